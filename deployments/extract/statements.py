"""What a sentence states of a force: a draft for each status that it gives it."""

from collections.abc import Iterator
from dataclasses import replace

from deployments.extract.clauses import segment_of
from deployments.extract.counting import SPOKEN
from deployments.extract.drafts import Draft
from deployments.extract.forces import Force
from deployments.extract.joins import REACHES
from deployments.extract.scene import Scene
from deployments.extract.sizes import resized
from deployments.extract.status import statuses_of
from deployments.extract.subjects import governs
from deployments.extract.verbs import BE, verbs
from deployments.records import Status

SIGN = 7
"""Tokens of "no confirmed signs of any"."""
PEAK = 8
"""Tokens of "from a height of 30 states and"."""
PEAKS = {"height", "high", "peak"}
SIGNS = {"evidence", "hint", "indication", "indications", "sign", "signs"}


def stated(s: Scene, force: Force, base: Draft, same: Draft | None) -> Iterator[Draft]:
    """Yield a draft for each status; what is to grow is there as yet, without its size to come."""
    for status in _statuses(s, force, same):
        yield replace(base, status=status)
        if status == "planned" and _grows(s, force):
            yield replace(base, status="in-place", troops=None)


def _grows(s: Scene, force: Force) -> bool:
    """Whether a force that is there will only have another size: "Germany's brigade is to reach its full 5,000"."""
    grown = force.verb is not None and (force.verb.value == "grow" or s.reading.fold(force.verb.first) in REACHES)
    return grown and force.role in {"unit", "mass"} and force.number is not None and bool(force.nations or force.lead)


def _statuses(s: Scene, force: Force, same: Draft | None) -> tuple[Status, ...]:
    """Return the status of a force, or two where it is there and will leave; one only added to keeps its own."""
    found = statuses_of(s.reading, force, segment_of(s.clauses, force.head))
    if found and force.role == "exit":
        return ("in-place",) if _no_sign(s, force) else ("ended",)
    if found == ("in-place",) and _awaited(s, force):
        return ("planned",)
    if found and same and not s.reading.cues("will", "maybe") and not verbs(s.reading):
        return (same.status,)
    return tuple(_framed(s, force, _changed(s, force, status)) for status in found)


def _no_sign(s: Scene, force: Force) -> bool:
    """Whether there is no sign of a withdrawal: "no confirmed signs of any Russian pullout"."""
    ahead = [s.reading.fold(i) for i in range(max(force.first - SIGN, 0), force.first)]
    return "no" in ahead and not SIGNS.isdisjoint(ahead)


def _awaited(s: Scene, force: Force) -> bool:
    """Whether only the first of a force have come: "the first 150 of some 1,000 soldiers landed"."""
    part = next((n for n in s.reading.numbers if force.number and n.end == force.number.first - 1), None)
    return part is not None and s.reading.fold(part.end) == "of" and s.reading.fold(part.first - 1) == "first"


def _framed(s: Scene, force: Force, status: Status) -> Status:
    """Return the status that what was said before gives: "would lead it" is proposed where all of it is."""
    last = s.memory.last
    if status == "in-place" and s.memory.listing and s.reading.sentence.kind == "item" and not verbs(s.reading):
        return s.memory.listing
    near = last is not None and 0 <= s.index - s.memory.last_at <= SPOKEN
    coming = near and last is not None and last.status in {"planned", "proposed"} and force.number is not None
    if status == "in-place" and coming and last is not None and not _told_now(s):
        return last.status  # "Parliament lets foreign soldiers in. From Germany 700, from Poland 100"
    may = any(s.reading.fold(m.first) == "may" for m in s.reading.cues("maybe"))
    if status == "proposed" and coming and last is not None and last.status == "planned" and may:
        return "planned"  # "Parliament lets foreign soldiers in. Germany may send 700"
    departs = force.verb is not None and s.reading.fold(force.verb.first).startswith("depart")
    if status == "ended" and departs and near and last is not None and last.status == "planned" and not s.places:
        return "planned"  # "will send a battalion to Mali. It departs from Pune in May"
    would = any(s.reading.fold(m.first) == "would" for m in s.reading.cues("will"))
    another = any(m.value != last.nation and governs(s, m) for m in s.reading.kind("nation")) if last else False
    proposed = near and would and last is not None and last.status == "proposed" and not another
    return "proposed" if status == "planned" and proposed else status


def _told_now(s: Scene) -> bool:
    """Whether a sentence has a verb of its own: "there are 900 in the country"."""
    return bool(verbs(s.reading) or s.reading.cues("still")) or not BE.isdisjoint(t.fold for t in s.reading.tokens)


def _changed(s: Scene, force: Force, status: Status) -> Status:
    """Return the status of the old size in a change: "from 350 to 850", "down from 1,700"."""
    before = s.reading.fold(force.first - 1)
    ahead = [s.reading.fold(i) for i in range(force.first - PEAK, force.first)]
    if force.number and "from" in ahead and not PEAKS.isdisjoint(ahead) and resized(s.reading):
        return "ended"  # "has dwindled from a height of 30 states and 50,000 troops"
    if force.number and before == "from" and force.role in {"number", "people"}:
        others = [s.reading.fold(f.first - 1) for f in s.forces if f is not force and f.number]
        if s.reading.fold(force.first - 2) in {"down", "up"} or ("to" in others and not resized(s.reading)):
            return "in-place" if status in {"planned", "proposed"} else "ended"
    return status
