"""The hosts of a sentence as the lead of a formation is tied to them: one by one, the last of a list set free."""

from dataclasses import replace
from itertools import pairwise

from deployments.extract.mentions import Mention
from deployments.extract.nearness import venue
from deployments.extract.places import Places
from deployments.extract.prepositions import LOCATIVE, SOIL
from deployments.extract.scene import Scene, once

AGAIN = {"the", "that", "one", "its"}
BULLET = 2
"""Tokens of a bullet before the label of its item."""
HOME = 9
"""Tokens behind a word of leading in which it may be said to be at home."""


@once
def seats(s: Scene) -> list[Places]:
    """Return the places of a sentence where a formation may be that is led."""
    found = []
    for place in s.places:
        stands = place.locative or _label(s, place) or _mission(s, place) or _names(s, place) or _receives(s, place)
        if stands and place.hosts and not (venue(s, place) or _office(s, place) or _taken(s, place)):
            found.append(_without_subject(s, place))
    return [*_dashed(s), *found, *_own_soil(s), *_behind_another(s)]


def _names(s: Scene, place: Places) -> bool:
    """Whether a host names what is led: "Canada will head the Latvia battle group"."""
    led = [f for f in s.forces if f.formation == "battlegroup" and f.first <= place.first and place.end == f.head]
    return place.role == "" and bool(led)


def _receives(s: Scene, place: Places) -> bool:
    """Whether a place is what has a force: "Lithuania hosts a battlegroup that Germany leads"."""
    hosting = [m for m in s.reading.mentions if m.value in {"host", "host-of"}]
    both = {m.first - 1 for m in s.reading.cues("leads")}  # "hosts and leads"
    return place.role == "" and any(0 <= m.first - place.end <= BULLET and m.end not in both for m in hosting)


def _taken(s: Scene, place: Places) -> bool:
    """Whether a place already has its lead beside another's: "apart from the British-led battalion in Estonia"."""
    return any(f.lead and f.end == place.first for f in s.forces) and len(s.places) > 1


def _dashed(s: Scene) -> list[Places]:
    """Return the host that a dash parts from what is said of it: "• Estonia - framework nation United Kingdom"."""
    first = next(iter(s.reading.kind("nation")), None)
    if first is None or first.first > BULLET or "name" not in first.forms or s.reading.fold(first.end) != "-":
        return []
    parted = s.reading.tokens[first.end].start > s.reading.tokens[first.end - 1].end
    alone = parted and _alone(s, [first.value])
    return [Places([first.value], role="in", first=first.first, end=first.end)] if alone else []


def _alone(s: Scene, hosts: list[str]) -> bool:
    """Whether a label is where something is led, and not who leads elsewhere: "Canada: leads the group in Latvia"."""
    elsewhere = any(p.locative and p.hosts and not set(p.hosts) & set(hosts) for p in s.places)
    return not elsewhere and bool(s.reading.cues("leads", "lead-by"))


def _label(s: Scene, place: Places) -> bool:
    """Whether a host stands as a label before what is led there: "Latvia (Canada)"."""
    sign = s.reading.fold(place.end)
    heads = place.first <= BULLET and sign in {"–", "—", ":"} and _alone(s, place.hosts)
    return place.role == "" and ((sign == "(" and place.first > 0) or heads)


def _mission(s: Scene, place: Places) -> bool:
    """Whether a place is told by the mission that a nation leads: "Kenya leads the security mission in Haiti"."""
    return place.role == "mission" and any(0 <= place.first - m.end < 3 for m in s.reading.cues("leads", "lead-by"))


def _office(s: Scene, place: Places) -> bool:
    """Whether a place is only a capital, where people speak and decide, beside others in the sentence."""
    return place.bare and any(p is not place and p.locative and not p.bare for p in s.places)


def _without_subject(s: Scene, place: Places) -> Places:
    """Leave out the last name of a list that begins a clause of its own: "in Lithuania, Britain in Estonia"."""
    inside = [m for m in s.reading.kind("nation") if place.first <= m.first and m.end <= place.end]
    if len(place.hosts) < 2 or len(inside) < 2:
        return place
    before, last = inside[-2:]
    at = last.end
    while s.reading.fold(at) in AGAIN:
        at += 1
    begins = s.reading.fold(at) in LOCATIVE and _follows(s, at)
    if not begins and not _apposed(s, before.end, last):
        return place
    hosts = [h for h in place.hosts if h != last.value]
    return replace(place, hosts=hosts, sites=[x for x in place.sites if x[2] in hosts], region=None, end=before.end)


def _apposed(s: Scene, at: int, last: Mention) -> bool:
    """Whether a name only explains what goes before: "the lead nation of the group in Slovakia, Spain, has"."""
    alone = last.first == at + 1 and s.reading.fold(at) == "," == s.reading.fold(last.end)
    return alone and s.reading.at.get(last.end + 1, last).kind != "nation" and s.reading.fold(last.end + 1) != "and"


def _follows(s: Scene, at: int) -> bool:
    """Whether another place begins at a token."""
    return any(p.first <= at + 1 < p.end for p in s.places) or s.reading.fold(at + 1) == "home"


def _behind_another(s: Scene) -> list[Places]:
    """Return the hosts that follow a lead in one breath: "in Romania by France and in Bulgaria by Italy"."""
    held = [
        m for p in s.places if p.role in {"by", "from"} for m in s.reading.kind("nation") if p.first < m.first < p.end
    ]
    held = [m for m in held if s.reading.fold(m.first - 1) in LOCATIVE]
    return [Places([m.value], role="in", first=m.first, end=m.end) for m in held]


def _own_soil(s: Scene) -> list[Places]:
    """Return the hosts that lead at home: "leads its own battlegroup", "to lead the group on its territory"."""
    home = [m for m in s.reading.kind("nation") if [s.reading.fold(m.end), s.reading.fold(m.end + 1)] == ["at", "home"]]
    found = [Places([m.value], role="in", first=m.end, end=m.end + 1) for m in home]
    for m in s.reading.cues("leads"):
        before = [n for n in s.reading.kind("nation") if n.end <= m.first]
        words = [s.reading.fold(i) for i in range(m.end, m.end + HOME)]
        if before and (
            "own" in words[:2] or any(a in {"its", "their", "own"} and b in SOIL for a, b in pairwise(words))
        ):
            found.append(Places([before[-1].value], role="in", first=m.end, end=m.end + 1))
    return found
