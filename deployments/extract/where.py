"""Where a force is: the place nearest to it as a reader sees it, else the place the text is at."""

from dataclasses import replace

from deployments.extract.forces import Force
from deployments.extract.handover import handover
from deployments.extract.labels import label
from deployments.extract.places import Places
from deployments.extract.predicates import verbs
from deployments.extract.scene import Scene
from deployments.extract.status import segment_of
from deployments.lexicon import closed

FAR = 45
"""Beyond this cost a place is too far from a force to be its place; found on the open corpus."""
NEAR = 25
"""The same for a capital, where people meet and speak more often than forces stand."""
IMPLIED = 9
"""What it costs to place a force only by the name of its mission, where a place is named too."""
TELLS = closed("says")
BUREAUS = closed("bureaus")
HOLDERS = closed("holders")
BORDERS = {"border", "borders", "frontier", "frontiers"}
DATELINE = 12
"""What it costs to place a force only by where the report was filed."""
POINTED, FORMATION, FORCE, FIGURE = 8, 6, 5, 3
"""Sentences for which a place stays in mind: for "there", a formation, a force, a number that stands alone."""
REACH = 8
"""Tokens between a force and a word that points to where it is."""
TOPIC = 12
"""The same for a force, where the text has named no other host."""
DATED = 12
"""Tokens of a date and an agency behind the place of a dateline."""
SPOKE = 15
"""What it costs to place a force where somebody spoke of it: "a spokesman in Stuttgart said"."""
OFFICES = {"army", "authorities", "defence", "defense", "government", "military", "ministry", "president"}
OPENING = 3
"""Tokens before the office with which a sentence begins."""
SOON = 2
"""Sentences after which a long text has another place in mind."""
NAMED, RECENT = 4, 2
"""Sentences for which a country that was named without a force stays in mind for "there": where "we" speak, else."""
PROMISING = closed("promising")
BREATH = 5
"""Tokens between places that are named in one breath: ", as well as in"."""


def where(s: Scene, force: Force) -> tuple[Places | None, bool]:
    """Return where a force is, and whether that was carried over from an earlier sentence."""
    if (own := _adjective_host(s, force)) is not None:
        return own, False
    if _at_border(s, force):
        return None, False
    if (own := _listed_host(s, force)) is not None:
        return own, False
    if (here := _named_before(s, force)) is not None:
        return here, False
    near = [(cost, i, p) for i, p in enumerate(s.places) if (cost := _cost(s, force, p)) is not None and cost < FAR]
    if near:
        return _with_host(s, _with_site(s, min(near)[2]))
    if (pointed := _pointed(s, force) or _only_named(s, force)) is not None:
        return pointed, True
    if _carries(s, force):
        if present_again(s, force) and s.memory.standing:
            return Places(list(s.memory.standing.hosts), s.memory.standing.region, role="in"), True
        return Places(list(s.memory.hosts), s.memory.region, role="in"), True
    return None, False


def _named_before(s: Scene, force: Force) -> Places | None:
    """Return what "there" or "the country" points to in its own sentence: "patrols Iraq and has 200 men there"."""
    clause = segment_of(s.clauses, force.head)
    pointers = [m for m in s.reading.cues("there") if clause[0] <= m.first < clause[1] and m.end >= force.first]
    if not pointers or pointers[0].first - force.end > REACH:
        return None
    nations = {*force.nations, *([force.lead] if force.lead else [])}
    before = [p for p in s.places if p.end <= force.first and p.hosts and not venue(s, p) and not p.bare]
    before = [p for p in before if p.locative or p.sites or (p.role in {"of", "of-it"} and not nations & set(p.hosts))]
    return before[-1] if before else _hosts_army(s, force)


