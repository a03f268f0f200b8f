"""Numbers of people: "some 1,200", "up to 500", "between 800 and 1,000", "a thousand", "two dozen"."""

import re
from typing import Any, NamedTuple

from deployments.lexicon import Token, closed, document, tokenise
from deployments.records import MOST_PEOPLE, Qualifier, Troops

WORDS: dict[str, Any] = document("numbers")["words"]
UNITS: dict[str, int] = {word: value for value, word in enumerate(WORDS["units"])}
TENS: dict[str, int] = {word: value for value, word in zip(range(20, 100, 10), WORDS["tens"], strict=True)}
OPENING = {*UNITS, *TENS, "a", "an", "half", "hundred", "dozen"}
"""Words that a number in words may begin with."""
SCALES: dict[str, int] = WORDS["scales"]
MILLIONS = {"million", "millions", "billion", "billions", "trillion", "trillions"}
"""Behind a number they make it one of money or of inhabitants."""
DIGITS = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f\u2009 ]\d{3})+|\d+(?:\.\d+)?")

RESIZING = (
    frozenset(
        form
        for row in document("verbs")["verb"]
        if row["class"] in {"grow", "enlarge"}
        for forms in row["forms"]
        for form in forms.split()
    )
    | closed("shrinking")
    | closed("sized")
)
RISES = {"came", "go", "goes", "going", "gone", "moved", "went"}
REACH = 25
"""Tokens before "from 350" in which a word may say that it is a change."""

Bound = tuple[tuple[str, ...], Qualifier]


def _bounds(side: str) -> list[Bound]:
    """Return the phrases that bound a number before or behind it, as folded tokens, the longest first."""
    found = [
        (tuple(t.fold for t in tokenise(phrase)), qualifier)
        for qualifier, phrases in document("numbers")[side].items()
        for phrase in phrases
    ]
    return sorted(found, key=lambda bound: -len(bound[0]))


def _by_last_word(bounds: list[Bound]) -> dict[str, list[Bound]]:
    found: dict[str, list[Bound]] = {}
    for bound in bounds:
        found.setdefault(bound[0][-1], []).append(bound)
    return found


BEFORE = _by_last_word(_bounds("before"))
BEHIND = _bounds("behind")


class Number(NamedTuple):
    """A number phrase.

    Attributes:
        first: Index of its first token, the qualifier's where there is one.
        end: Index after its last token.
        troops: The number with its bound.
        digits: Whether it is written in digits without a thousands mark (it may be a year).
    """

    first: int
    end: int
    troops: Troops
    digits: bool


def numbers(tokens: list[Token]) -> list[Number]:
    """Return the number phrases of a sentence, in order."""
    found: list[Number] = []
    at = 0
    while at < len(tokens):
        if tokens[at].fold not in OPENING and not tokens[at].text[0].isdigit():
            at += 1
            continue
        read = _range(tokens, at) or _single(tokens, at)
        if read and read.end > at:
            found.append(read)
            at = read.end
        else:
            at += 1
    return found


def _single(tokens: list[Token], at: int) -> Number | None:
    value, end = _value(tokens, at)
    if value is None:
        return None
    first, qualifier = _before(tokens, at)
    if qualifier == "exact":
        end, qualifier = _behind(tokens, end)
    plain = tokens[at].text.isdigit() and end - at == 1
    low = None if qualifier == "at-most" else value
    high = None if qualifier == "at-least" else value
    return Number(first, end, Troops(min=low, max=high, qualifier=qualifier), plain)


def _range(tokens: list[Token], at: int) -> Number | None:
    """Read "between 800 and 1,000", "600 to 1,000", "5,000–6,000"; "from 350 to 850" is a change, not a range."""
    low, middle = _value(tokens, at)
    if low is None or middle >= len(tokens):
        return None
    before = tokens[at - 1].fold if at else ""
    joint = tokens[middle].fold
    first = _before(tokens, at)[0]
    change = first > 1 and tokens[first - 1].fold == "from" and _changes(tokens, at)
    if not (joint in {"to", "or", "-", "–", "—"} and not change) and not (joint == "and" and before == "between"):
        return None
    high, end = _value(tokens, middle + 1)
    if high is None:
        return None
    if joint in {"-", "–", "—"} and tokens[middle].end != tokens[middle + 1].start:
        return None
    if low < 100 and high >= 1000 and high % 1000 == 0 and joint != "and":
        low *= 1000
    if before == "by" or low >= high or (joint == "to" and high > low * 6):
        return None
    first = at - 1 if before in {"between", "from"} else first
    return Number(first, end, Troops(min=low, max=high, qualifier="range"), digits=False)


def _changes(tokens: list[Token], at: int) -> bool:
    """Whether a word of growing or shrinking stands before a number: "has grown from 350 to 850"."""
    return not RESIZING.isdisjoint(t.fold for t in tokens[max(0, at - REACH) : at])


