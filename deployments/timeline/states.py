"""The states of one force: its settled attributes laid over each other, track by track."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

from deployments.records import Claim, Settled, State, Track
from deployments.timeline.intentions import Intentions
from deployments.timeline.pins import with_pins
from deployments.timeline.plans import plans_of
from deployments.timeline.standing import Segment, spans, sweep
from deployments.timeline.statements import OPEN, UNDATED, Statement
from deployments.timeline.tracks import Presence
from deployments.timeline.values import ATTRIBUTES, DUE, STATUS, Attribute

Until = Callable[[Statement], date]
INTENDED: Final = {**ATTRIBUTES, "status": STATUS}


def states_of(claims: Sequence[Claim]) -> tuple[State, ...]:
    """Return the states of the force that all of some claims speak of: by track, then by due date, then by time."""
    presence = Presence(claims)
    plans = Intentions([claim for claim in claims if claim.status == "planned"], presence)
    proposals = Intentions([c for c in claims if c.status == "proposed"], presence, plans.statements)
    return (
        *_states("present", _present(presence)),
        *(state for plan in plans_of(plans) for state in _states("planned", _planned(plan, plans))),
        *_states("proposed", _intended(proposals.statements, INTENDED, proposals.until)),
    )


def _present(presence: Presence) -> dict[str, list[Segment[Any]]]:
    """Settle the attributes of a force that is there; one that has ended keeps all but its strength."""
    until = {
        "strength": presence.strength_until,
        "formation": presence.formation_until,
        "lead": presence.lead_until,
    }
    told = [*presence.there, *presence.over]
    history = {
        name: _settle(name, told, attribute, until.get(name, presence.until)) for name, attribute in ATTRIBUTES.items()
    }
    return {**history, "status": _settle("status", told, STATUS, presence.status_until)}


def _planned(plan: Sequence[Statement], plans: Intentions) -> dict[str, list[Segment[Any]]]:
    return _intended(plan, {**INTENDED, "due": DUE}, plans.until)


def _intended(
    statements: Sequence[Statement], attributes: Mapping[str, Attribute], until: Until
) -> dict[str, list[Segment[Any]]]:
    return {name: _settle(name, statements, attribute, until) for name, attribute in attributes.items()}


def _settle(name: str, statements: Sequence[Statement], attribute: Attribute, until: Until) -> list[Segment[Any]]:
    told = ((statement, value) for statement in statements for value in attribute.values(statement))
    settle = with_pins(name, statements, attribute.settle)
    stand = spans(told, attribute.group, until, attribute.reach, attribute.whole)
    return [_with_superseded(segment) for segment in sweep(stand, settle)]


def _with_superseded(segment: Segment[Any]) -> Segment[Any]:
    if not segment.supersedes or not isinstance(segment.value, Settled):
        return segment
    return segment._replace(value=segment.value.model_copy(update={"supersedes": segment.supersedes}))


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
