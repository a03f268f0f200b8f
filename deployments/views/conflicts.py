"""What is in dispute: every value with sides that cannot all be true, the most important first."""

from collections.abc import Iterator, Mapping
from datetime import date

from deployments import wording
from deployments.records import Aggregate, Claim, Deployment, World
from deployments.terms import Record
from deployments.views.history import Held, values_of
from deployments.views.overview import where_of
from deployments.views.quotes import Quote, quotes


class Conflict(Record):
    """One disagreement.

    Attributes:
        force: Id of the deployment or aggregate.
        title: What it is, in words.
        where: Its host, hosts or region in words.
        held: The value that is shown, its interval and its sides.
        stands: Whether it stands on the day shown.
        people: How far apart its sides are, in people, or how many people it is about; None where unknown.
    """

    force: str
    title: str
    where: str
    held: Held
    stands: bool
    people: int | None


class Conflicts(Record):
    """All disagreements of a world.

    Attributes:
        date: The day by which they stand or are past.
        conflicts: Those that stand on that day first; of these those about more people, then the newest.
        quotes: Of every claim on a side, the oldest document first.
    """

    date: date | None
    conflicts: tuple[Conflict, ...]
    quotes: tuple[Quote, ...]


def conflicts(world: World, claims: Mapping[str, Claim], day: date | None) -> Conflicts:
    """Look up what is in dispute, on `day` or by default the latest day attested, and what was before."""
    shown = day or world.latest
    found = sorted(_found(world, shown or date.max), key=_importance)
    cited = {key for conflict in found for side in conflict.held.sides for key in side.claims}
    return Conflicts(date=shown, conflicts=tuple(found), quotes=quotes(cited, claims))


def _found(world: World, shown: date) -> Iterator[Conflict]:
    forces: list[Deployment | Aggregate] = [*world.deployments, *world.aggregates]
    for force in forces:
        values = list(values_of(force.states))
        for held in values:
            if held.sides:
                yield Conflict(
                    force=force.id,
                    title=_title(force, held),
                    where=where_of(force),
                    held=held,
                    stands=(held.start or date.min) <= shown < (held.end or date.max),
                    people=_people(held, values),
                )


def _title(force: Deployment | Aggregate, held: Held) -> str:
    return next(wording.title(force, s) for s in force.states if (s.track, s.start) == (held.track, held.start))


def _people(held: Held, values: list[Held]) -> int | None:
    """Return how many people a disagreement is about: of numbers what is between them, else the force's."""
    if held.attribute == "strength":
        numbers: list[int] = [n for side in held.sides for n in (side.value.min, side.value.max) if n is not None]
        return max(numbers) - min(numbers)
    known: list[int | None] = [
        v.value.min or v.value.max for v in values if v.attribute == "strength" and v.track == held.track
    ]
    return max(filter(None, known), default=None)


def _importance(conflict: Conflict) -> tuple[bool, int, int, str, str, str]:
    newest = conflict.held.attested or date.min
    return (
        not conflict.stands,
        -(conflict.people or 0),
        -newest.toordinal(),
        conflict.force,
        conflict.held.attribute,
        str(conflict.held.start),
    )
