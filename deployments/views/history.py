"""The whole history of a host: each value of each force with its interval, its reason and its quotes."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from deployments import gazetteer, wording
from deployments.dates import PartialDate
from deployments.records import Claim, Deployment, HostTotal, Overruled, Settled, Side, State, Superseded, Track, World
from deployments.terms import Alpha3, Arm, Record
from deployments.views.attributes import ATTRIBUTES, Attribute
from deployments.views.quotes import Quote, quotes


class Held(Record):
    """A value of one attribute, over the half-open interval in which it holds.

    Attributes:
        track: "present", "planned" or "proposed".
        due: Of what is planned: when it takes effect.
        attribute: Which attribute.
        value: The value.
        start: First day, or None for as far back as is known.
        end: First day on which it no longer holds, or None while it stands.
        attested: The last day on which a claim attests it.
        reason: The rule that settled it, in words.
        claims: Ids of the claims that it rests on.
        sides: The sides that cannot all be true.
        overruled: The sides that a reviewer decided against.
        supersedes: What it took the place of, and by which rule.
    """

    track: Track
    due: PartialDate | None
    attribute: Attribute
    value: Any
    start: date | None
    end: date | None
    attested: date | None
    reason: str
    claims: tuple[str, ...]
    sides: tuple[Side[Any], ...]
    overruled: tuple[Overruled[Any], ...]
    supersedes: tuple[Superseded, ...]


class ForceHistory(Record):
    """All that was ever settled about one force.

    Attributes:
        id: Of the deployment.
        force: What it is, in words.
        scope: "multinational" or a nation's code.
        mission: Slug of its mission.
        arm: Land, air or sea.
        part_of: Id of the multinational deployment it is part of.
        values: By track, due date, time and attribute.
    """

    id: str
    force: str
    scope: str
    mission: str | None
    arm: Arm
    part_of: str | None
    values: tuple[Held, ...]


class HostHistory(Record):
    """The history of a host.

    Attributes:
        host: Its code.
        name: Its name.
        forces: By id.
        totals: People in all, over time.
        quotes: Of every claim cited, the oldest document first.
    """

    host: Alpha3
    name: str
    forces: tuple[ForceHistory, ...]
    totals: tuple[HostTotal, ...]
    quotes: tuple[Quote, ...]


def history(world: World, claims: Mapping[str, Claim], host: str) -> HostHistory:
    """Look up all that a world holds about one host."""
    there = [deployment for deployment in world.deployments if deployment.host == host]
    cited = {key for deployment in there for state in deployment.states for key in state.claims}
    superseded = {
        key
        for deployment in there
        for state in deployment.states
        for name in ATTRIBUTES
        for told in getattr(getattr(state, name), "supersedes", ())
        for key in told.claims
    }
    return HostHistory(
        host=host,
        name=gazetteer.country_name(host),
        forces=tuple(_force(deployment) for deployment in there),
        totals=tuple(total for total in world.totals if total.host == host),
        quotes=quotes(cited | superseded, claims),
    )


def _force(deployment: Deployment) -> ForceHistory:
    present = [state for state in deployment.states if state.track == "present"]
    return ForceHistory(
        id=deployment.id,
        force=wording.title(deployment, (present or list(deployment.states))[-1]),
        scope=deployment.scope,
        mission=deployment.mission,
        arm=deployment.arm,
        part_of=deployment.part_of,
        values=tuple(values_of(deployment.states)),
    )


def values_of(states: Iterable[State]) -> Iterator[Held]:
    """Yield the values of a force, each over all the time in which it is told to be the same."""
    for _, told in groupby(states, key=lambda state: (state.track, state.due)):
        history = list(told)
        held = [value for name in ATTRIBUTES for value in _values(history, name)]
        yield from sorted(held, key=lambda value: value.start or date.min)


def _values(states: Iterable[State], attribute: Attribute) -> list[Held]:
    """Return the values of one attribute in order of time; a state that has none parts what is before and after."""
    found: list[Held] = []
    for state in states:
        value: Settled[Any] | None = getattr(state, attribute)
        if value is None:
            continue
        last = found[-1] if found else None
        if last and last.end == state.start and _same(last, value):
            found[-1] = last.model_copy(
                update={
                    "end": state.end,
                    "attested": max(filter(None, (last.attested, value.attested)), default=None),
                    "reason": value.reason,
                    "claims": tuple(sorted({*last.claims, *value.claims})),
                    "sides": value.sides,
                    "overruled": value.overruled,
                    "supersedes": (*last.supersedes, *(s for s in value.supersedes if s not in last.supersedes)),
                }
            )
        else:
            found.append(_held(state, attribute, value))
    return found


def _same(last: Held, value: Settled[Any]) -> bool:
    return last.value == value.value and [s.value for s in last.sides] == [s.value for s in value.sides]


def _held(state: State, attribute: Attribute, value: Settled[Any]) -> Held:
    return Held(
        track=state.track,
        due=state.due,
        attribute=attribute,
        value=value.value,
        start=state.start,
        end=state.end,
        attested=value.attested,
        reason=value.reason,
        claims=value.claims,
        sides=value.sides,
        overruled=value.overruled,
        supersedes=value.supersedes,
    )
