"""A world over time in the words of the page: the page's script only looks up what stands on a day."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from deployments import gazetteer
from deployments import wording as words
from deployments.records import Aggregate, Claim, Deployment, Force, HostTotal, Share, State, World
from deployments.webmap.days import number
from deployments.webmap.forces import Ledger, force_view, superseded
from deployments.webmap.sources import in_order, library

CLASSES: Final = (1, 500, 1_000, 5_000, 20_000)
"""Where a darker shade begins: a company, a battalion, a battlegroup, a brigade, a permanent garrison."""


def view(world: World, claims: Mapping[str, Claim], shown: date | None, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return all that the page shows of `world`, as plain JSON values.

    Args:
        world: What is shown.
        claims: By id, all claims that `world` rests on.
        shown: The day that the page opens on; None where nothing has a date.
        texts: By document, the whole texts that the page is to hold.
    """
    forces: tuple[Force, ...] = (*world.deployments, *world.aggregates)
    cited = in_order(claims[key] for key in {key for f in forces for state in f.states for key in _cited(state)})
    ledger = Ledger({claim.id: place for place, claim in enumerate(cited)})
    deployments = [_deployment(deployment, ledger) for deployment in world.deployments]
    aggregates = [_aggregate(aggregate, ledger) for aggregate in world.aggregates]
    return {
        "date": shown and number(shown),
        "statuses": words.STATUS,
        "classes": CLASSES,
        "hosts": _hosts(world),
        "deployments": deployments,
        "aggregates": aggregates,
        "values": ledger.values,
        "names": _names(deployments, aggregates),
    } | library(cited, texts)


def _cited(state: State) -> set[str]:
    """Return the claims that a state's values rest on, and those whose values they took the place of."""
    return {*state.claims, *(claim for one in superseded(state) for claim in one.claims)}


def _hosts(world: World) -> list[dict[str, Any]]:
    """Return the hosts by name, each with its totals over time."""
    totals: dict[str, list[HostTotal]] = {deployment.host: [] for deployment in world.deployments}
    for total in world.totals:
        totals.setdefault(total.host, []).append(total)
    hosts = [
        {"code": code, "name": gazetteer.country_name(code), "totals": [_total(total) for total in told]}
        for code, told in totals.items()
    ]
    return sorted(hosts, key=lambda host: (host["name"], host["code"]))


def _total(total: HostTotal) -> dict[str, Any]:
    told = {
        "from": total.start and number(total.start),
        "to": total.end and number(total.end),
        "text": words.strength(total.strength),
        "strength": total.strength and [total.strength.min, total.strength.max],
        "counted": total.deployments,
        "parts": [_part(share) for share in total.parts] or None,
    }
    return {key: value for key, value in told.items() if value is not None}


def _part(share: Share) -> dict[str, Any]:
    return {"whole": share.whole, "force": share.deployment, "text": words.strength(share.strength)}


def _deployment(deployment: Deployment, ledger: Ledger) -> dict[str, Any]:
    drawn = force_view(deployment, ledger)
    if deployment.part_of:
        drawn["kind"] += "; part of a multinational force, not counted twice"
    return drawn | {"host": deployment.host, "partOf": deployment.part_of}


def _aggregate(aggregate: Aggregate, ledger: Ledger) -> dict[str, Any]:
    hosts = words.listing([gazetteer.country_name(code) for code in aggregate.hosts])
    known = gazetteer.regions().get(aggregate.region) if aggregate.region else None
    region = known.name if known else aggregate.region
    return force_view(aggregate, ledger) | {
        "where": f"{region} ({hosts})" if region and hosts else region or hosts,
        "hosts": aggregate.hosts or (known.hosts if known else ()),
        "together": aggregate.hosts,
        "region": aggregate.region,
    }


def _names(deployments: list[dict[str, Any]], aggregates: list[dict[str, Any]]) -> dict[str, str]:
    """Return the names of all countries that the page speaks of, by code."""
    forces = [*deployments, *aggregates]
    states = [state for force in forces for state in force["states"]]
    codes = {force["scope"] for force in forces} | {force["host"] for force in deployments}
    codes |= {code for force in aggregates for code in force["hosts"]}
    codes |= {code for state in states for code in (*state.get("contributors", ()), state.get("lead"))}
    known = codes & gazetteer.countries().keys()
    return {code: gazetteer.country_name(code) for code in sorted(known)}
