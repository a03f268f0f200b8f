"""Where a force is: the place nearest to it as a reader sees it, else the place the text is at."""

from dataclasses import replace

from deployments.extract.agents import agents
from deployments.extract.clauses import segment_of
from deployments.extract.forces import Force
from deployments.extract.implied import implied
from deployments.extract.nearness import FAR, at_border, distance, venue
from deployments.extract.places import Places
from deployments.extract.pointed import named_before, only_named, pointed
from deployments.extract.prepositions import BESIDE
from deployments.extract.scene import Scene, pointers
from deployments.extract.sizes import resized
from deployments.extract.subjects import governs
from deployments.extract.verbs import verbs

POINTED, FORMATION, FORCE, FIGURE = 8, 6, 5, 3
"""Sentences for which a place stays in mind: for "there", a formation, a force, a number that stands alone."""
ABROAD = {"abroad", "overseas", "worldwide"}
TOPIC = 12
"""The same for a force, where the text has named no other host."""
STAYS = {"comes", "most", "remains", "stands", "stays"}
HAVING = {
    ":", "(", "has", "–", ",", "-", "with", "—", "at", "comes", "had", "holds", "keeps", "most", "next", "remains",
    "second", "stands", "stays", "the", "then", "were",
}  # fmt: skip
"""Between a host and its number: "Germany has the most with 35,000, then comes Italy with 12,000"."""
SEATED = {"based", "garrisoned", "headquartered", "located", "mainly", "mostly", "stationed"}
MANY = {"battlegroups", "countries", "formations", "groups", "missions", "places", "units"}
OPENING = 3
"""Tokens before the office with which a sentence begins."""
COUNTED = 6
"""Tokens between a force and the number of countries in which it is."""
SOON = 2
"""Sentences after which a long text has another place in mind."""
RECENT = 2
"""Sentences for which "our" force is where the text was."""
BREATH = 5
"""Tokens between two places of one force, or between a force and words on it."""


def where(s: Scene, force: Force) -> tuple[Places | None, bool]:
    """Return where a force is, and whether that was carried over from an earlier sentence."""
    if at_border(s, force) or anywhere(s, force):
        return None, False
    if (
        here := _named_host(s, force) or _listed_host(s, force) or _relief(s, force) or named_before(s, force)
    ) is not None:
        return of_report(s, here), False
    near = [(cost, i, p) for i, p in enumerate(s.places) if (cost := distance(s, force, p)) is not None and cost < FAR]
    if near and not _just_there(s, force):
        return _with_host(s, _with_site(s, of_report(s, _narrower(s, min(near)[2]))))
    if (told := pointed(s, force) or only_named(s, force)) is not None:
        return told, True
    if (there := implied(s, force) or _ours(s, force)) is not None:
        return there, False
    if s.placed is not None and (pointers(s) or _goes_on(s, force)):
        return replace(s.placed, sites=[]), not _goes_on(s, force)
    if _carries(s, force):
        if present_again(s, force) and s.memory.standing:
            return Places(list(s.memory.standing.hosts), s.memory.standing.region, role="in"), True
        return Places(list(s.memory.hosts), s.memory.region, role="in"), True
    return None, False


def _just_there(s: Scene, force: Force) -> bool:
    """Whether "there" right behind a force says that it is where the text was: "the 159 soldiers there"."""
    return s.reading.fold(force.end) == "there" and bool(s.memory.hosts) and s.index - s.memory.place_at <= FIGURE


def _narrower(s: Scene, place: Places) -> Places:
    """Return where in a wide region a force is, if told: "a brigade here in Europe, headquartered in Poland"."""
    if place.hosts:
        return place
    inside = (p for p in s.places if p.role == "in" and p.hosts and p.first > place.end)
    told = (p for p in inside if s.reading.fold(p.first - 1) in SEATED or p.first == place.end + 1)
    return next((p for p in told if p.first - place.end <= BREATH and s.reading.fold(place.end) == ","), place)


def of_report(s: Scene, place: Places) -> Places:
    """Leave out the town from which a report was filed: "BANGUI, Central African Republic - Rwanda has sent"."""
    word = s.reading.tokens[place.first].text
    filed = place.first == 0 and not place.role and word.isupper() and len(word) > len("U.S.")
    return replace(place, sites=[]) if filed else place


def anywhere(s: Scene, force: Force) -> bool:
    """Whether a force is only said to be abroad, in no country of its own: "2,900 soldiers on missions abroad"."""
    counted = next((n for n in s.reading.numbers if 0 < n.first - force.end <= COUNTED), None)
    into = {s.reading.fold(i) for i in range(force.end, counted.first)} if counted else set()
    spread = counted is not None and "in" in into and s.reading.fold(counted.end) in {"countries", "nations"}
    if spread and not any(p.locative and p.hosts for p in s.places):
        return True  # "serve in at least nine countries"
    if _in_them_all(s, force):
        return True
    stop = min([p.first for p in s.places if p.first >= force.end] or [len(s.reading.tokens)])
    return any(s.reading.fold(i) in ABROAD for i in range(force.end, min(stop, force.end + OPENING)))


