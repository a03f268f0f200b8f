"""Framework nations: "Canada leads the group in Latvia, Germany the one in Lithuania", "is led by Canada"."""

from collections.abc import Iterator

from deployments.extract.drafts import Draft
from deployments.extract.forces import Force
from deployments.extract.mentions import Mention
from deployments.extract.places import Places
from deployments.extract.scene import Scene
from deployments.extract.seats import seats
from deployments.extract.status import segment_of, status_of
from deployments.extract.who import AGENT_FORMS
from deployments.records import Status

LED = ("battlegroup", "battalion", "brigade", "division")
COMMAND = {"command", "leadership", "lead", "guidance"}
GROUP = {"group", "groups", "one", "ones", "it", "they", "them", "unit", "units", "its", "whose", "framework"}
LEADING = {"led", "headed", "commanded"}
REACH = 24
"""Tokens between a framework nation and its host: a list's longest member on the open corpus has 19."""
RECENT = 3
"""Sentences for which a host stays in mind for a lead that names none."""

Pair = tuple[Mention, Places]


def leads(s: Scene) -> list[Draft]:
    """Return a draft for each host whose framework nation a sentence names."""
    triggers = _triggers(s)
    named = [m for m in s.reading.kind("nation") if _may_lead(s, m)]
    hosts = seats(s)
    pairs = [] if s.reading.cues("respectively") and triggers else list(_bracketed(s, triggers))
    if triggers and not pairs:
        pairs = _respectively(s) or list(_pairs(s, triggers, named, hosts)) or _carried(s, triggers, named, hosts)
    formation = _formation(s) or ("battlegroup" if len(pairs) > 1 else _of_mission(s, triggers))
    return [d for nation, place in pairs for d in _drafts(s, nation, place, formation)] if formation else []


def _drafts(s: Scene, nation: Mention, place: Places, formation: str) -> Iterator[Draft]:
    """Yield the lead of each host of a place, with the status of its clause."""
    probe = Force(formation, "unit", nation.first, nation.end, nation.first)
    status = status_of(s.reading, probe, segment_of(s.clauses, nation.first))
    for host in place.hosts if status else []:
        site = next((x[:2] for x in place.sites if x[2] == host), None)
        draft = Draft("lead", nation.first, [host], None, site, formation, lead=nation.value)
        draft.status = _in_context(s, host, formation, status or "in-place")
        draft.carried = place.end == 0
        yield draft


def _in_context(s: Scene, host: str, formation: str, status: Status) -> Status:
    """Return the status of a lead: one told in the present is still to come where its formation is."""
    clause = [m for m in s.reading.cues("soon", "still")]
    if status == "in-place" and clause and all(m.value == "soon" for m in clause):
        return "planned"
    known, standing = s.memory.forces.get(formation), s.memory.standing
    if status != "in-place" or known is None or known.status not in {"planned", "proposed"}:
        return status
    stands = standing is not None and standing.formation == formation and host in standing.hosts
    return status if stands or s.index - s.memory.last_at > RECENT else known.status


def _triggers(s: Scene) -> list[Mention]:
    """Return the words of leading, in order: "leads", "is led by", "under Canadian command", "is Canadian-led"."""
    cues = [m for m in s.reading.cues("leads", "lead-by") if s.reading.fold(m.first - 1) != "-"]
    nations = [m for m in s.reading.kind("nation") if _commands(s, m) or _compound(s, m) or _alike(s, m)]
    return sorted(cues + nations, key=lambda m: m.first)


def _commands(s: Scene, m: Mention) -> bool:
    """Whether a nation's command is named: "under German command", "under French and in Slovakia under Czech"."""
    before = {s.reading.fold(m.first - 1), s.reading.fold(m.first - 2)}
    if "under" not in before or "adjective" not in m.forms:
        return False
    words = {t.fold for t in s.reading.tokens[m.end :]}
    return s.reading.fold(m.end) in COMMAND or (s.reading.fold(m.end) in {",", "and"} and bool(words & COMMAND))


def _compound(s: Scene, m: Mention) -> bool:
    """Whether "-led" stands behind a nation with no force of its own: "is Canadian-led", "a British-led one"."""
    if s.reading.fold(m.end) != "-" or s.reading.fold(m.end + 1) not in LEADING:
        return False
    return not any(f.lead == m.value and f.first <= m.first < f.end for f in s.forces)


def _alike(s: Scene, m: Mention) -> bool:
    """Whether a nation leads another "one" beside a formation with its lead: "and the Canadian one in Latvia"."""
    behind = s.reading.fold(m.end) in {"one", "ones"} and "adjective" in m.forms
    return behind and any(f.lead and f.end <= m.first for f in s.forces)


def _formation(s: Scene) -> str | None:
    """Return what is led: the formation that the sentence names, else the one spoken of."""
    here = next((f.formation for f in s.forces if f.formation in LED), None)
    known = next((d for d in LED if d in s.memory.forces), None)
    return here or known


def _of_mission(s: Scene, triggers: list[Mention]) -> str | None:
    """Return "troops" where a mission is what is led, "battlegroup" where the words say that."""
    if any("framework" in s.reading.fold(i) for t in triggers for i in range(t.first, t.end)):
        return "battlegroup"
    after = [m for t in triggers for m in s.reading.kind("mission") if 0 <= m.first - t.end < RECENT]
    return "troops" if after else None


