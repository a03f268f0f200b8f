"""What a sentence mentions: nations, places, missions, forces, verbs, cues, numbers and dates, with their spans."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from deployments.extract.layout import Sentence
from deployments.extract.numbers import Number, numbers
from deployments.extract.passed import Passed, Reason
from deployments.extract.when import When, whens
from deployments.lexicon import Entry, Token, Trie, closed, tokenise, trie

CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
ORDER = ("nation", "region", "site", "mission", "force", "verb", "cue")
MONEY = closed("money")
STRENGTH_WORDS = closed("strength_words")


class Mention(NamedTuple):
    """A phrase of the lexicon as found in a sentence.

    Attributes:
        kind: As in the lexicon; "nation" comes first where a phrase has several meanings.
        value: Its code, id, formation, class or cue kind.
        forms: All forms it may have ("adjective" and "people" of "French").
        first: Index of its first token.
        end: Index after its last.
        weak: Whether a force noun counts only beside another military word.
        multi: Whether a force noun names a force of several nations by itself.
        site: For a capital or town that the gazetteer knows as a site: its id.
    """

    kind: str
    value: str
    forms: frozenset[str]
    first: int
    end: int
    weak: bool = False
    site: str | None = None
    multi: bool = False


@dataclass(slots=True)
class Reading:
    """A sentence with all that it mentions.

    Attributes:
        sentence: Its span and kind.
        tokens: Its tokens.
        mentions: In order; none overlaps another.
        numbers: Number phrases that are no dates, in order.
        whens: Date phrases, in order.
        at: By token index, the mention that covers it.
        passed: What gave no claim, and why, as far as it has been read.
    """

    sentence: Sentence
    tokens: list[Token]
    mentions: list[Mention]
    numbers: list[Number]
    whens: list[When]
    at: dict[int, Mention] = field(default_factory=dict)
    passed: list[Passed] = field(default_factory=list)
    _kinds: dict[str, list[Mention]] = field(default_factory=dict)
    _cues: dict[str, list[Mention]] = field(default_factory=dict)
    _folds: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for m in self.mentions:
            self._kinds.setdefault(m.kind, []).append(m)
            if m.kind == "cue":
                self._cues.setdefault(m.value, []).append(m)
        self._folds = {i: token.fold for i, token in enumerate(self.tokens)}

    def kind(self, kind: str) -> list[Mention]:
        """Return the mentions of one kind."""
        return [*self._kinds.get(kind, ())]

    def cues(self, *values: str) -> list[Mention]:
        """Return the cues of the given kinds."""
        if len(values) == 1 or self._cues.keys().isdisjoint(values):
            return [*self._cues.get(values[0], ())]
        return [m for m in self._kinds["cue"] if m.value in values]

    def fold(self, i: int) -> str:
        """Return the folded token at an index; empty outside the sentence."""
        return self._folds.get(i, "")

    def touches(self, i: int) -> bool:
        """Whether no space parts a token from the one before it."""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].end == self.tokens[i].start


def read(text: str, sentence: Sentence, published: str | None) -> Reading:
    """Find all mentions of a sentence."""
    tokens = tokenise(text, sentence.start, sentence.end)
    dated = whens(text, sentence.start, sentence.end, published)
    found = [
        m
        for m in _lexical(tokens)
        if m.kind not in {"cue", "verb", "nation"} or (not _dated(m, tokens, dated) and not _prefixed(m, tokens))
    ]
    figures = numbers(tokens)
    counted = {i for n in figures for i in range(n.first, n.end)}
    found = [m for m in found if not (m.value == "maybe" and m.first in counted)]  # "perhaps 500"
    at = {i: m for m in found for i in range(m.first, m.end)}
    told = [(n, _no_count(n, tokens, at, dated)) for n in figures]
    passed = [Passed(n.first, n.end, reason) for n, reason in told if reason]
    return Reading(sentence, tokens, found, [n for n, reason in told if not reason], dated, at, passed)


def _lexical(tokens: list[Token]) -> list[Mention]:
    words, found, i = trie(), [], 0
    while i < len(tokens):
        end, entries = words.longest(tokens, i)
        if entries and all(e.kind == "cue" for e in entries) and _named_inside(words, tokens, i, end):
            i += 1
        elif entries:
            found.append(_mention(entries, i, end))
            i = end
        else:
            i += 1
    return found


def _named_inside(words: Trie[Entry], tokens: list[Token], first: int, end: int) -> bool:
    """Whether a cue only begins before a longer name: "the Republic" in "the Republic of the Congo"."""
    later = [words.longest(tokens, i) for i in range(first + 1, end)]
    return any(stop > end and entries[0].kind == "nation" for stop, entries in later if entries)


def _mention(entries: list[Entry], first: int, end: int) -> Mention:
    return _meaning(tuple(entries))._replace(first=first, end=end)


@cache
def _meaning(entries: tuple[Entry, ...]) -> Mention:
    """Return what a phrase means, wherever it stands."""
    best = min(entries, key=lambda e: ORDER.index(e.kind))
    same = [e for e in entries if e.kind == best.kind and e.value == best.value]
    site = next((e.value for e in entries if e.kind == "site"), None)
    return Mention(
        best.kind,
        best.value,
        frozenset(e.form for e in same),
        0,
        0,
        all(e.weak for e in same),
        site,
        any(e.multi for e in same),
    )


def _prefixed(mention: Mention, tokens: list[Token]) -> bool:
    """Whether a word follows a prefix that turns it round, or ends a compound: "non-NATO", "battle-ready"."""
    before = [t.fold for t in tokens[max(0, mention.first - 2) : mention.first]]
    glued = before[-1:] == ["-"] and tokens[mention.first - 1].end == tokens[mention.first].start
    compound = glued and mention.value in {"maybe", "will", "soon", "wish"}
    return before[-1:] == ["-"] and (compound or before[0] in {"pro", "anti", "non", "ex", "post", "pre"})


def _dated(mention: Mention, tokens: list[Token], dated: list[When]) -> bool:
    """Whether a cue or verb is only the name of a month."""
    start, end = tokens[mention.first].start, tokens[mention.end - 1].end
    return mention.end - mention.first == 1 and any(w.start <= start and end <= w.end for w in dated)


def _glued(tokens: list[Token], number: Number) -> bool:
    """Whether a number is part of a time, a ratio, an address or a name: "16:42", "24/7", "1950-53"."""
    for i, j in ((number.first - 1, number.first), (number.end, number.end - 1)):
        if 0 <= i < len(tokens) and tokens[i].text in {":", "/", "-", "_", ".", "–"}:
            close = tokens[i].end == tokens[j].start or tokens[j].end == tokens[i].start
            beyond = i - 1 if i < j else i + 1
            if close and 0 <= beyond < len(tokens) and tokens[beyond].text[0].isdigit() and tokens[i].text != ".":
                return True
            if close and i < j and tokens[i].text in {"/", "_", "-"} and number.digits:
                return True
    return False


def _clock(tokens: list[Token], number: Number) -> bool:
    """Whether a number is a time of day: "after 22.00"."""
    before = tokens[number.first - 1].fold if number.first else ""
    return before in {"after", "around", "at", "before", "until"} and bool(CLOCK.fullmatch(tokens[number.first].text))


def _measures(tokens: list[Token], number: Number) -> bool:
    """Whether a number is only the first half of an adjective: "the 28-nation bloc", "a 40-kilometre range"."""
    sign, word = (tokens[i] if i < len(tokens) else None for i in (number.end, number.end + 1))
    if sign is None or word is None or sign.text not in {"-", "‑", "–"} or word.start != sign.end:
        return False
    close = sign.start == tokens[number.end - 1].end and word.text[:1].isalpha()
    return close and word.fold not in STRENGTH_WORDS


def _numbered(tokens: list[Token], number: Number, at: dict[int, Mention]) -> bool:
    """Whether a number is the name of the unit before it: "Panzerbrigade 45"."""
    unit = at.get(number.first - 1)
    return unit is not None and unit.kind == "force" and number.digits and tokens[number.first - 1].text[0].isupper()


def _year(number: Number, tokens: list[Token]) -> bool:
    """Whether a number is only a year: "until at least 2066"."""
    before = tokens[number.first - 1].fold if number.first else ""
    year = tokens[number.end - 1].text
    told = before in {"since", "until", "through", "by", "till"}
    named = tokens[number.end - 2].fold == "the" if number.end > 1 else False  # "under the 1997 treaty"
    return (
        (told or named)
        and number.digits
        and len(year) == len("2066")
        and year[:2] in {"15", "16", "17", "18", "19", "20"}
    )


def _no_count(number: Number, tokens: list[Token], at: dict[int, Mention], dated: list[When]) -> Reason | None:
    """Return why a number phrase counts nothing: a date, a part of a name, money; None where it may."""
    start, end = tokens[number.first].start, tokens[number.end - 1].end
    if any(w.start < end and start < w.end for w in dated):
        return "date"
    if _year(number, tokens):
        return "date"
    core = [i for i in range(number.first, number.end) if tokens[i].text[0].isdigit()]
    if any(i in at and at[i].kind in {"force", "site", "mission", "nation"} for i in core):
        return "name"
    before = tokens[number.first - 1] if number.first else None
    listed = number.first == 2 and len(tokens[0].text) == 1  # "A. Two officers" answers, it is no abbreviation
    if before and (before.fold in MONEY or (before.text == "." and number.first > 1 and not listed)):
        return "money"
    if _glued(tokens, number) or _clock(tokens, number) or _measures(tokens, number) or _numbered(tokens, number, at):
        return "name"
    if before is None or not number.digits or number.first <= 1 or (number.first - 1) in at:
        return None
    following = at.get(number.end)
    counted = following is not None and following.kind in {"force", "nation"}
    named = before.text[:1].isupper() and not before.text.isupper() and before.end + 1 == tokens[number.first].start
    return None if counted or not named else "name"
