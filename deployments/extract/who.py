"""Whose a force is: its own words, else the subject that sends it, else the nation spoken of."""

from deployments.extract.agents import agents, runs
from deployments.extract.blocs import POSSESSIVE, blocs, with_subject
from deployments.extract.carried import named_so, pronoun_nation, spoken_of
from deployments.extract.clauses import besides, segment_of
from deployments.extract.forces import Force
from deployments.extract.mentions import Mention
from deployments.extract.places import Places
from deployments.extract.scene import Scene
from deployments.extract.subjects import AGENT_FORMS, OPENING, SENDERS, coordinated, subject_like
from deployments.extract.verbs import BE
from deployments.lexicon import closed, invasions

SHARES = {"fifth", "half", "majority", "most", "part", "quarter", "quarters", "third", "thirds"}
PART = 4
"""Tokens between a number and the force that it is part of."""
GIVERS = {"contributing", "contributor", "contributors"}
ASIDE = 12
"""Tokens of an apposition before its force: ", for years a helper with"."""
TOTALS = closed("totals")
MODALS = closed("modals")
PRESENCES = closed("presences")
MANY = {"mission", "operation", "countries", "nations", "contributors"}


def nations(s: Scene, force: Force, place: Places) -> list[str]:
    """Return the codes of the nations whose own a force is; empty where it is multinational or unknown."""
    if _outgrown(s, force) or _of_the_whole(s, force):
        force.multi = True
        return force.nations
    owners = [] if force.nations or force.lead else _owners(s, force)
    if owners and not set(owners) <= set(place.hosts):
        return owners
    if force.nations or force.lead:
        return force.nations
    if (force.multi or force.collective) and (giver := _contributor(s, force)) is not None:
        return [giver]
    if force.multi:
        return []
    told = _bracketed(s, force, place) or predicate_nation(s, force) or from_before(s, force, place)
    told = told or _sent_by(s, force) or _partner(s, force) or _comes_from(s, force, place)
    if (told := told or _opened(s, force)) is not None:
        return [told]
    force.lead = _led_by(s, force)
    return [] if force.lead else _acting(s, force, place)


def _acting(s: Scene, force: Force, place: Places) -> list[str]:
    """Return the nations by whose verb a force is there, else those told around it."""
    acting = [] if _rest(s, force) else agents(s, force)
    if force.number and not acting and (_sums_up(s) or _whole(s, force)):
        force.collective = True
        return []
    if acting and set(acting) <= set(place.hosts):
        guest = only_other(s, force, place)
        if guest or force.collective:
            return [guest] if guest else []
    if acting and _led_by_agent(s, force):
        force.lead = acting[0]
        return []
    hosted = set(acting) <= set(place.hosts) and (s.memory.topic_nation or force.formation == "battlegroup")
    return acting if acting and not hosted else _around(s, force, place)


def _around(s: Scene, force: Force, place: Places) -> list[str]:
    """Return whose a force is by what is told around it: the force before it, its commander, the nation spoken of."""
    if (whole := _part_of(s, force)) is not None:
        force.collective = not whole.nations
        return whole.nations
    before = next(
        (f for f in reversed(s.forces) if f.end <= force.first and (f.nations or (f.multi and not f.weak))), None
    )
    if before and before.multi and not before.nations and force.role == "number":
        force.multi = True
        return []
    if force.role in {"number", "people", "unit"} and before and not before.lead and force.number:
        return before.nations[:1]
    if by := next((p for p in s.places if p.role == "by" and 0 <= p.first - force.end < 8), None):
        return by.hosts[:1] if not s.reading.cues("lead-by", "leads") else []
    if (whose := _in_its_operation(s, force)) is not None and whose not in place.hosts:
        return [whose]
    return named_so(s, force, place) or (
        [] if force.collective else [n for n in spoken_of(s, force) if not hostile(n, place)]
    )


def _part_of(s: Scene, force: Force) -> Force | None:
    """Return the counted force that a number is part of: "fewer than 600 of the mission's 1,700 troops"."""
    near = (f for f in s.forces if f.number and 0 < f.first - force.end <= PART and f.first >= force.end)
    return next(near, None) if force.role == "number" and s.reading.fold(force.end) == "of" else None


