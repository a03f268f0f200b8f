"""What a reviewer decides about claims: each decision with who, when and why (docs/decisions.md).

A decision names its claims by what does not change with the extractor: the document, words of the sentence,
and the fields by which a claim is told from others of that sentence.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal, Self, cast, get_args

from pydantic import (
    BeforeValidator,
    Field,
    SerializerFunctionWrapHandler,
    StringConstraints,
    model_serializer,
    model_validator,
)

from deployments.dates import PartialDate
from deployments.terms import MULTINATIONAL, Arm, Country, Formation, Record, Status, Troops

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]

BOUNDS = (
    (re.compile(r"(?P<low>\d+)"), "exact"),
    (re.compile(r"about (?P<low>\d+)"), "about"),
    (re.compile(r"at least (?P<low>\d+)"), "at-least"),
    (re.compile(r"up to (?P<high>\d+)"), "at-most"),
    (re.compile(r"(?:between )?(?P<low>\d+)(?: and | to |[-–])(?P<high>\d+)"), "range"),
)
"""How a strength is written: the words in which the page and the tables tell it."""

FORCE = re.compile(
    rf"(?P<where>.+?)-(?P<scope>{MULTINATIONAL}|[A-Z]{{3}})-(?P<arm>{'|'.join(get_args(Arm))})(?:-(?P<mission>.+))?"
)


def strength_as_written(written: object) -> object:
    """Take a strength as people write it: 500, "about 500", "at least 500", "up to 500", "500 to 700"."""
    if isinstance(written, int) and not isinstance(written, bool):
        written = str(written)
    if not isinstance(written, str):
        return written
    for pattern, qualifier in BOUNDS:
        if found := pattern.fullmatch(written.strip().replace(",", "")):
            ends = {"low": None, "high": None} | found.groupdict()
            single = qualifier in {"exact", "about"}
            return {"min": ends["low"], "max": ends["low"] if single else ends["high"], "qualifier": qualifier}
    message = f'{written!r} is no strength: write 500, "about 500", "at least 500", "up to 500" or "500 to 700"'
    raise ValueError(message)


def _force(name: str) -> tuple[str, str, Arm, str | None]:
    """Take the id of a force apart: where, whose, in which arm, on what mission."""
    found = FORCE.fullmatch(name)
    if not found:
        message = f"{name!r} is no id of a deployment, such as LVA-CAN-land; deploy show --json has them"
        raise ValueError(message)
    return found["where"], found["scope"], cast("Arm", found["arm"]), found["mission"]


def _or_nothing(written: object) -> object:
    return None if written == "" else written


def _listed(written: object) -> object:
    return (written,) if isinstance(written, str) else written


def _day(written: object) -> object:
    """Take a TOML date (2022-04-05 without quotes) as the text that it is."""
    return written.isoformat() if type(written) is date else written


Countries = Annotated[tuple[Country, ...], BeforeValidator(_listed)]
Nothing = BeforeValidator(_or_nothing)
Day = Annotated[PartialDate | None, BeforeValidator(_day), Nothing]
Name = Annotated[Words | None, Nothing]


class Told(Record):
    """Some fields of a claim as a reviewer writes them; "" is nothing. Those not given are not meant."""

    hosts: Countries | None = None
    region: Name = None
    site: Name = None
    formation: Annotated[Formation | None, Nothing] = None
    formation_count: Annotated[int | None, Nothing] = None
    unit: Name = None
    mission: Name = None
    nation: Annotated[Country | None, Nothing] = None
    lead: Annotated[Country | None, Nothing] = None
    contributors: Countries | None = None
    troops: Annotated[Troops | None, BeforeValidator(strength_as_written), Nothing] = None
    status: Status | None = None
    as_of: Day = None
    said_on: Day = None
    attributed_to: Name = None

    @property
    def given(self) -> dict[str, Any]:
        """The fields that are meant, by name."""
        return {name: getattr(self, name) for name in type(self).model_fields if name in self.model_fields_set}

    @model_serializer(mode="wrap")
    def _only_given(self, plain: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in plain(self).items() if name in self.model_fields_set}


class Decision(Record):
    """What all decisions share.

    Attributes:
        by: Who decided it.
        on: When.
        why: Why, in the reviewer's words.
    """

    by: Words
    on: date
    why: Words


class OfClaims(Decision):
    """A decision on claims of one sentence.

    Attributes:
        document: Id of the document.
        quote: The sentence, or words of it.
        claim: Fields that the claim has; without any, all claims of the sentence are meant.
    """

    document: Words
    quote: Words
    claim: Told = Told()


class Rejection(OfClaims):
    """The claim does not count."""

    action: Literal["reject"] = "reject"


class Correction(OfClaims):
    """The claim counts with other values than were read.

    Attributes:
        to: What its fields should be.
    """

    action: Literal["correct"] = "correct"
    to: Told

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.to.given:
            message = "to: say which field should be what, such as { troops = 500 }"
            raise ValueError(message)
        if "status" in self.to.given and self.to.status is None:
            message = "to: a claim cannot be without a status"
            raise ValueError(message)
        if {"hosts", "region"} & set(self.to.given) and not (self.to.hosts or self.to.region):
            message = "to: a claim cannot be without hosts and region"
            raise ValueError(message)
        return self


Pinned = Literal["formation", "lead", "troops", "status"]


class Acceptance(OfClaims):
    """The claim was looked at and is right; it changes nothing.

    Attributes:
        field: The field over which it disagrees with others, where that was looked at: the disagreement stands.
    """

    action: Literal["accept"] = "accept"
    field: Pinned | None = None


class Pin(OfClaims):
    """Of values that cannot all be true, the claim's holds, for as long as its statement stands.

    Attributes:
        field: The field.
        over: The values that it holds against; all others where none are given.
    """

    action: Literal["pin"] = "pin"
    field: Pinned
    over: tuple[Troops | str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _typed(cls, written: Any) -> Any:  # noqa: ANN401 - TOML or JSON, not checked yet
        if not isinstance(written, dict) or written.get("field") not in get_args(Pinned):
            return written
        over = written.get("over", ())
        values = over if isinstance(over, list | tuple) else (over,)
        typed = (getattr(Told.model_validate({written["field"]: value}), written["field"]) for value in values)
        return {**written, "over": tuple(typed)}


class Join(Decision):
    """Two deployments of one place are one force.

    Attributes:
        deployment: Id of the one that is no longer on its own.
        into: Id of the one that takes in its claims.
    """

    action: Literal["join"] = "join"
    deployment: Words
    into: Words

    @model_validator(mode="after")
    def _of_one_place(self) -> Self:
        if _force(self.deployment)[0] != _force(self.into)[0] or self.deployment == self.into:
            message = "two different deployments of one place can be joined"
            raise ValueError(message)
        return self

    @property
    def target(self) -> tuple[str, str, Arm, str | None]:
        """Where, whose, in which arm and on what mission the force is that takes the other in."""
        return _force(self.into)


class Part(Decision):
    """Some claims speak of another force than the one they were read as.

    Attributes:
        name: A slug that tells it from the other; the id of the new deployment ends with it.
        document: Id of the document, or None for claims of any.
        quote: The sentence, or words of it, or None for any.
        claim: Fields that the claims have.
    """

    action: Literal["part"] = "part"
    name: Slug
    document: Words | None = None
    quote: Words | None = None
    claim: Told = Told()

    @model_validator(mode="after")
    def _names_some(self) -> Self:
        if self.quote and not self.document:
            message = "a quote needs its document"
            raise ValueError(message)
        if not self.quote and not self.claim.given:
            message = "name its claims, by document and quote or by claim"
            raise ValueError(message)
        return self


AnyDecision = Annotated[
    Rejection | Acceptance | Correction | Pin | Join | Part,
    Field(discriminator="action"),
]


def joined(force: str, decisions: Iterable[AnyDecision]) -> tuple[Join, ...]:
    """Return the joins that lead from a force to the one that takes it in, step by step.

    Of two that join the same deployment the one that stands later wins; a circle ends where it would close.
    """
    into = {join.deployment: join for join in decisions if isinstance(join, Join)}
    steps: list[Join] = []
    seen = {force}
    while (step := into.get(force)) and step.into not in seen:
        steps.append(step)
        force = step.into
        seen.add(force)
    return tuple(steps)
