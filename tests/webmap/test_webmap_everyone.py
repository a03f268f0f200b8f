"""The page is for everyone: axe-core, keyboard alone, paper, a frame on another page."""

import base64
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import pairwise
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys
from webmap_browser import Opened
from webmap_worlds import CLAIMS, COUNTRIES, WORLD

from deployments.webmap import render

PAGE = render(WORLD, CLAIMS, COUNTRIES, texts={"est-us": "Up to 455 Americans are at Tapa. And more."})
AXE = Path(__file__).parent / "axe" / "node_modules" / "axe-core" / "axe.min.js"
STATES = {
    "lists": "",
    "table": "document.getElementById('as-table').click()",
    "filters": "document.getElementById('filters').open = true",
    "results": """const query = document.getElementById('query');
        query.value = 'a'; query.dispatchEvent(new Event('input'))""",
    "nations": "document.getElementById('tab-nations').click()",
    "figures": "document.getElementById('tab-aggregates').click()",
    "conflict": "document.querySelector('[data-force=LVA-multinational-land]').click()",
    "document": """document.querySelector('[data-force=EST-USA-land]').click();
        document.querySelector('.into').click()""",
}


@pytest.fixture
def page(opened: Callable[[str], Opened]) -> Opened:
    return opened(PAGE)


TOUCHED = """return [...document.querySelectorAll('.marker')].filter(marker => {
  const { left, top, width, height } = marker.getBoundingClientRect();
  return marker.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}).length"""
BOUNDS = "return map.getBounds().toBBoxString().split(',').map(Number)"


@contextmanager
def dark(page: Opened, media: str = "") -> Iterator[None]:
    """Show the page as a system does that is set to dark, or print it there."""
    features = [{"name": "prefers-color-scheme", "value": "dark"}]
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})
    try:
        yield
    finally:
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})


@pytest.mark.skipif(not AXE.is_file(), reason="make test installs axe-core")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing(page: Opened, name: str, scheme: str) -> None:
    """No state of the page has a fault that axe-core knows, by day or by night; contrast is among them."""
    with dark(page) if scheme == "dark" else nullcontext():
        page.js(STATES[name])
        page.js(AXE.read_text("utf-8"))
        found = page.js("return axe.run().then(({violations, passes}) => ({violations, passes: passes.length}))")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert found["passes"] > 20


def test_nothing_sticks_out_of_a_phone(page: Opened) -> None:
    """In each state of the page the panel is as wide as the screen, and every marker can be touched."""
    size = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    try:
        page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        for script in STATES.values():
            page.open(page.url)
            assert page.js(TOUCHED) == len(WORLD.deployments)
            page.js(script)
            assert page.js("return document.documentElement.scrollWidth") == 390
    finally:
        page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_all_is_reached_by_the_keyboard_alone(page: Opened) -> None:
    """Tab goes through map, time and panel; from the first key to a quote no mouse is needed."""
    reached = set()
    for _ in range(60):
        page.driver.switch_to.active_element.send_keys(Keys.TAB)
        reached.add(
            page.js(
                """const now = document.activeElement;
                return now.id || now.dataset.force || now.closest('[id]')?.id"""
            )
        )
    assert {"play", "day", "query", "tab-hosts", "hosts", "as-table", "geojson", "LVA-multinational-land"} <= reached
    page.js("document.getElementById('tab-hosts').focus()")
    page.driver.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
    assert page.js("return document.activeElement.id") == "tab-nations"
    page.driver.switch_to.active_element.send_keys(Keys.TAB, Keys.ENTER)
    assert page.js("return document.activeElement.tagName") == "H2"


def test_no_mouse_is_needed(page: Opened) -> None:
    """With keys alone a reader plays time, filters, sorts the table, opens a force, its document, and comes back."""

    def press(selector: str, *keys: str) -> None:
        page.js("document.querySelector(arguments[0]).focus()", selector)
        page.driver.switch_to.active_element.send_keys(*keys)

    press("#play", Keys.SPACE)
    assert page.js("return document.getElementById('play').getAttribute('aria-label')") == "Pause"
    press("#play", Keys.SPACE)
    press("#day", Keys.END)
    press("#filters summary", Keys.ENTER)
    press("#filter-nation", "United S")
    page.wait("return document.querySelectorAll('.marker').length === 2")
    press("#as-table", Keys.ENTER)
    press("#table th:nth-child(4) button", Keys.ENTER)
    hosts = "return [...document.querySelectorAll('#table tbody th')].map(head => head.textContent)"
    assert page.js(hosts) == ["Estonia", "Poland"]
    press("#as-table", Keys.ENTER)
    press("[data-force='EST-USA-land']", Keys.ENTER)
    press(".into", Keys.ENTER)
    assert page.js("return document.getElementById('document').open")
    page.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    page.wait("return document.activeElement.matches('.into')")
    press(".back", Keys.ENTER)
    assert page.js("return document.activeElement.dataset.force") == "EST-USA-land"
    press("#reset", Keys.ENTER)
    assert page.js("return document.querySelectorAll('.marker').length") == len(WORLD.deployments)


