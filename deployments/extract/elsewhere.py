"""Places that a sentence names for something else than a force: where it comes from, of whom it speaks in passing."""

from itertools import pairwise

from deployments.extract.forces import Force
from deployments.extract.places import Places
from deployments.extract.scene import Scene
from deployments.extract.verbs import HAVE, verbs
from deployments.lexicon import closed

MADE = closed("made")
RELATIVE = closed("relative")
RANKS = closed("compared")
AIRSPACE = {"airspace", "skies", "sky"}
TELLS = closed("says") | {"told"}
EXPELS = {"evicted", "expel", "expelled", "expelling", "expels", "ousted"}
LEFT = {"leave", "leaves", "left", "leaving"}
QUARTERS = 4
"""Tokens of "their home base" between a verb of leaving and where that is."""


def of_else(s: Scene, force: Force, place: Places) -> bool:
    """Whether a place is told of something else: of where a force comes from, of a nation or rank."""
    if (former := _former(s, force, place)) is not None:
        return former
    told = _home_base(s, force, place) or _aside(s, force, place) or _ranked(s, force, place)
    told = told or _border_of(s, place) or _made_there(s, place)
    return told or _set_out(s, place) or _of_speaker(s, place) or _skies(s, place)


def _former(s: Scene, force: Force, place: Places) -> bool | None:
    """Whether a force was only once at a place, if told: "units that used to sit in Texas are now in Slovakia"."""
    between = [s.reading.fold(i) for i in range(force.end, place.first + 1)]
    if len(s.places) == 1 or ("used", "to") not in pairwise(between):
        return None
    return s.reading.fold(force.end) in RELATIVE


def _border_of(s: Scene, place: Places) -> bool:
    """Whether a country only tells which border a force goes to: "to the border in Poland"."""
    border = place.role == "in" and s.reading.fold(place.first - 1) in {"border", "frontier"}
    return border and any(p.role == "to" and p.hosts for p in s.places)


def _made_there(s: Scene, place: Places) -> bool:
    """Whether a country is only where something was made: "a chip made in Britain"."""
    return s.reading.fold(place.first - 1) in MADE and not place.sites


def _of_speaker(s: Scene, place: Places) -> bool:
    """Whether a place only tells of who speaks: "the head of the camp in Italy, told us"."""
    says = s.reading.fold(place.end + 1) in TELLS and s.reading.fold(place.end) == ","
    return says and s.reading.fold(place.end + 2) not in {"that", "in"}


def _skies(s: Scene, place: Places) -> bool:
    """Whether a place is only where aircraft fly that have a base: "patrol Baltic airspace from Siauliai"."""
    based = any(p is not place and p.sites and p.role in {"in", "from"} for p in s.places)
    return s.reading.fold(place.end - 1) in AIRSPACE and based


def _set_out(s: Scene, place: Places) -> bool:
    """Whether a place is only where a force comes from: "left their base in Pau and arrived in Mali"."""
    told = verbs(s.reading)
    left = [m for m in told if s.reading.fold(m.first) in LEFT and 0 < place.first - m.end <= QUARTERS]
    arrived = [m for m in told if m.value == "arrive" and m.first >= place.end]
    goals = [p for p in s.places if p.locative and arrived and p.first >= arrived[0].end]
    return bool(left and goals) and not any(left[-1].end <= m.first < place.first for m in told)


def _aside(s: Scene, force: Force, place: Places) -> bool:
    """Whether a place is only told of a nation in passing: "Spain, which has men in Mali, withdraws 60 from Kosovo"."""
    spans = [
        (i, next((j for j in range(place.end, len(s.reading.tokens)) if s.reading.fold(j) == ","), -1))
        for i in range(1, place.first)
        if s.reading.fold(i) == "which" and s.reading.fold(i - 1) == ","
    ]
    if not spans or spans[-1][1] < 0 or spans[-1][0] <= force.head < spans[-1][1] or force.head < spans[-1][0]:
        return False
    owner = s.reading.at.get(spans[-1][0] - 2)
    elsewhere = any(p.first > spans[-1][1] and p.role in {"in", "to", "from"} for p in s.places)
    return owner is not None and owner.kind == "nation" and (elsewhere or bool(s.memory.hosts))


def _ranked(s: Scene, force: Force, place: Places) -> bool:
    """Whether a region only tells among which a force is the largest: "the largest US base in the Middle East"."""
    words = {s.reading.fold(i) for i in range(force.first - 2, force.end)}
    among = not place.hosts and place.first >= force.end and not RANKS.isdisjoint(words)
    return among and any(hosting(s, force, other) for other in s.places)


def _home_base(s: Scene, force: Force, place: Places) -> bool:
    """Whether a place is only where a force that is sent on comes from: "US-based troops to Poland"."""
    based = s.reading.fold(place.end) == "-" and s.reading.fold(place.end + 1) == "based" and place.end < force.head
    return based and any(p.role == "to" and p.first >= force.end for p in s.places)


def hosting(s: Scene, force: Force, place: Places) -> bool:
    """Whether a place is the subject of a verb of hosting: "Poland hosts", "Estonia gets"."""
    if place.first > force.first or place.role not in {"", "of-it"}:
        return False
    between = [m for m in s.reading.mentions if place.end <= m.first < force.first]
    hosting = [m for m in between if m.value in {"host-of", "host"}]
    if force.formation == "battlegroup" and not (force.nations or force.lead) and place.role == "":
        hosting += [m for m in between if m.kind == "verb" and m.value == "have"]
    elif force.nations and not set(force.nations) & set(place.hosts) and place.role == "":
        hosting += [m for m in between if s.reading.fold(m.first) in HAVE and force.first - m.end <= 1]
    hosting += [m for m in between if s.reading.fold(m.first) in EXPELS]
    return (
        bool(hosting)
        and hosting[0].first - place.end <= 4
        and not any(m.kind == "verb" and m.value == "send" for m in between)
    )
