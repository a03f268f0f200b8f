"""Claims with defaults, so that a test's table shows only what matters to it."""

from datetime import date
from hashlib import sha256
from typing import Any

from deployments.records import Claim, Evidence, State, Troops, World, claim_id


def claim(*hosts: str, **fields: Any) -> Claim:
    """Return a claim: by default a battlegroup in place, told by document "a" of "Wire" on 2022-06-01."""
    document = fields.pop("document", "a")
    told: dict[str, Any] = {"formation": "battlegroup", "status": "in-place", **fields, "hosts": hosts}
    quote = repr(sorted(told.items()))[:600]
    told = {
        "document": document,
        "document_sha256": sha256(document.encode()).hexdigest(),
        "document_publisher": "Wire",
        "document_date": "2022-06-01",
        "evidence": (Evidence(start=0, end=len(quote), quote=quote),),
        "rule": "by-hand",
        "confidence": 1.0,
        "extractor": "test",
        **told,
    }
    return Claim(id=claim_id(told["document_sha256"], {"quote": quote, "document": document}), **told)


def exactly(number: int) -> Troops:
    return Troops(min=number, max=number, qualifier="exact")


def about(number: int) -> Troops:
    return Troops(min=number, max=number, qualifier="about")


def at_least(number: int) -> Troops:
    return Troops(min=number, max=None, qualifier="at-least")


def at_most(number: int) -> Troops:
    return Troops(min=None, max=number, qualifier="at-most")


def between(low: int, high: int) -> Troops:
    return Troops(min=low, max=high, qualifier="range")


def force(world: World, key: str) -> tuple[State, ...]:
    """Return the states of one deployment or aggregate; fails where there is none of that id."""
    return {f.id: f.states for f in (*world.deployments, *world.aggregates)}[key]


def on(world: World, key: str, day: str, track: str = "present") -> Any:
    """Return the state of a force on a day, on one track, or None; a test that reads it fails on None."""
    found = [s for s in force(world, key) if s.track == track and s.holds(date.fromisoformat(day))]
    return found[0] if found else None
