"""The records that the stages pass on: documents, claims, and the world that claims settle into.

All records are frozen. A claim is what one sentence says (docs/claims.md has its meaning field by field); a
world is what all claims together say, as states with a time.
"""

import hashlib
import json
from datetime import date
from typing import Annotated, Final, Generic, Literal, Self, TypeVar

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from deployments.dates import PartialDate
from deployments.decisions import AnyDecision, Pin, Rejection
from deployments.terms import (
    MULTINATIONAL,
    Alpha3,
    Arm,
    Country,
    Formation,
    Qualifier,
    Record,
    Status,
    Troops,
    force_id,
)

__all__ = [
    "Aggregate", "Alpha3", "Arm", "Claim", "Context", "Deployment", "Document", "Evidence", "Force", "Formation",
    "HostTotal", "Overruled", "Qualifier", "Record", "Settled", "Side", "Site", "State", "Status", "Track",
    "Troops", "World", "claim_id",
]  # fmt: skip

SCHEMA_VERSION: Final = 1
"""Of the form of a claim, as docs/claims.md describes it; it grows when an older reader would misread a claim."""

LONGEST_QUOTE = 600
"""Characters of one piece of evidence: enough for any sentence, too few for an article."""

MOST_PEOPLE = 10_000_000_000
"""More than there are: a larger number is no strength, and would not fit into the columns of an export."""

Words = Annotated[str, StringConstraints(min_length=1)]
"""What is unknown is null, and never an empty name."""


class Evidence(Record):
    """A slice of a document: offsets in Unicode code points, and the text between them."""

    start: Annotated[int, Field(ge=0)]
    end: int
    quote: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_QUOTE)]

    @model_validator(mode="after")
    def _spans_its_quote(self) -> Self:
        if self.end - self.start != len(self.quote):
            message = f"the quote is {len(self.quote)} characters long, its offsets say {self.end - self.start}"
            raise ValueError(message)
        return self


