"""Framework nations: "Canada leads the group in Latvia, Germany the one in Lithuania", "is led by Canada"."""

from collections.abc import Iterator

from deployments.extract.clauses import segment_of
from deployments.extract.drafts import Draft
from deployments.extract.forces import Force
from deployments.extract.handover import handover
from deployments.extract.leading import GROUP, LED, may_lead, words_of_leading
from deployments.extract.mentions import Mention
from deployments.extract.places import Places
from deployments.extract.scene import Scene
from deployments.extract.seats import seats
from deployments.extract.status import status_of
from deployments.lexicon import closed
from deployments.records import Status

PERSONAL = 4
"""Tokens between "led by" and the nation: beyond it somebody of that nation leads."""
REACH = 24
"""Tokens between a framework nation and its host: a list's longest member on the open corpus has 19."""
NEXT = 3
"""Tokens behind a nation in which "one" may stand for its formation: "the Canadian one", "a British-led one"."""
RELATIVE = closed("relative")
RECENT = 3
"""Sentences for which a host stays in mind for a lead that names none."""

Pair = tuple[Mention, Places]


def leads(s: Scene) -> list[Draft]:
    """Return a draft for each host whose framework nation a sentence names."""
    if (change := handover(s)) is not None and (changed := _changed(s, *change)):
        return changed
    triggers = words_of_leading(s)
    hosts = seats(s)
    named = [m for m in s.reading.kind("nation") if may_lead(s, m, hosts)] or _pronoun(s, triggers)
    pairs = [] if s.reading.cues("respectively") and triggers else list(_bracketed(s, triggers))
    if not triggers and any(f.formation == "battlegroup" for f in s.forces) and any(p.locative for p in s.places):
        pairs = _respectively(s)
    if triggers and not pairs:
        pairs = (
            _respectively(s)
            or _sent_to_lead(s, triggers, named, hosts)
            or list(_pairs(s, triggers, named, hosts))
            or _carried(s, triggers, named, hosts)
        )
    formation = (
        _led_coalition(s, triggers) or _formation(s) or ("battlegroup" if len(pairs) > 1 else _of_mission(s, triggers))
    )
    return [d for nation, place in pairs for d in _drafts(s, nation, place, formation)] if formation else []


def _sent_to_lead(s: Scene, triggers: list[Mention], named: list[Mention], hosts: list[Places]) -> list[Pair]:
    """Pair who goes somewhere to lead with the host: "Canadian troops will go to Latvia to lead a battle group"."""
    purpose = next((t for t in triggers if s.reading.fold(t.first) == "to"), None)
    if purpose is None or any(p.first >= purpose.end for p in hosts):
        return []
    before = [p for p in hosts if p.end <= purpose.first and len(p.hosts) == 1]
    sent = [
        Mention("nation", f.nations[0], frozenset({"people"}), f.first, f.end)
        for f in s.forces
        if len(f.nations) == 1 and before and f.end <= before[-1].first
    ]
    subject = [m for m in named if before and m.end <= before[-1].first]
    who = (subject or sent)[-1:]
    return [(who[0], before[-1])] if who and who[0].value not in before[-1].hosts else []


def _changed(s: Scene, old: Mention, new: Mention) -> list[Draft]:
    """Return the lead that is over and the one that follows it: "handed over command to Spain"."""
    hosts = [p for p in seats(s) if not any(p.first <= m.first < p.end for m in (old, new))]
    known = _spoken_of(s)
    place = hosts[0] if hosts else Places(list(known), role="in") if len(known) == 1 else None
    formation = _formation(s)
    if place is None or formation is None:
        return []
    coming = bool(s.reading.cues("will", "maybe", "soon"))
    told: tuple[tuple[Mention, Status], ...] = (
        (old, "in-place" if coming else "ended"),
        (new, "planned" if coming else "in-place"),
    )
    return [_draft(nation, place, host, formation, status) for nation, status in told for host in place.hosts]


def _drafts(s: Scene, nation: Mention, place: Places, formation: str) -> Iterator[Draft]:
    """Yield the lead of each host of a place, with the status of its clause."""
    probe = Force(formation, "unit", nation.first, nation.end, nation.first)
    status = "ended" if _until(s, place) else status_of(s.reading, probe, segment_of(s.clauses, nation.first))
    for host in place.hosts if status and not _untied(s, nation, place) else []:
        yield _draft(nation, place, host, formation, _in_context(s, host, formation, status or "in-place"))


def _untied(s: Scene, nation: Mention, place: Places) -> bool:
    """Whether several nations lead in several hosts, and nothing tells which where."""
    following = s.reading.at.get(nation.end + 1 + (s.reading.fold(nation.end + 1) == "the"))
    listed = s.reading.fold(nation.end) == "and" and following is not None and following.kind == "nation"
    return len(place.hosts) > 1 and listed