def _hosts_army(s: Scene, force: Force) -> Places | None:
    """Return the country whose army or ministry speaks of "the country": "the Estonian military says 130 Britons"."""
    for m in s.reading.kind("nation"):
        office = s.reading.fold(m.end) in OFFICES and "adjective" in m.forms and m.first <= OPENING
        if office and m.value not in force.nations and force.nations:
            return Places([m.value], role="in", first=m.first, end=m.end, bare=False)
    return None


def companions(s: Scene, place: Places) -> list[Places]:
    """Return the places named in the same breath: "in Eastern Europe, as well as in the Baltic countries"."""
    found = []
    for other in s.places:
        low, high = min(other.end, place.end), max(other.first, place.first)
        if high - low > BREATH:
            continue
        between = [s.reading.fold(i) for i in range(low, high)]
        if (
            other is not place
            and other.locative
            and (other.hosts or other.region)
            and between
            and set(between) <= {",", "and", "as", "well", "also"}
            and not {"and", "well"}.isdisjoint(between)
        ):
            found.append(other)
    return found


def present_again(s: Scene, force: Force) -> bool:
    """Whether a sentence tells of what is in place, behind one that told of what is only planned."""
    memory = s.memory
    planned = memory.last is not None and memory.last.status in {"planned", "proposed"}
    fresh = memory.standing is not None and s.index - memory.standing_at <= FIGURE
    clause = segment_of(s.clauses, force.head)
    ahead = any(clause[0] <= m.first < force.first for m in s.reading.cues("will", "maybe"))
    elliptic = force.role == "number" and not verbs(s.reading)
    return planned and fresh and s.index > memory.last_at and not ahead and not elliptic


def _adjective_host(s: Scene, force: Force) -> Places | None:
    """Return the host that an adjective names: "the Lithuanian battlegroup", where forces are in Lithuania."""
    if force.formation != "battlegroup" or len(force.nations) != 1 or force.number or not force.definite:
        return None
    close = any(p.locative and 0 <= p.first - force.end <= 2 for p in s.places)
    nation = force.nations[0]
    if close or nation not in s.memory.seen_hosts:
        return None
    force.nations = []
    return Places([nation], role="in", first=force.first, end=force.end)


def _listed_host(s: Scene, force: Force) -> Places | None:
    """Return the host in a list of hosts and figures, where the text is about one nation's forces: "Senegal: 350"."""
    if (
        force.role != "number"
        or not s.memory.topic_nation
        or any(p.locative and p.first >= force.end for p in s.places)
    ):
        return None
    before = [p for p in s.places if p.end <= force.first and not p.role and len(p.hosts) == 1 and not p.bare]
    if not before or before[-1].hosts == [s.memory.topic_nation]:
        return None
    between = [s.reading.fold(i) for i in range(before[-1].end, force.first)]
    missions = {i for m in s.reading.kind("mission") for i in range(m.first, m.end)}
    near = len(s.memory.hosts) == 1 and s.index - s.memory.place_at <= 8
    if s.reading.sentence.kind == "text" and near and between != ["("]:
        return None
    between = [w for i, w in enumerate(between, before[-1].end) if i not in missions]
    return before[-1] if all(w in {":", "(", "has", "–", ",", "-", "with", "—"} for w in between) else None


def _with_site(s: Scene, place: Places) -> Places:
    """Add the site of a neighbouring place in the same host: "in northern Poland, at Orzysz"."""
    if place.sites or len(place.hosts) != 1:
        return place
    for other in s.places:
        known = [x for x in other.sites if x[2] in {place.hosts[0], None}]
        if (
            other is not place
            and other.locative
            and known
            and abs(other.first - place.end) <= 4
            and not any(place.end <= f.first < other.first for f in s.forces)
            and not any(
                place.end <= m.first < other.first for m in (*verbs(s.reading), *s.reading.cues("will", "maybe"))
            )
            and not venue(s, other)
        ):
            return replace(place, sites=known)
    return place


