"""The countries as one drawing in Web Mercator: the browser scales it, so nothing is worked out while a page opens."""

import html
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

SIDE: Final = 1 << 17
"""Units on a side of the world, a square: 300 m each, finer than the coarse shapes."""

POLE: Final = 85.0511287798066
"""Degrees at which that square ends."""

Ring = Sequence[Sequence[float]]


def drawn(countries: dict[str, Any], hosts: set[str]) -> str:
    """Return the countries as an SVG element: a path for each host, and one for all other land.

    Args:
        countries: A GeoJSON FeatureCollection of polygons in WGS 84, each with its `code`.
        hosts: Codes of those that the page shades.
    """
    shapes = [(shape["properties"]["code"], _path(shape["geometry"])) for shape in countries["features"]]
    rest = "".join(path for code, path in shapes if code not in hosts)
    paths = [f'<path class="land none" d="{rest}"/>']
    paths += [
        f'<path class="land none leaflet-interactive" data-host="{html.escape(code)}" d="{path}"/>'
        for code, path in shapes
        if code in hosts
    ]
    return f'<svg id="countries" viewBox="0 0 {SIDE} {SIDE}" aria-hidden="true">{"".join(paths)}</svg>'


def _path(geometry: dict[str, Any]) -> str:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return "".join(_ring(ring) for polygon in polygons for ring in polygon)


def _ring(ring: Ring) -> str:
    """Return a closed ring as a path: from its first point by steps, which are short to write."""
    points = [_point(lon, lat) for lon, lat, *_ in ring[:-1]]
    steps = "".join(_steps(points)).strip()
    return f"M{_pair(*points[0])}{'l' if steps else ''}{steps}z"


def _steps(points: list[tuple[int, int]]) -> Iterator[str]:
    for (x, y), (to_x, to_y) in pairwise(points):
        if (x, y) != (to_x, to_y):
            yield f" {_pair(to_x - x, to_y - y)}"


def _pair(x: int, y: int) -> str:
    return f"{x}{y}" if y < 0 else f"{x} {y}"


def _point(lon: float, lat: float) -> tuple[int, int]:
    north = math.radians(max(-POLE, min(POLE, lat)))
    y = 0.5 - math.asinh(math.tan(north)) / (2 * math.pi)
    return round((lon + 180) / 360 * SIDE), round(y * SIDE)
