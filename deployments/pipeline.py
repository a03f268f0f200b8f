"""The whole run: sources → documents → claims → world → page or export."""

# ruff: noqa: PLC0415 - geopandas and folium take a second to import: only what draws or exports pays for them
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from deployments.extract import extract
from deployments.output import write_atomically
from deployments.read import Fault, read
from deployments.records import Claim, Document, World
from deployments.timeline import settle

Watch = Callable[[Sequence[Document]], Iterable[Document]]
"""Passes documents on one by one, and may tell how far it is."""


class Gathered(NamedTuple):
    """What SOURCES say: claims by document and place, how many documents were read, what was left out."""

    claims: tuple[Claim, ...]
    documents: int
    faults: tuple[Fault, ...]


def gather(sources: Sequence[Path], watch: Watch = iter) -> Gathered:
    """Read SOURCES and extract what is not extracted yet."""
    reading = read(sources)
    claims = [
        *reading.claims,
        *(claim for document in watch(reading.documents) for claim in extract(document)),
    ]
    return Gathered(
        claims=tuple(sorted(claims, key=lambda claim: (claim.document, claim.evidence[0].start, claim.id))),
        documents=len(reading.documents),
        faults=reading.faults,
    )


def as_json_lines(claims: Iterable[Claim]) -> bytes:
    """Return claims as JSON Lines in UTF-8."""
    return "".join(f"{claim.model_dump_json()}\n" for claim in claims).encode()


def build_map(  # noqa: PLR0913 - the options of a page
    claims: Sequence[Claim],
    path: Path,
    *,
    day: date | None = None,
    title: str = "Troop deployments",
    tiles: str | None = None,
    attribution: str | None = None,
) -> World:
    """Write the page that shows what `claims` say on `day`, and return the world that it shows.

    Args:
        claims: In any order.
        path: Of the page.
        day: The day shown; None for the latest on which anything is attested.
        title: Of the page.
        tiles: URL template of background tiles; needs `attribution`.
        attribution: Whom the tiles are owed to.

    Raises:
        OptionError: If the tiles cannot be used.
        OutputError: If the page cannot be written.
    """
    from deployments import places, webmap

    world = settle(claims)
    page = webmap.render(
        world,
        {claim.id: claim for claim in claims},
        places.background(),
        places.points(world),
        date=day,
        title=title,
        tiles=tiles,
        attribution=attribution,
    )
    write_atomically(path, page.encode())
    return world


def export_to(claims: Sequence[Claim], path: Path, *, geometry: str = "point") -> int:
    """Write what `claims` say in the format that the ending of `path` names; return the number of rows.

    Args:
        claims: In any order.
        path: Of the export.
        geometry: "point" or "country".

    Raises:
        UnknownFormatError: If no format has that ending.
        OutputError: If it cannot be written.
    """
    from deployments import export, places

    frame = places.frame(settle(claims), {claim.id: claim for claim in claims}, geometry=geometry)
    export.write(frame, path)
    return len(frame)