def _with_host(s: Scene, place: Places) -> tuple[Places | None, bool]:
    """Return a place with its host; a site that no gazetteer knows is in the host spoken of."""
    if place.hosts or place.region:
        return place, False
    named = [p for p in s.places if len(p.hosts) == 1 and p.locative]
    if named:
        return replace(place, hosts=named[0].hosts), False
    if len(s.memory.hosts) == 1 and s.index - s.memory.place_at <= 8:
        return replace(place, hosts=list(s.memory.hosts)), True
    return None, False


def _cost(s: Scene, force: Force, place: Places) -> float | None:
    """Return how far a place is from a force as a reader sees it; None where it cannot be its place."""
    filed = _dateline(s, force, place)
    if _in_brackets(s, force, place):
        return 0
    inside = force.first <= place.first < force.end
    ahead = place.first >= force.head
    gap = 0 if inside else place.first - force.end if ahead else force.first - place.end + 4
    if gap >= FAR or not (
        filed
        or place.locative
        or place.role == "mission"
        or _relative(s, force, place)
        or _hosting(s, force, place)
        or _left(s, force, place)
        or _reinforced(s, place)
        or _given(s, force, place)
        or _label(s, force, place)
    ):
        return None
    if place.role == "to" and _takes_over(s, place):
        return None
    if place.first < force.head < place.end or (venue(s, place) and not filed) or _home_base(s, force, place):
        return None
    own = place.bare or place.role == "from"
    if own and place.hosts and set(place.hosts) == set(force.nations):
        return None
    if force.role == "number" and (place.end == force.first or (place.locative and place.first == force.end)):
        return 0
    if place.first > force.head and (_heads_another(s, place) or _parted(s, force, place)):
        return None
    low, high = min(force.end, place.end), max(force.first, place.first)
    crossed = sum(1 for f in s.forces if low <= f.head < high and f is not force and not f.weak)
    rivals = sum(1 for p in s.places if p is not place and p.locative and low <= p.first < high)
    same = segment_of(s.clauses, force.head) == segment_of(s.clauses, place.first)
    between = {s.reading.fold(i) for i in range(place.end, force.first)} if not ahead else set()
    told = 10 * ("that" in between) or SPOKE * ((place.bare or bool(place.sites)) and not TELLS.isdisjoint(between))
    cost = max(gap, 0) + 7 * crossed + 3 * rivals + (0 if same else 12) + told
    if filed:
        return cost + DATELINE
    return cost + (FAR - NEAR if place.bare else 0) + (IMPLIED if place.role == "mission" else 0)


def _given(s: Scene, force: Force, place: Places) -> bool:
    """Whether a place is whom a force is promised to: "has promised Lithuania a brigade"."""
    promised = s.reading.fold(place.first - 1) in PROMISING
    return promised and place.role == "" and 0 <= force.head - place.end <= 2 and not place.bare


def _takes_over(s: Scene, place: Places) -> bool:
    """Whether a place is named as who takes over the lead: "hands over the command to Spain"."""
    change = handover(s)
    return change is not None and any(place.first <= m.first < place.end for m in change)


def _heads_another(s: Scene, place: Places) -> bool:
    """Whether a place belongs to the number right behind it: "to 135 soldiers, in Latvia to 81"."""
    figures = [f for f in s.forces if f.role == "number" and 0 <= f.first - place.end <= 2]
    return any(
        {s.reading.fold(i) for i in range(place.end, f.first)} <= {"–", "—", "-", ":", "to", "by"} for f in figures
    )


def _parted(s: Scene, force: Force, place: Places) -> bool:
    """Whether a semicolon stands between a force and a place behind it."""
    return any(s.reading.fold(i) == ";" for i in range(force.end, place.first))


def _at_border(s: Scene, force: Force) -> bool:
    """Whether a force stands at a border, in no host that the text names: "massed on the Ukrainian border"."""
    for i in range(force.end, min(force.end + 7, len(s.reading.tokens))):
        if s.reading.fold(i) in BORDERS:
            return {"over", "across"}.isdisjoint(s.reading.fold(j) for j in range(i - 3, i))
    return False


