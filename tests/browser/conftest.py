"""A real browser, a real server, and a house that lets nobody's error pass unseen."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import launch_chromium
from tests.browser.house import House
from tests.servers import Server, running


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: needs a Chromium")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def patterns(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that shows every component in every state."""
    with running(Server("eventlet", tmp_path_factory.mktemp("patterns"), settings={"DEVELOPMENT": "1"})) as server:
        yield server


@pytest.fixture
def server(chromium: Browser, tmp_path: Path) -> Iterator[Server]:
    """The demo server, a test's own. Asks for the browser first: without one there is nothing to serve."""
    with running(Server("eventlet", tmp_path / "data")) as server:
        yield server


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


FAILED = pytest.StashKey[bool]()


@pytest.fixture
def house(request: pytest.FixtureRequest, chromium: Browser, server: Server, tmp_path: Path) -> Iterator[House]:
    """Empty at first. Whatever any face complains about fails the test; a failed test leaves a picture of every
    face."""
    house = House(chromium, server)
    yield house
    if request.node.stash.get(FAILED, False):
        house.picture(tmp_path / "pictures", "failed")
    complaints = house.complaints()
    house.closes()
    assert complaints == []
