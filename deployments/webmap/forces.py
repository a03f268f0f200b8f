"""Forces over time in the words of the page: each state with its days, each settled value once."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from deployments import gazetteer
from deployments import wording as words
from deployments.columns import located, site_name
from deployments.dates import PartialDate, day_after, first_day
from deployments.records import Arm, Force, Settled, Site, State, Superseded, Troops
from deployments.webmap.days import number

ARMS: Final[dict[Arm, str]] = {"land": "Land force", "air": "Air force", "sea": "Naval force"}

V = TypeVar("V")


class Dates:
    """All partial dates of the page, each once; states and values name them by their place.

    Attributes:
        words: Each as written, in words, and as a half-open interval of days.
    """

    def __init__(self) -> None:
        """Start with none."""
        self.words: list[list[Any]] = []
        self._places: dict[PartialDate, int] = {}

    def place(self, date: PartialDate) -> int:
        """Return the place of a date."""
        place = self._places.setdefault(date, len(self.words))
        if place == len(self.words):
            self.words.append([date, words.partial(date), number(first_day(date)), number(day_after(date))])
        return place


class Ledger:
    """All settled values of the page, each entered once; states name them by their place.

    Attributes:
        values: The values in words, with the places of the claims that each rests on.
        reasons: In words, why values were settled so; values name them by their place.
        dates: Of which values are told.
    """

    def __init__(self, order: Mapping[str, int]) -> None:
        """Start a ledger; `order` has the place of each claim by its id."""
        self.values: list[dict[str, Any]] = []
        self.dates = Dates()
        self._order = order
        self._reasons: dict[str, int] = {}
        self._places: dict[tuple[str, object], int] = {}

    def enter(self, kind: str, settled: Settled[V], say: Callable[[V], str]) -> int:
        """Return the place of a settled value; `kind` tells apart what is put into words differently."""
        place = self._places.setdefault((kind, settled), len(self.values))
        if place == len(self.values):
            self.values.append(self._value(settled, say))
        return place

    @property
    def reasons(self) -> list[str]:
        """Return the reasons by their place."""
        return list(self._reasons)

    def _reason(self, told: str) -> int:
        return self._reasons.setdefault(told, len(self._reasons))

    def _value(self, settled: Settled[V], say: Callable[[V], str]) -> dict[str, Any]:
        sides = [{"text": say(side.value), "claims": self._claims(side.claims)} for side in settled.sides]
        told = {
            "text": say(settled.value),
            "claims": self._claims(settled.claims),
            "reason": self._reason(settled.reason),
            "attested": settled.attested and number(settled.attested),
            "when": settled.as_of and self.dates.place(settled.as_of),
            "sides": sides,
            "overruled": [{"text": say(side.value), "claims": self._claims(side.claims)} for side in settled.overruled],
            "supersedes": [
                {"reason": self._reason(one.reason), "claims": self._claims(one.claims)} for one in settled.supersedes
            ],
        }
        return {key: value for key, value in told.items() if value not in (None, [])}

    def _claims(self, ids: tuple[str, ...]) -> list[int]:
        return sorted(self._order[claim] for claim in ids)


def force_view(force: Force, ledger: Ledger) -> dict[str, Any]:
    """Return what deployments and aggregates show alike."""
    return {
        "id": force.id,
        "kind": _kind(force),
        "scope": force.scope,
        "mission": force.mission,
        "arm": force.arm,
        "states": [_state(force, state, ledger) for state in force.states],
    }


def _kind(force: Force) -> str:
    if not force.mission:
        return ARMS[force.arm]
    known = gazetteer.missions().get(force.mission)
    return f"{ARMS[force.arm]}; mission: {known.name if known else force.mission}"


def _state(force: Force, state: State, ledger: Ledger) -> dict[str, Any]:
    """Return a state with its days, what is looked up of it, and the places of its values."""
    value = {name: settled.value for name, settled in _settled(state)}
    status = state.status
    site = located(state)
    told = {
        "from": state.start and number(state.start),
        "to": state.end and number(state.end),
        "track": state.track,
        "status": state.status.value,
        "due": state.due,
        "dueWords": state.due and words.partial(state.due),
        "overdue": state.due and number(day_after(state.due)),
        "title": words.title(force, state),
        "formation": value.get("formation"),
        "lead": value.get("lead"),
        "contributors": value.get("contributors"),
        "attested": status.attested and number(status.attested),
        "when": status.as_of and ledger.dates.place(status.as_of),
        "disputed": any(settled.sides for _, settled in _settled(state)) or None,
        "strength": _numbers(value.get("strength")),
        "told": words.strength(value["strength"]) if "strength" in value else None,
        "sites": [one.name for one in state.sites.value] if state.sites else None,
        "site": site and [site.lat, site.lon, site_name(site)],
        "values": {name: ledger.enter(name, settled, SAY[name]) for name, settled in _settled(state)},
    }
    return {key: value for key, value in told.items() if value is not None}


def superseded(state: State) -> list[Superseded]:
    """Return what the values of a state took the place of."""
    return [one for _, settled in _settled(state) for one in settled.supersedes]


def _settled(state: State) -> list[tuple[str, Settled[Any]]]:
    found = [(name, getattr(state, name)) for name in SAY]
    return [(name, settled) for name, settled in found if settled]


def _numbers(troops: Troops | None) -> list[Any] | None:
    return [troops.min, troops.max, troops.qualifier] if troops else None


def _nations(codes: tuple[str, ...]) -> str:
    return words.listing([gazetteer.country_name(code) for code in codes])


def _sites(sites: tuple[Site, ...]) -> str:
    return words.listing([site.name for site in sites])


SAY: Final[dict[str, Callable[[Any], str]]] = {
    "status": words.STATUS.__getitem__,
    "formation": words.formation,
    "lead": gazetteer.country_name,
    "contributors": _nations,
    "strength": words.strength,
    "sites": _sites,
}
"""How each attribute is put into words, in the order in which they are shown."""
