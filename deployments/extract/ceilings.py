"""Ceilings: the most that a mandate or decision lets a force be, however it is worded: "the limit for Spain is 700"."""

from deployments.extract.clauses import segment_of
from deployments.extract.forces import Force
from deployments.extract.scene import Scene
from deployments.lexicon import closed
from deployments.records import Troops

CAPS = closed("caps")
REACH = 9
"""Tokens between a word for a ceiling and its number."""
BEHIND = 4
"""Tokens between a number and "at most" behind it."""


def ceilings(s: Scene) -> None:
    """Bound the numbers of a sentence that are ceilings."""
    for force in s.forces:
        if force.number and force.number.troops.max == force.number.troops.min and _capped(s, force):
            most = Troops(min=None, max=force.number.troops.max, qualifier="at-most")
            force.number = force.number._replace(troops=most)


def _capped(s: Scene, force: Force) -> bool:
    """Whether a word for a ceiling stands before the number of a force, or "at most" behind it."""
    if force.number is None:
        return False
    clause = segment_of(s.clauses, force.head)
    at, end = force.number.first, force.number.end
    ahead = range(max(at - REACH, clause[0]), at)
    rival = any(n.end <= at and n.first >= ahead.start for n in s.reading.numbers)
    most = any(
        s.reading.fold(i) == "at" and s.reading.fold(i + 1 + (s.reading.fold(i + 1) == "the")) == "most"
        for i in range(end, end + BEHIND)
    )
    return most or (not rival and any(s.reading.fold(i) in CAPS for i in ahead))
