"""Which words of a sentence are verbs in it, and what stands inside a verb group."""

from deployments.extract.mentions import Mention, Reading
from deployments.lexicon import closed

HAVE = closed("have")
BE = closed("be")
AUXILIARIES = HAVE | BE | {"do", "does", "did", "to", "it", "its"}
LIGHT = closed("light")
BEFORE_NOUNS = closed("before_nouns")
DEAD = 6
"""Tokens between a verb of leaving and the dead."""
GOVERN = {"will", "maybe", "wish", "not", "deny", "was", "begin"}
MATRIX = {"will", "maybe", "wish", "deny", "begin"}


def passes(reading: Reading, i: int) -> bool:
    """Whether a token may stand inside a verb group."""
    m, word = reading.at.get(i), reading.fold(i)
    if m and m.kind == "cue":
        return m.value in {*GOVERN, "still", "soon"}
    return (word in AUXILIARIES or word in LIGHT or word.endswith("ly")) and (m is None or m.kind == "verb")


def verbs(reading: Reading) -> list[Mention]:
    """Return the words of a sentence that are verbs in it: no nouns, no auxiliaries."""
    return [m for m in reading.mentions if is_verb(reading, m)]


def is_verb(reading: Reading, m: Mention) -> bool:
    """Whether a word that may be a verb is one in its sentence: no noun, no auxiliary."""
    return m.kind == "verb" and not (_noun(reading, m) or _auxiliary(reading, m) or _hurts(reading, m))


def _hurts(reading: Reading, m: Mention) -> bool:
    """Whether a verb of leaving only tells of the dead it left: "left dozens of people dead"."""
    if reading.fold(m.first) not in {"leaving", "leaves", "left"}:
        return False
    return any(0 < cue.first - m.end <= DEAD for cue in reading.cues("casualty"))


def _auxiliary(reading: Reading, m: Mention) -> bool:
    """Whether "have" only helps another verb: "have left", "has been", "have to"."""
    if reading.fold(m.first) not in HAVE or m.end - m.first > 1:
        return False
    for i in range(m.end, min(m.end + 4, len(reading.tokens))):
        other, word = reading.at.get(i), reading.fold(i)
        if word in {"been", "to", "begun"} or (other and other.kind == "verb" and other.forms & {"participle"}):
            return True
        if other and other.kind == "cue" and other.value in MATRIX:
            return True
        if other is None and _finished(reading, i):
            return True
        if not passes(reading, i) or word in {"the", "a", "in", "of", "on", "for", "by", "all"}:
            return False
    return False


def _finished(reading: Reading, i: int) -> bool:
    """Whether a participle that moves no force stands at a token, and describes none: "had finished"."""
    following = reading.at.get(i + 1)
    word = reading.fold(i)
    return word.endswith("ed") and len(word) > len("need") and (following is None or following.kind != "force")


def _noun(reading: Reading, verb: Mention) -> bool:
    """Whether a word that may be a verb stands as a noun: behind an article, a name or an adjective."""
    before = reading.fold(verb.first - 1)
    if (
        verb.forms == {"gerund"}
        and before == "of"
        and (at := reading.at.get(verb.first - 2)) is not None
        and at.kind == "force"
    ):
        return True
    following = reading.at.get(verb.end)
    if reading.fold(verb.first) == "provided" and before == "," and reading.fold(verb.end) in {"that", "the"}:
        return True  # "will send some, provided both agree"
    if verb.forms == {"gerund"} and before in {"a", "an"} and following is not None and following.kind == "force":
        return True  # "a training unit"
    if verb.forms == {"gerund"} and before in {"a", "an", "the"} and reading.fold(verb.end) == "of":
        return True  # "the stationing of"
    if "base" not in verb.forms and "third" not in verb.forms:
        return False
    other = reading.at.get(verb.first - 1)
    if reading.fold(verb.first) in {"number", "numbers"} and (
        reading.fold(verb.end) == "of" or reading.fold(verb.first - 1) == "troop"
    ):
        return True
    named = (
        other is not None
        and other.kind in {"site", "nation"}
        and reading.fold(verb.first) in {"base", "bases", "post", "posts", "train"}
    )
    return named or before in BEFORE_NOUNS
