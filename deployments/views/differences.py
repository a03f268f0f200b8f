"""What differs between two dates, or between what two sets of claims say: added, changed, ended, and why."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, Literal, NamedTuple

from deployments import wording
from deployments.dates import PartialDate
from deployments.records import Aggregate, Claim, Deployment, Settled, State, Track, World
from deployments.terms import Record
from deployments.views.attributes import Attribute, settled
from deployments.views.overview import where_of
from deployments.views.quotes import Quote, quotes

Kind = Literal["added", "changed", "ended"]
KINDS: Final[tuple[Kind, ...]] = ("added", "changed", "ended")

FIRST: Final = "nothing was said of it before"
NO_LONGER: Final = "nothing is said of it any more"
TAKEN_OVER: Final = "it stands no longer: the plan was met, given up or replaced"


class Difference(Record):
    """One thing that is not as it was.

    Attributes:
        kind: "added" (it was not there, or not planned), "changed" or "ended" (gone, or planned no longer).
        force: Id of the deployment or aggregate.
        where: Its host, hosts or region in words.
        title: What it is, in words.
        track: "present", "planned" or "proposed".
        due: Of what is planned: when it takes effect.
        attribute: What has changed; None for what was added or ended.
        before: The value before.
        after: The value after.
        why: The rules by which, in words.
        was: Ids of the claims that the value before rests on.
        claims: Ids of the claims that speak for the change.
    """

    kind: Kind
    force: str
    where: str
    title: str
    track: Track
    due: PartialDate | None
    attribute: Attribute | None
    before: Any
    after: Any
    why: str
    was: tuple[str, ...]
    claims: tuple[str, ...]


class Differences(Record):
    """What differs between two views.

    Attributes:
        before: The day of the first view.
        after: The day of the second.
        differences: By where, force, track, due date and attribute.
        quotes: Of every claim cited, the oldest document first.
    """

    before: date | None
    after: date | None
    differences: tuple[Difference, ...]
    quotes: tuple[Quote, ...]


class View(NamedTuple):
    """A world on one day."""

    world: World
    day: date | None


class Shown(NamedTuple):
    """A force with one state that stands on a day."""

    force: Deployment | Aggregate
    state: State


Key = tuple[str, Track, PartialDate | None]


def differences(before: View, after: View, claims: Mapping[str, Claim]) -> Differences:
    """Compare two views, of one world or of two.

    Args:
        before: The first view.
        after: The second.
        claims: By id, those of both.
    """
    old, new = _shown(before), _shown(after)
    later = {force.id: force for force in _forces(after.world)}
    found = [
        difference
        for key in sorted({*old, *new}, key=lambda key: (key[0], key[1], key[2] or ""))
        for difference in _compared(old.get(key), new.get(key), later.get(key[0]), before.day)
    ]
    found.sort(key=lambda difference: difference.where)
    cited = {key for difference in found for key in (*difference.was, *difference.claims)}
    return Differences(
        before=before.day, after=after.day, differences=tuple(found), quotes=quotes(cited & claims.keys(), claims)
    )


def _forces(world: World) -> Iterator[Deployment | Aggregate]:
    yield from world.deployments
    yield from world.aggregates


def _shown(view: View) -> dict[Key, Shown]:
    day = view.day or date.max
    return {
        (force.id, state.track, state.due): Shown(force, state)
        for force in _forces(view.world)
        for state in force.at(day)
        if state.status.value != "ended"
    }


def _compared(
    old: Shown | None, new: Shown | None, later: Deployment | Aggregate | None, since: date | None
) -> Iterator[Difference]:
    if old and new:
        yield from _changes(old.state, new, since)
    elif new:
        yield _difference("added", new, why=FIRST, claims=new.state.claims)
    elif old:
        yield _ended(old, later)


def _ended(old: Shown, later: Deployment | Aggregate | None) -> Difference:
    """Tell of what stands no longer, with the claims that started when it ended."""
    states = later.states if later else ()
    over = [state for state in states if state.start and state.start == _end(old.state, states)]
    told = tuple(sorted({claim for state in over for claim in state.status.claims}))
    gone = [state.status.reason for state in over if state.status.value == "ended"]
    reason = gone[0] if gone else TAKEN_OVER if told else NO_LONGER
    return _difference("ended", old, why=reason, claims=told, was=old.state.claims)


def _end(state: State, states: Iterable[State]) -> date | None:
    """Return when the last of the states that a state goes on in ends."""
    end = state.end
    for other in states:
        if other.start == end and (other.track, other.due) == (state.track, state.due):
            if other.status.value == "ended":
                break
            end = other.end
    return end


def _changes(old: State, new: Shown, since: date | None) -> Iterator[Difference]:
    was, now = dict(settled(old)), dict(settled(new.state))
    for name in [
        name for name in {**was, **now} if not (name in was and name in now and was[name].value == now[name].value)
    ]:
        before, after = was.get(name), now.get(name)
        yield _difference(
            "changed",
            new,
            attribute=name,
            before=before.value if before else None,
            after=after.value if after else None,
            why=_why(name, before, new, since) or (after.reason if after else NO_LONGER),
            was=before.claims if before else (),
            claims=after.claims if after else (),
        )


def _why(attribute: Attribute, was: Settled[Any] | None, new: Shown, since: date | None) -> str:
    """Return the rules by which a value gave way, or those that gave way to it after a day in the meantime."""
    before = set(was.claims if was else ())
    states = [
        state
        for state in new.force.states
        if (state.track, state.due) == (new.state.track, new.state.due)
        and (state.start or date.min) <= (new.state.start or date.min)
    ]
    rules = {
        superseded.reason: None
        for state in states
        for superseded in getattr(getattr(state, attribute), "supersedes", ())
        if before.intersection(superseded.claims) or (since or date.min) < (state.start or date.min)
    }
    return "; ".join(rules)


def _difference(kind: Kind, shown: Shown, **told: Any) -> Difference:  # noqa: ANN401 - fields of the record
    plain = {"attribute": None, "before": None, "after": None, "was": (), "claims": ()}
    return Difference(
        kind=kind,
        force=shown.force.id,
        where=where_of(shown.force),
        title=wording.title(shown.force, shown.state),
        track=shown.state.track,
        due=shown.state.due,
        **(plain | told),
    )
