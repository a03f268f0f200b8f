"""The shipped country shapes: as `sources.toml` says, valid, borders shared, every state in them."""

import hashlib
import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import geopandas as gpd
import pytest
import shapely

from deployments import gazetteer

GEO = gazetteer.data_dir()
SOURCES = tomllib.loads((GEO / "sources.toml").read_text("utf-8"))
SETS = [file["path"] for file in SOURCES["file"]]

UN_MEMBERS = """
AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB
BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA
ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI
HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA
LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM
NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN
SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO
TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
""".split()  # noqa: SIM905 - 193 quoted codes are no easier to check


def read(name: str) -> gpd.GeoDataFrame:
    return gpd.read_file(GEO / name)


def by_code(name: str) -> dict[str, Any]:
    frame = read(name)
    return dict(zip(frame.code, frame.geometry, strict=True))


@pytest.mark.parametrize("file", SOURCES["file"], ids=SETS)
def test_each_file_is_the_one_that_sources_names(file: dict[str, Any]) -> None:
    """Checksum, rows, coded rows and CRS stand in `sources.toml` and are the file's own."""
    frame = read(file["path"])
    assert hashlib.sha256((GEO / file["path"]).read_bytes()).hexdigest() == file["sha256"]
    assert len(frame) == file["rows"]
    assert frame.code.notna().sum() == frame.code.nunique() == file["coded"]
    assert frame.crs == file["crs"]


def test_every_shape_file_is_registered() -> None:
    """No shape is shipped without its source."""
    assert sorted(path.name for path in GEO.glob("*.geojson")) == sorted(SETS)


def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_shapes", GEO / "build_shapes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_building_again_gives_the_same_bytes() -> None:
    """What is shipped is what the script makes of Natural Earth, and nothing was mended by hand."""
    built: dict[str, bytes] = builder().build()
    assert {name: hashlib.sha256(data).hexdigest() for name, data in built.items()} == {
        file["path"]: file["sha256"] for file in SOURCES["file"]
    }


@pytest.mark.parametrize("name", SETS)
def test_every_shape_is_a_valid_polygon(name: str) -> None:
    frame = read(name)
    assert frame[~frame.geometry.is_valid].name.tolist() == []
    assert set(frame.geometry.geom_type) <= {"Polygon", "MultiPolygon"}
    assert not frame.geometry.is_empty.any()


@pytest.mark.parametrize("name", SETS)
def test_neighbours_share_their_borders(name: str) -> None:
    """Nothing overlaps, and no sliver is left between neighbours: the only hole is the Caspian Sea."""
    shapes = read(name).geometry.values
    assert shapely.coverage_is_valid(shapes)
    land = shapely.get_parts(shapely.coverage_union_all(shapes))
    holes = [shapely.Polygon(ring) for polygon in land for ring in polygon.interiors]
    assert [hole.contains(shapely.Point(51, 42)) for hole in holes] == [True]


@pytest.mark.parametrize("pair", ["EST LVA", "LTU POL", "SRB XKX", "ESP FRA", "FRA MCO", "ITA VAT", "ISR PSE"])
@pytest.mark.parametrize("name", SETS)
def test_neighbours_stay_neighbours(name: str, pair: str) -> None:
    """Simplifying parts no two states, the smallest included."""
    shapes = by_code(name)
    one, other = pair.split()
    assert shapes[one].intersection(shapes[other]).length > 0


@pytest.mark.parametrize("name", SETS)
def test_every_state_has_its_code(name: str) -> None:
    """All 193 members of the United Nations, Kosovo, Taiwan and Palestine, and dependencies with codes."""
    assert len(set(UN_MEMBERS)) == 193
    wanted = {*UN_MEMBERS, "XKX", "TWN", "PSE", "GRL", "GIB", "GUM", "PRI", "FLK", "HKG", "GUF", "SJM"}
    assert wanted - set(read(name).code) == set()


def test_every_country_of_the_gazetteer_has_a_shape() -> None:
    """A host that a claim can name can be drawn."""
    assert set(gazetteer.countries()) - set(by_code("countries-coarse.geojson")) == set()


@pytest.mark.parametrize("name", SETS)
def test_background_rows_are_no_states(name: str) -> None:
    """Leased bases, reefs and land that this view gives to nobody have no code; all else has one."""
    frame = read(name)
    assert sorted(frame[frame.code.isna()].name) == [
        "Abyei",
        "Akrotiri Sovereign Base Area",
        "Ashmore and Cartier Islands",
        "Bir Tawil",
        "Brazilian Island",
        "Clipperton Island",
        "Coral Sea Islands",
        "Dhekelia Sovereign Base Area",
        "Golan Heights",
        "Rincón de Artigas",
        "Scarborough Reef",
        "Southern Patagonian Ice Field",
        "Spratly Islands",
        "Strips along the border of Egypt and Sudan",
        "US Naval Base Guantanamo Bay",
    ]


@pytest.mark.parametrize(
    ("code", "lon", "lat"),
    [
        # the point of view that sources.toml states
        ("UKR", 34.1, 45.2),
        ("UKR", 38.0, 48.1),
        ("XKX", 21.0, 42.6),
        ("ESH", -13.0, 24.5),
        ("CYP", 33.4, 35.25),
        ("SOM", 45.0, 9.5),
        # territories cut out of the state they belong to
        ("GUF", -53.0, 4.0),
        ("SJM", 16.0, 78.5),
        ("NOR", 9.0, 61.0),
        ("REU", 55.5, -21.1),
    ],
)
def test_lands_are_where_the_point_of_view_puts_them(code: str, lon: float, lat: float) -> None:
    for name in SETS:
        frame = read(name)
        assert frame[frame.geometry.contains(shapely.Point(lon, lat))].code.tolist() == [code]


def test_each_inside_point_lies_in_its_own_shape_in_both_sets() -> None:
    """A marker at it stands in its country on the page and in an export; both sets give the same point."""
    fine, coarse = (read(name) for name in SETS)
    assert fine[["code", "name", "lat", "lon"]].equals(coarse[["code", "name", "lat", "lon"]])
    for frame in (fine, coarse):
        inside = shapely.contains_xy(frame.geometry.values, frame.lon, frame.lat)
        assert frame[~inside].name.tolist() == []


@pytest.mark.parametrize(
    ("name", "most"), [("countries-fine.geojson", 4_000_000), ("countries-coarse.geojson", 450_000)]
)
def test_files_stay_small(name: str, most: int) -> None:
    """The page holds the coarse set and must stay below 1 MB; the fine one travels in the package."""
    assert (GEO / name).stat().st_size <= most


def test_another_file_than_the_named_one_is_refused() -> None:
    """The script builds from the one archive whose checksum stands in `sources.toml`."""
    other = SOURCES["natural-earth"] | {"sha256": "0" * 64}
    with pytest.raises(SystemExit, match=r"not the file that sources\.toml names"):
        builder().natural_earth(other)


def test_sources_say_where_the_shapes_come_from() -> None:
    """Whoever reuses the data finds its source, version, licence, rows, CRS and view of borders."""
    told = SOURCES["natural-earth"]
    assert {"title", "version", "url", "licence", "sha256", "rows", "crs", "point_of_view"} <= set(told)
    assert Path(told["archive"]).suffix == ".zip"
