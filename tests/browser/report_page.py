"""The report as somebody with a mouse and a keyboard meets it."""

from __future__ import annotations

import json
from pathlib import Path

from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select


class ReportPage:
    """A report opened from a file."""

    def __init__(self, browser: Chrome, file: Path) -> None:
        self.browser = browser
        self.file = file

    def open(self, fragment: str = "") -> None:
        """Load the file anew; what the console and the network said before is forgotten."""
        self.browser.get("about:blank")
        for log in ("browser", "performance"):
            self.browser.get_log(log)
        self.browser.get(f"{self.file.as_uri()}{fragment}")

    @property
    def fragment(self) -> str:
        """As in the address, once the page has caught up with it."""
        self.browser.execute_async_script("setTimeout(arguments[0], 300)")
        return self.browser.current_url.partition("#")[2]

    @property
    def console(self) -> list[str]:
        """Everything in the console since `open`: errors, warnings, refusals of the policy."""
        return [entry["message"] for entry in self.browser.get_log("browser")]

    @property
    def requests(self) -> list[str]:
        """The address of everything the page asked for since `open`."""
        events = (
            json.loads(entry["message"])["message"] for entry in self.browser.get_log("performance")
        )
        return [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]

    def click(self, element: WebElement) -> None:
        """A real click, with the element clear of the bar that sticks to the top."""
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def choose(self, name: str, value: str) -> None:
        select = Select(self.browser.find_element(By.NAME, name))
        # Not by value: selenium makes a CSS selector of it, which hostile names break.
        values = [option.get_property("value") for option in select.options]
        select.select_by_index(values.index(value))

    def chosen(self, name: str) -> str:
        return self.browser.find_element(By.NAME, name).get_attribute("value")

    def search(self, text: str) -> None:
        field = self.browser.find_element(By.NAME, "q")
        field.send_keys(Keys.CONTROL, "a")
        field.send_keys(text or Keys.DELETE)

    def sort(self, name: str) -> None:
        self.click(self.browser.find_element(By.CSS_SELECTOR, f"th[data-sort={name}] button"))

    def sorted_by(self) -> dict[str, str]:
        heads = self.browser.find_elements(By.CSS_SELECTOR, "th[aria-sort]")
        return {head.get_attribute("data-sort"): head.get_attribute("aria-sort") for head in heads}

    @property
    def count(self) -> str:
        return self.browser.find_element(By.ID, "count").text

    def rows(self) -> list[list[str]]:
        """The cells of every row, as shown: case, system, type, split, invariants,
        improvement, preservation, composite."""
        return self.browser.execute_script(
            "return [...document.querySelectorAll('#table tr.line')]"
            ".map(row => [...row.cells].map(cell => cell.innerText.trim()))"
        )

    def column(self, index: int) -> list[str]:
        return [row[index] for row in self.rows()]

    def toggle(self, index: int) -> WebElement:
        return self.browser.find_elements(By.CSS_SELECTOR, "#table .toggle")[index]

    def details(self) -> list[WebElement]:
        """The rows that are open."""
        return self.browser.find_elements(By.CSS_SELECTOR, "#table tr.detail:not([hidden])")

    def block(self, inside: WebElement, title: str) -> str:
        """The text under a small heading of an opened row."""
        for block in inside.find_elements(By.CSS_SELECTOR, ".block"):
            if block.find_element(By.TAG_NAME, "h4").text == title:
                return block.find_element(By.TAG_NAME, "p").get_property("textContent")
        raise AssertionError(f"no {title!r} in {inside.text!r}")
