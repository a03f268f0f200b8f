"""Tables: rows of cells behind bars or tabs, or flattened into a line a cell, read by their head or by their shape."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from deployments.extract.context import Memory
from deployments.extract.drafts import Draft
from deployments.extract.mentions import Reading
from deployments.extract.numbers import Number
from deployments.extract.places import Places
from deployments.extract.scene import Scene
from deployments.lexicon import closed, fold, table
from deployments.records import Status

EMPTY = closed("empty")
PEOPLE = closed("cell_people")
FOOT = closed("foot")


@dataclass(slots=True)
class Cell:
    """One cell.

    Attributes:
        scene: The sentence it stands in.
        first: Index of its first token.
        end: Index after its last.
        kind: "nation", "number", "head", "empty" or "text".
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


def rows(scenes: list[Scene], text: str, memory: Memory) -> dict[int, list[Draft]]:
    """Return the drafts of all table rows, by the index of the sentence they begin in."""
    cells = [cell for s in scenes for cell in _cells(s, text)]
    found: dict[int, list[Draft]] = {}
    columns: list[str] = []
    at = 0
    while at < len(cells):
        if (head := _head(cells, at)) and len(head) >= 2:
            columns, at = head, at + len(head)
            continue
        end = _row(cells, at, columns)
        if end > at:
            found.setdefault(cells[at].scene.index, []).extend(_read(cells[at:end], columns, memory))
            at = end
        else:
            columns = (
                columns if cells[at].kind in {"empty", "text", "number"} and at and len(cells[at].text) < 300 else []
            )
            at += 1
    return found


def _cells(s: Scene, text: str) -> list[Cell]:
    """Part a line into its cells; a line without bars and tabs is one cell."""
    tokens = s.reading.tokens
    bounds, first = [], 0
    for i, token in enumerate(tokens):
        gap = text[tokens[i - 1].end : token.start] if i else ""
        if token.text == "|":
            bounds.append((first, i))
            first = i + 1
        elif "\t" in gap:
            bounds.append((first, i))
            first = i
    bounds.append((first, len(tokens)))
    return [_cell(s, text, a, b) for a, b in bounds if a < b]


def _cell(s: Scene, text: str, first: int, end: int) -> Cell:
    tokens = s.reading.tokens
    while first < end - 1 and tokens[first].text in {"•", "*", "–", "-", "▪"}:
        first += 1
    words = fold(text[tokens[first].start : tokens[end - 1].end]).strip(" *:_.")
    named = [m for m in s.reading.kind("nation") if first <= m.first and m.end <= end and m.forms & {"name", "capital"}]
    inside = {i for m in named for i in range(m.first, m.end)}
    only = bool(named) and all(
        i in inside or tokens[i].fold in {",", "and", "/", "&", "the", "*", ".", ":", "_", "(", ")"}
        for i in range(first, end)
    )
    number = next((n for n in s.reading.numbers if n.first >= first and n.end <= end), None)
    alone = number is not None and all(
        number.first <= i < number.end or tokens[i].fold in PEOPLE | {".", "*", "+", "_", ","}
        for i in range(first, end)
    )
    kind = (
        "nation"
        if only
        else "number"
        if alone
        else "empty"
        if words in EMPTY
        else "head"
        if words in heads()
        else "text"
    )
    return Cell(
        s,
        first,
        end,
        kind,
        words,
        [m.value for m in named] if only else [],
        number if alone else None,
        heads().get(words),
    )


def _head(cells: list[Cell], at: int) -> list[str]:
    """Return the columns of a head that starts at a cell."""
    columns = []
    for cell in cells[at : at + 8]:
        if cell.column is None:
            break
        columns.append(cell.column)
    return columns


def _row(cells: list[Cell], at: int, columns: list[str]) -> int:
    """Return where a row that starts at a cell ends; `at` where none does."""
    if cells[at].kind != "nation" or not (columns or (at + 1 < len(cells) and cells[at + 1].kind == "number")):
        return at
    end = at + 1
    limit = len(columns) or 3
    while end < len(cells) and end - at < max(limit, 3) + 2:
        cell = cells[end]
        if cell.kind == "head" or cell.text.split(" ")[0].rstrip(":") in FOOT:
            break
        if cell.kind == "nation" and not _more_nations(cells[at:end], columns):
            break
        if cell.kind == "text" and end - at >= limit:
            break
        end += 1
    return end if end - at >= 2 else at


