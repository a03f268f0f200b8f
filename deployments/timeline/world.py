"""The whole timeline in one function: claims that count → World."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from deployments.records import Aggregate, Claim, Deployment, World
from deployments.timeline.keys import by_aggregate, by_deployment, formations_of, without_copies
from deployments.timeline.statements import UNDATED, ended, in_place, intended, last_attested
from deployments.timeline.states import states_of
from deployments.timeline.totals import totals_of


def settle(claims: Sequence[Claim]) -> World:
    """Settle all claims into a world; the result depends neither on their order nor on copies among them."""
    with _uncollected():
        once = without_copies(claims)
        deployments = _deployments(once)
        return World(
            deployments=deployments,
            aggregates=_aggregates(once),
            totals=totals_of(deployments),
            latest=_latest(once),
        )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector off: no record refers to itself, and its rounds take a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _deployments(claims: Sequence[Claim]) -> tuple[Deployment, ...]:
    grouped = by_deployment(claims)
    formations = formations_of(grouped)
    found = [
        Deployment(
            id=key.id,
            host=key.where,
            scope=key.scope,
            mission=key.mission,
            arm=key.arm,
            states=states_of(told),
            part_of=formations[key].id if key in formations else None,
        )
        for key, told in grouped.items()
    ]
    return tuple(sorted(found, key=lambda deployment: deployment.id))


def _aggregates(claims: Sequence[Claim]) -> tuple[Aggregate, ...]:
    found = [
        Aggregate(
            id=key.id,
            hosts=tuple(sorted(set(told[0].hosts))),
            region=min((claim.region for claim in told if claim.region), default=None),
            scope=key.scope,
            mission=key.mission,
            arm=key.arm,
            states=states_of(told),
        )
        for key, told in by_aggregate(claims).items()
    ]
    return tuple(sorted(found, key=lambda aggregate: aggregate.id))


def _latest(claims: Iterable[Claim]) -> date | None:
    """Return the last day attested by what is or was there; without any such claim, by what was planned."""
    there, planned = [UNDATED], [UNDATED]
    for claim in claims:
        match claim.status:
            case "in-place":
                there.append(last_attested(in_place(claim)))
            case "ended":
                there.append(last_attested(ended(claim, there_now=False)))
            case _:
                planned.append(last_attested(intended(claim)))
    latest = max(there) if max(there) > UNDATED else max(planned)
    return latest if latest > UNDATED else None
