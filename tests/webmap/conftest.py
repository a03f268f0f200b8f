"""A real browser for the page, and a way to open a page in it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from webmap_browser import Opened

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--proxy-server=127.0.0.1:9",  # nobody: whatever is not of this machine cannot be reached
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--window-size=1280,800",
)
OWN = ("file:", "data:", "blob:", "about:")
"""What a page may ask for: itself, what lies in it, and what it makes to be saved."""


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A headless Chrome or Chromium from the path; without one the test fails and says what to install."""
    binary = next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    if not binary or not driver:
        pytest.fail(
            "no Chrome with its driver on the path: apt-get install -y chromium chromium-driver",
            pytrace=False,
        )
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for switch in (*SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(driver))
    yield chrome
    chrome.quit()


@pytest.fixture
def opened(browser: webdriver.Chrome, tmp_path: Path) -> Iterator[Callable[[str], Opened]]:
    """Write a page to a file and open it from there.

    Whatever a test does with it, the page asks for nothing and its console stays empty: a test that expects otherwise
    reads what it expects from the logs itself.
    """
    pages: list[Opened] = []

    def check() -> None:
        for page in pages:
            assert page.complaints() == []
            assert [url for url in page.requests() if not url.startswith(OWN)] == []
        pages.clear()

    def open_page(html: str) -> Opened:
        check()
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8", newline="\n")
        pages.append(Opened(browser, path))
        return pages[-1]

    yield open_page
    check()