def venue(s: Scene, place: Places) -> bool:
    """Whether a place is only where somebody met or spoke, or what was attacked: "the summit in Madrid"."""
    if s.reading.fold(place.first - 1) in HOLDERS:
        return True
    around = [m for m in s.reading.cues("venue") if m.end <= place.first and place.first - m.end <= 1]
    spoken = place.bare and any(abs(m.first - place.end) <= 2 for m in s.reading.cues("venue"))
    return bool(around or spoken)


def _home_base(s: Scene, force: Force, place: Places) -> bool:
    """Whether a place is only where a force that is sent on comes from: "US-based troops to Poland"."""
    based = s.reading.fold(place.end) == "-" and s.reading.fold(place.end + 1) == "based" and place.end < force.head
    return based and any(p.role == "to" and p.first >= force.end for p in s.places)


def _hosting(s: Scene, force: Force, place: Places) -> bool:
    """Whether a place is the subject of a verb of hosting: "Poland hosts", "Estonia gets"."""
    if place.first > force.first or place.role not in {"", "of-it"}:
        return False
    between = [m for m in s.reading.mentions if place.end <= m.first < force.first]
    hosting = [m for m in between if m.value in {"host-of", "host"}]
    if force.formation == "battlegroup" and not (force.nations or force.lead) and place.role == "":
        hosting += [m for m in between if m.kind == "verb" and m.value == "have"]
    return (
        bool(hosting)
        and hosting[0].first - place.end <= 4
        and not any(m.kind == "verb" and m.value == "send" for m in between)
    )


def _in_brackets(s: Scene, force: Force, place: Places) -> bool:
    """Whether a place stands in brackets right behind a force: "340 soldiers (Lebanon), 130 (Syria)"."""
    return place.role == "" and s.reading.fold(force.end) == "(" and place.first == force.end + 1


def _dateline(s: Scene, force: Force, place: Places) -> bool:
    """Whether a report was filed from a place where a foreign force fights: "BAGHDAD, Iraq - Three US soldiers"."""
    word = s.reading.tokens[place.first]
    sign = [s.reading.fold(i) for i in range(place.end, place.end + 5)]
    filed = (
        word.text.isupper()
        and len(word.text) > 3
        and word.fold not in BUREAUS
        and not {"-", "–", "—", "("}.isdisjoint(sign)
    )
    return (
        filed
        and not place.role
        and bool(force.nations)
        and not set(force.nations) & set(place.hosts)
        and force.head > place.end
    )


def _relative(s: Scene, force: Force, place: Places) -> bool:
    """Whether a clause on a place says what is there: "Vilnius, where 1,000 US soldiers serve"."""
    return (
        place.end < force.first
        and {s.reading.fold(place.end), s.reading.fold(place.end + 1)} & {"where"} != set()
        and force.first - place.end < 14
    )


def _filed(s: Scene, place: Places) -> bool:
    """Whether a place in capitals with a date behind it is where a report is from: "ABUJA, Nigeria, Oct 28 (AP) -"."""
    if not s.reading.tokens[place.first].text.isupper() or s.reading.fold(place.end) != ",":
        return False
    return not {"—", "–", "(", "--"}.isdisjoint(s.reading.fold(i) for i in range(place.end, place.end + DATED))


def _label(s: Scene, force: Force, place: Places) -> bool:
    """Whether a place heads its line: "Latvia: a land component", "POLAND – the US-led battlegroup"."""
    if (
        (s.memory.senders and label(s))
        or _filed(s, place)
        or place.role
        or place.first > 3
        or place.end > force.first
        or s.reading.fold(place.end) not in {":", "–", "—", ".", ",", "-"}
    ):
        return False
    if (
        s.reading.sentence.kind != "item"
        and not s.reading.tokens[place.first].text.isupper()
        and s.reading.fold(place.end) != ":"
    ):
        return False
    return bool(force.lead or force.role == "number" or (force.nations and place.hosts != force.nations)) or (
        not s.memory.hosts or s.memory.topic_nation is not None
    )


