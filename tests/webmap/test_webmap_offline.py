"""The page is one file: it asks for nothing, runs its own scripts alone, and is the same on every run."""

import base64
import hashlib
import json
import re
from collections.abc import Callable

import pytest
from webmap_browser import Opened
from webmap_worlds import CLAIMS, COUNTRIES, WORLD

from deployments.errors import OptionError
from deployments.gazetteer import data_dir
from deployments.webmap import Look, render

PAGE = render(WORLD, CLAIMS, COUNTRIES)
TILES = "http://127.0.0.1:9/{z}/{x}/{y}.png"


def policy(page: str) -> str:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert found
    return found[1]


def test_opens_with_no_request_and_no_complaint(opened: Callable[[str], Opened]) -> None:
    """The browser asks for the file itself and nothing else, and its console stays empty."""
    page = opened(PAGE)
    page.click("[data-force='LVA-multinational-land']")
    assert {url for url in page.requests() if not url.startswith("data:")} == {page.url}
    assert page.complaints() == []


def test_links_to_nothing() -> None:
    """No tag loads anything: folium's links to the network are gone."""
    assert not re.search(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=", PAGE)


def test_policy_comes_first_and_knows_every_script() -> None:
    """The policy is the head's first element and names each script that runs by its hash, no other way."""
    assert PAGE.split("<head>")[1].lstrip().startswith('<meta http-equiv="Content-Security-Policy"')
    scripts = re.findall(r"<script>(.*?)</script>", PAGE, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in scripts]
    told = policy(PAGE)
    assert re.findall(r"'sha256-([^']*)'", told) == hashes
    assert "'unsafe-inline'" not in told.split("script-src")[1].split(";")[0]
    assert told.startswith("default-src 'none';")
    assert "img-src data:;" in told
    assert set(re.findall(r"<script[^>]*>", PAGE)) == {
        "<script>",
        '<script type="application/gzip" class="data">',
        '<script type="application/gzip" class="library">',
    }


def test_charset_stands_where_browsers_look_for_it() -> None:
    """Browsers look for the encoding in the first 1,024 bytes, and the policy stands before it."""
    assert b"charset=UTF-8" in PAGE.encode()[:1024]


def test_same_input_same_bytes() -> None:
    """The random ids of folium do not reach the page."""
    assert render(WORLD, CLAIMS, COUNTRIES) == PAGE
    assert not re.search(r"_[0-9a-f]{32}\b", PAGE)


def test_stays_small_with_the_real_shapes() -> None:
    """With the countries that are shipped the page stays below a megabyte."""
    countries = json.loads((data_dir() / "countries-coarse.geojson").read_text(encoding="utf-8"))
    assert len(render(WORLD, CLAIMS, countries).encode()) < 1_000_000


def test_tiles_open_the_policy_for_their_origin_alone(opened: Callable[[str], Opened]) -> None:
    """Tiles are the one thing the page may load; their attribution is text even where Leaflet takes HTML."""
    html = render(WORLD, CLAIMS, COUNTRIES, Look(tiles=TILES, attribution="<b>Us</b> & co"))
    assert "img-src data: http://127.0.0.1:9;" in policy(html)
    page = opened(html)
    assert "<b>Us</b> & co" in page.text(".leaflet-control-attribution")
    asked = {url.split("/")[2] for url in page.requests() if not url.startswith(("file:", "data:"))}
    assert asked == {"127.0.0.1:9"}
    assert all("ERR_" in complaint for complaint in page.complaints())


@pytest.mark.parametrize(
    ("tiles", "attribution"),
    [
        # one without the other
        (TILES, None),
        (None, "Us"),
        # not a place in the network
        ("file:///{z}/{x}/{y}.png", "Us"),
        ("javascript:alert(1)//{z}{x}{y}", "Us"),
        # no tile can be told from another
        ("https://tiles.example/{z}/{x}.png", "Us"),
        # would write into the policy
        ("https://tiles.example; script-src */{z}/{x}/{y}.png", "Us"),
        ("https://user:secret@tiles.example/{z}/{x}/{y}.png", "Us"),
    ],
)
def test_tiles_that_cannot_be_used_are_refused(tiles: str | None, attribution: str | None) -> None:
    """A URL that is none, or lacks its attribution, is an error in words."""
    with pytest.raises(OptionError, match="tiles"):
        render(WORLD, CLAIMS, COUNTRIES, Look(tiles=tiles, attribution=attribution))
