"""Words that stand for a formation told of before: "the one in Estonia", "those in Lithuania and Poland"."""

from deployments.extract.forces import Force
from deployments.extract.joins import sized
from deployments.extract.leading import LED
from deployments.extract.places import Places
from deployments.extract.scene import Scene

ONES = {"one", "ones", "that", "those"}
ARTICLES = {"the", "other", "second", "third", "fourth", "newest", "latest", "largest"}
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
    if word not in ONES or at in s.reading.at or (word in {"one", "ones"} and s.reading.fold(at - 1) not in ARTICLES):
        return None
    before = next((f.formation for f in reversed(s.forces) if f.end <= at and f.formation in LED), None)
    formation = before or (s.memory.formation if s.index - s.memory.formation_at <= RECENT else None)
    if formation is None:
        return None
    return Force(formation, "unit", at, at + 1, at, multi=True, definite=True, weak=True)
