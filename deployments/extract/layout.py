"""A text's layout: paragraphs and the sentences or lines in them, as spans; the text itself stays as it is."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from deployments.lexicon import closed

PARAGRAPH = re.compile(r"(?:[^\n]++|\n(?![ \t\r\u00a0\u200b]*\n))++")
LINE = re.compile(r"[^\n]+")
WRAPPED = range(50, 110)
"""Characters of a full line in a text that was wrapped at a width; shorter lines are lines of their own."""

WIDEST = 130
"""Characters of the longest line in a text that was wrapped at a width."""

NUMBERED = 6
"""Characters of the number of an item and its sign: "12. "."""
DANGLING = closed("dangling")
HEADING = 140
"""Characters of the longest heading."""
BOUNDARY = re.compile(
    r"""(?:[.!?…](?:["'”’»)\]]|\[\w{1,6}\])*|[.!?…]\s*+["”»])(\s++)(?=["'“‘«„(\[–—•*-]?\s*[A-Z0-9À-ÖØ-ÞĀ-Ž"“«])"""
)
ABBREVIATION = re.compile(
    r"""(?:\b(?:Gen|Lt|Col|Sgt|Mr|Mrs|Ms|Dr|St|No|Nos|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Brig|Maj|Adm|Capt|Cmdr|Cpl|Pvt|
        Gov|Sen|Rep|Prof|approx|max|min|ca|c|vs|etc|e\.g|i\.e|Corr|Ft|Mt|Spc|Pte|Sr|Jr|Rev|Hon)\.
        |\b(?:MR|MRS|MS|DR|GEN|LT|COL|ADM|SEN|REP|AMB|GOV|SGT|CAPT|MAJ)\.
        |\b[A-Z]\.|\b(?:[A-Z]\.){2,})["'”’)]*$""",
    re.VERBOSE,
)
HOUR = re.compile(r"[ap]\.m\.\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|E[SD]?T|GMT|UTC|Eastern)\b")
"""An hour with what tells of which day or clock it is: no sentence ends in it."""
OPENER = re.compile(r"\s*(?:The|It|He|She|They|But|In|On|At|And|This|That|These|For|As|There|We|After|Since|However)\b")
BULLET = re.compile(r"\s*(?:[•▪●◦·*>–—-]+|\d{1,2}[.)]|>>|\[\w\])\s+")

LONGEST = 2000
"""Characters of a sentence; a longer one is no prose and is cut, so that time stays linear in the text."""


class Sentence(NamedTuple):
    """A sentence, or a line that stands for itself.

    Attributes:
        start: Offset of its first code point in the text.
        end: Offset after its last.
        paragraph: Span of the paragraph it stands in.
        kind: "text", "heading" (a short line without an end), or "item" (behind a bullet).
    """

    start: int
    end: int
    paragraph: tuple[int, int]
    kind: str


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text in order."""
    for paragraph in PARAGRAPH.finditer(text):
        for start, end in _units(text, *paragraph.span()):
            yield from _split(text, start, end, paragraph.span())


def _units(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of a paragraph, those that a width alone parted as one."""
    lines = [m.span() for m in LINE.finditer(text, start, end) if m[0].strip()]
    at = 0
    while at < len(lines):
        first = at
        while at + 1 < len(lines) and _goes_on(text, lines[at], lines[at + 1]):
            at += 1
        yield lines[first][0], lines[at][1]
        at += 1


def _goes_on(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether a line was only parted from the one after it by the width of the page."""
    here, there = text[slice(*line)].rstrip(), text[slice(*following)].strip()
    if BULLET.match(text[slice(*following)]) or not there or ("|" in here and "|" in there):
        return False
    if there[0].islower():
        return len(here) > 20
    if here.rsplit(maxsplit=1)[-1] in DANGLING:
        return True
    if len(there) > WIDEST:
        return False
    return len(here) in WRAPPED and len(here) > 58 and here[-1] not in ".!?:" and len(there) > 12 and not here.isupper()


def _split(text: str, start: int, end: int, paragraph: tuple[int, int]) -> Iterator[Sentence]:
    """Yield the sentences between two offsets."""
    at = start
    for boundary in BOUNDARY.finditer(text, start, end):
        stop = boundary.start(1)
        if text[at:stop].strip(" \t(*-.").isdigit() and stop - at < NUMBERED:
            continue
        short = ABBREVIATION.search(text, max(at, stop - 12), stop)
        if short and not (text[stop - 2 : stop - 1].isupper() and OPENER.match(text, stop)):
            continue
        if HOUR.match(text, stop - len("p.m.")):
            continue
        yield from _sentence(text, at, stop, paragraph)
        at = boundary.end()
    yield from _sentence(text, at, end, paragraph)


def _sentence(text: str, start: int, end: int, paragraph: tuple[int, int]) -> Iterator[Sentence]:
    """Yield one sentence without the white space around it; none if nothing is left."""
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end -= len(inner) - len(inner.rstrip())
    if start >= end:
        return
    while end - start > LONGEST:
        cut = max(text.rfind(" ", start, start + LONGEST), start + LONGEST // 2)
        yield Sentence(start, cut, paragraph, "text")
        start = cut
    yield Sentence(start, end, paragraph, _kind(text, start, end))


def _kind(text: str, start: int, end: int) -> str:
    """Tell an item by its bullet, and a heading by a short line of its own that ends without a sign."""
    if BULLET.match(text, start, end):
        return "item"
    alone = (start == 0 or text[max(0, start - 8) : start].rstrip(" \t")[-1:] == "\n") and text[end : end + 3].lstrip(
        " \t\r"
    )[:1] in {"", "\n"}
    short = end - start < HEADING and (
        text[end - 1] not in ".!?…:;,”\"'’)" or (text[end - 1] == ")" and text[start] != "(")
    )
    return "heading" if alone and short else "text"