def _in_its_operation(s: Scene, force: Force) -> str | None:
    """Return the nation of whose operation a force is part: "as part of a French operation"."""
    clause = segment_of(s.clauses, force.head)
    for m in s.reading.kind("nation"):
        noun = m.end + (s.reading.fold(m.end) == "military")
        part = [s.reading.fold(i) for i in range(m.first - 3, m.first)]
        inside = force.end <= m.first < clause[1] and "adjective" in m.forms
        if inside and part in (["part", "of", "a"], ["part", "of", "an"]) and s.reading.fold(noun) in PRESENCES:
            return m.value
    return None


def _outgrown(s: Scene, force: Force) -> bool:
    """Whether a formation is what a battlegroup becomes: "to grow the battle group in Latvia into a brigade"."""
    into = s.reading.fold(force.first - 1) in {"into", "to"} and force.formation in {"brigade", "division"}
    grown = [f for f in s.forces if f.formation == "battlegroup" and f.end < force.first]
    return into and bool(grown) and any(p.locative and p.first >= grown[0].end for p in s.places)


def _of_the_whole(s: Scene, force: Force) -> bool:
    """Whether a number is that of a whole of which another is part: "has 65 of its 140 people"."""
    at = force.first - 1
    whole = s.reading.fold(at) in {"its", "the", "their"} and s.reading.fold(at - 1) == "of"
    part = (s.reading.fold(at - 2) in SHARES and s.reading.fold(at) == "the") or any(
        n.end == at - 1 for n in s.reading.numbers
    )
    return whole and force.number is not None and part


def _owners(s: Scene, force: Force) -> list[str]:
    """Return who "we" are, or the subjects that "its" before a force refers to: "Poland may cut its force"."""
    if force.role == "contingent" and not force.nations:
        return [told] if (told := pronoun_nation(s, force)) else []
    if not force.ours or s.reading.fold(force.owner) not in {"its", "their"}:
        return []
    if said_by := [m for m in s.reading.kind("nation") if m.end == force.owner - 1 and s.reading.fold(m.end) == "that"]:
        return [said_by[0].value]
    named = [m for m in s.reading.kind("nation") if m.end <= force.owner and subject_like(s, m, force)]
    named = named or _possessors(s, force)
    if not named and force.owner <= OPENING and (ahead := _ahead(s, force)):
        return [ahead.value]
    alliances = [m for m in blocs(s) if m.end <= force.owner]
    if not named and not alliances and s.reading.fold(force.owner) == "their":
        return next((f.nations for f in reversed(s.forces) if f.end <= force.owner and f.nations and not f.weak), [])
    if alliances and (not named or alliances[-1].first > named[-1].first):
        force.multi = True
    if not named or force.multi:
        return []
    return coordinated(s, named[-1], named)


def _ahead(s: Scene, force: Force) -> Mention | None:
    """Return the subject behind a comma that "its" points ahead to: "Beside its men in Mali, Spain keeps 40"."""
    behind = [m for m in s.reading.kind("nation") if m.first > force.end and s.reading.fold(m.first - 1) == ","]
    return next((m for m in behind if subject_like(s, m, force)), None)


def _possessors(s: Scene, force: Force) -> list[Mention]:
    """Return the one nation that something before "its" is of: "Germany's struggles in expanding its forces"."""
    if not any(p.locative and 0 <= p.first - force.end <= POSSESSIVE for p in s.places):
        return []
    owners = [m for m in s.reading.kind("nation") if m.end <= force.owner and s.reading.fold(m.end) in {"'s", "’"}]
    return owners if len({m.value for m in owners}) == 1 else []


def _opened(s: Scene, force: Force) -> str | None:
    """Return the subject behind the force with which a sentence opens: "With 5,500 soldiers, South Africa is"."""
    opens = (
        (s.reading.fold(0) == "with" or besides(s.reading)) and force.first <= OPENING + 1 and force.number is not None
    )
    ahead = _ahead(s, force) if opens else None
    return ahead.value if ahead else None