def _relief(s: Scene, force: Force) -> Places | None:
    """Return where the force before is, whose place this one takes: "will be relieved by a battalion of 850"."""
    at = next((i for i in range(force.first - 1, force.first - BREATH, -1) if s.reading.fold(i) == "by"), -1)
    verb = next((m for m in reversed(s.reading.kind("verb")) if m.end <= at), None)
    relieves = at > 0 and verb is not None and verb.value == "relieve" and at - verb.end <= BREATH
    return s.placed if relieves or _resized(s, force) else None


def _resized(s: Scene, force: Force) -> bool:
    """Whether a number is what the one before it becomes: "will cut it from 900 to 800"."""
    before = next((f for f in reversed(s.forces) if f.end <= force.first and f.number), None)
    near = before is not None and before.end == force.first - 1 and s.reading.fold(before.first - 1) == "from"
    return near and s.reading.fold(force.first - 1) == "to"


def _in_them_all(s: Scene, force: Force) -> bool:
    """Whether a number is of all the formations that were told one by one: "10,000 soldiers serve in these groups"."""
    words = [s.reading.fold(i) for i in range(force.end, force.end + COUNTED)]
    at = next((i for i, word in enumerate(words) if word in {"these", "those"}), -1)
    return at > 0 and words[at - 1] == "in" and bool(MANY & set(words[at:])) and len(s.memory.seen_hosts) > 2


def present_again(s: Scene, force: Force) -> bool:
    """Whether a sentence tells of what is in place, behind one that told of what is only planned."""
    memory = s.memory
    planned = memory.last is not None and memory.last.status in {"planned", "proposed"}
    fresh = memory.standing is not None and s.index - memory.standing_at <= FIGURE
    clause = segment_of(s.clauses, force.head)
    ahead = any(clause[0] <= m.first < clause[1] for m in s.reading.cues("will", "maybe"))
    elliptic = force.role == "number" and not verbs(s.reading)
    return planned and fresh and s.index > memory.last_at and not ahead and not elliptic


def _ours(s: Scene, force: Force) -> Places | None:
    """Return the host that speaks: "Slovakia's president said: We host 600 Czech soldiers"."""
    hosting = [m for m in s.reading.mentions if m.value in {"host-of", "host"} and m.end <= force.first]
    if not force.nations:
        return None
    if not hosting or not any(0 <= hosting[-1].first - m.end <= 1 for m in s.reading.cues("ours")):
        return None
    told = next((m.value for m in s.reading.kind("nation") if governs(s, m)), s.memory.turn or s.memory.voice)
    return Places([told], role="in") if told and told not in force.nations else None


def _goes_on(s: Scene, force: Force) -> bool:
    """Whether a nation's figure goes on with what its sentence has placed: "60 men in Mali; Chad sends 600"."""
    clause = segment_of(s.clauses, force.head)
    sends = [
        m.first for m in s.reading.kind("verb") if m.value in {"have", "send"} and clause[0] <= m.first < force.first
    ]
    named = [m for m in s.reading.kind("nation") if clause[0] <= m.first and m.end <= force.first]
    sized = force.number is not None and resized(s.reading)
    return sized or (force.role == "number" and bool(sends) and any(m.end <= sends[-1] for m in named))


def named_by_host(s: Scene, force: Force) -> bool:
    """Whether a country's name stands before a formation that is there: "the Latvia battle group"."""
    word = s.reading.at.get(force.head - 1)
    return word is not None and word.kind == "nation" and "adjective" not in word.forms


def _named_host(s: Scene, force: Force) -> Places | None:
    """Return the host whose name stands before a battlegroup: "the Latvia battle group"."""
    plain = force.formation == "battlegroup" and len(force.nations) == 1 and force.number is None
    close = any(p.locative and 0 <= p.first - force.end <= 2 for p in s.places)
    if close or not plain or not named_by_host(s, force):
        return None
    host, force.nations = force.nations[0], []
    return Places([host], role="in", first=force.first, end=force.end)


def _listed_host(s: Scene, force: Force) -> Places | None:
    """Return the host in a list of hosts and figures, where the text is about one nation's forces: "Senegal: 350"."""
    if (
        force.role != "number"
        or not (nation := s.memory.topic_nation or _counted_before(s))
        or any(p.locative and p.first >= force.end for p in s.places)
    ):
        return None
    before = [p for p in s.places if p.end <= force.first and not p.role and len(p.hosts) == 1 and not p.bare]
    if not before or before[-1].hosts == [nation]:
        return None
    between = [s.reading.fold(i) for i in range(before[-1].end, force.first)]
    missions = {i for m in s.reading.kind("mission") for i in range(m.first, m.end)}
    near = len(s.memory.hosts) == 1 and s.index - s.memory.place_at <= 8
    if s.reading.sentence.kind == "text" and near and between != ["("] and not (set(between) & STAYS):
        return None
    if not s.memory.topic_nation and not STAYS & set(between):
        return None
    between = [w for i, w in enumerate(between, before[-1].end) if i not in missions]
    return before[-1] if all(w in HAVING for w in between) else None


