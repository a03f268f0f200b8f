"""A world on one day in the words of the page: the page's script only looks up what stands here."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from deployments import gazetteer
from deployments import wording as words
from deployments.records import Aggregate, Claim, Deployment, HostTotal, Point, World
from deployments.webmap.forces import force_view
from deployments.webmap.sources import source

CLASSES: Final = (1, 500, 1_000, 5_000, 20_000)
"""Where a darker shade begins: a company, a battalion, a battlegroup, a brigade, a permanent garrison."""


def view(world: World, claims: Mapping[str, Claim], points: Mapping[str, Point], shown: date) -> dict[str, Any]:
    """Return all that the page shows of `world` on the day `shown`, as plain JSON values."""
    forces = {
        deployment.id: _deployment(deployment, claims, points.get(deployment.id), shown)
        for deployment in world.deployments
        if deployment.at(shown)
    }
    aggregates = [_aggregate(aggregate, claims, shown) for aggregate in world.aggregates if aggregate.at(shown)]
    aggregates.sort(key=lambda aggregate: aggregate["strength"] == words.strength(None))
    told = {claim for force in (*forces.values(), *aggregates) for claim in force["sources"]}
    return {
        "classes": [f"≥ {low:,}" for low in CLASSES],
        "hosts": _hosts(world, forces, shown),
        "forces": forces,
        "aggregates": aggregates,
        "claims": {claim: source(claims[claim]) for claim in sorted(told)},
        "summary": _summary(forces.values()),
    }


def _summary(forces: Iterable[dict[str, Any]]) -> list[str]:
    """Say how many deployments there are of each status."""
    counted = Counter(force["symbol"] for force in forces)
    return [f"{counted[symbol]} {said.lower()}" for symbol, said in words.STATUS.items() if counted[symbol]]


def _hosts(world: World, forces: dict[str, Any], shown: date) -> list[dict[str, Any]]:
    """Return the hosts by name, each with its forces, its total and its shade."""
    totals = {total.host: total for total in world.totals if _stands(total, shown)}
    housed: dict[str, list[str]] = {code: [] for code in totals}
    for key, force in forces.items():
        housed.setdefault(force["host"], []).append(key)
    hosts = [_host(code, ids, totals.get(code), forces) for code, ids in housed.items()]
    return sorted(hosts, key=lambda host: (host["name"], host["code"]))


def _stands(total: HostTotal, shown: date) -> bool:
    return (total.start is None or total.start <= shown) and (total.end is None or shown < total.end)


def _host(code: str, ids: list[str], total: HostTotal | None, forces: dict[str, Any]) -> dict[str, Any]:
    counted = [forces[key]["title"] for key in total.deployments if key in forces] if total else []
    ranks = list(words.STATUS)
    return {
        "code": code,
        "name": gazetteer.country_name(code),
        "total": words.strength(total.strength) if total else None,
        "counted": counted if len(counted) > 1 else [],
        "shade": _shade(total),
        "forces": sorted(ids, key=lambda key: (ranks.index(forces[key]["symbol"]), forces[key]["title"], key)),
    }


def _shade(total: HostTotal | None) -> str:
    """Return the class of a host's colour: by what is known at least; unknown is a class of its own."""
    if total is None:
        return "none"
    known = total.strength.min if total.strength else None
    return f"shade-{sum(known >= low for low in CLASSES)}" if known else "unknown"


def _deployment(
    deployment: Deployment, claims: Mapping[str, Claim], point: Point | None, shown: date
) -> dict[str, Any]:
    drawn = force_view(deployment, claims, shown)
    host = gazetteer.country_name(deployment.host)
    if deployment.part_of:
        drawn["kind"] += "; part of a multinational force, not counted twice"
    return drawn | {
        "host": deployment.host,
        "where": host,
        "at": [point.lat, point.lon] if point else None,
        "site": point is not None and point.basis == "site",
        "place": _place(point, host),
    }


def _place(point: Point | None, host: str) -> str:
    if point is None:
        return f"Not drawn: no point is known in {host}."
    if point.basis == "site":
        return f"The marker stands at {point.name}."
    return f"The marker stands inside {host}, not at a place: no site is known."


def _aggregate(aggregate: Aggregate, claims: Mapping[str, Claim], shown: date) -> dict[str, Any]:
    hosts = words.listing([gazetteer.country_name(code) for code in aggregate.hosts])
    known = gazetteer.regions().get(aggregate.region) if aggregate.region else None
    region = known.name if known else aggregate.region
    where = f"{region} ({hosts})" if region and hosts else region or hosts
    return force_view(aggregate, claims, shown) | {"where": where}
