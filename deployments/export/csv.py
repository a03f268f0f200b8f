"""CSV that opens right in a spreadsheet: UTF-8 with a byte-order mark, commas, CRLF, no cell a formula."""

import csv
import io
import math
from typing import Final

import geopandas as gpd

from deployments.columns import COLUMNS
from deployments.export.cells import Plain, plain

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the start of a formula; the wide forms count in East Asian settings."""

SHOWN: Final = tuple(column for column in COLUMNS if column.type != "json")
"""JSON stays out: a spreadsheet breaks a cell of over 32,767 characters into rows."""


DECIMALS: Final = 5
"""Of degrees: a metre."""


def encode(frame: gpd.GeoDataFrame) -> bytes:
    """Return a frame as CSV: the columns but for JSON, then latitude and longitude (WGS 84).

    Of a country's shape these are a point inside it. Without the byte-order mark Excel reads UTF-8 as the
    local code page.
    """
    inside = frame.geometry.representative_point()
    places = zip(inside.y, inside.x, strict=True)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*(column.name for column in SHOWN), "latitude", "longitude"])
    for row, place in zip(frame.to_dict("records"), places, strict=True):
        cells = [_cell(plain(row[column.name], column.type)) for column in SHOWN]
        writer.writerow([*cells, *("" if math.isnan(angle) else str(round(float(angle), DECIMALS)) for angle in place)])
    return text.getvalue().encode("utf-8-sig")


def _cell(value: Plain) -> str:
    """Return a cell's text; one that could be run as a formula is led by an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA_STARTS) else value
    return str(value).lower() if isinstance(value, bool) else str(value)