def _until(s: Scene, place: Places) -> bool:
    """Whether a nation led only up to a time: "which led the group in Slovakia until last summer"."""
    past = any(s.reading.fold(m.first) in {"led", "headed", "commanded"} for m in s.reading.cues("leads"))
    return past and s.reading.fold(place.end) == "until"


def _draft(nation: Mention, place: Places, host: str, formation: str, status: Status) -> Draft:
    site = next((x[:2] for x in place.sites if x[2] == host), None)
    return Draft(
        "lead", nation.first, [host], None, site, formation, lead=nation.value, status=status, carried=place.end == 0
    )


def _in_context(s: Scene, host: str, formation: str, status: Status) -> Status:
    """Return the status of a lead: one told in the present is still to come where its formation is."""
    clause = s.reading.cues("soon", "still")
    if any(s.reading.fold(m.first) in {"took", "assumed", "led"} for m in s.reading.cues("leads")):
        return status
    if status == "in-place" and clause and all(m.value == "soon" for m in clause):
        return "planned"
    known, standing = s.memory.forces.get(formation), s.memory.standing
    if status != "in-place" or known is None or known.status not in {"planned", "proposed"}:
        return status
    stands = standing is not None and standing.formation == formation and host in standing.hosts
    return status if stands or s.index - s.memory.last_at > RECENT else known.status


def _formation(s: Scene) -> str | None:
    """Return what is led: the formation that the sentence names, else the one spoken of."""
    here = next((f.formation for f in s.forces if f.formation in LED), None)
    known = next((d for d in LED if d in s.memory.forces), None)
    return here or known or (s.memory.head_formation if s.reading.sentence.kind in {"item", "heading"} else None)


def _led_coalition(s: Scene, triggers: list[Mention]) -> str | None:
    """Return "troops" where what a nation leads is a coalition or mission: "the Saudi-led coalition"."""
    behind = [s.reading.fold(t.end + 2) for t in triggers if t.kind == "nation"]
    return "troops" if behind and set(behind) <= {"coalition", "mission", "operation"} else None


def _of_mission(s: Scene, triggers: list[Mention]) -> str | None:
    """Return "troops" where a mission is what is led, "battlegroup" where the words say that."""
    words = {s.reading.fold(i) for t in triggers for i in range(t.first, t.end)}
    if words & {"framework", "nation", "country"}:
        return "battlegroup"
    after = [m for t in triggers for m in s.reading.kind("mission") if 0 <= m.first - t.end < RECENT]
    by = [t for t in triggers if s.reading.fold(t.end - 1) == "by"]
    ahead = [
        f for f in s.forces if (f.multi or f.collective) and f.formation == "troops" and by and f.head < by[0].first
    ]
    last = s.memory.last if s.index - s.memory.last_at <= RECENT else None
    return "troops" if after or ahead or (last and last.mission and "command" in words) else None


def _pronoun(s: Scene, triggers: list[Mention]) -> list[Mention]:
    """Return the nation that "they" or "it" points to: "There are German soldiers there. They run the battlegroup"."""
    nation = s.memory.nation if s.index - s.memory.nation_at <= 1 else None
    led = [t for t in triggers if t.value == "leads" and s.reading.fold(t.first - 1) in {"they", "it"}]
    return [Mention("nation", nation, frozenset({"name"}), t.first - 1, t.first) for t in led[:1] if nation]


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
            lead, host = (m, inside[0]) if _by_before(s, triggers, m.first) else (inside[0], m)
            found.append((lead, Places([host.value], role="in", first=host.first, end=host.end)))
    battlegroup = any(f.formation in LED for f in s.forces)
    if (battlegroup and len(found) > 1) or (found and triggers and len(found) >= len(triggers)):
        yield from found


def _by_before(s: Scene, triggers: list[Mention], at: int) -> bool:
    """Whether hosts stand in the brackets and leads before them: "led by Britain (Estonia), Canada (Latvia)"."""
    outside = len(triggers) == 1 and triggers[0].value == "lead-by" and triggers[0].end <= at
    return outside and s.reading.fold(triggers[0].first - 1) != "("


def _respectively(s: Scene) -> list[Pair]:
    """Tie nations to hosts in order where "respectively" says so; the hosts may stand in the sentence before."""
    cue = next(iter(s.reading.cues("respectively")), None)
    if cue is None:
        return []
    lists = [p for p in s.places if len(p.hosts) > 1]
    hosts = [Places([h], role="in", first=p.first, end=p.end) for p in lists if p.locative for h in p.hosts]
    if not hosts and s.index - s.memory.place_at <= RECENT:
        hosts = [Places([h], role="in") for h in s.memory.hosts]
    led = [m for m in s.reading.kind("nation") if "adjective" not in m.forms or "name" in m.forms]
    led = [m for m in led if not any(p.first <= m.first < p.end and p.locative for p in s.places)]
    ahead = [m for m in led if m.first < cue.first]
    led = ahead if len(ahead) >= len(hosts) else led
    return list(zip(led[-len(hosts) :], hosts, strict=True)) if hosts and len(led) >= len(hosts) else []


