"""`decisions.toml`: read with every fault told by its entry; written with the reviewer's own comments kept."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final, NamedTuple

import tomlkit
from pydantic import TypeAdapter, ValidationError
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT

from deployments import wording
from deployments.decisions import AnyDecision
from deployments.errors import DecisionsFileError
from deployments.output import write_atomically
from deployments.terms import Troops

HEADING: Final = "# What a reviewer decided; docs/decisions.md says how to read and write it.\n"
ENTRY: Final = re.compile(r"^\s*\[\[\s*decision\s*\]\]", re.MULTILINE)
SAID: Final = {
    "missing": "is missing: every decision says what (action), who (by), when (on) and why",
    "extra_forbidden": "is no key of such a decision",
    "union_tag_not_found": "action is missing: write accept, reject, correct, pin, join or part",
    "union_tag_invalid": "action: write accept, reject, correct, pin, join or part",
}
KIND: Final[TypeAdapter[AnyDecision]] = TypeAdapter(AnyDecision)


class DecisionsFile(NamedTuple):
    """Decisions and where they stand.

    Attributes:
        path: Of the file.
        decisions: In its order.
        lines: Of each decision the line of its head; empty where they cannot be told.
    """

    path: Path
    decisions: tuple[AnyDecision, ...] = ()
    lines: tuple[int, ...] = ()

    def place(self, number: int) -> str:
        """Say where a decision stands: "decisions.toml, decision 2 (line 14)"."""
        line = f" (line {self.lines[number]})" if len(self.lines) > number else ""
        return f"{self.path}, decision {number + 1}{line}"


def read_decisions(path: Path) -> DecisionsFile:
    """Return the decisions of a file.

    Raises:
        DecisionsFileError: If it cannot be read, is no TOML, or an entry is no decision.
    """
    text = _text(path)
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # of a broken file, a number too long, a nest too deep
        message = f"{path} is no TOML: {error}"
        raise DecisionsFileError(message) from None
    entries = tables.pop("decision", [])
    if tables or not isinstance(entries, list):
        message = f"{path}: write each decision as a table of its own below [[decision]]; {_first(tables)} is none"
        raise DecisionsFileError(message)
    heads = [text.count("\n", 0, found.end()) + 1 for found in ENTRY.finditer(text)]
    file = DecisionsFile(path, (), tuple(heads) if len(heads) == len(entries) else ())
    return file._replace(decisions=tuple(_decision(file.place(n), entry) for n, entry in enumerate(entries)))


def append(path: Path, decision: AnyDecision) -> None:
    """Write a decision below the others; the file is changed whole or not at all.

    Raises:
        DecisionsFileError: If the file cannot be read, or nothing can be added to it.
        OutputError: If it cannot be written.
    """
    before = _text(path) if path.exists() else HEADING
    text = f"{before.rstrip()}\n\n[[decision]]\n{_table(decision).as_string()}".lstrip()
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"{path}: nothing can be added below it; write each decision below [[decision]] ({error})"
        raise DecisionsFileError(message) from None
    write_atomically(path, text.encode())


def take_back(path: Path, decision: AnyDecision) -> None:
    """Remove the last entry that is this very decision; without one nothing changes.

    Raises:
        DecisionsFileError: If the file cannot be read, or is no TOML.
        OutputError: If it cannot be written.
    """
    try:
        document = tomlkit.parse(_text(path))
    except TOMLKitError as error:
        message = f"{path} is no TOML: {error}"
        raise DecisionsFileError(message) from None
    entries = document.get("decision")
    written = _table(decision).unwrap()
    places = [n for n, entry in enumerate(entries or []) if entry.unwrap() == written]
    if isinstance(entries, AoT) and places:
        del entries[places[-1]]
        if not entries:
            document.remove("decision")
        write_atomically(path, tomlkit.dumps(document).encode())


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
    except UnicodeDecodeError as error:
        message = f"{path} is not text in UTF-8 (byte {error.start})"
    raise DecisionsFileError(message)


def _decision(place: str, entry: object) -> AnyDecision:
    try:
        return KIND.validate_python(entry)
    except ValidationError as error:
        first = error.errors()[0]
    # The first step of a place is the kind of decision, which its action has said already.
    where = ".".join(map(str, first["loc"][1:]))
    said = SAID.get(first["type"], f": {first['msg'].removeprefix('Value error, ')}")
    message = f"{place}: {where}{said if said.startswith(':') or not where else f' {said}'}".replace(": : ", ": ")
    raise DecisionsFileError(message)


def _first(tables: dict[str, Any]) -> str:
    return repr(next(iter(tables))) if tables else "'decision'"


def _table(decision: AnyDecision) -> tomlkit.items.Table:
    """Return a decision as TOML, what it is first, then of which claims, then who, when and why."""
    plain = {"action": decision.action, **dict(decision)}
    last = {name: plain.pop(name) for name in ("by", "on", "why")}
    table = tomlkit.table()
    for name, value in (plain | last).items():
        if (written := _written(value)) not in (None, {}, []):
            table.append(name, written)
    return table


def _written(value: Any) -> Any:  # noqa: ANN401 - any field of a decision
    match value:
        case Troops():
            exact = value.qualifier == "exact"
            return value.min if exact else wording.strength(value)
        case tuple():
            return [_written(one) for one in value]
        case _ if hasattr(value, "given"):
            inline = tomlkit.inline_table()
            for name, one in value.given.items():
                inline.append(name, "" if one is None else _written(one))
            return inline
        case _:
            return value
