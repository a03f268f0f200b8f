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
COMMAND = {"command", "leadership", "lead", "guidance"}
REACH = 24
"""Tokens between a framework nation and its host: a list's longest member on the open corpus has 19."""


def leads(s: Scene) -> list[Draft]:
    """Return a draft for each host whose framework nation a sentence names."""
    triggers = _triggers(s)
    formation = _formation(s)
    if not triggers or formation is None:
        return []
    found = []
    for nation, place in _tied(s, triggers):
        probe = Force(formation, "unit", nation.first, nation.end, nation.first)
        status = status_of(s.reading, probe, segment_of(s.clauses, nation.first))
        for host in place.hosts if status else []:
            site = next((x[:2] for x in place.sites if x[2] == host), None)
            draft = Draft("lead", nation.first, [host], None, site, formation, lead=nation.value)
            draft.status = status or "in-place"
            draft.carried = place.end == 0
            found.append(draft)
    return found


def _triggers(s: Scene) -> list[int]:
    """Return where words of leading stand, in order: "leads", "is led by", "under Canadian command"."""
    cues = [m.first for m in s.reading.cues("leads", "lead-by") if s.reading.fold(m.first - 1) != "-"]
    commands = [m.first for m in s.reading.kind("nation") if _commands(s, m)]
    return sorted(cues + commands)


def _commands(s: Scene, m: Mention) -> bool:
    """Whether a nation's command is named: "under German command"."""
    before = {s.reading.fold(m.first - 1), s.reading.fold(m.first - 2)}
    return s.reading.fold(m.end) in COMMAND and "under" in before


def _formation(s: Scene) -> str | None:
    """Return what is led: the formation that the sentence names, else the one spoken of."""
    here = next((f.formation for f in s.forces if f.formation in LED), None)
    known = next((d for d in LED if d in s.memory.forces), None)
    return here or known


def _tied(s: Scene, triggers: list[int]) -> list[tuple[Mention, Places]]:
    """Return each framework nation with its host."""
    hosts = [p for p in s.places if (p.locative or _own_soil(s, p)) and p.hosts and not venue(s, p)]
    labels = {i for p in hosts for i in range(p.first, p.end)}
    named = [m for m in s.reading.kind("nation") if m.first not in labels and _may_lead(s, m)]
    if s.reading.cues("respectively"):
        return _respectively(s)
    pairs = list(_pairs(s, triggers, named, hosts))
    if not pairs and len(named) == 1 and not hosts and len(s.memory.hosts) == 1 and s.index - s.memory.place_at <= 3:
        return [(named[0], Places(list(s.memory.hosts), role="in"))]
    return pairs


def _may_lead(s: Scene, m: Mention) -> bool:
    """Whether a nation may be one that leads: no place, no adjective of an officer or of a force."""
    following = s.reading.fold(m.end)
    if _commands(s, m):
        return True
    if not m.forms & AGENT_FORMS or following in {"-", "'s", "’"}:
        return False
    adjective = "adjective" in m.forms and "name" not in m.forms
    after = s.reading.at.get(m.end)
    if (
        adjective
        and not (after is not None and after.value in {"leads", "will", "have", "lead"})
        and following not in {".", ",", ""}
    ):
        return False
    return not any(p.first <= m.first < p.end and p.locative for p in s.places)


def _own_soil(s: Scene, place: Places) -> bool:
    """Whether a host stands as a label before what is led there: "Latvia (Canada)"."""
    return place.role == "" and s.reading.fold(place.end) == "(" and place.first > 0


def _respectively(s: Scene) -> list[tuple[Mention, Places]]:
    """Tie nations to hosts in order where "respectively" says so; the hosts may stand in the sentence before."""
    lists = [p for p in s.places if len(p.hosts) > 1]
    hosts = [Places([h], role="in", first=p.first, end=p.end) for p in lists if p.locative for h in p.hosts]
    if not hosts and s.index - s.memory.place_at <= 3:
        hosts = [Places([h], role="in") for h in s.memory.hosts]
    led = [m for m in s.reading.kind("nation") if "adjective" not in m.forms or "name" in m.forms]
    led = [m for m in led if not any(p.first <= m.first < p.end and p.locative for p in s.places)]
    return list(zip(led[-len(hosts) :], hosts, strict=True)) if hosts and len(led) >= len(hosts) else []


def _pairs(
    s: Scene, triggers: list[int], named: list[Mention], hosts: list[Places]
) -> Iterator[tuple[Mention, Places]]:
    """Pair nations with hosts in turn, as they follow each other in a list."""
    things = sorted([(m.first, 0, m) for m in named] + [(p.first, 1, p) for p in hosts], key=lambda t: t[:2])
    nation: Mention | None = None
    place: Places | None = None
    for _, _, thing in things:
        if isinstance(thing, Places):
            place = thing
        else:
            nation = thing
        if nation and place:
            last, first = max(nation.end, place.end), min(nation.first, place.first)
            close = abs(nation.first - place.first) < REACH and last >= triggers[0] - 1
            if close and not _other_force(s, first, last):
                yield nation, place
            nation = place = None


def _other_force(s: Scene, first: int, last: int) -> bool:
    """Whether people are counted between a nation and a place: then the nation has them there, and leads elsewhere."""
    return any(f.role == "people" and f.number and first <= f.head < last for f in s.forces)
