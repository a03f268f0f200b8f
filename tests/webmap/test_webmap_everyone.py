"""The page is for everyone: axe-core, keyboard alone, paper, a frame on another page."""

import base64
import re
from collections.abc import Callable
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


@pytest.mark.skipif(not AXE.is_file(), reason="make test installs axe-core")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing(page: Opened, name: str, scheme: str) -> None:
    """No state of the page has a fault that axe-core knows, by day or by night; contrast is among them."""
    feature = {"name": "prefers-color-scheme", "value": scheme}
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    page.js(STATES[name])
    page.js(AXE.read_text("utf-8"))
    found = page.js("return axe.run().then(({violations, passes}) => ({violations, passes: passes.length}))")
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert found["passes"] > 20


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


def test_prints_on_one_page(page: Opened) -> None:
    """The map with its legend, date and list is one sheet."""
    pdf = base64.b64decode(page.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


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
