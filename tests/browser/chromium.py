"""A browser to test in: one that is named, one that is installed, or the one that Playwright brought."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Containers have no sandbox to give and no graphics card; the rest keeps the browser from the network.
ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WHY_NONE = "No Chromium was found: install one, or name it in DEBATE_BROWSER, to run the browser tests."


def find_chromium(playwright: Playwright) -> str | None:
    named = os.environ.get("DEBATE_BROWSER")
    installed = next((path for name in NAMES if (path := shutil.which(name))), None)
    brought = playwright.chromium.executable_path
    return named or installed or (brought if Path(brought).exists() else None)


def launch_chromium(playwright: Playwright) -> Browser:
    """Without a browser the test is skipped on a user's machine, and fails where nothing may be left out."""
    path = find_chromium(playwright)
    if path is None and os.environ.get("CI") == "true":
        pytest.fail(WHY_NONE)
    if path is None:
        pytest.skip(WHY_NONE)
    return playwright.chromium.launch(executable_path=path, args=list(ARGS))
