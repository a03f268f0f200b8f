"""What a verb hangs on, read from right to left: auxiliaries, cues and other verbs, as in "has decided not to send"."""

from dataclasses import dataclass, field

from deployments.extract.mentions import Mention, Reading
from deployments.extract.verbs import AUXILIARIES, GOVERN, HAVE, LIGHT, MATRIX, is_verb
from deployments.lexicon import closed

DECISIONS = closed("decisions")

BEGINS = {"begin", "start"}
COORDINATE = {"and", "or"}
REACH = 12
"""Tokens between a word of planning and the infinitive that hangs on it: "plans by the Danish government to send"."""


@dataclass(slots=True)
class Predicate:
    """What is said of a force.

    Attributes:
        verb: The verb that governs it; None for "be", a modal or a noun.
        first: Index of the first token of what governs it, or -1.
        cues: The words that tell how it is meant.
        auxiliaries: "has", "been" and their like, from right to left.
        reduced: A participle right behind the force: "the troops stationed in Mali".
        object: Whether the verb stands before the force, which is then its object.
    """

    verb: Mention | None = None
    first: int = -1
    cues: list[Mention] = field(default_factory=list)
    auxiliaries: list[str] = field(default_factory=list)
    reduced: Mention | None = None
    object: bool = False

    def has(self, *kinds: str) -> bool:
        """Whether a word of one of the kinds belongs to it."""
        return any(m.value in kinds for m in self.cues)


def chained(reading: Reading, head: Mention | None, floor: int) -> Predicate:
    """Walk left from a verb through all that it hangs on: "has decided not to send" has "decided to" and "not"."""
    if head is None:
        return Predicate()
    found = Predicate(head if head.kind == "verb" else None, head.first)
    if head.kind == "cue":
        found.cues.append(head)
    if head.kind == "be":
        found.auxiliaries.append(reading.fold(head.first))
        found.cues += [m for m in reading.cues(*GOVERN) if head.end <= m.first <= head.end + 3]
    i = _walk(reading, head.first - 1, floor, found)
    if reading.fold(i) in COORDINATE and not found.cues and not found.auxiliaries and head.kind == "verb":
        _share(reading, i, 0 if i <= floor else floor, found)
    if reading.fold(i + 1) in {"to", "whether", "if"} or (head.forms == {"gerund"} and not found.auxiliaries):
        _jump(reading, i, floor, found)
    return found


def _walk(reading: Reading, i: int, floor: int, found: Predicate) -> int:
    """Take up cues and auxiliaries to the left of a token; return the index of the first other token."""
    while i >= floor:
        m, word = reading.at.get(i), reading.fold(i)
        if m and m.kind == "cue" and m.value in {*GOVERN, "still", "soon"}:
            found.cues.append(m)
            found.auxiliaries += ["been"] if word == "been" else []
            i = m.first - 1
        elif m and m.kind == "verb" and word not in HAVE:
            starts = word in BEGINS and found.verb is not None and "gerund" in found.verb.forms
            if reading.fold(m.end) != "to" and not (starts and m.end == found.first):
                break
            i = m.first - 1
        elif word in AUXILIARIES:
            found.auxiliaries.append(word)
            i -= 1
        elif (word in LIGHT or word.endswith("ly")) and not (m and m.kind != "cue"):
            i -= 1
        else:
            break
    return i


def _jump(reading: Reading, i: int, floor: int, found: Predicate) -> None:
    """Find what an infinitive or gerund hangs on beyond a noun: "an offer from France to send"."""
    at = found.first - 1
    if reading.fold(at) in {"about", "for", "on"} and reading.fold(at - 1).removesuffix("s") in DECISIONS:
        found.cues += reading.cues("maybe") or [Mention("cue", "will", frozenset(), at - 1, at)]
        return
    for m in reversed(reading.mentions):
        if m.end > i + 1 or m.kind not in {"verb", "cue"}:
            continue
        if m.first < floor or i - m.end > REACH:
            return
        if is_verb(reading, m):
            if found.verb and reading.fold(found.verb.first - 1) == "by" and "base" in m.forms:
                _walk(reading, m.first - 1, floor, found)
            return
        if m.kind == "cue" and m.value in MATRIX:
            found.cues.append(m)
            _walk(reading, m.first - 1, floor, found)
            return


def _share(reading: Reading, i: int, floor: int, found: Predicate) -> None:
    """Let a second verb share what the first one stands with: "will arrive in Latvia and serve at Adazi"."""
    floor = 0 if i == floor else floor
    first = next(
        (m for m in reversed(reading.mentions) if floor <= m.first and m.end <= i and is_verb(reading, m)), None
    )
    if first and found.verb and first.forms & found.verb.forms:
        shared = chained(reading, first, floor)
        found.cues += shared.cues
        found.auxiliaries += shared.auxiliaries