def luminance(colour: str) -> float:
    """Return the relative luminance of "rgb(1, 2, 3)", as WCAG defines it."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours: 1 is none, 21 black on white."""
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def colours(page: Opened, selector: str, name: str) -> list[str]:
    """Return a computed property of all elements of a selector."""
    script = "return [...document.querySelectorAll(arguments[0])].map(one => getComputedStyle(one)[arguments[1]])"
    return [str(colour) for colour in page.js(script, selector, name)]


def test_by_night_the_page_is_dark(page: Opened) -> None:
    """It follows the system: light writing on a dark ground, and back."""
    with dark(page):
        (ground,), (writing,) = colours(page, "body", "backgroundColor"), colours(page, "body", "color")
        assert luminance(ground) < 0.05
        assert luminance(writing) > 0.7
    assert luminance(colours(page, "body", "backgroundColor")[0]) > 0.9


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_are_told_apart_without_their_hue(page: Opened, scheme: str) -> None:
    """Each symbol stands out from its filling, and each shade of a host is as far from the next by lightness alone."""
    with dark(page) if scheme == "dark" else nullcontext():
        symbols = [colours(page, "#legend .symbol", name) for name in ("stroke", "fill")]
        shades = [luminance(colour) for colour in colours(page, "#classes [class^=shade]", "fill")]
    pairs = [(stroke, fill) for stroke, fill in zip(*symbols, strict=True) if fill.startswith("rgb")]
    assert len(pairs) > 10
    assert min(contrast(*pair) for pair in pairs) > 4.5
    steps = [(max(pair) + 0.05) / (min(pair) + 0.05) for pair in pairwise(shades)]
    assert len(steps) == 4
    assert min(steps) > 1.25
    assert shades == sorted(shades, reverse=scheme == "light")


def test_paper_shows_what_the_screen_shows(page: Opened) -> None:
    """On paper the map fills its place, by day even at night; afterwards the screen is as it was."""
    west, south, east, north = box = page.js(BOUNDS)
    zoom = page.js("return map.getZoom()")
    with dark(page, media="print"):
        page.wait("return map.getSize().equals([map.getContainer().clientWidth, map.getContainer().clientHeight])")
        left, below, right, above = page.js(BOUNDS)
        assert left <= west < east <= right
        assert below <= south < north <= above
        assert luminance(colours(page, "#legend", "backgroundColor")[0]) > 0.9
    page.wait(f"return map.getZoom() === {zoom}")
    assert page.js(BOUNDS) == pytest.approx(box)


def test_prints_on_one_page(page: Opened) -> None:
    """The map with its legend and date is one sheet, with the list beside it and all markers on it."""
    page.js(
        """matchMedia('print').addEventListener('change', ({matches}) => {
          const box = id => document.getElementById(id).getBoundingClientRect();
          const inside = ({left, right, top, bottom}, other) =>
            other.left <= left && right <= other.right && other.top <= top && bottom <= other.bottom;
          const markers = [...document.querySelectorAll('.marker')].map(marker => marker.getBoundingClientRect());
          if (matches) window.printed = {
            beside: box('panel').left >= box('stage').right,
            markers: markers.filter(marker => inside(marker, box('ground'))).length,
          };
        })"""
    )
    pdf = base64.b64decode(page.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    assert page.js("return window.printed") == {"beside": True, "markers": len(WORLD.deployments)}


def test_fits_a_frame(opened: Callable[[str], Opened], tmp_path: Path) -> None:
    """In a small frame of another page nothing sticks out sideways, and the address is no trouble."""
    inner = opened(PAGE)
    outer = tmp_path / "outer.html"
    outer.write_text(f'<iframe src="{inner.url}" width="640" height="480"></iframe>', "utf-8")
    inner.driver.get(outer.as_uri())
    inner.driver.switch_to.frame(0)
    inner.wait("return 'ready' in document.body.dataset")
    assert inner.js("return document.documentElement.scrollWidth <= innerWidth")
    inner.click("[data-force='LTU-multinational-land']")
    assert inner.text("#detail .eyebrow") == "Lithuania"
    inner.driver.switch_to.default_content()
    assert inner.complaints() == []
