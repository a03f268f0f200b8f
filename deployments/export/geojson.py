"""GeoJSON as RFC 7946 has it: WGS 84 without a `crs`, rings by the right-hand rule, a bbox, feature ids."""

import json
from collections.abc import Hashable
from typing import Any

import geopandas as gpd
import shapely

from deployments.columns import COLUMNS
from deployments.export.cells import plain


def encode(frame: gpd.GeoDataFrame) -> bytes:
    """Return a frame as GeoJSON in UTF-8, a feature a line; aggregates have a null geometry."""
    shapes = shapely.orient_polygons(frame.geometry.values, exterior_cw=False)
    records = frame.drop(columns="geometry").to_dict("records")
    lines = [_dumped(_feature(row, shape)) for row, shape in zip(records, shapes, strict=True)]
    head = {"type": "FeatureCollection"} | _bbox(shapes)
    return "".join((_dumped(head)[:-1], ',"features":[\n', ",\n".join(lines), "\n]}\n")).encode()


def _feature(row: dict[Hashable, Any], shape: shapely.Geometry | None) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": row["feature_id"],
        "properties": {column.name: plain(row[column.name], column.type) for column in COLUMNS},
        "geometry": shapely.geometry.mapping(shape) if shape else None,
    }


def _bbox(shapes: Any) -> dict[str, list[float]]:  # noqa: ANN401 - shapely has no types
    """Return west, south, east and north as a member; none where nothing has a geometry."""
    present = shapes[~shapely.is_missing(shapes)]
    return {"bbox": shapely.total_bounds(present).tolist()} if len(present) else {}


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
