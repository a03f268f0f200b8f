"""The browser of the tests is shut off from all networks but this machine."""

import pytest
from selenium import webdriver
from selenium.common.exceptions import WebDriverException


@pytest.mark.parametrize("address", ["http://example.org/", "https://example.org/", "http://192.0.2.1/"])
def test_the_browser_reaches_no_network(browser: webdriver.Chrome, address: str) -> None:
    """A name and an address outside end at a proxy that is not there, whatever a page might ask for."""
    with pytest.raises(WebDriverException, match="ERR_PROXY_CONNECTION_FAILED"):
        browser.get(address)
