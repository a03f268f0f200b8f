"""Search, filters, the table, and downloads of exactly what is shown."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from selenium.webdriver.common.keys import Keys
from webmap_browser import Opened
from webmap_worlds import CLAIMS, COUNTRIES, SHOWN, WORLD, claim, deployment, state

from deployments import places
from deployments.records import World
from deployments.webmap import Look, render

PAGE = render(WORLD, CLAIMS, COUNTRIES)
LISTED = "return [...document.querySelectorAll('#hosts .host-row .name')].map(name => name.textContent)"
COLUMN = (
    "return [...document.querySelectorAll(`#table tbody tr > :nth-child(${arguments[0]})`)].map(c => c.textContent)"
)


@pytest.fixture
def page(opened: Callable[[str], Opened]) -> Opened:
    return opened(PAGE)


@pytest.fixture
def saved(page: Opened, tmp_path: Path) -> Callable[[str], Path]:
    """Click a button and wait for the file that it saves."""
    place = {"behavior": "allow", "downloadPath": str(tmp_path)}
    page.driver.execute_cdp_cmd("Browser.setDownloadBehavior", place)

    def save(button: str) -> Path:
        page.click(f"#{button}")
        ending = f"deployments-{SHOWN.isoformat()}.{button}"
        page.settle((tmp_path / ending).is_file)
        return tmp_path / ending

    return save


def sift(page: Opened, name: str, value: str) -> None:
    """Choose a value of a filter as a reader does."""
    page.js(
        """const select = document.getElementById(`filter-${arguments[0]}`);
        const option = [...select.options].find(one => one.textContent === arguments[1]);
        select.value = option.value;
        select.dispatchEvent(new Event('change', {bubbles: true}));""",
        name,
        value,
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("latv", "Latviahost"),
        # the nation, not only the host
        ("canad", "Canadanation"),
        ("tapa", "Tapa, Estoniasite"),
        ("title of lva-ita", "Title of lva-itadocument"),
        # accents and case do not matter
        ("TÁPA", "Tapa, Estoniasite"),
    ],
)
def test_search_finds_hosts_nations_sites_and_documents(page: Opened, query: str, found: str) -> None:
    """Each kind is found by a part of its name."""
    page.driver.find_element("css selector", "#query").send_keys(query)
    assert page.text("#found li") == found
    assert page.text("#told").endswith("found")


def test_search_by_keyboard(page: Opened) -> None:
    """Enter takes the first result, arrows go through them, Escape clears; nothing found is said."""
    query = page.driver.find_element("css selector", "#query")
    query.send_keys("latvia", Keys.ENTER)
    assert page.text("#detail h2") == "Latvia"
    query.send_keys("a", Keys.ARROW_DOWN)
    assert page.js("return document.activeElement.closest('li') === document.querySelector('#found li:nth-child(1)')")
    page.driver.switch_to.active_element.send_keys(Keys.ARROW_DOWN)
    assert page.js("return document.activeElement.closest('li') === document.querySelector('#found li:nth-child(2)')")
    page.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert page.js("return document.getElementById('found').hidden")
    query.send_keys("xyzzy")
    assert page.text("#told") == "Nothing found"


@pytest.mark.parametrize(
    ("name", "value", "hosts"),
    [
        # as framework nation
        ("nation", "Canada", ["Latvia"]),
        # with its own troops, and as a contributor
        ("nation", "Italy", ["Latvia"]),
        ("status", "Ended", ["Slovakia"]),
        ("status", "Was due", ["Hungary"]),
        # a plan of a force that is there
        ("formation", "brigade", ["Latvia"]),
        ("document", "Title of rou-fra", ["Romania"]),
        ("confidence", "at least 0.9", None),
    ],
)
def test_filters(page: Opened, name: str, value: str, hosts: list[str] | None) -> None:
    """Lists, markers and shades hold only what matches; one click shows all again."""
    everything = page.js(LISTED)
    sift(page, name, value)
    assert page.js(LISTED) == (hosts or everything)
    drawn = page.js(
        "return new Set([...document.querySelectorAll('.marker')].map(m => m.dataset.force.slice(0, 3))).size"
    )
    assert drawn == len(hosts or everything)
    if hosts and "Poland" not in hosts:
        assert "none" in page.js("return [...document.querySelector('[data-host=POL]').classList]")
    page.click("#reset")
    assert page.js(LISTED) == everything


def test_filters_apply_together(page: Opened) -> None:
    """Two filters leave what matches both, and the page says when nothing does."""
    sift(page, "nation", "Canada")
    sift(page, "status", "Ended")
    assert page.js(LISTED) == []
    assert page.text("#summary") == "Nothing matches the filters on this date."
    assert "nation, status" in page.text("#filtered")


def test_the_table_holds_and_sorts_the_same(page: Opened) -> None:
    """A row for each state of each force and figure; heads sort, strength by its number; a row opens its force."""
    page.click("#as-table")
    rows = sum(len(force.at(SHOWN)) for force in (*WORLD.deployments, *WORLD.aggregates))
    assert page.text("#rows") == f"{rows} rows"
    assert len(page.js(COLUMN, 1)) == rows
    assert page.js(COLUMN, 1) == sorted(page.js(COLUMN, 1))
    for _ in range(2):
        page.click("#table th:nth-child(4) button")
    strengths = page.js(COLUMN, 4)
    assert strengths[:4] == ["at least 30,000", "at least 10,000", "4,000", "up to 3,000"]
    assert page.js("return document.querySelector('#table th:nth-child(4)').getAttribute('aria-sort')") == "descending"
    page.click("#table tbody tr:nth-child(2) button")
    assert page.text("#detail h2") == "American troops"
    sift(page, "status", "Ended")
    assert page.js(COLUMN, 1) == ["Slovakia"]


def test_geojson_is_what_is_filtered_and_equals_the_export(page: Opened, saved: Callable[[str], Path]) -> None:
    """Read back by geopandas; its columns and values are those of the export."""
    sift(page, "nation", "Italy")
    path = saved("geojson")
    frame = gpd.read_file(path)
    assert frame.crs == "EPSG:4326"
    assert sorted(frame["force_id"]) == ["LVA-ITA-land", "LVA-multinational-land"]
    made = places.frame(WORLD, CLAIMS).set_index("feature_id")
    for feature in json.loads(path.read_text("utf-8"))["features"]:
        told = feature["properties"]
        row = made.loc[told["feature_id"]]
        for name, value in told.items():
            if name in {"feature_id", "evidence"}:
                continue
            kept = None if pd.isna(row[name]) else row[name]
            assert str(value) == str(kept.date() if hasattr(kept, "date") else kept), name
        assert json.loads(told["evidence"]) == json.loads(row["evidence"])
    assert set(made.columns) - set(told) == {"geometry", "counts_in_total"}


def test_all_rows_of_geojson(page: Opened, saved: Callable[[str], Path]) -> None:
    """Without filters every state and figure is in it; a figure over several countries has no geometry."""
    frame = gpd.read_file(saved("geojson"))
    assert len(frame) == sum(len(force.at(SHOWN)) for force in (*WORLD.deployments, *WORLD.aggregates))
    assert frame[frame["host"].isna()].geometry.isna().all()
    assert frame[frame["host"].notna()].geometry.notna().all()
    tapa = frame[frame["location_name"] == "Tapa"].geometry.iloc[0]
    assert (tapa.x, tapa.y) == (25.96, 59.26)
    assert page.complaints() == []


def test_csv_opens_in_a_spreadsheet_and_holds_no_formula(opened: Callable[[str], Opened], tmp_path: Path) -> None:
    """A byte-order mark, CRLF, cells quoted, and an apostrophe before what could run."""
    claims = {"bad": claim("bad", '=HYPERLINK("x")\nand, more', attributed_to="+1", document_title="@title")}
    world = World(deployments=(deployment("LVA", state("bad", formation="troops")),), latest=SHOWN)
    page = opened(render(world, claims, COUNTRIES, Look(date=SHOWN)))
    place = {"behavior": "allow", "downloadPath": str(tmp_path)}
    page.driver.execute_cdp_cmd("Browser.setDownloadBehavior", place)
    page.click("#csv")
    path = tmp_path / f"deployments-{SHOWN.isoformat()}.csv"
    page.settle(path.is_file)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbffeature_id,")
    (row,) = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    assert row["quote"] == '\'=HYPERLINK("x")\nand, more'
    assert (row["attributed_to"], row["document_title"]) == ("'+1", "'@title")
    assert (row["latitude"], row["longitude"]) == ("56.9", "25.1")
    assert (row["strength_min"], row["strength_conflict"]) == ("", "false")
    assert raw.count(b"\r\n") == 2
    assert gpd.read_file(path)["host"].tolist() == ["LVA"]
