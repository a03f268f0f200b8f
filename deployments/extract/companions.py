"""The further places of a force: "in Kuwait, in Bahrain and in Qatar", "in Mali since May, and in Niger"."""

from deployments.extract.places import Places
from deployments.extract.scene import Scene
from deployments.extract.verbs import is_verb

BREATH = 5
"""Tokens between places that are named in one breath: ", as well as in"."""
JOINTS = {",", "and", "as", "well", "also"}


def companions(s: Scene, place: Places) -> list[Places]:
    """Return the places named in the same breath as the one of a force, and that which closes its sentence."""
    located = [p for p in s.places if p.locative and (p.hosts or p.region)]
    if place not in located:
        return [p for p in located if _joined(s, p, place)]
    at = located.index(place)
    found = []
    for step in (1, -1):
        last, i = place, at + step
        while 0 <= i < len(located) and (_joined(s, last, located[i]) or _chained(s, last, located[i])):
            last = located[i]
            found.append(last)
            i += step
    end = located[-1]
    return [*found, *([end] if end not in [place, *found] and _closes(s, place, end) else [])]


def _between(s: Scene, one: Places, other: Places) -> list[str]:
    low, high = min(other.end, one.end), max(other.first, one.first)
    return [s.reading.fold(i) for i in range(low, high)]


def _joined(s: Scene, one: Places, other: Places) -> bool:
    """Whether only "and", or "as well as", stands between two places."""
    between = _between(s, one, other)
    joint = 0 < len(between) <= BREATH and set(between) <= JOINTS
    return other is not one and joint and not {"and", "well"}.isdisjoint(between)


def _chained(s: Scene, one: Places, other: Places) -> bool:
    """Whether a comma alone joins two places of one preposition: "in Kuwait, in Bahrain"."""
    same = s.reading.fold(one.first) == s.reading.fold(other.first) and one.role == other.role
    return _between(s, one, other) == [","] and same


def _closes(s: Scene, place: Places, other: Places) -> bool:
    """Whether ", and in" brings a last place, with no verb behind it: "in Mali since May, and in Niger for longer"."""
    brought = s.reading.fold(other.first - 1) == "and" and s.reading.fold(other.first - 2) == ","
    apart = place.end < other.first and set(place.hosts).isdisjoint(other.hosts) and place.role == other.role == "in"
    forces = any(place.end <= f.first for f in s.forces)
    acts = any(m.first >= other.end and is_verb(s.reading, m) for m in s.reading.kind("verb"))
    return brought and apart and not (forces or acts)
