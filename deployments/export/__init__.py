"""GeoDataFrame → files for other programs: one thin module a format, chosen by the file's ending."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import geopandas as gpd

from deployments.errors import UnknownFormatError
from deployments.export import csv, geojson, report
from deployments.output import write_atomically

FORMATS: Final[dict[str, Callable[[gpd.GeoDataFrame], bytes]]] = {
    ".csv": csv.encode,
    ".geojson": geojson.encode,
}
"""By ending, what turns a frame of `places.frame` into a file's bytes."""


def write(frame: gpd.GeoDataFrame, path: Path) -> None:
    """Write a frame in the format that the ending of `path` names; the file is written whole or not at all.

    Raises:
        UnknownFormatError: If no format has that ending.
        OutputError: If the file cannot be written.
    """
    write_atomically(path, encoder(path)(frame))


def encoder(path: Path) -> Callable[[gpd.GeoDataFrame], bytes]:
    """Return what encodes a frame for `path`.

    Raises:
        UnknownFormatError: If no format has that ending.
    """
    known = FORMATS.get(path.suffix.lower())
    if known is None:
        ending = f"its ending {path.suffix!r}" if path.suffix else "it has no ending, which"
        message = f"{path}: {ending} names no format; known are {', '.join(sorted({*FORMATS, *report.FORMATS}))}"
        raise UnknownFormatError(message)
    return known
