"""A real, headless Chromium."""

from __future__ import annotations

import os
import shutil

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def browser():
    """One browser for all tests. Where there is none, tests are skipped and say why; in
    CI, where it is installed, its absence is a failure."""
    binary = next(filter(None, map(shutil.which, _NAMES)), None)
    driver = shutil.which("chromedriver")
    missing = [name for name, path in (("chromium", binary), ("chromedriver", driver)) if not path]
    if missing:
        reason = f"no {' and no '.join(missing)} on PATH (Debian: apt install chromium-driver)"
        if os.environ.get("CI") == "true":
            pytest.fail(f"the report must be tested in a browser: {reason}")
        pytest.skip(reason)

    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for argument in (
        "--headless=new",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--window-size=1300,1000",
        # Chromium's own sandbox refuses to run as root, as in a container.
        *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    # Both paths are given, so that selenium does not look for a download.
    driven = webdriver.Chrome(options=options, service=Service(driver))
    driven.set_page_load_timeout(120)
    yield driven
    driven.quit()
