"""Whose a force is by what its sentence says of it: "90 were Danish", "the Patriots that the US moved"."""

from deployments.extract.clauses import segment_of
from deployments.extract.forces import Force
from deployments.extract.places import Places
from deployments.extract.scene import Scene
from deployments.extract.subjects import AGENT_FORMS, SENDERS, subject_like
from deployments.extract.verbs import BE
from deployments.lexicon import closed

GIVERS = {"contributing", "contributor", "contributors"}
ASIDE = 12
"""Tokens of an apposition before its force: ", for years a helper with"."""
MODALS = closed("modals")
SERVICES = {"air", "army", "marines", "military", "navy"}


def bracketed(s: Scene, force: Force, place: Places) -> str | None:
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
    stop = next((i for i in range(force.end, force.end + 4) if s.reading.fold(i) in {":", ";"}), force.end + 4)
    named = [m for m in s.reading.kind("nation") if force.end < m.first <= stop and m.forms & {"people", "adjective"}]
    return (
        named[0].value
        if len(named) == 1 and "in" not in [s.reading.fold(i) for i in range(force.end, named[0].first)]
        else None
    )


def counted_people(s: Scene, force: Force) -> str | None:
    """Return the people that a number is told to be of: "puts the number of Russians at 1,800"."""
    for m in s.reading.kind("nation"):
        counted = s.reading.fold(m.first - 1) == "of" and s.reading.fold(m.first - 2) in {"number", "total", "strength"}
        if counted and "people" in m.forms and 0 < force.first - m.end <= 4 and force.number:
            return m.value
    return None


def of_them(s: Scene, force: Force) -> str | None:
    """Return the people just named of whom a number is: "the North Koreans … some 10,000 of them have moved into"."""
    some = s.reading.fold(force.end) == "of" and s.reading.fold(force.end + 1) in {"them", "these", "those"}
    fresh = s.index - s.memory.people_at <= 1 and s.memory.people_at > s.memory.last_at
    return s.memory.people if some and fresh and force.role == "number" else None


def sent_by(s: Scene, force: Force) -> str | None:
    """Return the nation that a clause on a force says to have sent it: "the Patriots that the US moved to Poland"."""
    at = force.end + (s.reading.fold(force.end) in {"that", "which", "who", "whom"})
    if s.reading.fold(at) in {"it", "they"} and (verb := s.reading.at.get(at + 1)) and verb.value in SENDERS:
        named = [m for m in s.reading.kind("nation") if m.end <= force.first and subject_like(s, m, force)]
        return named[-1].value if named else None
    if s.reading.fold(at) == "the" and s.reading.fold(at + 1) in SERVICES:
        return s.memory.voice or s.memory.nation  # "the aircraft that the Navy will base at Bezmer"
    nation = s.reading.at.get(at + (s.reading.fold(at) == "the"))
    if nation is None or nation.kind != "nation" or not nation.forms & AGENT_FORMS:
        return None
    verb = next((m for m in s.reading.kind("verb") if m.first >= nation.end), None)
    sends = verb is not None and verb.value in SENDERS and verb.first - nation.end <= 1
    return nation.value if sends else None


def comes_from(s: Scene, force: Force, place: Places) -> str | None:
    """Return the one nation that people are said to be from: "The wounded soldiers were from Chad"."""
    origin = next((p for p in s.places if p.role == "from" and p.first >= force.end and len(p.hosts) == 1), None)
    if origin is not None and origin.sites:
        return None
    verb = s.reading.at.get(origin.first - 1) if origin else None
    comes = (
        verb is not None and verb.value == "arrive" and 0 <= verb.first - force.end <= 2 and force.number is not None
    )
    said = origin is not None and (comes or (s.reading.fold(origin.first - 1) in BE and force.role == "people"))
    return origin.hosts[0] if origin is not None and said and origin.hosts != place.hosts else None


def contributor(s: Scene, force: Force) -> str | None:
    """Return the nation said to contribute to a force of many: "Chad is a large contributor of troops to"."""
    words = [i for i in range(force.first) if s.reading.fold(i) in GIVERS]
    named = [m for m in s.reading.kind("nation") if words and m.end <= words[0] and subject_like(s, m, force)]
    said = {s.reading.fold(i) for i in range(named[-1].end, words[0])} if named else set()
    return named[-1].value if named and not said.isdisjoint(BE) and not force.number else None


def partner(s: Scene, force: Force) -> str | None:
    """Return the nation that an apposition tells of: "Italy, for years a helper with 3,000 troops"."""
    at = force.first - 1
    opened = next((i for i in range(at, max(at - ASIDE, 0), -1) if s.reading.fold(i) == ","), -1)
    nation = s.reading.at.get(opened - 1 - (s.reading.fold(opened - 1) in {"alone", "itself"}))
    if s.reading.fold(at) != "with" or opened < 0 or nation is None or nation.kind != "nation":
        return None
    plain = not any(m.kind in {"verb", "nation"} for m in s.reading.mentions if opened < m.first < at)
    stands = any(p.locative and p.first <= nation.first < p.end for p in s.places)
    return nation.value if plain and "name" in nation.forms and not stands else None


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
