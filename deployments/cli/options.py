"""The options of `deploy`, each said once."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

DECISIONS: Final = Path("decisions.toml")
"""Read from the folder one stands in, unless another file is named."""

MAX_SIZE: Final = 100
"""Megabytes of the largest text; read.text has it in bytes, but is not imported just for help."""


class Geometry(StrEnum):
    """What a deployment is drawn as in an export."""

    POINT = "point"
    COUNTRY = "country"


def _readable(text: str | None) -> str | None:
    """Return an argument as text that can be written, even where its bytes are none."""
    return os.fsencode(text).decode(errors="replace") if text else text


Output = Annotated[
    Path,
    typer.Option("--output", "-o", metavar="FILE", help="Where to write it; an export's ending names its format."),
]
Sources = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[SOURCES]...",
        help="Texts (.txt, .md, .text), folders of them, or claims (.jsonl); ./seeds if none are given.",
        show_default=False,
    ),
]
Decisions = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="A reviewer's decisions; ./decisions.toml where there is one.", show_default=False
    ),
]
Text = Annotated[Path, typer.Argument(metavar="FILE", help="One text (.txt, .md, .text).", show_default=False)]
OneClaim = Annotated[
    str | None,
    typer.Option("--claim", metavar="ID", help="Only the sentences that make this claim.", show_default=False),
]
Sure = Annotated[
    float, typer.Option("--min-confidence", metavar="X", min=0.0, max=1.0, help="Leave out what is less sure, 0 to 1.")
]
MaxSize = Annotated[int, typer.Option("--max-size", metavar="MB", min=1, help="Leave out texts larger than this.")]
Strict = Annotated[bool, typer.Option("--strict", help="Fail if any text cannot be read.")]
Day = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="The day to show, YYYY-MM-DD; of YYYY or YYYY-MM the last day."),
]


Title = Annotated[str, typer.Option(callback=_readable, help="Title of the page.")]
Subtitle = Annotated[str | None, typer.Option(callback=_readable, metavar="TEXT", help="A line below the title.")]
Box = Annotated[
    str | None,
    typer.Option("--bounds", metavar="W,S,E,N", help="What the map shows first, in degrees: west,south,east,north."),
]
WithDocuments = Annotated[
    bool, typer.Option("--with-documents", help="Put the whole texts into the page, to read quotes where they stand.")
]
Tiles = Annotated[
    str | None,
    typer.Option(metavar="URL", help="Background tiles, for those who are online; needs --attribution."),
]
Attribution = Annotated[
    str | None, typer.Option(callback=_readable, metavar="TEXT", help="Whom the tiles are owed to.")
]
As = Annotated[Geometry, typer.Option(help="What a deployment is drawn as.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the same as JSON.")]
Host = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="Show the whole history of one host instead, by its alpha-3 code or name."),
]
InDispute = Annotated[bool, typer.Option("--conflicts", help="Show what sources disagree on instead.")]
