"""Every scene in every state fits every projector: nothing scrolls, nothing leaves the margin, nothing is too small to
read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.faces import Face
from tests.servers import Server

pytestmark = pytest.mark.browser

SIZES = [(1920, 1080), (1280, 720), (1024, 768)]
MARGIN = 0.04
SMALLEST = 0.024
MEASURE = Path(__file__).with_name("fit.js").read_text()
# For whoever looks after the screen, not for the hall.
UNREAD = ".marks"
# Said elsewhere on the same screen or in full on the scene before: may end in an ellipsis.
SHORTENABLE = ".foot__note > span, .top__now"
LIMITS = {"margin": MARGIN, "smallest": SMALLEST, "unread": UNREAD, "shortenable": SHORTENABLE}


@dataclass
class Projector:
    page: Page

    def states(self) -> list[str]:
        self.page.goto("/patterns?face=screen")
        self.page.locator("figcaption a").first.wait_for()
        return self.page.locator("figcaption a").all_inner_texts()

    def faults(self, state: str) -> list[str]:
        self.page.goto(f"/patterns?face=screen&state={state}")
        self.page.locator("[data-ready]").wait_for()
        faults: list[Any] = self.page.evaluate(MEASURE, LIMITS)
        return [f"{state}: {fault}" for fault in faults]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_scene_fits(chromium: Browser, patterns: Server, size: tuple[int, int]) -> None:
    face = Face(chromium, patterns, "projector", size=size)
    # The states are those of an event that this server does not hold: it lends its own QR code.
    own_code = f"http://{patterns.address}/j/{patterns.code}/qr.svg"
    face.context.route("**/qr.svg", lambda route: route.continue_(url=own_code))
    projector = Projector(face.page)
    states = projector.states()
    assert len(states) > 50, "every state must be there for this to mean anything"
    faults = [fault for state in states for fault in projector.faults(state)]
    complaints = face.complaints
    face.closes()
    assert faults == []
    assert complaints == []