def _may_lead(s: Scene, m: Mention) -> bool:
    """Whether a nation may be one that leads: no place, no adjective of an officer or of a force."""
    following = s.reading.fold(m.end)
    if _commands(s, m) or _compound(s, m) or _alike(s, m):
        return True
    if not m.forms & AGENT_FORMS or following in {"-", "'s", "’"}:
        return False
    adjective = "adjective" in m.forms and "name" not in m.forms
    after = s.reading.at.get(m.end)
    leading = after is not None and after.value in {"leads", "will", "have", "lead"}
    if adjective and not leading and following not in {".", ",", ""}:
        return False
    return not any(p.first <= m.first < p.end for p in seats(s))


def _bracketed(s: Scene, triggers: list[Mention]) -> Iterator[Pair]:
    """Pair hosts with the nations in brackets behind them: "in Estonia (led by Britain), Latvia (Canada)"."""
    found: list[Pair] = []
    for m in s.reading.kind("nation"):
        host = s.reading.at.get(m.end + 1 if s.reading.fold(m.end) == "'s" else m.end - 1)
        if s.reading.fold(m.end) != "(" or not (m.forms & {"name"} or host is None):
            continue
        close = next((i for i in range(m.end, m.end + 9) if s.reading.fold(i) == ")"), None)
        inside = [n for n in s.reading.kind("nation") if close and m.end < n.first < close]
        plain = {s.reading.fold(i) for i in range(m.end + 1, close or 0)} - {"the", ")"}
        told = any(m.end < t.first < (close or 0) for t in triggers)
        if len(inside) == 1 and (told or inside[0].end - inside[0].first >= len(plain)):
            found.append((inside[0], Places([m.value], role="in", first=m.first, end=m.end)))
    battlegroup = any(f.formation in LED for f in s.forces)
    if (battlegroup and len(found) > 1) or (found and triggers and len(found) >= len(triggers)):
        yield from found


def _respectively(s: Scene) -> list[Pair]:
    """Tie nations to hosts in order where "respectively" says so; the hosts may stand in the sentence before."""
    if not s.reading.cues("respectively"):
        return []
    lists = [p for p in s.places if len(p.hosts) > 1]
    hosts = [Places([h], role="in", first=p.first, end=p.end) for p in lists if p.locative for h in p.hosts]
    if not hosts and s.index - s.memory.place_at <= RECENT:
        hosts = [Places([h], role="in") for h in s.memory.hosts]
    led = [m for m in s.reading.kind("nation") if "adjective" not in m.forms or "name" in m.forms]
    led = [m for m in led if not any(p.first <= m.first < p.end and p.locative for p in s.places)]
    return list(zip(led[-len(hosts) :], hosts, strict=True)) if hosts and len(led) >= len(hosts) else []


def _carried(s: Scene, triggers: list[Mention], named: list[Mention], hosts: list[Places]) -> list[Pair]:
    """Pair a nation with the host spoken of, where a formation or "it", "the group" shows that it is meant."""
    if len(named) != 1 or hosts or len(s.memory.hosts) != 1 or s.index - s.memory.place_at > RECENT:
        return []
    words = {t.fold for t in s.reading.tokens}
    meant = bool(words & GROUP) or any(f.formation in LED for f in s.forces) or bool(_of_mission(s, triggers))
    return [(named[0], Places(list(s.memory.hosts), role="in"))] if meant else []


def _pairs(s: Scene, triggers: list[Mention], named: list[Mention], hosts: list[Places]) -> Iterator[Pair]:
    """Pair nations with hosts in turn, as they follow each other in a list."""
    nation: Mention | None = None
    place: Places | None = None
    start = _start(s, triggers[0], named, hosts)
    for thing in sorted([*named, *hosts], key=lambda t: (t.first, isinstance(t, Places))):
        if thing.first < start:
            continue
        if isinstance(thing, Places):
            place = thing
        else:
            nation = thing
        if nation and place:
            if _tied(s, triggers, nation, place):
                yield nation, place
            nation = place = None


def _start(s: Scene, trigger: Mention, named: list[Mention], hosts: list[Places]) -> int:
    """Return where the pair of the first word of leading begins, so that what stands before it is left out."""
    subject = [m for m in named if m.end <= trigger.first]
    if trigger.value == "leads" and subject:
        nation: Mention | None = subject[-1]
    else:
        nation = next((m for m in named if m.first >= trigger.first), None)
    if nation is None:
        return 0
    behind = [p for p in hosts if p.first >= max(nation.end, trigger.first)]
    rival = next((m.first for m in named if m.first > max(nation.first, trigger.first)), len(s.reading.tokens))
    ahead = [p for p in hosts if p.end <= min(nation.first, trigger.first)]
    if ahead and (trigger.value != "leads" or not behind or behind[0].first > rival):
        return ahead[-1].first
    return nation.first


def _tied(s: Scene, triggers: list[Mention], nation: Mention, place: Places) -> bool:
    """Whether a nation and a host belong together: close, with a word of leading or nothing else between them."""
    first, last = min(nation.first, place.first), max(nation.end, place.end)
    if abs(nation.first - place.first) >= REACH or last < triggers[0].first - 1:
        return False
    if any(f.role == "people" and f.number and first <= f.head < last for f in s.forces):
        return False
    told = any(first - 1 <= t.first <= last for t in triggers)
    return told or not any(m.kind == "verb" and first <= m.first < last for m in s.reading.mentions)