def _left(s: Scene, force: Force, place: Places) -> bool:
    """Whether a place is what the force leaves: "withdraws from Mali", "left the Sliac airfield"."""
    clause = segment_of(s.clauses, force.head)
    leaving = [
        m for m in s.reading.mentions if m.kind == "verb" and m.value == "leave" and clause[0] <= m.first < clause[1]
    ]
    leaving += [m for m in s.reading.cues("was") if clause[0] <= m.first < clause[1]]
    if not leaving and force.role != "exit" and s.reading.fold(force.end) != "home":
        return False
    return place.role == "from" or (place.role == "" and any(0 <= place.first - m.end <= 1 for m in leaving))


def _reinforced(s: Scene, place: Places) -> bool:
    """Whether a place is what a verb of enlarging takes as its object: "will reinforce Estonia with 200 soldiers"."""
    verb = s.reading.at.get(place.first - 1)
    return verb is not None and verb.value == "enlarge" and s.reading.fold(place.end) in {"with", "by"}


def _pointed(s: Scene, force: Force) -> Places | None:
    """Return the country that "there" or "the country" points to, where the text just named it without a force."""
    memory = s.memory
    here = any(s.reading.fold(m.first) in {"here", "this"} for m in s.reading.cues("there"))
    own = [m for m in s.reading.cues("ours") if s.reading.fold(m.first) in {"we", "our"}]
    we = any(0 <= force.first - m.end <= BREATH for m in own)
    strong = force.number is not None or bool(force.nations) or force.lead is not None or we
    if not (s.reading.cues("there") and strong) or memory.named_at <= memory.place_at:
        return None
    if s.index - memory.named_at > (POINTED if here else NAMED if we else RECENT):
        return None
    sites = memory.named_sites if memory.named_sites and memory.named_sites[0][2] in {memory.named, None} else []
    return (
        Places([memory.named], sites=sites, role="in") if memory.named and memory.named not in force.nations else None
    )


def _only_named(s: Scene, force: Force) -> Places | None:
    """Return the only country that a short text has named, for a counted force of a nation, before any has a place."""
    memory = s.memory
    counted = force.nations and (force.number is not None or force.count is not None)
    if memory.hosts or memory.region or not (memory.short and counted and len(memory.all_named) == 1):
        return None
    near = s.index - memory.named_at <= FIGURE and memory.named not in force.nations
    return Places([str(memory.named)], sites=list(memory.named_sites), role="in") if near else None


def _carries(s: Scene, force: Force) -> bool:
    """Whether a force without a place is where the text has been: "there", "the battlegroup", "500 of them"."""
    memory = s.memory
    if not (memory.hosts or memory.region):
        return False
    age = s.index - memory.place_at
    if not memory.short and age > SOON and not s.reading.cues("there"):
        return False
    theirs = any(s.reading.fold(i) in {"they", "their"} for i in range(force.first))
    if len(memory.hosts) > 1 and age > 1 and force.number and not (theirs or s.reading.cues("there", "each")):
        return False
    strong = force.number is not None or bool(force.nations) or force.lead is not None
    if force.role == "contingent" and age > 1 and not (force.definite or s.reading.cues("there")):
        return False
    if s.reading.cues("there") and (strong or force.definite or not force.weak):
        return age <= POINTED
    if force.role == "number":
        return age <= FIGURE
    if force.definite and force.formation != "troops":
        return age <= FORMATION
    reach = TOPIC if len(memory.seen_hosts) == 1 and (force.number or memory.short) else FORCE
    return strong and age <= reach and (not force.weak or force.number is not None or force.role == "contingent")
