"""Hosts with their totals over time, and the days on which each deployment counts in its host's."""

from typing import Any

from deployments import gazetteer
from deployments import wording as words
from deployments.records import HostTotal, Share, World
from deployments.webmap.days import number


def hosts(world: World) -> list[dict[str, Any]]:
    """Return the hosts by name, each with its totals over time."""
    totals: dict[str, list[HostTotal]] = {deployment.host: [] for deployment in world.deployments}
    for total in world.totals:
        totals.setdefault(total.host, []).append(total)
    told = [
        {"code": code, "name": gazetteer.country_name(code), "totals": [_total(total) for total in all_]}
        for code, all_ in totals.items()
    ]
    return sorted(told, key=lambda host: (host["name"], host["code"]))


def _total(total: HostTotal) -> dict[str, Any]:
    told = {
        "from": total.start and number(total.start),
        "to": total.end and number(total.end),
        "text": words.strength(total.strength),
        "strength": total.strength and [total.strength.min, total.strength.max],
        "parts": [_part(share) for share in total.parts] or None,
    }
    return {key: value for key, value in told.items() if value is not None}


def _part(share: Share) -> dict[str, Any]:
    return {"whole": share.whole, "force": share.deployment, "text": words.strength(share.strength)}


def counting(world: World) -> dict[str, list[list[int | None]]]:
    """Return by id of a deployment the half-open spans of days in which it counts in its host's total, in order."""
    spans: dict[str, list[list[int | None]]] = {}
    for total in sorted(world.totals, key=lambda one: (one.host, one.start is not None, one.start)):
        start = number(total.start) if total.start else None
        end = number(total.end) if total.end else None
        for key in total.deployments:
            known = spans.setdefault(key, [])
            if known and known[-1][1] == start:
                known[-1][1] = end
            else:
                known.append([start, end])
    return spans
