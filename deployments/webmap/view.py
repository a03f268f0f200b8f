"""A world over time in the words of the page: the page's script only looks up what stands on a day."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from deployments import gazetteer
from deployments import wording as words
from deployments.records import Aggregate, Claim, Deployment, Force, State, World
from deployments.webmap.days import number
from deployments.webmap.forces import Ledger, force_view, superseded
from deployments.webmap.sources import in_order, library
from deployments.webmap.totals import counting, hosts

CLASSES: Final = (1, 500, 1_000, 5_000, 20_000)
"""Where a darker shade begins: a company, a battalion, a battlegroup, a brigade, a permanent garrison."""


class View(NamedTuple):
    """All that the page shows, as plain JSON values.

    Attributes:
        standing: What stands when: enough to draw the map of any day.
        sources: What that rests on: settled values, claims, documents and paragraphs.
    """

    standing: dict[str, Any]
    sources: dict[str, Any]


def view(world: World, claims: Mapping[str, Claim], shown: date | None, texts: Mapping[str, str]) -> View:
    """Return all that the page shows of `world`.

    Args:
        world: What is shown.
        claims: By id, all claims that `world` rests on.
        shown: The day that the page opens on; None where nothing has a date.
        texts: By document, the whole texts that the page is to hold.
    """
    forces: tuple[Force, ...] = (*world.deployments, *world.aggregates)
    cited = in_order(claims[key] for key in {key for f in forces for state in f.states for key in _cited(state)})
    ledger = Ledger({claim.id: place for place, claim in enumerate(cited)})
    counted = counting(world)
    deployments = [_deployment(one, ledger) | {"counted": counted.get(one.id, [])} for one in world.deployments]
    aggregates = [_aggregate(aggregate, ledger) for aggregate in world.aggregates]
    told = library(cited, texts)
    standing = {
        "date": shown and number(shown),
        "span": _span([*deployments, *aggregates], told["claims"], shown),
        "statuses": words.STATUS,
        "classes": CLASSES,
        "hosts": hosts(world),
        "deployments": deployments,
        "aggregates": aggregates,
        "dates": ledger.dates.words,
        "names": _names(deployments, aggregates),
    }
    return View(standing, {"values": ledger.values, "reasons": ledger.reasons} | told)


def _span(forces: list[dict[str, Any]], claims: list[dict[str, Any]], shown: date | None) -> list[int] | None:
    """Return the first and the last day of the history; None where nothing has a date."""
    states = [state for force in forces for state in force["states"]]
    days = [state[name] for state in states for name in ("from", "to", "overdue") if name in state]
    days += [claim["day"] for claim in claims if "day" in claim] + ([number(shown)] if shown else [])
    return [min(days), max(days)] if days else None


def _cited(state: State) -> set[str]:
    """Return the claims that a state's values rest on, and those whose values they took the place of."""
    return {*state.claims, *(claim for one in superseded(state) for claim in one.claims)}


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
