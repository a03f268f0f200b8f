"""One force on one day in words: what it is, its states, and for each value the sources it rests on."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple, TypeVar

from deployments import gazetteer
from deployments import wording as words
from deployments.records import Arm, Claim, Force, Settled, State, Status
from deployments.webmap import sources

ARMS: Final[dict[Arm, str]] = {"land": "Land force", "air": "Air force", "sea": "Naval force"}

V = TypeVar("V")


class Sourced(NamedTuple):
    """What is needed to tell a value with its sources.

    Attributes:
        claims: All claims by id.
        order: Ids of the force's claims; a source's number is its place here, from 1.
        shown: The date shown.
    """

    claims: Mapping[str, Claim]
    order: list[str]
    shown: date

    def fact(self, label: str, settled: Settled[V], say: Callable[[V], str], status: Settled[Status]) -> dict[str, Any]:
        """Return a settled value as a row: in words, with its sources and the sides of a disagreement."""
        sides = [
            {
                "text": say(side.value),
                "refs": self._numbers(side.claims),
                "said": sources.speakers(side.claims, self.claims),
            }
            for side in settled.sides
        ]
        return _row(label, say(settled.value)) | {
            "refs": self._numbers(settled.claims),
            "note": self._note(settled, status),
            "sides": sides,
            "overruled": [{"text": say(side.value), "refs": self._numbers(side.claims)} for side in settled.overruled],
        }

    def as_of(self, settled: Settled[V]) -> str:
        """Say when a value was true, and how long before the date shown."""
        told = words.partial(settled.as_of) if settled.as_of else None
        if settled.attested is None:
            return told or "undated"
        said = told or words.day(settled.attested)
        return f"{said}, {words.age(settled.attested, settled.as_of, self.shown)}"

    def _numbers(self, ids: Iterable[str]) -> list[int]:
        return sorted(self.order.index(claim) + 1 for claim in ids)

    def _note(self, settled: Settled[V], status: Settled[Status]) -> str | None:
        """Say how a value was settled where there was a choice, and its date where it is not the status's."""
        notes = [settled.reason] if len(settled.claims) > 1 or settled.sides or settled.overruled else []
        if settled.as_of != status.as_of:
            dated = settled.as_of is not None or settled.attested is not None
            notes.append(f"as of {self.as_of(settled)}" if dated else "undated")
        return "; ".join(notes) or None


def force_view(force: Force, claims: Mapping[str, Claim], shown: date) -> dict[str, Any]:
    """Return what deployments and aggregates show alike; `force` has a state on the day `shown`."""
    ranks = list(words.STATUS)
    states = sorted(force.at(shown), key=lambda state: ranks.index(words.symbol(state, shown)))
    first = states[0]
    sourced = Sourced(claims, sources.in_order((c for state in states for c in state.claims), claims), shown)
    return {
        "title": words.title(force, first),
        "kind": _kind(force),
        "symbol": words.symbol(first, shown),
        "changing": first.status.value == "in-place" and any(state.track == "planned" for state in states),
        "strength": words.strength(first.strength.value if first.strength else None),
        "states": [_state(force, state, sourced) for state in states],
        "sources": sourced.order,
    }


def _kind(force: Force) -> str:
    if not force.mission:
        return ARMS[force.arm]
    known = gazetteer.missions().get(force.mission)
    return f"{ARMS[force.arm]}; mission: {known.name if known else force.mission}"


def _state(force: Force, state: State, sourced: Sourced) -> dict[str, Any]:
    symbol = words.symbol(state, sourced.shown)
    status = words.STATUS | {state.status.value: words.STATUS[symbol]}
    facts = [sourced.fact("Status", state.status, status.__getitem__, state.status) | {"symbol": symbol}]
    if state.due:
        facts.append(_row("Was due" if symbol == "was-due" else "Due", words.partial(state.due)))
    if state.formation:
        facts.append(sourced.fact("Force", state.formation, words.formation, state.status))
    facts.append(_nation(force, state, sourced))
    if state.contributors:
        facts.append(sourced.fact("Contributors", state.contributors, _nations, state.status))
    if state.strength:
        facts.append(sourced.fact("Strength", state.strength, words.strength, state.status))
    else:
        facts.append(_row("Strength", words.strength(None)))
    if state.sites:
        facts.append(sourced.fact("Sites", state.sites, lambda s: words.listing([x.name for x in s]), state.status))
    facts.append(_row("As of", sourced.as_of(state.status)))
    facts.append(_row("Said by", sources.speakers(state.claims, sourced.claims)))
    return {"words": words.STATUS[symbol], "facts": facts}


def _nation(force: Force, state: State, sourced: Sourced) -> dict[str, Any]:
    if state.lead:
        return sourced.fact("Framework nation", state.lead, gazetteer.country_name, state.status)
    if force.scope == "multinational":
        return _row("Framework nation", "not named")
    return _row("Nation", gazetteer.country_name(force.scope))


def _nations(codes: tuple[str, ...]) -> str:
    return words.listing([gazetteer.country_name(code) for code in codes])


def _row(label: str, text: str) -> dict[str, Any]:
    """Return a row that rests on no claim of its own."""
    return {"label": label, "text": text, "refs": [], "note": None, "sides": [], "overruled": []}