def from_before(s: Scene, force: Force, place: Places) -> str | None:
    """Return the nation that a clause says a force is from, before it: "from Turkey will work there 38 men"."""
    if force.number is None:
        return None
    beside = next((p for p in s.places if p.role == "from" and p.end == force.first and len(p.hosts) == 1), None)
    if beside is not None and beside.hosts != place.hosts and not beside.sites:
        return beside.hosts[0]
    clause = segment_of(s.clauses, force.head)
    verbs = [m for m in s.reading.kind("verb") if clause[0] <= m.first < force.first]
    from_ = [p for p in s.places if p.role == "from" and clause[0] <= p.first < force.first and len(p.hosts) == 1]
    comes = bool(verbs) and verbs[-1].value in {"stay", "arrive"} and not any(p.locative for p in s.places)
    stays = comes or (bool(verbs) and verbs[-1].value == "stay")
    return from_[-1].hosts[0] if stays and from_ and from_[-1].hosts != place.hosts else None


def _whole(s: Scene, force: Force) -> bool:
    """Whether a figure is that of a mission as a whole: "the mission is to reach 2,500", "soldiers of 15 countries"."""
    clause = segment_of(s.clauses, force.head)
    named = {i for m in s.reading.kind("mission") for i in range(m.first, m.end)}
    words = [s.reading.fold(i) for i in range(clause[0], force.first) if i not in named]
    located = {i for p in s.places if p.locative for i in range(p.first, p.end)}
    before = [m for m in s.reading.kind("nation") if clause[0] <= m.first and m.end <= force.first]
    of_all = not MANY.isdisjoint(words) and located.issuperset(m.first for m in before)
    return of_all or s.index - s.memory.total_at == 1


def _sums_up(s: Scene) -> bool:
    """Whether a sentence sums up over all nations and names none: "all foreign soldiers together"."""
    named = any(m.forms & {"adjective", "people"} for m in s.reading.kind("nation"))
    offices = {i for m in s.reading.cues("government") for i in range(m.first, m.end)}
    words = enumerate(s.reading.tokens)
    return not named and any(
        t.fold in TOTALS and i not in offices and s.reading.fold(i + 1) != "with" for i, t in words
    )


def hostile(nation: str, place: Places) -> bool:
    """Whether a nation's army attacks a place, or is at home in it."""
    return any((nation, where) in invasions() for where in (*place.hosts, place.region or ""))


def _rest(s: Scene, force: Force) -> bool:
    """Whether a number is part of the nation's force that a clause names before it: "9,000 Marines, 5,000 to Guam"."""
    before = next((f for f in reversed(s.forces) if f.end <= force.first), None)
    if force.role != "number" or before is None or not (before.nations and before.number):
        return False
    return not any(before.end <= m.first < force.first and subject_like(s, m, force) for m in s.reading.kind("nation"))


def _bracketed(s: Scene, force: Force, place: Places) -> str | None:
    """Return the nation whose number stands in brackets behind it: "with France (300)"."""
    nation = s.reading.at.get(force.first - 2)
    if force.role not in {"number", "people"} or s.reading.fold(force.first - 1) != "(":
        return None
    named = nation is not None and nation.kind == "nation" and nation.value not in place.hosts
    return nation.value if nation is not None and named else None


def predicate_nation(s: Scene, force: Force) -> str | None:
    """Return the nation that a number is said to be of: "some 400 of them are Swedes", "90 were Danish"."""
    at = force.end + (s.reading.fold(force.end) in MODALS)
    said = s.reading.at.get(at + 1)
    if force.role == "number" and s.reading.fold(at) in BE and said is not None and said.kind == "nation":
        return said.value if said.forms & {"people", "adjective"} else None
    if force.role != "number" or s.reading.fold(force.end) != "of":
        return None
    named = [
        m
        for m in s.reading.kind("nation")
        if force.end < m.first <= force.end + 4 and m.forms & {"people", "adjective"}
    ]
    return (
        named[0].value
        if len(named) == 1 and "in" not in [s.reading.fold(i) for i in range(force.end, named[0].first)]
        else None
    )


