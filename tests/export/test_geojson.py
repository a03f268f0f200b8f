"""GeoJSON: RFC 7946 to the letter, and what GDAL and geopandas read back."""

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely
from export_worlds import CLAIMS, HOSTILE, WORLD

from deployments import export, places
from deployments.columns import COLUMNS
from deployments.export import geojson
from deployments.records import World


def encoded(geometry: str = "point") -> Any:
    return json.loads(geojson.encode(places.frame(WORLD, CLAIMS, geometry=geometry)))


@pytest.mark.parametrize("geometry", ["point", "country"])
def test_members_are_those_of_rfc_7946(geometry: str) -> None:
    """No `crs`; a bbox; each feature has its id, flat properties and a geometry or null."""
    told = encoded(geometry)
    assert set(told) == {"type", "bbox", "features"}
    for feature in told["features"]:
        assert set(feature) == {"type", "id", "properties", "geometry"}
        assert feature["id"] == feature["properties"]["feature_id"]
        assert list(feature["properties"]) == [column.name for column in COLUMNS]
        assert not any(isinstance(value, dict | list) for value in feature["properties"].values())


def test_the_bbox_is_west_south_east_north() -> None:
    west, south, east, north = encoded()["bbox"]
    points = [f["geometry"]["coordinates"] for f in encoded()["features"] if f["geometry"]]
    assert (west, east) == (min(p[0] for p in points), max(p[0] for p in points))
    assert (south, north) == (min(p[1] for p in points), max(p[1] for p in points))


def test_rings_follow_the_right_hand_rule() -> None:
    """Outer rings run counter-clockwise, holes clockwise; a shape that is wound the other way is turned."""
    frame = places.frame(WORLD, CLAIMS, geometry="country")
    hole = shapely.box(24.2, 56.6, 24.4, 56.8).exterior
    wrong = shapely.Polygon(shapely.box(24, 56, 25, 57, ccw=False).exterior, [shapely.LinearRing(hole.coords)])
    frame.loc[1, "geometry"] = wrong
    found = [shapely.geometry.shape(f["geometry"]) for f in json.loads(geojson.encode(frame))["features"][1:]]
    for polygon in shapely.get_parts(found):
        assert polygon.exterior.is_ccw
        assert not any(ring.is_ccw for ring in polygon.interiors)
    assert len(found[0].interiors) == 1


def test_numbers_are_numbers_dates_are_full_and_unknown_is_null() -> None:
    first, second = (encoded()["features"][index]["properties"] for index in (1, 2))
    assert first["strength_min"] == 1000
    assert second["strength_max"] is None
    assert (first["counts_in_total"], first["strength_conflict"]) == (True, False)
    assert (first["valid_from"], first["valid_to"], first["as_of"]) == ("2022-06-01", "2023-01-01", "2022-06")
    assert encoded()["features"][0]["geometry"] is None


def test_hostile_text_arrives_as_it_was() -> None:
    properties = encoded()["features"][1]["properties"]
    assert properties["quote"] == HOSTILE
    assert json.loads(properties["evidence"])[0]["quote"] == HOSTILE


def test_a_file_without_any_geometry_has_no_bbox() -> None:
    world = World(aggregates=WORLD.aggregates)
    told = json.loads(geojson.encode(places.frame(world, CLAIMS)))
    assert "bbox" not in told
    assert len(told["features"]) == 1
    assert json.loads(geojson.encode(places.frame(World(), {}))) == {
        "type": "FeatureCollection",
        "features": [],
    }


def test_the_same_frame_gives_the_same_bytes() -> None:
    one, other = (geojson.encode(places.frame(WORLD, CLAIMS)) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("geometry", ["point", "country"])
def test_gdal_reads_the_types_without_a_warning(geometry: str, tmp_path: Path) -> None:
    """The test run turns GDAL's warnings into errors."""
    path = tmp_path / "map.geojson"
    export.write(places.frame(WORLD, CLAIMS, geometry=geometry), path)
    told = pyogrio.read_info(path)
    assert (told["crs"], told["features"]) == ("EPSG:4326", 5)
    types = dict(zip(told["fields"], told["ogr_types"], strict=True))
    assert {types[name] for name in ("strength_min", "strength_max", "claim_count")} == {"OFTInteger"}
    assert {types[name] for name in ("valid_from", "valid_to", "attested")} == {"OFTDate"}
    assert {types[name] for name in ("host", "quote", "evidence", "hosts")} == {"OFTString"}


@pytest.mark.parametrize("geometry", ["point", "country"])
def test_geopandas_reads_it_back_equal(geometry: str, tmp_path: Path) -> None:
    """After the coercions that docs/export.md states: one more `id`, and types that the file lacks."""
    path = tmp_path / "map.geojson"
    frame = places.frame(WORLD, CLAIMS, geometry=geometry)
    export.write(frame, path)
    back = gpd.read_file(path)
    assert back["id"].tolist() == frame["feature_id"].tolist()
    back = back[frame.columns]
    for column in COLUMNS:
        told = back[column.name]
        if column.type in ("text", "json"):
            told = told.map(str, na_action="ignore")
        back[column.name] = told.astype(frame[column.name].dtype)
    pd.testing.assert_frame_equal(back.drop(columns="geometry"), frame.drop(columns="geometry"))
    same = [a == b if b is None else a.equals(b) for a, b in zip(back.geometry, frame.geometry, strict=True)]
    assert all(same)
    assert back.crs == frame.crs
