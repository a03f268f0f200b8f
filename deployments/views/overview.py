"""What a world holds on one day, as rows: for the tables of `show` and `build-map`, and for `--json`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from deployments import gazetteer, wording
from deployments.dates import PartialDate
from deployments.records import (
    Aggregate,
    Alpha3,
    Deployment,
    Force,
    Formation,
    HostTotal,
    Record,
    State,
    Track,
    Troops,
    World,
)

Parts = Mapping[tuple[str, Track], set[Alpha3]]


class Row(Record):
    """One force on one track.

    Attributes:
        id: Of the deployment or aggregate.
        where: Its host, hosts or region in words.
        hosts: Their codes.
        region: Slug of the region that a figure is for.
        force: What it is, in words.
        scope: "multinational" or a nation's code.
        mission: Slug of its mission.
        formation: What kind of unit it is.
        lead: The framework nation.
        contingents: Nations that take part: those named, and those whose own contingents are part of it.
        strength: People; None is unknown.
        disputed: Whether sources cannot all be right about its strength.
        status: As it is shown on the day.
        due: When it takes effect, where it is planned.
        as_of: The date of what attests it last, as written.
        attested: The last day on which it is attested.
        part_of: Id of the multinational deployment it is part of, and with which it is counted.
        claims: Ids of the claims it rests on.
    """

    id: str
    where: str
    hosts: tuple[Alpha3, ...]
    region: str | None
    force: str
    scope: str
    mission: str | None
    formation: Formation | None
    lead: Alpha3 | None
    contingents: tuple[Alpha3, ...]
    strength: Troops | None
    disputed: bool
    status: wording.Symbol
    due: PartialDate | None
    as_of: PartialDate | None
    attested: date | None
    part_of: str | None
    claims: tuple[str, ...]


class Overview(Record):
    """A world on one day; where no claim has a date and no day is asked for, all of it, and `date` is None.

    Attributes:
        date: The day.
        deployments: By host, then force.
        aggregates: Figures over several countries or a region.
        totals: What each host has in all.
    """

    date: date | None
    deployments: tuple[Row, ...]
    aggregates: tuple[Row, ...]
    totals: tuple[HostTotal, ...]


def overview(world: World, day: date | None) -> Overview:
    """Look up what stands on `day`, or on the latest day on which anything is attested."""
    shown = day or world.latest
    on = shown or date.max
    parts = _parts(world, on)
    return Overview(
        date=shown,
        deployments=_rows(world.deployments, parts, on),
        aggregates=_rows(world.aggregates, parts, on),
        totals=tuple(t for t in world.totals if (t.start is None or t.start <= on) and (t.end is None or on < t.end)),
    )


def _rows(forces: Iterable[Deployment | Aggregate], parts: Parts, on: date) -> tuple[Row, ...]:
    order = list(wording.STATUS)
    rows = [_row(force, state, parts, on) for force in forces for state in force.at(on)]
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                row.where,
                row.part_of or row.id,
                bool(row.part_of),
                row.id,
                order.index(row.status),
                row.due or "",
            ),
        )
    )


def _row(force: Deployment | Aggregate, state: State, parts: Parts, on: date) -> Row:
    hosts = (force.host,) if isinstance(force, Deployment) else force.hosts
    region = None if isinstance(force, Deployment) else force.region
    return Row(
        id=force.id,
        where=where_of(force),
        hosts=hosts,
        region=region,
        force=wording.title(force, state),
        scope=force.scope,
        mission=force.mission,
        formation=state.formation.value if state.formation else None,
        lead=state.lead.value if state.lead else None,
        contingents=_contingents(force, state, parts),
        strength=state.strength.value if state.strength else None,
        disputed=bool(state.strength and state.strength.sides),
        status=wording.symbol(state, on),
        due=state.due,
        as_of=state.status.as_of,
        attested=state.status.attested,
        part_of=force.part_of if isinstance(force, Deployment) else None,
        claims=state.claims,
    )


def where_of(force: Deployment | Aggregate) -> str:
    """Name the host of a force, its hosts or its region."""
    if isinstance(force, Deployment):
        return gazetteer.country_name(force.host)
    if force.region:
        known = gazetteer.regions().get(force.region)
        return known.name if known else force.region
    return wording.listing(sorted(gazetteer.country_name(code) for code in force.hosts))


def _parts(world: World, on: date) -> Parts:
    """Return whose contingents are part of each formation, track by track."""
    parts: dict[tuple[str, Track], set[Alpha3]] = defaultdict(set)
    for deployment in world.deployments:
        if deployment.part_of:
            for state in deployment.at(on):
                parts[deployment.part_of, state.track].add(deployment.scope)
    return parts


def _contingents(force: Force, state: State, parts: Parts) -> tuple[Alpha3, ...]:
    """Return the nations that take part in a force, its framework nation left out."""
    named = set(state.contributors.value if state.contributors else ())
    known = parts.get((force.id, state.track), set())
    return tuple(sorted((named | known) - {state.lead.value if state.lead else None}))
