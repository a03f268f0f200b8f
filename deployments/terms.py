"""The terms that records and decisions are made of: codes, kinds of force, strengths."""

from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from deployments import gazetteer

MULTINATIONAL: Final = "multinational"
"""The scope of a force of several nations; else it is the code of the nation whose own contingent it is."""

Alpha3 = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


def _known(code: object) -> object:
    if isinstance(code, str) and code not in gazetteer.countries():
        message = f"{code!r} is no country: write its ISO 3166-1 alpha-3 code, such as LVA"
        raise ValueError(message)
    return code


Country = Annotated[Alpha3, BeforeValidator(_known)]
Status = Literal["in-place", "planned", "proposed", "ended"]
Formation = Literal[
    "battlegroup", "battalion", "brigade", "company", "division", "corps", "headquarters", "air-defence",
    "artillery", "aircraft", "ships", "special-forces", "troops",
]  # fmt: skip
Arm = Literal["land", "air", "sea"]
Qualifier = Literal["exact", "about", "at-least", "at-most", "range"]


class Record(BaseModel):
    """What all records share: frozen, and nothing unknown gets in."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Troops(Record):
    """A number of people: `min` is None for "up to", `max` for "at least"; never both."""

    min: Annotated[int, Field(ge=0)] | None
    max: Annotated[int, Field(ge=0)] | None
    qualifier: Qualifier

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.min is None and self.max is None:
            message = "a strength needs a number"
            raise ValueError(message)
        if self.min is not None and self.max is not None and self.min > self.max:
            message = f"its low end {self.min} is above its high end {self.max}"
            raise ValueError(message)
        return self


def force_id(where: str, scope: str, arm: Arm, mission: str | None) -> str:
    """Return the id of a force: "LVA-multinational-land", "POL-USA-air"; a mission comes last."""
    return "-".join((where, scope, arm, *([mission] if mission else [])))


def same(one: object, other: object) -> bool:
    """Whether two values of a field are the same to a reviewer: of strengths the ends count, not if they are round."""
    if isinstance(one, Troops) and isinstance(other, Troops):
        return (one.min, one.max) == (other.min, other.max)
    return one == other
