"""Whose a force is: its own words, else the subject that sends it, else the nation spoken of."""

from collections.abc import Sequence
from typing import Protocol

from deployments.extract.agents import agents, runs
from deployments.extract.blocs import POSSESSIVE, blocs, with_subject
from deployments.extract.carried import named_so, pronoun_nation, spoken_of, we_act
from deployments.extract.clauses import besides, segment_of
from deployments.extract.forces import Force
from deployments.extract.mentions import Mention
from deployments.extract.places import Places
from deployments.extract.scene import Scene
from deployments.extract.subjects import AGENT_FORMS, OPENING, coordinated, subject_like
from deployments.extract.told import (
    bracketed,
    comes_from,
    contributor,
    counted_people,
    from_before,
    of_them,
    partner,
    predicate_nation,
    sent_by,
)
from deployments.lexicon import closed, invasions

FRACTIONS = closed("fractions")
PART = 4
"""Tokens between a number and the force that it is part of."""
TOTALS = closed("totals")
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
    if (force.multi or force.collective) and (giver := contributor(s, force)) is not None:
        return [giver]
    if (opened := _opened(s, force) or _taking_part(s, force) or _decided(s, force)) is not None:
        return [opened]
    if force.multi:
        force.lead = _led_by(s, force) if force.formation == "ships" else None
        return []
    told = bracketed(s, force, place) or predicate_nation(s, force) or from_before(s, force, place)
    told = told or counted_people(s, force) or of_them(s, force)
    told = told or sent_by(s, force) or partner(s, force) or comes_from(s, force, place)
    if told is not None:
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
        if force.role == "number" and s.memory.nation not in {None, *place.hosts} and not guest:
            guest = s.memory.nation  # "Germany has the most with 35,000"
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
    parted = before is not None and any(s.reading.fold(i) == ";" for i in range(before.end, force.first))
    if s.reading.fold(force.first - 1) == "plus" and before and before.nations:
        return before.nations[:1]
    if before and before.multi and not before.nations and force.role == "number" and not parted:
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
    part = (s.reading.fold(at - 2) in FRACTIONS and s.reading.fold(at) == "the") or any(
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
    if (
        opens
        and ahead is None
        and any(m.first - force.end <= OPENING + 4 for m in s.reading.cues("ours") if m.first > force.end)
    ):
        return s.memory.subject  # "With 500 in Kosovo it is"
    return ahead.value if ahead else None


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
        t.fold in TOTALS and i not in offices and s.reading.fold(i + 1) not in {"with", ")"} for i, t in words
    )


def _taking_part(s: Scene, force: Force) -> str | None:
    """Return the nation that takes part in a force of many: "Turkey takes part in international forces"."""
    verb = next((m for m in reversed(s.reading.kind("verb")) if m.end <= force.first), None)
    takes = verb is not None and s.reading.fold(verb.end - 1).startswith("part") and force.multi and not force.number
    named = [m for m in s.reading.kind("nation") if verb and m.end == verb.first and "name" in m.forms]
    return named[0].value if takes and named and force.formation == "troops" else None


def _decided(s: Scene, force: Force) -> str | None:
    """Return the nation whose decision sends a force, where that was the subject before: "Its decision to base"."""
    its = s.reading.fold(0) in {"its", "their"} and s.reading.fold(1) in {"decision", "plan", "plans", "promise"}
    return s.memory.subject if its and not force.multi and s.index - s.memory.subject_at <= 1 else None


class Located(Protocol):
    """What has hosts or a region: a place that a sentence names, or one that a force may be at."""

    @property
    def hosts(self) -> Sequence[str]:
        """Codes of its countries."""

    @property
    def region(self) -> str | None:
        """Id of its region."""


def hostile(nation: str, place: Located) -> bool:
    """Whether a nation's army attacks a place, or is at home in it."""
    return any((nation, where) in invasions() for where in (*place.hosts, place.region or ""))


def _rest(s: Scene, force: Force) -> bool:
    """Whether a number is part of the nation's force that a clause names before it: "9,000 Marines, 5,000 to Guam"."""
    before = next((f for f in reversed(s.forces) if f.end <= force.first), None)
    if force.role != "number" or before is None or not (before.nations and before.number):
        return False
    return not any(before.end <= m.first < force.first and subject_like(s, m, force) for m in s.reading.kind("nation"))


def _led_by_agent(s: Scene, force: Force) -> bool:
    """Whether what a nation does with a force of many is to lead it: "Brazil leads the 2,600-strong UN force"."""
    leading = [m for m in s.reading.cues("leads") if 0 <= force.first - m.end <= 1 and s.reading.fold(m.end) != "from"]
    return any(not runs(s, force, m) for m in leading)


def _led_by(s: Scene, force: Force) -> str | None:
    """Return the nation by which a force of many is said to be led: "a force of 2,000 is led by Canberra"."""
    led = next((m for m in s.reading.cues("lead-by") if 0 <= m.first - force.end <= 1), None)
    lead = s.reading.at.get(led.end) if led else _commander(s, force)
    return lead.value if lead is not None and lead.kind == "nation" and force.formation in {"troops", "ships"} else None


def _commander(s: Scene, force: Force) -> Mention | None:
    """Return the nation under whose command many are: "ships of a dozen nations patrol under U.S. command"."""
    many = force.multi and not force.nations
    return next((m for m in s.reading.kind("nation") if many and m.first > force.end and _under(s, m)), None)


def _under(s: Scene, m: Mention) -> bool:
    return s.reading.fold(m.first - 1) == "under" and s.reading.fold(m.end) in {"command", "leadership"}


def sends(s: Scene, force: Force) -> bool:
    """Whether a nation is the subject of a verb whose object the force is, or owns it by "its"."""
    return bool(agents(s, force) or (force.ours and _owners(s, force)) or we_act(s, force))


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
