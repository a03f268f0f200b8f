"""Framework nations: "Canada leads the group in Latvia, Germany the one in Lithuania", "is led by Canada"."""

from collections.abc import Iterator

from deployments.extract.drafts import Draft
from deployments.extract.forces import Force
from deployments.extract.mentions import Mention
from deployments.extract.places import Places
from deployments.extract.scene import Scene
from deployments.extract.status import segment_of, status_of
from deployments.extract.where import venue
from deployments.extract.who import AGENT_FORMS

LED = ("battlegroup", "battalion", "brigade", "division")
REACH = 24
"""Tokens between a framework nation and its host: a list's longest member on the open corpus has 19."""


def leads(s: Scene) -> list[Draft]:
    """Return a draft for each host whose framework nation a sentence names."""
    triggers = s.reading.cues("leads", "lead-by")
    formation = _formation(s)
    if not triggers or formation is None:
        return []
    found = []
    named = [m for m in s.reading.kind("nation") if _may_lead(s, m)]
    hosts = [p for p in s.places if p.locative and p.hosts and not venue(s, p)]
    pairs = list(_respectively(s, named) or _pairs(s, triggers, named, hosts))
    if not pairs and len(named) == 1 and len(s.memory.hosts) == 1 and s.index - s.memory.place_at <= 3:
        pairs = [(named[0], Places(list(s.memory.hosts), role="in", first=named[0].first, end=named[0].end))]
    for nation, place in pairs:
        probe = Force(formation, "unit", nation.first, nation.end, nation.first)
        status = status_of(s.reading, probe, segment_of(s.clauses, nation.first))
        for host in place.hosts if status else []:
            site = next((x[:2] for x in place.sites if x[2] == host), None)
            found.append(Draft("lead", nation.first, [host], None, site, formation, status=status or "in-place", lead=nation.value))
    return found


def _formation(s: Scene) -> str | None:
    """Return what is led: the formation that the sentence names, else the one spoken of."""
    here = next((f.formation for f in s.forces if f.formation in LED), None)
    known = next((d for d in LED if d in s.memory.forces), None)
    return here or known


def _may_lead(s: Scene, m: Mention) -> bool:
    if not m.forms & AGENT_FORMS or ("adjective" in m.forms and "name" not in m.forms and s.reading.fold(m.end) not in {"command", "leadership"} and "people" not in m.forms):
        return False
    if s.reading.fold(m.end) == "-" or (s.reading.fold(m.end) in {"'s", "soldiers", "troops", "and"} and "name" not in m.forms):
        return False
    return not any(p.first <= m.first < p.end and p.locative for p in s.places)


def _respectively(s: Scene, named: list[Mention]) -> list[tuple[Mention, Places]] | None:
    """Tie nations to hosts in order where "respectively" says so; the hosts may stand in the sentence before."""
    if not s.reading.cues("respectively"):
        return None
    lists = [p for p in s.places if len(p.hosts) > 1]
    hosts = [Places([h], role="in", first=p.first, end=p.end) for p in lists if p.locative for h in p.hosts]
    if not hosts and s.index - s.memory.place_at <= 3:
        hosts = [Places([h], role="in") for h in s.memory.hosts]
    led = [m for m in s.reading.kind("nation") if "adjective" not in m.forms or "name" in m.forms]
    led = [m for m in led if not any(p.first <= m.first < p.end and p.locative for p in s.places)]
    return list(zip(led[-len(hosts) :], hosts, strict=True)) if hosts and len(led) >= len(hosts) else []


def _pairs(s: Scene, triggers: list[Mention], named: list[Mention], hosts: list[Places]) -> Iterator[tuple[Mention, Places]]:
    """Pair nations with hosts in turn, as they follow each other in a list."""
    start = triggers[0].first
    things = sorted([(m.first, 0, m) for m in named] + [(p.first, 1, p) for p in hosts], key=lambda t: t[:2])
    nation: Mention | None = None
    place: Places | None = None
    for _, _, thing in things:
        if isinstance(thing, Places):
            place = thing
        else:
            nation = thing
        if nation and place:
            if abs(nation.first - place.first) < REACH and max(nation.end, place.end) >= start - 1:
                yield nation, place
            nation = place = None
