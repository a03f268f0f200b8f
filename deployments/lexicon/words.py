"""Tokens with their spans, and a trie that finds phrases in them; the text itself is never changed."""

import re
import unicodedata
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

V = TypeVar("V")

SPLIT = re.compile(
    r"""
      [ ]?\#(?:39|8217);(?:s\b)?                                     # an apostrophe that lost its "&"
    | &(?:[a-z]{2,8}|\#\d{1,5});                                     # what HTML left behind: no word but "&amp;"
    | (?<![^\W\d_])[a-z]{2,}-\r?\n[ \t]*[a-z]{2,}                  # a word parted at the end of its line
    | \d{1,3}(?:[,.\u00a0\u202f\u2009 ]\d{3})+(?![\d%])(?:[kK]\b)?   # 1,200  1.200  1 200
    | \d+(?:\.\d+)?(?:[kK]\b)?                                     # 1200  4.7k
    | (?:[A-Z]\.){2,}                                              # U.S.
    | [^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*                           # words, o'clock
    | ['’]s\b                                                      # possessive
    | [^\w\s]
    | _
    """,
    re.VERBOSE,
)
PARTED = re.compile(r"-\s+")
STROKES = str.maketrans("łŁøØđĐıßœæ", "lLoOdDisea")


class Token(NamedTuple):
    """A word, number or sign of a text.

    Attributes:
        text: As written.
        start: Offset of its first code point in the document.
        end: Offset after its last.
        fold: Without accents and case.
    """

    text: str
    start: int
    end: int
    fold: str


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return `text` without accents and case, for comparing words; a word parted at the end of its line is one."""
    if text in {"&", "&amp;"}:
        return "and"
    if text.lstrip(" ").startswith("#") and len(text) > 1:
        return "'s" if text[-1] == "s" else "'"
    if text.isascii():
        return PARTED.sub("", text).lower()
    plain = unicodedata.normalize("NFKD", text.translate(STROKES))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("’", "'")


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of `text[start:end]`, their offsets those of `text`."""
    stop = len(text) if end is None else end
    found = SPLIT.finditer(text, start, stop)
    return [Token(m[0], m.start(), m.end(), fold(m[0])) for m in found if m[0][0] != "&" or m[0] in {"&", "&amp;"}]


class Node(Generic[V]):
    """A place in a trie: where the next words lead, and what the phrase up to here means."""

    __slots__ = ("following", "meanings")

    def __init__(self) -> None:
        self.following: dict[str, Node[V]] = {}
        self.meanings: list[tuple[tuple[str, ...] | None, V]] = []


class Trie(Generic[V]):
    """Phrases of tokens with their meanings; the longest phrase wins."""

    def __init__(self) -> None:
        self._root: Node[V] = Node()

    def add(self, phrase: str, value: V, *, proper: bool = False) -> None:
        """Add a phrase; a `proper` one matches only words whose capitals are where a name has them."""
        node = self._root
        tokens = tokenise(phrase)
        for token in tokens:
            node = node.following.setdefault(token.fold, Node())
        node.meanings.append((tuple(_shape(t.text) for t in tokens) if proper else None, value))

    def longest(self, tokens: list[Token], at: int) -> tuple[int, list[V]]:
        """Return the end of the longest phrase that starts at token `at`, and its meanings; (at, []) if none."""
        node, best, found = self._root, at, list[V]()
        for i in range(at, len(tokens)):
            following = node.following.get(tokens[i].fold)
            if following is None:
                break
            node = following
            values = [v for shape, v in node.meanings if shape is None or _fits(shape, tokens[at : i + 1])]
            if values:
                best, found = i + 1, values
        return best, found


def _shape(word: str) -> str:
    if not any(c.isalpha() for c in word):
        return "any"
    if word.isupper() and len(word.strip(".")) > 1:
        return "upper"
    return "capital" if word[0].isupper() else "any"


def _fits(shape: tuple[str, ...], tokens: list[Token]) -> bool:
    return all(
        want == "any" or (t.text.isupper() if want == "upper" else t.text[:1].isupper())
        for want, t in zip(shape, tokens, strict=True)
    )
