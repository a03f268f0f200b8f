"""The rules that read claims from one sentence: who has which force where. One short function a rule."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from deployments import gazetteer
from deployments.extract.context import Memory
from deployments.extract.forces import Force, forces
from deployments.extract.mentions import Mention, Reading
from deployments.extract.places import Places, places
from deployments.extract.status import governing, segment_of, segments, status_of
from deployments.lexicon import invasions
from deployments.records import Status, Troops

SENDERS = {"send", "have", "leave", "stay", "join", "create", "relieve", "arrive", "depart"}
AGENT_FORMS = {"name", "capital", "power", "people"}


@dataclass(slots=True)
class Draft:
    """A claim in the making: what it says, and from which rule and words."""

    rule: str
    at: int
    hosts: list[str] = field(default_factory=list)
    region: str | None = None
    site: tuple[str, str | None] | None = None
    formation: str = "troops"
    formation_count: int | None = None
    nation: str | None = None
    lead: str | None = None
    contributors: list[str] = field(default_factory=list)
    troops: Troops | None = None
    status: Status = "in-place"
    mission: str | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)
    carried: bool = False


@dataclass(slots=True)
class Scene:
    """One sentence with its parts, and what was spoken of before it."""

    reading: Reading
    places: list[Places]
    forces: list[Force]
    clauses: list[tuple[int, int]]
    memory: Memory
    index: int


def scene(reading: Reading, text: str, memory: Memory, index: int) -> Scene:
    """Put together what the rules need of a sentence."""
    return Scene(reading, places(reading, text), forces(reading), segments(reading), memory, index)


def drafts(s: Scene) -> list[Draft]:
    """Return all that the rules read from a sentence."""
    found: list[Draft] = []
    for force in s.forces:
        found += _force(s, force)
    found += _leads(s)
    return found


# --- where -----------------------------------------------------------------------------------------------------


def _where(s: Scene, force: Force) -> tuple[Places | None, bool]:
    """Return where a force is, and whether that was carried over from before."""
    near = [(cost, p) for p in s.places if (cost := _distance(s, force, p)) is not None]
    if near:
        return _with_host(s, min(near, key=lambda pair: pair[0])[1])
    if _carries(s, force):
        return Places(list(s.memory.hosts), s.memory.region, role="in"), True
    return None, False


def _with_host(s: Scene, place: Places) -> tuple[Places | None, bool]:
    """Return a place with its host; a site that no gazetteer knows is in the host spoken of."""
    if place.hosts or place.region:
        return place, False
    if len(s.memory.hosts) == 1 and s.index - s.memory.where <= 8:
        return replace(place, hosts=list(s.memory.hosts)), True
    return None, False


def _distance(s: Scene, force: Force, place: Places) -> float | None:
    """Return how far a place is from a force as a reader sees it; None where it cannot be its place."""
    if not place.locative and not _hosting(s, force, place) and not _left(s, force, place):
        return None
    if place.first < force.head < place.end:
        return None
    inside = force.first <= place.first < force.end
    ahead = place.first >= force.head
    gap = 0 if inside else place.first - force.end if ahead else force.first - place.end + 4
    crossed = sum(1 for f in s.forces if min(force.end, place.end) <= f.head < max(force.first, place.first) and f is not force)
    rivals = sum(1 for p in s.places if p is not place and p.locative and min(force.end, place.end) <= p.first < max(force.first, place.first))
    same = segment_of(s.clauses, force.head) == segment_of(s.clauses, place.first)
    return max(gap, 0) + 7 * crossed + 3 * rivals + (0 if same else 12)


def _hosting(s: Scene, force: Force, place: Places) -> bool:
    """Whether a place is the subject of a verb of hosting: "Poland hosts", "Estonia gets"."""
    if place.role not in {"", "of-it"} or place.first > force.first:
        return False
    between = [m for m in s.reading.mentions if place.end <= m.first < force.first]
    return any(m.kind == "cue" and m.value == "host-of" for m in between) and not any(m.kind == "verb" and m.value == "send" for m in between)


def _left(s: Scene, force: Force, place: Places) -> bool:
    """Whether a place is what the force leaves: "withdraws from Mali", "left the Sliac airfield"."""
    clause = segment_of(s.clauses, force.head)
    leaving = [m for m in s.reading.mentions if m.kind == "verb" and m.value == "leave" and clause[0] <= m.first < clause[1]]
    leaving += [m for m in s.reading.cues("was") if clause[0] <= m.first < clause[1]]
    if not leaving:
        return False
    return place.role == "from" or (place.role == "" and place.first > leaving[0].first and place.first - leaving[0].end <= 3)


def _carries(s: Scene, force: Force) -> bool:
    """Whether a force without a place of its own is where the text has been: "there", "the battlegroup", "500 of them"."""
    memory = s.memory
    if not (memory.hosts or memory.region):
        return False
    age = s.index - memory.where
    pointing = bool(s.reading.cues("there"))
    strong = force.number is not None or bool(force.nations) or force.lead is not None
    if pointing and (strong or force.definite or not force.weak):
        return age <= 6
    if force.role == "number":
        return age <= 2
    if force.definite and force.formation != "troops":
        return age <= 5
    return strong and not force.weak and age <= 3


# --- who -------------------------------------------------------------------------------------------------------


def _nations(s: Scene, force: Force, place: Places | None) -> list[str]:
    """Return whose a force is: its own words, else the subject that sends it, else the nation spoken of."""
    if force.nations or force.lead or force.multi:
        return force.nations
    agent = _agent(s, force)
    if agent:
        return [agent]
    by = next((p for p in s.places if p.role == "by" and p.first >= force.end and p.first - force.end < 8), None)
    if by and not s.reading.cues("lead-by"):
        return by.hosts[:1]
    before = next((f for f in reversed(s.forces) if f.end <= force.first and f.nations), None)
    if force.role == "number" and before and not before.lead:
        return before.nations[:1]
    memory = s.memory
    if memory.nation and (force.ours or force.role == "number" or (force.definite and force.role == "people")) and s.index - memory.nation_at <= 3:
        return [memory.nation]
    return []


def _agent(s: Scene, force: Force) -> str | None:
    """Return the nation that is the subject of the verb whose object a force is."""
    clause = segment_of(s.clauses, force.head)
    start = clause[0]
    named = [m for m in s.reading.kind("nation") if m.end <= force.first and m.forms & AGENT_FORMS and _subject_like(s, m)]
    inside = [m for m in named if m.first >= start]
    for m in reversed(inside or named[-1:]):
        between = [o for o in s.reading.mentions if m.end <= o.first < force.first]
        if any(o.kind == "verb" and o.value in SENDERS for o in between) or any(o.kind == "cue" and o.value in {"will", "maybe"} for o in between):
            return m.value
        if force.first - m.end <= 1 or (m.end < force.first and all(s.reading.fold(i) in {",", "'s", "’", "with", "at", ":", "–", "on", "has", "have", "another", "adds", "plus"} for i in range(m.end, force.first))):
            return m.value
    return None


def _subject_like(s: Scene, m: Mention) -> bool:
    """Whether a nation may be a subject: not in a place phrase."""
    return not any(p.first <= m.first < p.end and (p.locative or p.role in {"from", "by", "of", "with"}) for p in s.places)


# --- rules -----------------------------------------------------------------------------------------------------


def _force(s: Scene, force: Force) -> Iterator[Draft]:
    """A force with a place: "some 200 British soldiers arrived at Tapa in Estonia"."""
    place, carried = _where(s, force)
    if place is None or (force.weak and not _military(s, force)):
        return
    span = segment_of(s.clauses, force.head)
    status = status_of(s.reading, force, span)
    if status is None or _not_strength(s, force):
        return
    nations = _nations(s, force, place)
    hosts = place.hosts
    if nations and set(nations) <= set(hosts) and not force.lead and len(hosts) == 1:
        return
    if any((n, h) in invasions() for n in nations for h in hosts):
        return
    base = Draft("carried-place" if carried else "force-at-place", force.head, list(hosts), place.region, None, force.formation, force.count, status=status, mission=force.mission, carried=carried, lead=force.lead)
    base.troops = force.number.troops if force.number else None
    if place.sites:
        known = [(name, id_, host) for name, id_, host in place.sites if host is None or not hosts or host in hosts]
        if known:
            base.site = known[0][:2]
    if force.lead:
        yield replace(base, contributors=[n for n in nations if n != force.lead])
    elif len(nations) > 1:
        if force.formation == "battlegroup" or (force.number and len(nations) > 2):
            yield replace(base, contributors=nations)
        else:
            for nation in nations:
                yield replace(base, nation=nation, troops=base.troops if nation == nations[0] else None)
    else:
        nation = nations[0] if nations else None
        if nation and force.formation == "battlegroup" and nation in hosts:
            nation = None
        yield replace(base, nation=nation)


def _military(s: Scene, force: Force) -> bool:
    """Whether a weak noun is a force here: with a number or nation, beside another military word."""
    others = [f for f in s.forces if f is not force and not f.weak]
    known = force.nations or force.lead or force.multi or force.mission
    return bool(others or known or (s.memory.formation and s.index - s.memory.formation_at <= 2 and force.number))


def _not_strength(s: Scene, force: Force) -> bool:
    """Whether a force is spoken of as dead, hurt, or kept at home."""
    span = segment_of(s.clauses, force.head)
    hurt = [m for m in s.reading.cues("casualty") if span[0] <= m.first < span[1] and -6 < m.first - force.end < 5]
    home = [m for m in s.reading.cues("home") if span[0] <= m.first < span[1]]
    return bool((hurt and force.number) or home)


def _leads(s: Scene) -> list[Draft]:
    """Framework nations: "Canada leads the group in Latvia, Germany the one in Lithuania", "is led by Canada"."""
    found: list[Draft] = []
    triggers = s.reading.cues("leads", "lead-by")
    if not triggers:
        return found
    formation = next((f.formation for f in s.forces if f.formation in {"battlegroup", "battalion", "brigade", "division"}), None)
    formation = formation or (s.memory.formation if s.memory.formation in {"battlegroup", "battalion", "brigade"} else None)
    if formation is None:
        return found
    nations = [m for m in s.reading.kind("nation") if m.forms & AGENT_FORMS and (not (m.forms & {"adjective"}) or "name" in m.forms) and not _is_place(s, m)]
    hosts = [p for p in s.places if p.locative or p.role == "of-it"]
    for nation, place in _pairs(s, triggers, nations, hosts):
        span = segment_of(s.clauses, place.first)
        probe = Force(formation, "unit", nation.first, nation.end, nation.first)
        status = status_of(s.reading, probe, span)
        for host in place.hosts if status else []:
            site = next((x[:2] for x in place.sites if x[2] == host), None)
            found.append(Draft("lead-list", nation.first, [host], None, site, formation, status=status or "in-place", lead=nation.value))
    return found


def _is_place(s: Scene, m: Mention) -> bool:
    return any(p.first <= m.first < p.end and p.locative for p in s.places)


def _pairs(s: Scene, triggers: list[Mention], nations: list[Mention], hosts: list[Places]) -> Iterator[tuple[Mention, Places]]:
    """Pair nations with hosts: in turn where they alternate, in order where "respectively" ties them."""
    if s.reading.cues("respectively"):
        flat = [Places([h], role="in", first=p.first, end=p.end) for p in hosts for h in p.hosts]
        if len(flat) == len(nations):
            yield from zip(nations, flat, strict=True)
        return
    start = triggers[0].first
    things = sorted([(m.first, m) for m in nations] + [(p.first, p) for p in hosts], key=lambda t: t[0])
    if not things:
        return
    nation: Mention | None = None
    place: Places | None = None
    for _, thing in things:
        if isinstance(thing, Places):
            place = thing
        else:
            nation = thing
        if nation and place:
            if abs(nation.first - place.first) < 22 and max(nation.end, place.end) >= start - 1:
                yield nation, place
            nation = place = None
