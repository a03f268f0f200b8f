"""How near a place is to a force, as a reader sees it, and whether it can be its place at all."""

from deployments.extract.clauses import segment_of
from deployments.extract.elsewhere import hosting, of_else
from deployments.extract.forces import Force
from deployments.extract.handover import handover
from deployments.extract.labels import label
from deployments.extract.leaving import BACK
from deployments.extract.places import Places
from deployments.extract.prepositions import FILLER
from deployments.extract.scene import Scene
from deployments.extract.verbs import is_verb
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
DATED = 12
"""Tokens of a date and an agency behind the place of a dateline."""
SPOKE = 15
"""What it costs to place a force where somebody spoke of it: "a spokesman in Stuttgart said"."""
PROMISING = closed("promising")
HOLDS = closed("holds")
ENTERS = closed("enters")
PEAKS = {"at", "peaked"}
"""With these begin words for the most there ever were: they take nothing away."""


def distance(s: Scene, force: Force, place: Places) -> float | None:
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
        or hosting(s, force, place)
        or _left(s, force, place)
        or _reinforced(s, place)
        or _given(s, force, place)
        or _held(s, force, place)
        or _label(s, force, place)
        or _of_formation(s, force, place)
    ):
        return None
    if place.role == "to" and _takes_over(s, place):
        return None
    if (
        place.first < force.head < place.end
        or (venue(s, place) and not (filed or place.first == force.end))
        or of_else(s, force, place)
    ):
        return None
    own = place.bare or place.role == "from"
    if (own or _goes_home(s, place)) and place.hosts and set(place.hosts) == set(force.nations):
        return None
    if _joined(s, force, place):
        return 0
    if ahead and (_heads_another(s, place) or _parted(s, force, place) or _told_before(s, force, place)):
        return None
    low, high = min(force.end, place.end), max(force.first, place.first)
    crossed = sum(1 for f in s.forces if low <= f.head < high and f is not force and not f.weak)
    rivals = sum(1 for p in s.places if p is not place and p.locative and low <= p.first < high)
    same = segment_of(s.clauses, force.head) == segment_of(s.clauses, place.first)
    between = {s.reading.fold(i) for i in range(place.end, force.first)} if not ahead else set()
    told = 10 * ("that" in between) or SPOKE * (_of_town(s, place) and not TELLS.isdisjoint(between))
    cost = max(gap, 0) + 7 * crossed + 3 * rivals + (0 if same else 12) + told
    if filed:
        return cost + DATELINE
    return (
        cost
        + (FAR - NEAR if place.bare and place.first != force.end and not _at_verb(s, place) else 0)
        + (IMPLIED if place.role == "mission" else 0)
    )


def _joined(s: Scene, force: Force, place: Places) -> bool:
    """Whether nothing parts a number from its place: "in Mali 900", "the base at Gyumri, with some 900 soldiers"."""
    apposed = s.reading.fold(force.first - 1) == "with" and place.end == force.first - 2 and place.locative
    beside = place.end == force.first or (place.locative and place.first == force.end)
    return (apposed and force.number is not None) or (force.role == "number" and beside)


def _at_verb(s: Scene, place: Places) -> bool:
    """Whether a place stands right behind a verb of coming or staying: "landed at Niamey"."""
    verb = s.reading.at.get(place.first - 1)
    return (
        verb is not None
        and is_verb(s.reading, verb)
        and "base" not in verb.forms
        and verb.value in {"arrive", "send", "stay"}
        and place.role == "in"
    )


def _goes_home(s: Scene, place: Places) -> bool:
    """Whether a force goes to a place of its own from where the text has been: "relieve the Danes, who return to"."""
    return place.role == "to" and bool(s.memory.hosts)


def _of_town(s: Scene, place: Places) -> bool:
    """Whether a place is a town, known or not, where somebody may speak."""
    return place.bare or bool(place.sites) or s.reading.fold(place.end - 2) == ","


def _of_formation(s: Scene, force: Force, place: Places) -> bool:
    """Whether a place names the formation that a force goes with: "will head the Latvia battle group and send 455"."""
    others = [f for f in s.forces if f is not force and f.formation == "battlegroup" and f.first <= place.first]
    return place.role == "" and force.number is not None and any(place.end == f.head for f in others)


def _given(s: Scene, force: Force, place: Places) -> bool:
    """Whether a place is whom a force is promised to: "has promised Lithuania a brigade"."""
    promised = s.reading.fold(place.first - 1) in PROMISING
    return promised and place.role == "" and 0 <= force.head - place.end <= 2


