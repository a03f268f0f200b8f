"""Formations named by their host: "the Latvian battlegroup", "and the Estonian one by Britain"."""

from deployments.extract.alike import ONES
from deployments.extract.forces import Force
from deployments.extract.places import Places
from deployments.extract.scene import Scene
from deployments.extract.where import named_by_host
from deployments.lexicon import closed

INTO = closed("members_precede")
CLOSE = 2
"""Tokens between a formation and a place that is its host, so that the adjective is whose it is."""


def seated(s: Scene) -> None:
    """Take the adjective of a formation for its host, where another nation leads it or forces are known there."""
    found = [force for force in s.forces if _by_host(s, force)]
    for force in found:
        _seat(s, force, force.nations[0], force.first)
    if not found:
        return
    for m in s.reading.kind("nation"):
        if s.reading.fold(m.end) in ONES and "adjective" in m.forms and m.first > found[0].end:
            force = Force(found[0].formation, "unit", m.first, m.end + 1, m.end, multi=True, definite=True)
            s.forces.append(force)
            _seat(s, force, m.value, m.first)
    s.forces.sort(key=lambda f: f.first)
    s.places.sort(key=lambda p: p.first)


def _seat(s: Scene, force: Force, host: str, first: int) -> None:
    """Put a formation into a host."""
    force.nations, force.multi = [], True
    s.places.append(Places([host], role="in", first=first, end=force.head, bare=False))


def _by_host(s: Scene, force: Force) -> bool:
    """Whether the one nation before a formation, by its adjective, is where it is."""
    if force.formation != "battlegroup" or len(force.nations) != 1 or force.count or force.lead:
        return False
    if force.number and force.number.first < force.head:
        return False
    elsewhere = [p for p in s.places if p.locative and p.hosts]
    if any(0 <= p.first - force.end <= CLOSE for p in elsewhere):
        return False
    nation = force.nations[0]
    if not force.definite or named_by_host(s, force) or any(d.lead == nation for d in s.memory.forces.values()):
        return False
    return nation in s.memory.seen_hosts or (not elsewhere and not s.memory.hosts and _of_others(s, force, nation))


def _of_others(s: Scene, force: Force, nation: str) -> bool:
    """Whether another nation leads a formation, or goes into it: "Spain will join the Latvian battlegroup"."""
    others = [m for m in s.reading.kind("nation") if m.value != nation]
    joins = s.reading.fold(force.first - 1) in INTO or s.reading.fold(force.first - 2) in INTO
    led = bool(s.reading.cues("leads", "lead-by"))
    return (bool(others) and led) or (joins and any(m.end <= force.first for m in others))
