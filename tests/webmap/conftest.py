"""A real browser for the page, and a way to open a page in it."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage",
    "--no-first-run", "--window-size=1280,800",
)  # fmt: skip


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A headless Chrome or Chromium from the path; without one the test fails and says what to install."""
    binary = next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    if not binary or not driver:
        pytest.fail("no browser for the page: run `apt-get install -y chromium chromium-driver`", pytrace=False)
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for switch in (*SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(driver))
    yield chrome
    chrome.quit()


class Opened:
    """A page that is open in the browser."""

    def __init__(self, driver: webdriver.Chrome, path: Path) -> None:
        self.driver = driver
        self.url = path.as_uri()
        # What the page before left in the logs is not this page's.
        driver.get("about:blank")
        driver.get_log("performance")
        driver.get_log("browser")
        driver.get(self.url)

    def js(self, script: str, *arguments: object) -> Any:
        """Run JavaScript in the page and return what it returns."""
        return self.driver.execute_script(script, *arguments)  # type: ignore[no-untyped-call]

    def text(self, selector: str) -> str:
        """Return the text of an element, hidden parts included."""
        return str(self.js("return document.querySelector(arguments[0]).textContent", selector))

    def click(self, selector: str) -> None:
        """Click as a mouse does: what lies on top at the middle of the element gets it."""
        self.driver.find_element("css selector", selector).click()

    def requests(self) -> list[str]:
        """Return the addresses that the page has asked for since the last call."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]

    def complaints(self) -> list[str]:
        """Return what stands in the console since the last call."""
        return [entry["message"] for entry in self.driver.get_log("browser")]


@pytest.fixture
def opened(browser: webdriver.Chrome, tmp_path: Path) -> Callable[[str], Opened]:
    """Write a page to a file and open it from there."""

    def open_page(html: str) -> Opened:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8", newline="\n")
        return Opened(browser, path)

    return open_page