def _held(s: Scene, force: Force, place: Places) -> bool:
    """Whether a place is what a force holds or goes into: "600 Indian soldiers patrol the Golan Heights"."""
    by = force.first - 1 - (s.reading.fold(force.first - 1) in {"the", "a"})
    if place.role == "" and s.reading.fold(by) == "by" and s.reading.fold(by - 1) in HOLDS and place.end < by:
        return True  # "the airport is guarded by 500 Turkish soldiers"
    at = place.first - 1
    while s.reading.fold(at) in FILLER | {"of"}:
        at -= 1
    land = not place.bare and s.reading.fold(place.end - 1) not in {"airspace", "waters"}
    held = s.reading.fold(at) in HOLDS or (s.reading.fold(at) in ENTERS and land)
    with_them = place.end <= force.first and s.reading.fold(force.first - 1) == "with"  # "guard it with 900 men"
    return place.role == "" and (place.first >= force.end or with_them) and held


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
    """Whether a semicolon, or the reason for it, stands between a force and a place behind it."""
    return any(s.reading.fold(i) in {";", "because"} for i in range(force.end, place.first))


def at_border(s: Scene, force: Force) -> bool:
    """Whether a force stands at a border, in no host that the text names: "massed on the Ukrainian border"."""
    for i in range(force.end, min(force.end + 7, len(s.reading.tokens))):
        if s.reading.fold(i) in BORDERS and not any(p.role == "in" and force.end == p.first < i for p in s.places):
            return {"over", "across"}.isdisjoint(s.reading.fold(j) for j in range(i - 3, i)) and not this_side(s)
    return False


def this_side(s: Scene) -> Places | None:
    """Return on which side of a border something is, where that is said: "near the Syrian border in Jordan"."""
    borders = [i for i, t in enumerate(s.reading.tokens) if t.fold in BORDERS]
    return next((p for p in s.places if p.role == "in" and p.hosts and p.first - 1 in borders), None)


def venue(s: Scene, place: Places) -> bool:
    """Whether a place is only where somebody met or spoke, or what was attacked: "the summit in Madrid"."""
    if s.reading.fold(place.first - 1) in HOLDERS:
        return True
    cues = [m for m in s.reading.cues("venue") if not (place.role == "in" and s.reading.fold(m.first) in BORDERS)]
    cues = [m for m in cues if (noun := s.reading.at.get(m.end)) is None or noun.kind != "force"]  # "support personnel"
    around = [
        m
        for m in cues
        if m.first < place.first and m.end - 1 <= place.first <= m.end + 1 and s.reading.fold(m.end) != ","
    ]
    town = place.bare or s.reading.fold(place.end - 2) == ","
    spoken = town and any(abs(m.first - place.end) <= 2 for m in s.reading.cues("venue"))
    return bool(around or spoken)


def _in_brackets(s: Scene, force: Force, place: Places) -> bool:
    """Whether a place stands in brackets right behind a force: "340 soldiers (Lebanon), 130 (Syria)"."""
    inside = place.role == "" and s.reading.fold(force.end) == "(" and place.first == force.end + 1
    return inside and (len(place.hosts) == 1 or not any(p.locative for p in s.places))


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
        and "where" in {s.reading.fold(place.end), s.reading.fold(place.end + 1)}
        and force.first - place.end < 14
    )


def _told_before(s: Scene, force: Force, place: Places) -> bool:
    """Whether a clause on another place tells of a force, and ends before this one: "in A, where 90 are, and in B"."""
    ended = any(s.reading.fold(i) == "," for i in range(force.end, place.first))
    return ended and any(p is not place and p.locative and _relative(s, force, p) for p in s.places)


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
    gone = [m for m in s.reading.cues("was") if clause[0] <= m.first < clause[1]]
    leaving += [m for m in gone if s.reading.fold(m.first) not in PEAKS]
    if not leaving and force.role != "exit" and s.reading.fold(force.end) not in BACK:
        return False
    if any(m.value == "send" and place.end <= m.first < force.first for m in s.reading.kind("verb")):
        return False
    origins = len(place.hosts) > 1 and any(f.first < place.first <= f.end for f in s.forces)  # "from Chad and Togo"
    left = any(0 <= place.first - m.end <= 1 and s.reading.fold(m.end) not in {",", "and"} for m in leaving)
    return (place.role == "from" and not origins) or (place.role == "" and left)


def _reinforced(s: Scene, place: Places) -> bool:
    """Whether a place is what a verb of enlarging takes as its object: "will reinforce Estonia with 200 soldiers"."""
    verb = s.reading.at.get(place.first - 1)
    return verb is not None and verb.value == "enlarge" and s.reading.fold(place.end) in {"with", "by"}