def _before(tokens: list[Token], at: int) -> tuple[int, Qualifier]:
    """Return where a number phrase starts with its qualifier, and the qualifier."""
    stop = at
    while stop and tokens[stop - 1].fold in {
        "a",
        "an",
        "the",
        "another",
        "additional",
        "further",
        "around",
        "about",
        "some",
        "approximately",
    }:
        stop -= 1
    for start in (stop, at):
        for words, qualifier in BEFORE.get(tokens[start - 1].fold if start else "", ()):
            first = start - len(words)
            if first >= 0 and tuple(t.fold for t in tokens[first:start]) == words and not _rises(tokens, first, words):
                return first, qualifier
    for i in range(at - 1, stop - 1, -1):
        if tokens[i].fold in {"around", "about", "some", "approximately"} and tokens[i + 1].fold != "the":
            return i, "about"
    return at, "exact"


def _rises(tokens: list[Token], first: int, words: tuple[str, ...]) -> bool:
    """Whether "up to" only tells that something rose: "went up to 1,100"."""
    return words == ("up", "to") and first > 0 and tokens[first - 1].fold in RISES


def _behind(tokens: list[Token], end: int) -> tuple[int, Qualifier]:
    for words, qualifier in BEHIND:
        if tuple(t.fold for t in tokens[end : end + len(words)]) == words:
            return end + len(words), qualifier
    return end, "exact"


def _value(tokens: list[Token], at: int) -> tuple[int | None, int]:
    """Return the whole number that starts at a token, and the index after it; None where none does."""
    if at >= len(tokens):
        return None, at
    if tokens[at].text[0].isdigit():
        return _written(tokens, at)
    return _spelled(tokens, at)


def _written(tokens: list[Token], at: int) -> tuple[int | None, int]:
    """Read a number in digits, with "thousand" or "k" after it."""
    text = tokens[at].text
    if at and tokens[at - 1].end == tokens[at].start and tokens[at - 1].text[-1].isalnum():
        return None, at
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following and following.start == tokens[at].end and following.text[0].isalpha():
        return None, at
    thousands = text[-1] in "kK"
    digits = DIGITS.match(text)
    if not digits or len(text) > 12:
        return None, at
    plain = digits[0]
    end = at + 1
    number = float(plain) if re.fullmatch(r"\d+\.\d{1,2}", plain) else float(re.sub(r"\D", "", plain))
    if following and following.fold in MILLIONS:
        return None, at
    if following and following.fold in {"thousand", "thousands"}:
        number, end = number * 1000, end + 1
    elif following and following.fold in {"hundred", "dozen"} and number < 100:
        number, end = number * SCALES[following.fold], end + 1
    if thousands:
        number *= 1000
    whole = number == int(number) and number <= MOST_PEOPLE
    return (int(number) if whole else None), end


def _spelled(tokens: list[Token], at: int) -> tuple[int | None, int]:
    """Read a number in words: "two hundred and fifty", "fifteen hundred", "a thousand"; not "one of"."""
    total, group, i, seen = 0, _one(tokens, at), at, False
    while i < len(tokens):
        word = tokens[i].fold
        if word in UNITS:
            group, seen = group + UNITS[word], True
        elif word in TENS:
            group, seen = group + TENS[word], True
        elif (
            word in {"a", "an"}
            and i == at
            and i + 1 < len(tokens)
            and tokens[i + 1].fold in {"hundred", "thousand", "dozen"}
        ):
            group = 1
        elif word == "half" and [t.fold for t in tokens[i + 1 : i + 3]] == ["a", "dozen"] and i == at:
            return 6, i + 3
        elif word in {"hundred", "dozen", "score"} and group:
            group, seen = group * SCALES[word], True
        elif word == "thousand" and group:
            total, group, seen = total + group * 1000, 0, True
        elif (
            word in {"and", "-"}
            and seen
            and i + 1 < len(tokens)
            and (tokens[i + 1].fold in TENS or tokens[i + 1].fold in UNITS)
            and _joins(tokens, i)
        ):
            pass
        else:
            break
        i += 1
    value = total + group
    if i < len(tokens) and tokens[i].fold in MILLIONS:
        return None, at
    return (value, i) if seen and 0 < value <= MOST_PEOPLE else (None, at)


def _one(tokens: list[Token], at: int) -> int:
    """Return 1 where a hundred stands for one hundred: "the first hundred"; else 0."""
    alone = tokens[at].fold in {"hundred", "dozen"} and at > 0
    return int(alone and tokens[at - 1].fold in {"first", "last", "next"})


def _joins(tokens: list[Token], i: int) -> bool:
    """Whether "and" or a hyphen goes on inside a number: after a hundred or thousand, or between tens and units."""
    before = tokens[i - 1].fold
    if tokens[i].fold == "-":
        return before in TENS and tokens[i + 1].fold in UNITS
    return before in {"hundred", "thousand"}
