"""The cells of tables: behind bars or tabs, flattened into a line a cell, or "key: value" and "Canada - 450"."""

import re
from dataclasses import dataclass
from functools import cache

from deployments.extract.numbers import Number
from deployments.extract.scene import Scene
from deployments.lexicon import closed, fold, table

EMPTY = closed("empty")
PEOPLE = closed("cell_people")
SIGNS = {"•", "*", "–", "-", "▪"}
DASHES = {"-", "–", "—", ":"}
BESIDE = {",", "and", "/", "&", "the", "*", ".", ":", "_", "(", ")"}
"""What may stand beside the nations of a cell."""
ASIDE = re.compile(r" *(\(.*\)|as of .*|in \d{4})$")
"""What the head of a column adds to its name: "(approx.)", "as of May"."""
NOTE = 5
"""Tokens of the longest mark of a footnote: "[update]", "[A]"."""
KEY = 5
"""Tokens of the longest key before a colon."""


@dataclass(slots=True)
class Cell:
    """One cell.

    Attributes:
        scene: The sentence it stands in.
        first: Index of its first token.
        end: Index after its last.
        kind: "nation", "number", "head", "key" (a head with its value behind a colon), "empty" or "text".
        text: Folded.
        codes: The countries it names, where it names nothing else.
        number: Its number, where it is one.
        column: What it says of the cells below it, where it is a head.
    """

    scene: Scene
    first: int
    end: int
    kind: str
    text: str
    codes: list[str]
    number: Number | None
    column: str | None


@cache
def heads() -> dict[str, str]:
    """Return what each head of a column says, by its folded words."""
    return {fold(word): row["kind"] for row in table("columns") for word in row["words"]}


def cells(s: Scene, text: str) -> list[Cell]:
    """Part a line into its cells; a line without bars and tabs is one cell, or a label and what it labels."""
    tokens = s.reading.tokens
    bounds, first = [], 0
    for i, token in enumerate(tokens):
        gap = text[tokens[i - 1].end : token.start] if i else ""
        if token.text == "|" or (token.text == ";" and s.reading.touches(i) and s.reading.touches(i + 1)):
            bounds.append((first, i))
            first = i + 1
        elif "\t" in gap:
            bounds.append((first, i))
            first = i
    bounds.append((first, len(tokens)))
    found = [cell for a, b in bounds if a < b for cell in _parted(s, text, a, b)]
    return [cell for cell in found if len(bounds) == 1 or set(cell.text) - {"-", ":", " "}]


def _parted(s: Scene, text: str, first: int, end: int) -> list[Cell]:
    """Return a cell, or two where it is a label and what it labels."""
    cut = _label(s, text, first, end)
    if cut is None:
        return [_cell(s, text, first, end)]
    label = _cell(s, text, first, cut)
    label.kind = "key" if label.column else label.kind
    return [label, _cell(s, text, cut + 1, end)]


def _label(s: Scene, text: str, first: int, end: int) -> int | None:
    """Return the sign behind a cell's label: a key of a fact sheet, or a nation before its number."""
    tokens = s.reading.tokens
    for i in range(first + 1, min(first + KEY + 2, end - 1)):
        if tokens[i].text not in DASHES:
            continue
        key = fold(text[tokens[first].start : tokens[i - 1].end]).strip(" *•-")
        if tokens[i].text == ":" and key in heads():
            return i
        counted = any(n.first == i + 1 for n in s.reading.numbers)
        if counted and _cell(s, text, first, i).kind == "nation":
            return i
    return None


def _cell(s: Scene, text: str, first: int, end: int) -> Cell:
    tokens = s.reading.tokens
    while first < end - 1 and tokens[first].text in SIGNS:
        first += 1
    end = _unmarked(s, first, end)
    words = fold(text[tokens[first].start : tokens[end - 1].end]).strip(" *:_.")
    codes, number = _codes(s, first, end), _number(s, first, end)
    column = heads().get(words) or heads().get(ASIDE.sub("", words))
    kinds = {"nation": codes, "number": number, "empty": words in EMPTY, "head": column}
    kind = next((name for name, is_so in kinds.items() if is_so), "text")
    return Cell(s, first, end, kind, words, codes, number, column)


def _unmarked(s: Scene, first: int, end: int) -> int:
    """Return where a cell ends without the marks of its footnotes."""
    while s.reading.fold(end - 1) == "]":
        opening = next((i for i in range(end - 2, max(first, end - NOTE), -1) if s.reading.fold(i) == "["), None)
        if opening is None:
            break
        end = opening
    return end


def _codes(s: Scene, first: int, end: int) -> list[str]:
    """Return the countries that a cell names, where it names nothing else."""
    named = [m for m in s.reading.kind("nation") if first <= m.first and m.end <= end and m.forms & {"name", "capital"}]
    inside = {i for m in named for i in range(m.first, m.end)}
    bracketed = (n for n in s.reading.numbers if s.reading.fold(n.first - 1) == "(" and s.reading.fold(n.end) == ")")
    inside |= {i for n in bracketed for i in range(n.first, n.end) if named and n.first > named[0].first}
    only = all(i in inside or s.reading.fold(i) in BESIDE for i in range(first, end))
    return [m.value for m in named] if only else []


def counted(cell: Cell) -> list[tuple[str, Number]]:
    """Return the nations of a cell that have their number in brackets behind them: "Belgium (265), Iceland (1)"."""
    reading = cell.scene.reading
    named = [m for m in reading.kind("nation") if cell.first <= m.first < cell.end and reading.fold(m.end) == "("]
    return [(m.value, n) for m in named for n in reading.numbers if 0 <= n.first - m.end <= 1 and n.end <= cell.end]


def _number(s: Scene, first: int, end: int) -> Number | None:
    """Return the number that a cell is, with no more than a word for people."""
    number = next((n for n in s.reading.numbers if n.first >= first and n.end <= end), None)
    if number is None:
        return None
    rest = (i for i in range(first, end) if not number.first <= i < number.end)
    return (
        number
        if all(s.reading.fold(i) in PEOPLE or s.reading.fold(i) in {".", "*", "+", "_", ","} for i in rest)
        else None
    )
