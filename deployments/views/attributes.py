"""The settled attributes of a state: their names for people, and their values in words."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal, get_args

from deployments import gazetteer, wording
from deployments.records import Settled, Site, State
from deployments.terms import Troops

Attribute = Literal["status", "formation", "lead", "contributors", "strength", "sites"]
ATTRIBUTES: Final[tuple[Attribute, ...]] = get_args(Attribute)

NAMES: Final[dict[Attribute, str]] = {
    "status": "status",
    "formation": "unit",
    "lead": "framework nation",
    "contributors": "taking part",
    "strength": "strength",
    "sites": "sites",
}


def settled(state: State) -> Iterator[tuple[Attribute, Settled[Any]]]:
    """Yield the attributes that a state has a value of, in order."""
    for name in ATTRIBUTES:
        value = getattr(state, name)
        if value is not None:
            yield name, value


def words(attribute: Attribute, value: object) -> str:
    """Say a value; None is unknown."""
    if value is None:
        return "unknown"
    if isinstance(value, Troops):
        return wording.strength(value)
    match attribute:
        case "lead":
            return gazetteer.country_name(str(value))
        case "contributors":
            return wording.listing([gazetteer.country_name(str(code)) for code in _several(value)])
        case "sites":
            return wording.listing([site.name for site in _several(value) if isinstance(site, Site)])
        case _:
            return str(value).replace("-", " ")


def _several(value: object) -> Sequence[object]:
    return value if isinstance(value, tuple) else (value,)
