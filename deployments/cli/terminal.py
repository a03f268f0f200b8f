"""What goes to the terminal, and what to a pipe: there it is plain, and as wide as it needs to be."""

import io
import re
import sys
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.progress import track
from rich.table import Table

from deployments.records import Document

ROOMY = 10_000
"""Columns of a pipe: nothing is wrapped or cut, whatever the terminal around it."""

WIDEST_WORD = 16
"""A column of a narrow terminal wraps between words up to this long, and never within them."""

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What could steer a terminal, begin a line, turn the reading direction, or is no character at all."""


def plain(text: str) -> str:
    """Return text that is safe to print, in one line."""
    return CONTROL.sub(lambda found: " " if found[0].isspace() else "\N{REPLACEMENT CHARACTER}", text)


def say(text: str) -> None:
    """Print a line on standard output."""
    print(plain(text))  # noqa: T201 - this is the function that prints


def say_json(told: str) -> None:
    """Print JSON on standard output, in UTF-8; in its strings a control character is an escape, which says the same."""
    escaped = CONTROL.sub(lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", told)
    sys.stdout.buffer.write(escaped.encode())


def warn(text: str) -> None:
    """Print a line on standard error, led by the command's name."""
    print(plain(f"deploy: {text}"), file=sys.stderr)  # noqa: T201 - as above


def say_table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table: on a terminal as wide as it is, in a pipe as wide as it needs."""
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    cells = [[plain(cell) for cell in row] for row in rows]
    for head, *column in zip(heads, *cells, strict=True):
        words = " ".join((head, *column)).split()
        table.add_column(head, overflow="fold", min_width=min(len(max(words, key=len)), WIDEST_WORD))
    for row in cells:
        table.add_row(*row)
    if sys.stdout.isatty():
        Console(markup=False, emoji=False, highlight=False).print(table)
        return
    drawn = io.StringIO()
    console = Console(
        file=drawn,
        width=ROOMY,
        color_system=None,
        force_terminal=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    console.print(table)
    for line in drawn.getvalue().splitlines():
        say(line.rstrip())


def watched(documents: Sequence[Document]) -> Iterable[Document]:
    """Pass documents on, with a bar on standard error where that is a terminal."""
    return track(
        documents,
        description="Reading",
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
