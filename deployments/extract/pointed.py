"""What "there", "the country" or "his country" points to: a place of its sentence, else the country named before."""

from deployments.extract.clauses import segment_of
from deployments.extract.forces import Force
from deployments.extract.mentions import Mention
from deployments.extract.nearness import venue
from deployments.extract.places import Places
from deployments.extract.prepositions import SOIL
from deployments.extract.scene import Scene, pointers
from deployments.extract.subjects import OFFICIALS, governs, subject_of
from deployments.gazetteer import regions
from deployments.lexicon import closed

POINTED = 8
"""Sentences for which a country that was mentioned stays in mind for "there"."""
FIGURE = 3
"""The same for the only country that a short text has named, and a counted force."""
NAMED, RECENT = 4, 2
"""Sentences for which a country that was named without a force stays in mind for "there": where "we" speak, else."""
SPEAKERS = closed("speakers")
REACH = 8
"""Tokens between a force and a word that points to where it is."""
BREATH = 5
"""Tokens between "we" or a force and what stands right behind it."""
OFFICES = {"army", "authorities", "defence", "defense", "government", "military", "ministry", "president"}
OWNS = {"his", "her", "their", "its"}
OPENING = 3
"""Tokens before the office with which a sentence begins."""


def named_before(s: Scene, force: Force) -> Places | None:
    """Return what "there" or "the country" points to in its own sentence: "patrols Iraq and has 200 men there"."""
    clause = segment_of(s.clauses, force.head)
    pointing = [m for m in pointers(s) if clause[0] <= m.first < clause[1] and m.end >= force.first]
    listed = [f.end for f in s.forces if f.first >= force.first and pointing and f.end <= pointing[0].first]
    if not pointing or pointing[0].first - max([force.end, *listed]) > REACH:
        return None
    if (told := _of_region(s, pointing[0]) or _of_owner(s, force, pointing[0])) is not None:
        return told
    nations = {*force.nations, *([force.lead] if force.lead else [])}
    before = [p for p in s.places if p.end <= force.first and p.hosts and not venue(s, p) and not p.bare]
    before = [p for p in before if p.role or p.first >= clause[0]]
    soil = s.reading.fold(pointing[0].end - 1) in SOIL
    owners = {"of", "of-it", ""} if soil else {"of", "of-it"}
    before = [p for p in before if p.locative or p.sites or (p.role in owners and not nations & set(p.hosts))]
    return before[-1] if before else _hosts_army(s, force)


def pointed(s: Scene, force: Force) -> Places | None:
    """Return the country that "there" or "the country" points to, where the text just named it without a force."""
    memory = s.memory
    here = any(s.reading.fold(m.first) in {"here", "this"} for m in pointers(s))
    own = [m for m in s.reading.cues("ours") if s.reading.fold(m.first) in SPEAKERS]
    we = any(0 <= force.first - m.end <= BREATH for m in own)
    it = s.reading.fold(0) in {"it", "they"} and s.memory.subject is not None and s.index - s.memory.subject_at <= 1
    strong = force.number is not None or bool(force.nations) or force.lead is not None or we or it
    if not (pointers(s) and strong):
        return None
    if memory.region and any(s.reading.fold(m.end - 1) == "region" for m in pointers(s)):
        return Places(list(memory.hosts), memory.region, role="in")
    far = s.index - memory.named_at > (POINTED if here else NAMED if we else RECENT)
    if far or memory.named_at <= memory.place_at:
        named = force.role != "number" or we
        return _last_mentioned(s, force) if named and _points_abroad(s, force) else None
    sites = memory.named_sites if memory.named_sites and memory.named_sites[0][2] in {memory.named, None} else []
    return (
        Places([memory.named], sites=sites, role="in") if memory.named and memory.named not in force.nations else None
    )


def only_named(s: Scene, force: Force) -> Places | None:
    """Return the only country that a short text has named, for a counted force of a nation, before any has a place."""
    memory = s.memory
    counted = force.nations and (force.number is not None or force.count is not None)
    if memory.hosts or memory.region or not (memory.short and counted and len(memory.all_named) == 1):
        return None
    near = s.index - memory.named_at <= FIGURE and memory.named not in force.nations
    return Places([str(memory.named)], sites=list(memory.named_sites), role="in") if near else None


def _of_region(s: Scene, pointer: Mention) -> Places | None:
    """Return the one country of a region that its sentence named: "Italy and Latvia agreed … in the Baltic country"."""
    adjective = s.reading.fold(pointer.first + 1)
    members = next((set(r.hosts) for r in regions().values() if r.hosts and r.id.startswith(f"{adjective}-")), set())
    named = {m.value for m in s.reading.kind("nation") if m.end <= pointer.first} & members
    return Places([*named], role="in", first=pointer.first, end=pointer.end) if len(named) == 1 else None


def _of_owner(s: Scene, force: Force, pointer: Mention) -> Places | None:
    """Return the country of the office whose "his country" it is: "Ghana's president said … in his country"."""
    if OWNS.isdisjoint(s.reading.fold(i) for i in range(pointer.first, pointer.end)):
        return None
    offices = [m for m in s.reading.kind("nation") if m.end <= force.first and governs(s, m)]
    guest = next((m for m in offices if m.value not in force.nations), None)
    return Places([guest.value], role="in", first=pointer.first, end=pointer.end) if guest else None


def _hosts_army(s: Scene, force: Force) -> Places | None:
    """Return the country whose army or ministry speaks of "the country": "the Estonian military says 130 Britons"."""
    for m in s.reading.kind("nation"):
        office = s.reading.fold(m.end) in OFFICES | OFFICIALS and "adjective" in m.forms and m.first <= OPENING
        whose = {*force.nations, *(n.value for n in s.reading.kind("nation") if m.end <= n.first < force.first)}
        if office and m.value not in force.nations and (force.multi or whose - {m.value}):
            return Places([m.value], role="in", first=m.first, end=m.end, bare=False)
    return None


def _points_abroad(s: Scene, force: Force) -> bool:
    """Whether "there" or "the country" stands right behind a force, and no force has had a place so far."""
    named = [m for m in pointers(s) if s.reading.fold(m.end - 1) in {"country", "here", "nation", "there"}]
    pointed = any(0 <= m.first - force.end <= BREATH for m in named)
    return pointed and not s.memory.hosts


def _last_mentioned(s: Scene, force: Force) -> Places | None:
    """Return the country last mentioned in any way that is not the force's own: "the Iraqis … our troops there"."""
    memory = s.memory
    own = {*force.nations, force.lead, memory.voice, memory.turn, subject_of(s)}
    for host, at in reversed(memory.mentioned.items()):
        if host not in own:
            return Places([host], role="in") if s.index - at <= POINTED else None
    return Places([memory.about], role="in") if memory.about and memory.about not in own else None
