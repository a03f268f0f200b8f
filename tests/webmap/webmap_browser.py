"""A page that is open in a browser, and what a test asks of it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.support.wait import WebDriverWait


class Opened:
    """A page that is open in the browser.

    Attributes:
        still: Whether it has no script that puts it together.
    """

    def __init__(self, driver: webdriver.Chrome, path: Path, *, still: bool = False) -> None:
        self.driver, self.still = driver, still
        self.url = path.as_uri()
        # What the page before left in the logs is not this page's.
        driver.get("about:blank")
        self.log("performance")
        self.log("browser")
        self.open(self.url)

    def open(self, url: str) -> None:
        """Open an address and wait until the page has put itself together."""
        self.driver.get(url)
        ready = "document.readyState === 'complete'" if self.still else "'ready' in document.body.dataset"
        WebDriverWait(self.driver, 10, 0.02).until(lambda _: self.js(f"return {ready}"))

    def js(self, script: str, *arguments: object) -> Any:
        """Run JavaScript in the page and return what it returns."""
        return self.driver.execute_script(script, *arguments)

    def text(self, selector: str) -> str:
        """Return the text of an element, hidden parts included."""
        return str(self.js("return document.querySelector(arguments[0]).textContent", selector))

    def wait(self, script: str) -> None:
        """Wait until a script returns something true."""
        WebDriverWait(self.driver, 5, 0.02).until(lambda _: self.js(script))

    def settle(self, done: Callable[[], bool]) -> None:
        """Wait until something outside the page is done."""
        WebDriverWait(self.driver, 5, 0.02).until(lambda _: done())

    def click(self, selector: str) -> None:
        """Click as a mouse does: what lies on top at the middle of the element gets it."""
        self.driver.find_element("css selector", selector).click()

    def log(self, name: str) -> list[dict[str, Any]]:
        """Return what a log of the driver holds since the last call."""
        return list(self.driver.get_log(name))  # type: ignore[no-untyped-call]

    def requests(self) -> list[str]:
        """Return the addresses that the page asked for since the last call."""
        messages = [json.loads(entry["message"])["message"] for entry in self.log("performance")]
        return [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]

    def complaints(self) -> list[str]:
        """Return what stands in the console since the last call."""
        return [entry["message"] for entry in self.log("browser")]
