"""Formations named by their host: "the Latvian battlegroup", "and the Estonian one by Britain"."""

from deployments.extract.alike import ONES
from deployments.extract.forces import Force
from deployments.extract.places import Places
from deployments.extract.scene import Scene
from deployments.extract.verbs import BE
from deployments.extract.where import named_by_host
from deployments.lexicon import closed

INTO = closed("members_precede")
CLOSE = 2
"""Tokens between a formation and a place that is its host, so that the adjective is whose it is."""


def seated(s: Scene) -> None:
    """Take the adjective of a formation for its host, where another nation leads it or forces are known there."""
    _named_behind(s)
    _elliptic(s)
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


def _named_behind(s: Scene) -> None:
    """Take the country behind "battlegroup" for its host: "Battle Group Poland"."""
    for force in s.forces:
        place = next((p for p in s.places if p.first == force.end and p.role == "" and len(p.hosts) == 1), None)
        if force.formation == "battlegroup" and place is not None and not place.bare:
            place.role = "in"


def _elliptic(s: Scene) -> None:
    """Read the groups of hosts named together by owners alone: "Latvia's is the biggest, before Estonia's 900"."""
    together = next((p for p in s.places if p.locative and len(p.hosts) > 1), None)
    group = next((f for f in s.forces if f.formation == "battlegroup" and f.number is None), None)
    if together is None or group is None:
        return
    for m in [m for m in s.reading.kind("nation") if m.value in together.hosts and m.first >= together.end]:
        is_owner, being = s.reading.fold(m.end) in {"'s", "’"}, s.reading.fold(m.end + 1) in BE
        force = next((f for f in s.forces if f.number and f.first > m.end), None)
        if force is not None and is_owner and (force.first == m.end + 1 or being):
            force.formation, force.weak, force.role = group.formation, False, "unit"
            force.first = m.first
            _seat(s, force, m.value, m.first)


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
    if _of_several(s, force):
        return True
    if force.definite and _led_by_another(s, nation):
        return True
    if not force.definite or named_by_host(s, force) or any(d.lead == nation for d in s.memory.forces.values()):
        return False
    return nation in s.memory.seen_hosts or (not elsewhere and not s.memory.hosts and _of_others(s, force, nation))


def _of_several(s: Scene, force: Force) -> bool:
    """Whether a formation of several nations is named by its host: "Slovakia's multinational battlegroup"."""
    words = {s.reading.fold(i) for i in range(force.first, force.end)}
    return not words.isdisjoint({"'s", "’"}) and not words.isdisjoint({"allied", "multinational", "nato"})


def _led_by_another(s: Scene, nation: str) -> bool:
    """Whether another nation than that before a formation is told to lead it: "the Latvian one is led by Canada"."""
    led = next(iter(s.reading.cues("lead-by")), None)
    lead = next((m for m in s.reading.kind("nation") if led and m.first >= led.end), None)
    return lead is not None and led is not None and lead.value != nation and lead.first - led.end <= CLOSE


def _of_others(s: Scene, force: Force, nation: str) -> bool:
    """Whether another nation leads a formation, or goes into it: "Spain will join the Latvian battlegroup"."""
    others = [m for m in s.reading.kind("nation") if m.value != nation]
    joins = s.reading.fold(force.first - 1) in INTO or s.reading.fold(force.first - 2) in INTO
    led = bool(s.reading.cues("leads", "lead-by"))
    return (bool(others) and led) or (joins and any(m.end <= force.first for m in others))