def _sent_by(s: Scene, force: Force) -> str | None:
    """Return the nation that a clause on a force says to have sent it: "the Patriots that the US moved to Poland"."""
    at = force.end + (s.reading.fold(force.end) in {"that", "which", "who", "whom"})
    if s.reading.fold(at) in {"it", "they"} and (verb := s.reading.at.get(at + 1)) and verb.value in SENDERS:
        named = [m for m in s.reading.kind("nation") if m.end <= force.first and subject_like(s, m, force)]
        return named[-1].value if named else None
    nation = s.reading.at.get(at + (s.reading.fold(at) == "the"))
    if nation is None or nation.kind != "nation" or not nation.forms & AGENT_FORMS:
        return None
    verb = next((m for m in s.reading.kind("verb") if m.first >= nation.end), None)
    sends = verb is not None and verb.value in SENDERS and verb.first - nation.end <= 1
    return nation.value if sends else None


def _comes_from(s: Scene, force: Force, place: Places) -> str | None:
    """Return the one nation that people are said to be from: "The wounded soldiers were from Chad"."""
    origin = next((p for p in s.places if p.role == "from" and p.first >= force.end and len(p.hosts) == 1), None)
    verb = s.reading.at.get(origin.first - 1) if origin else None
    comes = verb is not None and verb.value == "arrive" and verb.first >= force.end and force.number is not None
    said = origin is not None and (comes or (s.reading.fold(origin.first - 1) in BE and force.role == "people"))
    return origin.hosts[0] if origin is not None and said and origin.hosts != place.hosts else None


def _contributor(s: Scene, force: Force) -> str | None:
    """Return the nation said to contribute to a force of many: "Chad is a large contributor of troops to"."""
    words = [i for i in range(force.first) if s.reading.fold(i) in GIVERS]
    named = [m for m in s.reading.kind("nation") if words and m.end <= words[0] and subject_like(s, m, force)]
    said = {s.reading.fold(i) for i in range(named[-1].end, words[0])} if named else set()
    return named[-1].value if named and not said.isdisjoint(BE) and not force.number else None


def _partner(s: Scene, force: Force) -> str | None:
    """Return the nation that an apposition tells of: "Italy, for years a helper with 3,000 troops"."""
    at = force.first - 1
    opened = next((i for i in range(at, max(at - ASIDE, 0), -1) if s.reading.fold(i) == ","), -1)
    nation = s.reading.at.get(opened - 1 - (s.reading.fold(opened - 1) in {"alone", "itself"}))
    if s.reading.fold(at) != "with" or opened < 0 or nation is None or nation.kind != "nation":
        return None
    plain = not any(m.kind in {"verb", "nation"} for m in s.reading.mentions if opened < m.first < at)
    stands = any(p.locative and p.first <= nation.first < p.end for p in s.places)
    return nation.value if plain and "name" in nation.forms and not stands else None


def _led_by_agent(s: Scene, force: Force) -> bool:
    """Whether what a nation does with a force of many is to lead it: "Brazil leads the 2,600-strong UN force"."""
    leading = [m for m in s.reading.cues("leads") if 0 <= force.first - m.end <= 1 and s.reading.fold(m.end) != "from"]
    return any(not runs(s, force, m) for m in leading)


def _led_by(s: Scene, force: Force) -> str | None:
    """Return the nation by which a force of many is said to be led: "a force of 2,000 is led by Canberra"."""
    led = next((m for m in s.reading.cues("lead-by") if 0 <= m.first - force.end <= 1), None)
    lead = s.reading.at.get(led.end) if led else None
    return lead.value if lead is not None and lead.kind == "nation" and force.formation == "troops" else None


def sends(s: Scene, force: Force) -> bool:
    """Whether a nation is the subject of a verb whose object the force is, or owns it by "its"."""
    return bool(agents(s, force) or (force.ours and _owners(s, force)))


def only_other(s: Scene, force: Force, place: Places) -> str | None:
    """Return the one nation beside the host that the sentence of a counted force names: "the 55 whom Tonga keeps"."""
    others = [m for m in s.reading.kind("nation") if m.value not in place.hosts]
    alone = others[0].value if len({m.value for m in others}) == 1 else None
    if s.reading.cues("multi", "bloc") or any(alone in f.nations for f in s.forces if f is not force):
        return None  # "allied soldiers" may be of others too
    if force.number is None or not place.first or alone is None or hostile(alone, place):
        return None
    near = with_subject(s, segment_of(s.clauses, force.head))
    if not any(near[0] <= m.first < near[1] for m in others):
        return None
    return alone if all(m.forms & AGENT_FORMS for m in others) else None