def _carried(s: Scene, triggers: list[Mention], named: list[Mention], hosts: list[Places]) -> list[Pair]:
    """Pair a nation with the host spoken of, where a formation or "it", "the group" shows that it is meant."""
    known = _spoken_of(s)
    if len(named) > 1 and triggers[0].value == "lead-by":
        named = [m for m in named if 0 <= m.first - triggers[0].end <= PERSONAL][:1]
    if len(named) != 1 or hosts or len(known) != 1:
        return []
    words = {t.fold for t in s.reading.tokens}
    meant = bool(words & GROUP) or any(f.formation in LED for f in s.forces) or bool(_of_mission(s, triggers))
    again = any(d.lead == named[0].value and tuple(d.hosts) == known for d in s.memory.forces.values())
    return [(named[0], Places(list(known), role="in"))] if meant and not again else []


def _spoken_of(s: Scene) -> tuple[str, ...]:
    """Return the hosts that the sentences before were about."""
    memory = s.memory
    if memory.hosts and s.index - memory.place_at <= RECENT:
        return memory.hosts
    return (memory.named,) if memory.named and s.index - memory.named_at <= RECENT else ()


def _pairs(s: Scene, triggers: list[Mention], named: list[Mention], hosts: list[Places]) -> Iterator[Pair]:
    """Pair nations with hosts in turn, as they follow each other in a list."""
    nation: Mention | None = None
    place: Places | None = None
    start = _start(s, triggers[0], named, hosts)
    things: list[Mention | Places] = [*named, *hosts]
    for thing in sorted(things, key=lambda t: (t.first, isinstance(t, Places))):
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
    active = bool(subject) and (trigger.value == "leads" or s.reading.fold(trigger.end - 1) == "of")
    after = [m for m in named if m.first >= trigger.first]
    nation = subject[-1] if active else next(iter(after), None)
    if nation is None or (trigger.value == "lead-by" and not active and not _led_by(s, trigger, nation)):
        return len(s.reading.tokens)
    ahead = [p for p in hosts if p.end <= min(nation.first, trigger.first)]
    if ahead and nation.first - ahead[-1].end <= 1:
        return ahead[-1].first
    between = [p.first for p in hosts if trigger.first <= p.first < nation.first]
    behind = [p for p in hosts if p.first >= max(nation.end, trigger.first)]
    rival = next((m.first for m in named if m.first > max(nation.first, trigger.first)), len(s.reading.tokens))
    one = {"one", "ones"} & {s.reading.fold(i) for i in range(nation.end, nation.end + NEXT)}
    near = bool(behind) and behind[0].first < rival and (active or bool(one))
    if ahead and not near:
        return ahead[-1].first
    return min([nation.first, *between])


def _led_by(s: Scene, trigger: Mention, nation: Mention) -> bool:
    """Whether a nation itself leads, and nobody of another that stands before it: "led by a Czech colonel"."""
    named = [m for m in s.reading.kind("nation") if trigger.end <= m.first < nation.first]
    somebody = any(not any(p.first <= m.first < p.end for p in s.places) for m in named)
    of = {"of", "in"} & {s.reading.fold(trigger.end - 1), s.reading.fold(trigger.end)}
    close = nation.first - trigger.end <= PERSONAL or trigger.end - trigger.first == 1
    return not somebody and (close or bool(of))


def _tied(s: Scene, triggers: list[Mention], nation: Mention, place: Places) -> bool:
    """Whether a nation and a host belong together: close, with a word of leading or nothing else between them."""
    first, last = min(nation.first, place.first), max(nation.end, place.end)
    if abs(nation.first - place.first) >= REACH or last < triggers[0].first - RECENT:
        return False
    counted = [f.head for f in s.forces if f.role == "people" and f.number and first <= f.head < last]
    led = [f.head for f in s.forces if f.formation in LED and triggers[0].end <= f.head < last]
    if any(f.formation in LED and f.end == nation.first - 1 and s.reading.fold(f.end) in RELATIVE for f in s.forces):
        return True  # "in a battlegroup that Berlin leads"
    if counted and not (led and nation.end <= triggers[0].first and led[0] < counted[0]):
        return False
    told = any(first - 1 <= t.end and t.first <= last for t in triggers)
    return told or not any(m.kind == "verb" and first <= m.first < last for m in s.reading.mentions)
