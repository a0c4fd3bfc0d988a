"""A real Chromium without a window, for pages that are opened from the disk."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import ActionChains, Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class Browser:
    """What a test does with the browser."""

    def __init__(self, driver: Chrome) -> None:
        self.driver = driver
        self._complaints: list[str] = []

    def open(self, page: Path, view: str = "") -> None:
        """Opens a page anew, with the view that stands after the #, and waits until it is drawn."""
        self.leave()
        self.driver.get(page.resolve().as_uri() + view)
        if "item=" in view:
            self.wait(lambda: self.all("#item .walk, #item .warning"))
        else:
            self.wait(lambda: self.all("#grid li"))

    def leave(self) -> None:
        """Leaves the page and forgets what was asked for and complained of so far."""
        self.driver.get("about:blank")
        self.requests()
        self.complaints()
        self._complaints = []

    def all(self, css: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def one(self, css: str) -> WebElement:
        found = self.all(css)
        assert found, f"nothing fits {css!r}"
        return found[0]

    def text(self, css: str) -> str:
        """Text as it stands in the document, whether it can be seen or not."""
        return self.js("return document.querySelector(arguments[0]).textContent", css)

    def texts(self, css: str) -> list[str]:
        return self.js("return [...document.querySelectorAll(arguments[0])].map(n => n.textContent)", css)

    def js(self, code: str, *values: object) -> Any:
        return self.driver.execute_script(code, *values)

    def wait(self, happened: Callable[[], object], seconds: float = 10) -> None:
        WebDriverWait(self.driver, seconds, poll_frequency=0.02).until(lambda _: happened())

    def press(self, *keys: str) -> None:
        """Presses keys wherever the focus is."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def hover(self, node: WebElement) -> None:
        self.js("arguments[0].scrollIntoView({block: 'center'})", node)
        ActionChains(self.driver).move_to_element(node).perform()

    def search(self, words: str) -> None:
        box = self.one("#search")
        box.clear()
        box.send_keys(words)

    @property
    def cards(self) -> list[str]:
        """Ids of the cards that are drawn."""
        return self.js("return [...document.querySelectorAll('#grid .card')].map(c => c.dataset.id)")

    @property
    def view(self) -> str:
        return self.js("return location.hash")

    def requests(self) -> list[str]:
        """Addresses asked for since the last call, less data and what the page's policy stopped before it was sent."""
        entries = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        stopped = {e["params"]["requestId"] for e in entries if e["params"].get("blockedReason") == "csp"}
        sent = [e["params"] for e in entries if e["method"] == "Network.requestWillBeSent"]
        urls = [p["request"]["url"] for p in sent if p["requestId"] not in stopped]
        return [url for url in urls if not url.startswith("data:")]

    def complaints(self) -> list[str]:
        """What stands in the console since the page was opened: errors, and what its policy refused."""
        self._complaints += [entry["message"] for entry in self.driver.get_log("browser")]
        return self._complaints


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One Chromium for all tests of a worker; skips where there is none."""
    program = next(filter(None, map(shutil.which, _BROWSERS)), None)
    chromedriver = shutil.which("chromedriver")
    if program is None or chromedriver is None:
        pytest.skip("no Chromium and chromedriver on the PATH; `sh tests/install_browser.sh` installs them")
    options = ChromeOptions()
    options.binary_location = program
    for argument in (
        "--headless=new",
        "--window-size=1400,1000",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--user-data-dir={tmp_path_factory.mktemp('chromium')}",
        *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=ChromeService(chromedriver))
    try:
        yield Browser(driver)
    finally:
        driver.quit()