def _of_characters(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        message = f"half a character (a lone surrogate) stands at {error.start}: no encoding can write it"
        raise ValueError(message) from None
    return text


class Document(Record):
    """One text as it was read; the text is the decoded file, never cleaned.

    Attributes:
        id: Its path below the folder given, without the ending.
        text: The decoded text; offsets count its code points.
        sha256: Of the file's bytes, in hexadecimal.
        title: Its title, or None where neither the text nor `documents.toml` has one.
        publisher: Who published it.
        date: When it was published, as far as it is known.
        date_basis: How the date is known.
    """

    id: str
    text: Annotated[str, AfterValidator(_of_characters)]
    sha256: str
    title: str | None = None
    publisher: str | None = None
    date: PartialDate | None = None
    date_basis: str | None = None

    def quote(self, start: int, end: int) -> Evidence:
        """Return the slice from `start` to `end` as evidence."""
        return Evidence(start=start, end=end, quote=self.text[start:end])


def _of_people(troops: Troops) -> Troops:
    if max(troops.min or 0, troops.max or 0) > MOST_PEOPLE:
        message = f"more than {MOST_PEOPLE:,} people are no strength"
        raise ValueError(message)
    return troops


class Site(Record):
    """A base, camp, town or training area: its name as written, and what the gazetteer knows of it.

    Attributes:
        name: As the text writes it.
        place: Id in the gazetteer, or None.
        lat: Degrees north, WGS 84.
        lon: Degrees east, WGS 84.
    """

    name: Words
    place: str | None = None
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None


class Context(Record):
    """The paragraph around a claim's first piece of evidence."""

    start: int
    text: str


class Claim(Record):
    """One statement in a document that forces are, were, will or may be in a country not their own.

    The fields are described one by one in docs/claims.md.
    """

    schema_version: Literal[1] = SCHEMA_VERSION
    id: Words
    document: Words
    document_title: str | None = None
    document_publisher: str | None = None
    document_date: PartialDate | None = None
    document_sha256: str
    hosts: tuple[Country, ...] = ()
    region: Words | None = None
    site: Site | None = None
    formation: Formation | None = None
    formation_count: Annotated[int, Field(ge=0, le=MOST_PEOPLE)] | None = None
    unit: str | None = None
    mission: Words | None = None
    nation: Country | None = None
    lead: Country | None = None
    contributors: tuple[Country, ...] = ()
    troops: Annotated[Troops, AfterValidator(_of_people)] | None = None
    status: Status
    as_of: PartialDate | None = None
    as_of_basis: Literal["stated", "relative", "document"] | None = None
    said_on: PartialDate | None = None
    attributed_to: str | None = None
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    context: Context | None = None
    rule: str
    confidence: Annotated[float, Field(ge=0, le=1)]
    extractor: str
    rejected_by: tuple[Rejection, ...] = ()
    decided_by: tuple[AnyDecision, ...] = ()

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if not self.hosts and not self.region:
            message = "a claim needs a host or a region"
            raise ValueError(message)
        return self

    @property
    def arm(self) -> Arm:
        """Land, air or sea, by the formation; people without a unit are land."""
        match self.formation:
            case "aircraft":
                return "air"
            case "ships":
                return "sea"
            case _:
                return "land"

    @property
    def forces(self) -> tuple[str, ...]:
        """Ids of the forces that it speaks of by its own fields: one in each host, and all together."""
        together = "+".join(sorted(set(self.hosts))) or self.region or ""
        places = sorted({*self.hosts, together})
        return tuple(force_id(place, self.nation or MULTINATIONAL, self.arm, self.mission) for place in places)


def claim_id(document_sha256: str, fields: dict[str, object]) -> str:
    """Return the id of a claim: a hash of its document, its evidence and what it claims.

    Args:
        document_sha256: Of the document's bytes.
        fields: The claim's fields but for ids, document data, context, rule, confidence and extractor, as
            plain JSON.
    """
    told = json.dumps([document_sha256, fields], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


V = TypeVar("V")


class Side(Record, Generic[V]):
    """One side of a disagreement: a value and the claims that hold it."""

    value: V
    claims: Annotated[tuple[str, ...], Field(min_length=1)]


class Overruled(Side[V], Generic[V]):
    """A side that a reviewer decided against.

    Attributes:
        by: The decision.
    """

    by: Pin


class Superseded(Record):
    """Claims whose value this one took the place of, by one rule.

    Attributes:
        claims: Their ids, sorted.
        reason: The rule, in words.
    """

    claims: Annotated[tuple[str, ...], Field(min_length=1)]
    reason: str


class Settled(Record, Generic[V]):
    """A value that claims settled into.

    Attributes:
        value: What holds; for a disagreement over strength the range that covers all sides, else the newest
            side.
        claims: Ids of the claims it rests on, sorted.
        reason: The rule that settled it, in words.
        attested: The last day on which a claim attests it; None where no claim is dated.
        as_of: That claim's date as written; partial.
        sides: The sides that cannot all be true; empty where there is no conflict.
        overruled: Sides that a reviewer decided against; they count no more.
        supersedes: What stood until this value began, and why it stands no longer.
    """

    value: V
    claims: Annotated[tuple[str, ...], Field(min_length=1)]
    reason: str
    attested: date | None = None
    as_of: PartialDate | None = None
    sides: tuple[Side[V], ...] = ()
    overruled: tuple[Overruled[V], ...] = ()
    supersedes: tuple[Superseded, ...] = ()


Track = Literal["present", "planned", "proposed"]


class State(Record):
    """All that is settled about one force on one track, over a half-open interval of days.

    On the present track, and of what is planned without a due date, only one state stands at a time; plans for
    different dates stand beside each other, each with its `due`.

    Attributes:
        start: First day, or None where no claim dates it ("as far back as is known").
        end: First day on which it no longer holds, or None while it stands.
        track: "present" (in place, or ended), "planned" or "proposed".
        status: Its status.
        due: For what is planned: the partial date on which it takes effect. After it, "was due".
        formation: What kind of unit it is.
        lead: The framework nation.
        contributors: Nations that take part in a multinational force.
        strength: People; None is unknown, never zero.
        sites: Named sites where it is.
    """

    start: date | None
    end: date | None
    track: Track
    status: Settled[Status]
    due: PartialDate | None = None
    formation: Settled[Formation] | None = None
    lead: Settled[Alpha3] | None = None
    contributors: Settled[tuple[Alpha3, ...]] | None = None
    strength: Settled[Troops] | None = None
    sites: Settled[tuple[Site, ...]] | None = None

    def holds(self, day: date) -> bool:
        """Whether this state stands on `day`."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of all claims that any of its values rests on, sorted."""
        values = (self.status, self.formation, self.lead, self.contributors, self.strength, self.sites)
        held = (ids for v in values if v for ids in (v.claims, *(side.claims for side in (*v.sides, *v.overruled))))
        return tuple(sorted({claim for ids in held for claim in ids}))


class Force(Record):
    """What deployments and aggregates share.

    Attributes:
        id: Made from the key alone (where, scope, mission, arm), never from claims.
        scope: "multinational", or the code of the nation whose own contingent it is.
        mission: Slug of its mission, or None.
        arm: Land, air or sea.
        states: Its history: by track, then by due date, then by time; no two with the same track and due date
            overlap.
    """

    id: str
    scope: str
    mission: str | None
    arm: Arm
    states: tuple[State, ...]

    def at(self, day: date) -> tuple[State, ...]:
        """Return the states that stand on `day`: what is there, then each plan, then each proposal."""
        return tuple(state for state in self.states if state.holds(day))


class Deployment(Force):
    """One host, one force, over time.

    Attributes:
        host: Code of the country it is in.
        part_of: Id of the multinational deployment that it is a contingent of, or None.
    """

    host: Alpha3
    part_of: str | None = None


class Aggregate(Force):
    """A figure over several hosts together, or over a region: it has no point, and is spread over no country."""

    hosts: tuple[Alpha3, ...]
    region: str | None = None


class Share(Record):
    """One part of a formation whose own figure is counted.

    Attributes:
        whole: Id of the formation.
        deployment: Id of the contingent; None for the others: people of the formation whom no known
            contingent accounts for.
        strength: People; of the others what the formation's figure leaves for them.
        claims: Ids of the claims it rests on, sorted; of the others those of the formation and its parts.
    """

    whole: str
    deployment: str | None
    strength: Troops
    claims: Annotated[tuple[str, ...], Field(min_length=1)]


class HostTotal(Record):
    """The people of all deployments in one host together, over a half-open interval of days.

    Attributes:
        strength: Its low end is what is known at least; None where no deployment's strength is known.
        deployments: Ids of the deployments that are counted, sorted.
        claims: Ids of the claims behind them, sorted.
        parts: What the formations among them are known to be made of: the contingents with a known strength,
            by id, and last the others where the formation's figure is higher than their sum.
    """

    host: Alpha3
    start: date | None
    end: date | None
    strength: Troops | None
    deployments: tuple[str, ...]
    claims: tuple[str, ...]
    parts: tuple[Share, ...] = ()


class World(Record):
    """What all claims together say; everything after it only looks values up.

    Attributes:
        deployments: Sorted by id.
        aggregates: Sorted by id.
        totals: Sorted by host and time.
        latest: The latest day on which anything is attested: the default date of a view. None without dated
            claims.
    """

    deployments: tuple[Deployment, ...] = ()
    aggregates: tuple[Aggregate, ...] = ()
    totals: tuple[HostTotal, ...] = ()
    latest: date | None = None
