"""Whether a text can speak of armed forces at all: most news does not, and is not read sentence by sentence."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from deployments import gazetteer
from deployments.lexicon import closed, fold, table

WORD = re.compile(r"\w+")
ACCENT = re.compile("[\u0300-\u036f]")
PIECE = 50_000
"""Characters that are looked at in one go: a text that speaks of forces mostly says so in the first."""


def topical(text: str) -> bool:
    """Whether a text names a force, a mission, an army or a people, or a nation beside an everyday noun for a force."""
    kinds: set[str] = set()
    for piece in _pieces(text):
        words = set(WORD.findall(piece))
        for word in words & _phrases().keys():
            kinds |= {kind for own, kind in _phrases()[word] if kind not in kinds and _stands(own, words, piece)}
        if not kinds.isdisjoint({"force", "people"}) or kinds >= {"everyday", "nation"}:
            return True
    return False


def _stands(own: tuple[str, ...], words: set[str], piece: str) -> bool:
    """Whether the words of a phrase stand one behind the other."""
    if not words.issuperset(own):
        return False
    return len(own) == 1 or re.search(r"\b" + r"\W+".join(own) + r"\b", piece) is not None


def _pieces(text: str) -> Iterator[str]:
    """Yield a text without case and accents, a piece at a time, cut between words."""
    at = 0
    while at < len(text):
        end = text.find(" ", at + PIECE)
        end = len(text) if end < 0 else end
        yield _plain(text[at:end].replace("-\n", ""))
        at = end


def _plain(text: str) -> str:
    """Return a text without case and accents; quicker than fold, which also knows letters with a stroke."""
    text = text.lower()
    return text if text.isascii() else ACCENT.sub("", unicodedata.normalize("NFKD", text))


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the phrases as words, with what they name, by the longest of their words."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, kind in _named():
        words = tuple(WORD.findall(_plain(phrase)))
        found.setdefault(max(words, key=len), []).append((words, kind))
    return found


def _named() -> Iterator[tuple[str, str]]:
    """Yield phrases, each with what it names."""
    everyday, countries = closed("everyday"), gazetteer.countries().values()
    forces = [word for row in table("forces") for word in row["words"]]
    bodies = [*closed("stationing"), *(name for c in countries for name in c.powers)]
    bodies += [name for mission in gazetteer.missions().values() for name in (mission.name, *mission.names)]
    yield from ((word, "everyday" if fold(word) in everyday else "force") for word in forces if word != "others")
    yield from ((name, "force") for name in bodies if fold(name) not in everyday)
    yield from ((name, "nation") for c in countries for name in (c.name, *c.names, *c.adjectives, *c.people))
    yield from ((name, "people") for c in countries for name in c.people if name.endswith("s"))
