"""World + country shapes → GeoDataFrames for export, and the shapes of the page, in EPSG:4326."""

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, Final, cast

import geopandas as gpd
import pandas as pd
import shapely

from deployments import gazetteer
from deployments.columns import COLUMNS, Row, located
from deployments.errors import DeploymentsError, OptionError
from deployments.records import Aggregate, Claim, Deployment, HostTotal, State, World

CRS: Final = "EPSG:4326"
DTYPES: Final = {
    "text": "str",
    "json": "str",
    "integer": "Int64",
    "boolean": "bool",
    "date": "datetime64[ms]",
}


@cache
def background() -> dict[str, Any]:
    """Return the coarse country shapes as GeoJSON: `code` (None for no state), `name`, `lat` and `lon`."""
    text = (gazetteer.data_dir() / "countries-coarse.geojson").read_text("utf-8")
    return cast("dict[str, Any]", json.loads(text))


@cache
def inside_points() -> dict[str, tuple[float, float]]:
    """Return longitude and latitude of a point inside each country, by code."""
    rows = (feature["properties"] for feature in background()["features"])
    return {row["code"]: (row["lon"], row["lat"]) for row in rows if row["code"]}


@cache
def shapes() -> dict[str, Any]:
    """Return the fine country shapes by code, in EPSG:4326."""
    frame = gpd.read_file(gazetteer.data_dir() / "countries-fine.geojson")
    coded = frame[frame["code"].notna()]
    return dict(zip(coded["code"], coded.geometry, strict=True))


def frame(world: World, claims: Mapping[str, Claim], *, geometry: str = "point") -> gpd.GeoDataFrame:
    """Return one row a force and state, with the columns of `columns.COLUMNS` and a geometry in EPSG:4326.

    A state that counts in its host's total for only a part of its time is cut there into several rows.

    Args:
        world: What is exported.
        claims: By id, all claims that `world` rests on.
        geometry: "point" for the named site, else a point inside the host; "country" for the host's shape.
            Aggregates have none.

    Raises:
        OptionError: If there is no such geometry.
        DeploymentsError: If a row is not fit to leave; its text names all faults.
    """
    shaped = {"point": _point_shape, "country": _country_shape}.get(geometry)
    if shaped is None:
        message = f"no geometry {geometry!r}: choose point or country"
        raise OptionError(message)
    totals: dict[str, list[HostTotal]] = {}
    for total in world.totals:
        for key in total.deployments:
            totals.setdefault(key, []).append(total)
    forces: list[Deployment | Aggregate] = [*world.deployments, *world.aggregates]
    rows = [
        Row(force, state, claims, counted)
        for force in sorted(forces, key=lambda force: force.id)
        for whole in force.states
        for state, counted in _pieces(force, whole, totals)
    ]
    values = {
        column.name: pd.Series([column.get(row) for row in rows], dtype=DTYPES[column.type]) for column in COLUMNS
    }
    made = gpd.GeoDataFrame(values, geometry=gpd.GeoSeries([shaped(row) for row in rows], crs=CRS))
    if geometry == "country":
        made["location_basis"] = made["host"].where(made["host"].isna(), "country")
        made["location_name"] = made["host_name"]
    validate(made)
    return made


def validate(made: gpd.GeoDataFrame) -> None:
    """Check that a frame is fit to leave: columns, CRS, ids, and a valid geometry for each host.

    Raises:
        DeploymentsError: Naming all faults at once.
    """
    expected = [*(column.name for column in COLUMNS), "geometry"]
    if list(made.columns) != expected:
        wrong = sorted(set(expected) ^ set(made.columns)) or "their order"
        message = f"the table cannot be exported: columns differ in {wrong}"
        raise DeploymentsError(message)
    faults = [] if made.crs == CRS else [f"its CRS is {made.crs}, not {CRS}"]
    faults += [f"{key} stands twice" for key in made["feature_id"][made["feature_id"].duplicated()]]
    bare = made["feature_id"][made.geometry.isna() & made["host"].notna()]
    faults += [f"{key} has a host without a shape" for key in bare]
    present = made[made.geometry.notna()]
    faults += [f"{key} has a broken geometry" for key in present["feature_id"][~present.geometry.is_valid]]
    bounds = present.bounds
    inside = bounds.minx.ge(-180) & bounds.maxx.le(180) & bounds.miny.ge(-90) & bounds.maxy.le(90)
    faults += [f"{key} lies outside the world" for key in present["feature_id"][~inside]]
    if faults:
        message = f"the table cannot be exported: {'; '.join(faults)}"
        raise DeploymentsError(message)


def _point_shape(row: Row) -> shapely.Point | None:
    if row.host is None:
        return None
    site = located(row.state)
    lonlat = (site.lon, site.lat) if site else inside_points().get(row.host)
    return shapely.Point(lonlat) if lonlat else None


def _country_shape(row: Row) -> Any:  # noqa: ANN401 - shapely has no types
    return shapes().get(row.host or "")


def _pieces(
    force: Deployment | Aggregate, state: State, totals: Mapping[str, list[HostTotal]]
) -> Iterator[tuple[State, bool]]:
    """Cut a state where it starts or stops counting in its host's total; tell of each piece if it counts."""
    able = state.track == "present" and state.status.value == "in-place" and state.strength is not None
    counting = _meanwhile(totals.get(force.id, []), state) if able and isinstance(force, Deployment) else []
    edges = {day for total in counting for day in (total.start, total.end) if day and _within(state, day)}
    starts = [state.start, *sorted(edges)]
    pieces: list[tuple[State, bool]] = []
    for start, end in zip(starts, [*starts[1:], state.end], strict=True):
        counted = any(_covers(total, start) for total in counting)
        if pieces and pieces[-1][1] == counted:
            start = pieces.pop()[0].start  # noqa: PLW2901 - the piece before goes on
        pieces.append((state.model_copy(update={"start": start, "end": end}), counted))
    yield from pieces


def _meanwhile(totals: list[HostTotal], state: State) -> list[HostTotal]:
    """Return those of some totals, which stand in order of time, that hold while a state does."""
    first = bisect_left(totals, state.start or date.min, key=lambda total: total.end or date.max)
    after = bisect_left(totals, state.end or date.max, key=lambda total: total.start or date.min)
    return totals[first:after]


def _within(state: State, day: date) -> bool:
    return (state.start or date.min) < day < (state.end or date.max)


def _covers(total: HostTotal, start: date | None) -> bool:
    """Whether a total holds on the first day of a piece."""
    return (total.start or date.min) <= (start or date.min) < (total.end or date.max)
