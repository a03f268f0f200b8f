"""Tables and fact sheets: rows of cells, read by their head or by their shape."""

from collections.abc import Iterator
from dataclasses import replace

from deployments.extract.cells import DASHES, Cell, cells, counted
from deployments.extract.context import Memory
from deployments.extract.drafts import Draft
from deployments.extract.forces import Force
from deployments.extract.scene import Scene
from deployments.lexicon import closed
from deployments.records import Status

FOOT = closed("foot")
NATIONS = {"host", "sender", "lead", "others"}
WIDEST = 8
"""Columns of the widest table."""
LONGEST = 300
"""Characters of a note that may stand between two rows."""
Row = list[tuple[Cell, str | None]]
"""The cells of a row, each with what its column says of it, where that is known."""


def rows(scenes: list[Scene], text: str) -> dict[int, list[tuple[Row, list[str]]]]:
    """Return all table rows with their columns, by the index of the sentence they begin in."""
    found: dict[int, list[tuple[Row, list[str]]]] = {}
    line = [cell for s in scenes for cell in cells(s, text)]
    columns: list[str] = []
    at = 0
    while at < len(line):
        head = _head(line, at)
        row, end = _sheet(line, at) if line[at].kind == "key" else _row(line, at, columns)
        if len(head) > 1:
            columns, at = head, at + len(head)
        elif end > at:
            found.setdefault(line[at].scene.index, []).append((row, columns))
            at = end
        else:
            note = line[at].kind in {"empty", "text", "number"} and at and len(line[at].text) < LONGEST
            columns = columns if note else []
            at += 1
    return found


def _head(line: list[Cell], at: int) -> list[str]:
    """Return the columns of a head that starts at a cell."""
    columns = []
    for cell in line[at : at + WIDEST]:
        if cell.column is None or cell.kind == "key":
            break
        columns.append(cell.column)
    if columns[:1] == ["sender"] and {"lead", "others"} & set(columns):  # the first country is then where the force is
        columns = ["host", *("site" if column == "host" else column for column in columns[1:])]
    return columns


def _sheet(line: list[Cell], at: int) -> tuple[Row, int]:
    """Return a fact sheet that starts at a key: "Host nation: Latvia", "Framework nation: Canada"."""
    row: Row = []
    while at + 1 < len(line) and line[at].kind == "key" and line[at].column not in {column for _, column in row}:
        row.append((line[at + 1], line[at].column))
        at += 2
    return row, at


def _row(line: list[Cell], at: int, columns: list[str]) -> tuple[Row, int]:
    """Return a row that starts at a cell, and where it ends; at itself where none does."""
    own = [c for c in line[at : at + WIDEST] if c.scene is line[at].scene]
    if len(own) > 1 and line[at].kind != "key":
        inside = _in_line(own, columns)
        return inside, at + len(inside)
    if columns and columns[0] not in NATIONS and len(columns) > 2:
        row = line[at : at + len(columns)]
        full = len(row) == len(columns) and any(c.kind == "nation" for c in row) and not any(c.column for c in row)
        return (list(zip(row, columns, strict=True)), at + len(columns)) if full else ([], at)
    if line[at].kind != "nation" or not (columns or (at + 1 < len(line) and line[at + 1].kind == "number")):
        return [], at
    limit = max(len(columns) or 3, 3)
    end = at + 1
    while end < len(line) and end - at < limit + 2 and _belongs(line[at:end], line[end], columns):
        end += 1
    row = line[at:end]
    fits = len(row) == len(columns) and all(
        (c.kind == "nation") <= (k in NATIONS) for c, k in zip(row, columns, strict=True)
    )
    told: list[str | None] = [*columns] if fits and "site" in columns else [None] * len(row)
    return (list(zip(row, told, strict=True)), end) if len(row) > 1 else ([], at)


def _in_line(own: list[Cell], columns: list[str]) -> Row:
    """Return a row that is one line of cells; none where no cell is a nation."""
    if len(own) == len(columns) and any(c.kind == "nation" for c in own) and not any(c.column for c in own):
        return list(zip(own, columns, strict=True))
    barred = own[0].scene.reading.fold(own[0].end) not in DASHES
    told = bool(columns) or own[1].kind == "number" or barred
    return [(cell, None) for cell in own] if own[0].kind == "nation" and told else []


def _belongs(row: list[Cell], cell: Cell, columns: list[str]) -> bool:
    """Whether a cell still belongs to a row that a nation began."""
    if cell.kind in {"head", "key"} or cell.text.split(" ")[0].rstrip(":") in FOOT:
        return False
    if cell.kind == "nation":
        wanted = sum(1 for c in columns if c in NATIONS)
        given = sum(1 for c in row if c.kind in {"nation", "empty"})
        more = given < wanted or (wanted > 0 and row[-1].kind == "nation" and given < wanted + 1)
        return more and not any(c.kind == "number" for c in row)
    return cell.kind != "text" or len(row) < (len(columns) or 3)


