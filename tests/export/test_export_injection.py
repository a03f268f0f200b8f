"""Whatever text a claim takes, in every field found by walking its schema: an export carries it and runs none of it."""

import csv
import io
import json
from typing import Any

import geopandas as gpd
import pytest
from poison import poisoned

from deployments import places
from deployments.columns import COLUMNS
from deployments.export import FORMATS
from deployments.export.csv import FORMULA_STARTS
from deployments.records import Claim
from deployments.timeline import settle

JSON_BREAKS = '"},{\\"\\\\ \u2028 \x00\x1b[2J\U0001f600 </script> =1+1'


def frame(mark: str) -> gpd.GeoDataFrame:
    """Return the frame of claims that are poisoned whole: of a host, of a region, planned."""
    whole = poisoned(Claim, lambda path: f"{mark}[{path}]")
    others = [
        whole.model_copy(update={"id": f"{whole.id}2", "hosts": (), "decided_by": ()}),
        whole.model_copy(update={"id": f"{whole.id}3", "status": "planned", "decided_by": ()}),
    ]
    claims = [whole, *others]
    return places.frame(settle(claims), {claim.id: claim for claim in claims})


def marked(frame: gpd.GeoDataFrame, mark: str) -> set[str]:
    """Return the columns in which some cell holds the mark."""
    return {column.name for column in COLUMNS if any(mark in str(cell) for cell in frame[column.name])}


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_no_cell_of_any_column_is_a_formula(start: str) -> None:
    """A spreadsheet finds no cell that begins like one, and each text is there, behind an apostrophe at most."""
    made = frame(f"{start}1+1")
    rows = list(csv.DictReader(io.StringIO(FORMATS[".csv"](made).decode("utf-8-sig"), newline="")))
    texts = [column.name for column in COLUMNS if column.type == "text"]
    cells = [row[name] for row in rows for name in texts]
    assert not [cell for cell in cells if cell.startswith(FORMULA_STARTS)]
    assert [c.removeprefix("'") for c in cells] == [
        told(made[name].iloc[i]) for i in range(len(rows)) for name in texts
    ]
    assert {"region", "mission", "sites", "quote", "document", "document_title", "attributed_to"} <= marked(made, "1+1")


def told(cell: Any) -> str:
    return "" if cell is None or cell != cell else str(cell)  # noqa: PLR0124 - what is not a number is not itself


def test_geojson_gives_every_text_back() -> None:
    """Through any JSON reader the texts come back as they were, in every column that holds them."""
    made = frame(JSON_BREAKS)
    features = json.loads(FORMATS[".geojson"](made))["features"]
    for name in marked(made, JSON_BREAKS[:3]):
        assert [told(f["properties"][name]) for f in features] == [told(cell) for cell in made[name]], name
    assert JSON_BREAKS in features[0]["properties"]["quote"]
    quotes = [piece["quote"] for feature in features for piece in json.loads(feature["properties"]["evidence"])]
    assert quotes
    assert all(quote.startswith(JSON_BREAKS) for quote in quotes)


def test_geojson_is_read_by_a_gis() -> None:
    """GDAL reads the file of hostile texts, with as many rows and the same quotes."""
    made = frame(JSON_BREAKS.replace("\x00", ""))
    again = gpd.read_file(io.BytesIO(FORMATS[".geojson"](made)))
    assert list(again["quote"]) == list(made["quote"])