def _counted_before(s: Scene) -> str | None:
    """Return the nation whose soldiers the text has just counted in a country."""
    last = s.memory.last
    counted = last is not None and last.troops is not None and s.index - s.memory.last_at <= FIGURE
    own = last is not None and last.mission is None and len(s.memory.seen_hosts) > 1
    return last.nation if counted and own and last is not None else None


def _with_site(s: Scene, place: Places) -> Places:
    """Add the site of a neighbouring place in the same host: "in northern Poland, at Orzysz", a base outside it."""
    base = next((p for p in s.places if p.end == place.first and p.sites and p.hosts in ([], place.hosts)), None)
    if base is not None and s.reading.fold(place.first) in BESIDE:
        return replace(place, sites=base.sites)
    if place.sites or len(place.hosts) != 1:
        return place
    for other in s.places:
        known = [x for x in other.sites if x[2] in {place.hosts[0], None}]
        if (
            other is not place
            and other.locative
            and known
            and (abs(other.first - place.end) <= 4 or _stays_at(s, place, other))
            and not any(place.end <= f.first < other.first for f in s.forces)
            and not any(
                place.end <= m.first < other.first - 1 for m in (*verbs(s.reading), *s.reading.cues("will", "maybe"))
            )
            and not venue(s, other)
        ):
            return replace(place, sites=known)
    return place


def _stays_at(s: Scene, place: Places, other: Places) -> bool:
    """Whether the verb of a force in a host says at which site it is: "the group in Latvia is stationed at Adazi"."""
    verb = s.reading.at.get(other.first - 1)
    stays = verb is not None and verb.kind == "verb" and verb.value in {"stay", "arrive"}
    return stays and place.end <= other.first and other.role == "in"


def _with_host(s: Scene, place: Places) -> tuple[Places | None, bool]:
    """Return a place with its host; a site that no gazetteer knows is in the host spoken of."""
    if place.hosts or place.region:
        return place, False
    named = [p for p in s.places if len(p.hosts) == 1 and p.locative]
    if s.memory.hosts:
        named = [p for p in named if abs(p.first - place.end) <= BREATH or p.first < place.first]
    if named:
        return replace(place, hosts=named[0].hosts), False
    if len(s.memory.hosts) == 1 and s.index - s.memory.place_at <= 8:
        return replace(place, hosts=list(s.memory.hosts)), True
    return None, False


def _elsewhere(s: Scene, force: Force) -> bool:
    """Whether formations are those in other hosts than the one spoken of: "the other three battle groups"."""
    other = any(s.reading.fold(i) == "other" for i in range(force.first - 1, force.head))
    return force.formation == "battlegroup" and other


def _carries(s: Scene, force: Force) -> bool:
    """Whether a force without a place is where the text has been: "there", "the battlegroup", "500 of them"."""
    memory = s.memory
    if not (memory.hosts or memory.region) or _elsewhere(s, force):
        return False
    age = s.index - memory.place_at
    if not memory.short and age > SOON:
        return False
    theirs = any(s.reading.fold(i) in {"they", "their"} for i in range(force.first))
    if len(memory.hosts) > 1 and age > 1 and force.number and not (theirs or pointers(s) or s.reading.cues("each")):
        return False
    if theirs and force.formation == "battlegroup" and len(memory.hosts) == 1 and age == 1:
        return True  # "They will be the heart of a battlegroup"
    strong = force.number is not None or bool(force.nations) or force.lead is not None
    strong = strong or (force.role == "unit" and not force.weak and age <= RECENT and bool(agents(s, force)))
    strong = strong or ((force.ours or (force.collective and force.definite)) and age <= RECENT and not force.weak)
    if force.role == "contingent" and age > 1 and not (force.definite or pointers(s)):
        return False
    if pointers(s) and (strong or force.definite or not force.weak):
        return age <= POINTED
    if force.role == "number":
        return age <= FIGURE
    if force.definite and force.formation != "troops":
        return age <= FORMATION
    reach = TOPIC if len(memory.seen_hosts) == 1 and (force.number or memory.short) else FORCE
    listed = force.role == "unit" and any(f is not force and f.nations and not f.weak for f in s.forces)
    men = age <= 1 and any(s.reading.fold(i) in {"'s", "’"} for i in range(force.first, force.head))
    known = men or listed or not force.weak or force.number is not None or force.role == "contingent"
    return strong and age <= reach and known