def read(row: Row, columns: list[str], memory: Memory) -> Iterator[Draft]:
    """Read one row by its columns; without them, a nation and its number, in the host spoken of."""
    roles = _roles(row, columns, memory)
    sites = _sites(row, roles.get("host") or list(memory.headed))
    hosts = roles.get("host") or [h for _, _, h in sites[:1] if h] or list(memory.headed)
    number = next((c.number for c, column in row if c.number and column in {None, "strength"}), None)
    lead = next(iter(roles.get("lead", [])), None)
    others = [n for n in roles.get("others", []) if n not in {lead, *hosts}]
    senders = [] if lead else _senders(roles, hosts, memory)
    if not hosts or not (senders or lead or others):
        return
    force = _force(row)
    formation = "battlegroup" if lead or others else force.formation if force else "troops"
    base = Draft(
        "table-row", row[0][0].first, hosts, None if roles.get("host") else memory.head_region, formation=formation
    )
    base.lead, base.contributors, base.nation = lead, others, next(iter(senders), None)
    base.troops, base.status = number.troops if number else None, _status(row)
    base.formation_count = force.count if force else None
    first, last = row[0][0].scene, row[-1][0].scene
    base.spans = [] if first is last else [(last.reading.sentence.start, last.reading.sentence.end)]
    own = [site[:2] for site in sites if site[2] in {None, *hosts}]
    if any(column == "site" for _, column in row) and own:
        base.site = own.pop(0)
    yield base
    for code, figure in [pair for cell, column in row if column in NATIONS for pair in counted(cell)]:
        if code not in hosts:
            yield replace(
                base, nation=code, lead=None, contributors=[], formation="troops", troops=figure.troops, site=None
            )
    for site in own:
        yield replace(
            base, site=site, formation="troops", troops=None, formation_count=None, lead=None, contributors=[]
        )


def _senders(roles: dict[str, list[str]], hosts: list[str], memory: Memory) -> list[str]:
    """Return whose force a row is: its own word, else the nation that the table is about."""
    told = roles.get("sender") or ([memory.topic_nation] if memory.topic_nation and roles.get("host") else [])
    return [n for n in told if n not in hosts]


def _roles(row: Row, columns: list[str], memory: Memory) -> dict[str, list[str]]:
    """Tell what the nations of a row are."""
    roles: dict[str, list[str]] = {}
    if row[0][1] is not None:
        for cell, column in row:
            roles.setdefault(str(column), []).extend(cell.codes)
        return roles
    named = [c for c, _ in row if c.kind in {"nation", "empty"}]
    kinds = [c for c in columns if c in NATIONS]
    if kinds == ["sender"] and memory.topic_nation and not memory.headed:
        kinds = ["host"]
    if not kinds:
        about_it = memory.topic_nation and memory.topic_nation not in named[0].codes and len(memory.headed) != 1
        kinds = ["sender"] if memory.headed and not about_it else ["host"]
    for kind, cell in zip(kinds + kinds[-1:] * (len(named) - len(kinds)), named, strict=False):
        roles.setdefault(kind, []).extend(cell.codes)
    return roles


def _status(row: Row) -> Status:
    """Return the status of a row by the words of its notes."""
    notes = [c for c, _ in row[1:] if c.kind == "text"]
    values = {
        m.value for c in notes for m in c.scene.reading.cues("will", "was", "maybe") if c.first <= m.first < c.end
    }
    told: dict[str, Status] = {"was": "ended", "will": "planned", "maybe": "proposed"}
    return next((status for cue, status in told.items() if cue in values), "in-place")


def _force(row: Row) -> Force | None:
    """Return the force that a row's notes name: "4 F-16", "tank company"."""
    noted = [(c, f) for c, _ in row[1:] if c.kind == "text" for f in c.scene.forces if c.first <= f.head < c.end]
    return next((f for _, f in noted if f.formation != "troops"), None)


def _sites(row: Row, hosts: list[str]) -> list[tuple[str, str | None, str | None]]:
    """Return the sites of a row: in a column of their own, or in its notes behind a preposition."""
    found = []
    for cell, column in row[1:]:
        inside = [p for p in cell.scene.places if cell.first <= p.first < cell.end]
        found += [x for p in inside for x in p.sites if column == "site" or (p.locative and x[2] in hosts)]
    return found
