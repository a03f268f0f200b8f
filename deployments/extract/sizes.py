"""What becomes of the size of a force: it grows, shrinks, is relieved or replaced, or is called that of today."""

from deployments.extract.chains import Predicate
from deployments.extract.mentions import Reading
from deployments.extract.phrases import Force
from deployments.extract.predicates import hanging_on
from deployments.lexicon import closed
from deployments.records import Status

RELIEVED = closed("relieved")
SHRINKING = closed("shrinking")
RESIZING = {"grow", "enlarge"}
PASSIVE = closed("passive")
EXITS = closed("exits")
SENDINGS = {"deployment", "deployments", "rotations"}
"""More of them are more soldiers to come: "will enhance our rotational deployments"."""
CURRENT = 6
"""Tokens of "from a current combined strength of"."""


def changes(reading: Reading, said: Predicate, force: Force) -> tuple[Status, ...]:
    """Return the status of a force that grows, shrinks, is reinforced or replaced; nothing where none of it happens."""
    at = force.number.first if force.number else force.first
    if force.number and reading.fold(at - 1) == "to" and reading.fold(at - 2) in EXITS:  # "a drawdown to 5,500"
        return ("planned",) if said.has("will", "soon") else ("in-place",)
    if said.verb is None:
        return ()
    word, before = reading.fold(said.verb.first), reading.fold(at - 1)
    passive = said.auxiliaries[:1] and said.auxiliaries[0] in PASSIVE and said.verb.forms != {"gerund"}
    going_on = said.verb.forms == {"gerund"} and bool(said.auxiliaries) and said.auxiliaries[0] in PASSIVE
    future = said.has("will", "maybe", "soon", "begin") or said.auxiliaries[:1] in (["to"], ["being"]) or going_on
    coming: Status = "proposed" if said.has("maybe") else "planned" if future else "in-place"
    if word in RELIEVED and (said.object != bool(passive)) and before != "by":
        return _replaced(reading, said, force, future=future)
    if force.number and before in {"from", "to"} and resizes(reading, said):
        old: Status = "in-place" if future else "ended"
        return (old,) if before == "from" else (coming,)
    if _adds(reading, said, force) and (future or not force.definite):
        return (coming,)
    if said.verb.value in {"enlarge", "grow"} or word in SHRINKING:
        if before == "into":
            return (coming,)
        return (
            (coming if said.has("maybe") else "in-place",)
            if not force.number and (said.object or passive or said.verb.value == "grow")
            else ()
        )
    if (
        word in {"turned", "transformed", "converted", "upgraded", "turn", "transform", "convert", "upgrade"}
        and before != "into"
    ):
        return ("in-place",) if future else ("ended",)
    return ()


def _adds(reading: Reading, said: Predicate, force: Force) -> bool:
    """Whether what is enlarged are soldiers to come: "agreed to raise a force", "will enhance our deployments"."""
    raised = said.verb is not None and reading.fold(said.verb.first) in {"raise", "raised", "raises"}
    new = raised and reading.fold(force.first) in {"a", "an"}
    more = said.verb is not None and said.verb.value == "enlarge" and reading.fold(force.end - 1) in SENDINGS
    return new or (more and not force.number)


def resizes(reading: Reading, said: Predicate) -> bool:
    """Whether the verb of a force is one by which it changes its size."""
    return said.verb is not None and (reading.fold(said.verb.first) in SHRINKING or said.verb.value in RESIZING)


def resizing(reading: Reading, force: Force, span: tuple[int, int]) -> Predicate | None:
    """Return what is said of a size by a verb before another: "plans to double the number it has from 150 to 400"."""
    if force.number is None or reading.fold(force.number.first - 1) not in {"from", "to"}:
        return None
    verbs = [m for m in reading.kind("verb") if span[0] <= m.first < force.number.first]
    pair = any(reading.fold(n.first - 1) in {"from", "to"} for n in reading.numbers if n is not force.number)
    verb = next((m for m in reversed(verbs) if m.value in RESIZING or reading.fold(m.first) in SHRINKING), None)
    return hanging_on(reading, verb, span[0]) if verb and pair else None


def resized(reading: Reading) -> bool:
    """Whether a sentence has a verb by which a force changes its size."""
    return any(m.value in RESIZING or reading.fold(m.first) in SHRINKING for m in reading.kind("verb"))


def _replaced(reading: Reading, said: Predicate, force: Force, *, future: bool) -> tuple[Status, ...]:
    """Return the status of a force that is relieved: it is there until its relief has come."""
    now = any(abs(m.first - force.end) < 2 for m in reading.cues("still")) or said.reduced is not None
    if future and not now and not reading.whens:
        return ("in-place",)
    return ("in-place", "ended") if future and now else ("ended",)


def current(reading: Reading, force: Force) -> tuple[Status, ...]:
    """Return the status of a number that is called that of today: "up from a current strength of 7,000"."""
    at = force.number.first if force.number else 0
    ahead = [reading.fold(i) for i in range(max(at - CURRENT, 0), at)]
    today = "current" in ahead and "from" in ahead[: ahead.index("current")]
    return ("in-place",) if today else ()
