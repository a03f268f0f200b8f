"""Words that stand for a formation told of before: "the one in Estonia", "those in Lithuania and Poland"."""

from deployments.extract.forces import Force
from deployments.extract.joins import sized
from deployments.extract.leading import LED
from deployments.extract.places import Places
from deployments.extract.scene import Scene

ONES = {"one", "ones", "that", "those"}
ARTICLES = {"the", "other", "second", "third", "fourth", "newest", "latest", "largest"}
SPOKEN = 25
"""Sentences for which "the group" may be the battlegroup that was spoken of."""
OTHER = {"aligned", "armed", "ethnic", "study", "support", "target", "working"}
FEW = 12
"""The most battlegroups that one statement counts."""
RECENT = 2
"""Sentences for which a formation stays in mind as "the one"."""


def stand_in(s: Scene) -> None:
    """Add to the forces of a sentence those that "the one" or "those" before a place stand for."""
    added = [_alike(s, place) for place in s.places if place.locative and place.hosts]
    if forces := [force for force in added if force is not None]:
        s.forces[:] = sized(s.reading, sorted([*s.forces, *forces], key=lambda f: f.first))


def _alike(s: Scene, place: Places) -> Force | None:
    """Return the formation that a word right before a place stands for."""
    at = place.first - 1
    word = s.reading.fold(at)
    if word not in ONES or at in s.reading.at or (word in {"one", "ones"} and not _the_other(s, at)):
        return None
    before = next((f.formation for f in reversed(s.forces) if f.end <= at and f.formation in LED), None)
    formation = before or (s.memory.formation if s.index - s.memory.formation_at <= RECENT else None)
    if formation is None:
        return None
    return Force(formation, "unit", at, at + 1, at, multi=True, definite=True, weak=True)


def _the_other(s: Scene, at: int) -> bool:
    """Whether "one" stands for another of the kind: "the one", "two smaller ones"."""
    first = at - 1 - (s.reading.fold(at - 1).endswith(("er", "st")) and s.reading.fold(at - 1) not in ARTICLES)
    counted = first < at - 1 and any(n.end - 1 == first for n in s.reading.numbers)
    return s.reading.fold(first) in ARTICLES or counted


def recall(s: Scene, force: Force) -> None:
    """Take "the group" for the battlegroup that was spoken of, and a small number before it for how many."""
    named = s.reading.fold(force.head) in {"group", "groups"} and bool(
        {"battlegroup", "battalion"} & s.memory.forces.keys()
    )
    named = named and s.index - s.memory.formation_at <= SPOKEN and s.reading.fold(force.head - 1) not in OTHER
    kind = {s.reading.fold(i) for i in range(force.head + 1, force.head + 5)} & {"type", "kind", "sort", "same"}
    if not named or force.role != "mass" or (s.reading.fold(force.head + 1) == "of" and not kind):
        return
    article = s.reading.fold(force.first) in {"a", "an"} and force.head - force.first > 1
    word = s.reading.at.get(force.head - 1)
    if article and (word is None or word.value == "unit"):
        return  # "a tank group"
    many = force.number.troops.min if force.number else None
    force.formation, force.role, force.weak = "battlegroup", "unit", False
    if many is not None and many <= FEW:
        force.number, force.count = None, many