def _more_nations(row: list[Cell], columns: list[str]) -> bool:
    """Whether a further cell of nations still belongs to a row: by its columns, before any number."""
    wanted = sum(1 for c in columns if c in {"host", "sender", "lead", "others"})
    given = sum(1 for c in row if c.kind in {"nation", "empty"})
    open_ = given < wanted or (wanted > 0 and row[-1].kind == "nation" and given < wanted + 1)
    return open_ and not any(c.kind == "number" for c in row)


def _read(row: list[Cell], columns: list[str], memory: Memory) -> Iterator[Draft]:
    """Read one row by its columns; without them, a nation and its number, in the host spoken of."""
    roles = _roles(row, columns, memory)
    hosts = roles.get("host") or list(memory.hosts)
    number = next((c.number for c in row if c.number), None)
    remark = next((c for c in row[1:] if c.kind == "text"), None)
    status = _status(remark.scene.reading, remark) if remark else "in-place"
    if not hosts or not (number or roles.get("lead") or roles.get("others") or roles.get("sender")):
        return
    senders = [
        n
        for n in roles.get("sender")
        or ([memory.topic_nation] if memory.topic_nation and roles.get("host") and not roles.get("lead") else [])
        if n not in hosts
    ]
    lead = next(iter(roles.get("lead", [])), None)
    formation = "battlegroup" if lead or roles.get("others") else _formation(remark) or "troops"
    base = Draft(
        "table-row",
        row[0].first,
        hosts,
        None if roles.get("host") else memory.region,
        None,
        formation,
        lead=lead,
        contributors=[n for n in roles.get("others", []) if n != lead],
        troops=number.troops if number else None,
        status=status,
    )
    base.nation = senders[0] if senders and not lead else None
    if not (base.nation or lead or base.contributors):
        return
    last = row[-1].scene.reading.sentence
    if row[-1].scene is not row[0].scene:
        base.spans = [(last.start, last.end)]
    yield base
    for name, id_ in _sites(remark, hosts):
        yield Draft(
            "table-row",
            row[0].first,
            hosts,
            None,
            (name, id_),
            "troops",
            nation=base.nation,
            status=status,
            spans=base.spans,
        )


def _roles(row: list[Cell], columns: list[str], memory: Memory) -> dict[str, list[str]]:
    """Tell what the nations of a row are."""
    named = [c for c in row if c.kind in {"nation", "empty"}]
    kinds = [c for c in columns if c in {"host", "sender", "lead", "others"}]
    if len(kinds) == 1 and kinds[0] == "sender" and memory.topic_nation and not memory.hosts:
        kinds = ["host"]
    if kinds[:1] == ["sender"] and {"lead", "others"} & set(kinds):
        kinds = ["host", *kinds[1:]]
    if not kinds:
        kinds = (
            ["sender"]
            if memory.hosts
            and not (memory.topic_nation and memory.topic_nation not in row[0].codes and len(memory.hosts) != 1)
            else ["host"]
        )
    roles: dict[str, list[str]] = {}
    for kind, cell in zip(kinds + kinds[-1:] * (len(named) - len(kinds)), named, strict=False):
        roles.setdefault(kind, []).extend(cell.codes)
    return roles


def _status(reading: Reading, cell: Cell) -> Status:
    values = {m.value for m in reading.cues("will", "was", "maybe") if cell.first <= m.first < cell.end}
    return (
        "ended"
        if "was" in values
        else "planned"
        if "will" in values
        else "proposed"
        if "maybe" in values
        else "in-place"
    )


def _formation(cell: Cell | None) -> str | None:
    found = [f.formation for f in cell.scene.forces if f.formation != "troops"] if cell else []
    return found[0] if found else None


def _sites(cell: Cell | None, hosts: list[str]) -> list[tuple[str, str | None]]:
    groups: list[Places] = cell.scene.places if cell else []
    return [(name, id_) for p in groups if p.locative for name, id_, host in p.sites if host in hosts]
