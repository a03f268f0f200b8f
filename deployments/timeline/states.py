"""The states of one force: its settled attributes laid over each other, track by track."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from deployments.records import Claim, Settled, State, Track
from deployments.timeline.pins import with_pins
from deployments.timeline.standing import Segment, spans, sweep
from deployments.timeline.statements import OPEN, UNDATED, Statement
from deployments.timeline.tracks import Intentions, Presence
from deployments.timeline.values import ATTRIBUTES, DUE, STATUS, Attribute

Until = Callable[[Statement], date]


def states_of(claims: Sequence[Claim]) -> tuple[State, ...]:
    """Return the states of the force that all of some claims speak of: by track, then by time."""
    presence = Presence(claims)
    plans = Intentions([claim for claim in claims if claim.status == "planned"], presence)
    proposals = Intentions([c for c in claims if c.status == "proposed"], presence, plans.statements)
    return (
        *_states("present", _present(presence)),
        *_states("planned", _intended(plans, {**ATTRIBUTES, "status": STATUS, "due": DUE})),
        *_states("proposed", _intended(proposals, {**ATTRIBUTES, "status": STATUS})),
    )


def _present(presence: Presence) -> dict[str, list[Segment[Any]]]:
    """Settle the attributes of a force that is there; one that has ended keeps all but its strength."""
    until = {"strength": presence.strength_until, "formation": presence.formation_until}
    told = [*presence.there, *presence.over]
    history = {
        name: _settle(name, told, attribute, until.get(name, presence.until)) for name, attribute in ATTRIBUTES.items()
    }
    return {**history, "status": _settle("status", told, STATUS, presence.status_until)}


def _intended(plans: Intentions, attributes: Mapping[str, Attribute]) -> dict[str, list[Segment[Any]]]:
    return {name: _settle(name, plans.statements, attribute, plans.until) for name, attribute in attributes.items()}


def _settle(name: str, statements: Sequence[Statement], attribute: Attribute, until: Until) -> list[Segment[Any]]:
    told = ((statement, value) for statement in statements for value in attribute.values(statement))
    settle = with_pins(name, statements, attribute.settle)
    return sweep(spans(told, attribute.group, until), settle)


def _states(track: Track, history: Mapping[str, list[Segment[Any]]]) -> list[State]:
    """Lay the segments of all attributes over each other; there is a state wherever there is a status."""
    days = sorted({day for segments in history.values() for segment in segments for day in segment[:2]})
    at = dict.fromkeys(history, 0)
    states = []
    for start, end in pairwise(days):
        values: dict[str, Any] = {}
        for name, segments in history.items():
            while at[name] < len(segments) and segments[at[name]].end <= start:
                at[name] += 1
            if at[name] < len(segments) and segments[at[name]].start <= start:
                values[name] = _as_of_its_end(segments[at[name]].value, end)
        if "status" in values:
            states.append(State(start=_day(start), end=_day(end), track=track, **values))
    return states


def _as_of_its_end(value: object, end: date) -> object:
    """Return a settled value attested no later than its state lasts: "2022" may reach beyond it."""
    if isinstance(value, Settled) and value.attested and value.attested >= end:
        return value.model_copy(update={"attested": end - timedelta(days=1)})
    return value


def _day(day: date) -> date | None:
    return None if day in (UNDATED, OPEN) else day
