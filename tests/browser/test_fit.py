"""Every scene in every state fits every projector: nothing scrolls, nothing leaves the margin, nothing is too small to
read, and what the evening is about is large."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.faces import Face
from tests.servers import Server

pytestmark = pytest.mark.browser

UPRIGHT = (1080, 1920)
LYING = [(1920, 1080), (1280, 720), (1024, 768)]
MARGIN = 0.04
SMALLEST = 0.024
# A motion's type as a share of the height: at 200 characters with eight long names under it, and otherwise. On an
# upright display a line is short, so there it is the least that a hall reads.
LONGEST_MOTION, MOTION = 0.035, 0.055
CROWDED = ("longest", "many", "unbroken")
# A poll's question with as many options under it as there can be, all as long as can be.
FULL = "-most"
SMALLEST_OF_FULL = 0.016  # on an upright display, whose lines are short
MEASURE = Path(__file__).with_name("fit.js").read_text()
# For whoever looks after the screen, not for the hall.
UNREAD = ".marks"
# Said elsewhere on the same screen or in full on the scene before: may end in an ellipsis.
# Whoever is called to the microphone has it in full on their phone.
SHORTENABLE = ".foot__motion, .top__now, .microphone"
LIMITS = {"margin": MARGIN, "smallest": SMALLEST, "unread": UNREAD, "shortenable": SHORTENABLE}
# Pictures that play are looked at when they have come to their end.
END_PLAYS = "() => document.getAnimations().forEach((animation) => animation.finish())"
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
MOTION_SHARE = """() => {
  const motion = document.querySelector(".hero.motion");
  return motion && parseFloat(getComputedStyle(motion).fontSize) / innerHeight;
}"""
# Where a name begins against where its side's word begins, at the side where its page's lines begin.
BESIDE_THEIR_SIDE = """() => [...document.querySelectorAll(".teams section")].map((team) => {
  const starts = [...team.querySelectorAll("h3, li")].map((line) => {
    const range = document.createRange();
    range.selectNodeContents(line);
    const { left, right } = range.getBoundingClientRect();
    return getComputedStyle(team).direction === "rtl" ? right : left;
  });
  return Math.max(...starts) - Math.min(...starts);
})"""


@dataclass
class Projector:
    page: Page

    def states(self) -> list[str]:
        self.page.goto("/patterns?face=screen")
        self.page.locator("figcaption a").first.wait_for()
        return self.page.locator("figcaption a").all_inner_texts()

    def shows(self, state: str) -> None:
        self.page.goto(f"/patterns?face=screen&state={state}")
        self.page.locator("[data-ready]").wait_for()
        self.page.evaluate(END_PLAYS)

    def becomes(self, size: tuple[int, int]) -> None:
        """As when a projector's resolution is changed: the page fits itself to it in the next frames."""
        width, height = size
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.evaluate(TWO_FRAMES)

    def faults(self, state: str) -> list[str]:
        full = {"smallest": SMALLEST_OF_FULL} if self.is_upright() and FULL in state else {}
        faults: list[Any] = self.page.evaluate(MEASURE, {**LIMITS, **full})
        return [f"{state}: {fault}" for fault in [*faults, *self.small_motions(state)]]

    def is_upright(self) -> bool:
        size = self.page.viewport_size
        return size is not None and size["height"] > size["width"]

    def small_motions(self, state: str) -> list[str]:
        least = LONGEST_MOTION if any(word in state for word in CROWDED) else MOTION
        least = SMALLEST if self.is_upright() or FULL in state else least
        share = self.page.evaluate(MOTION_SHARE)
        return [f"the motion is {share:.1%} of the height"] if share is not None and share < least else []


def projector(chromium: Browser, patterns: Server, size: tuple[int, int]) -> tuple[Face, Projector]:
    face = Face(chromium, patterns, "projector", size=size)
    # The states are those of an event that this server does not hold: it lends its own QR code.
    own_code = f"http://{patterns.address}/j/{patterns.code}/qr.svg"
    face.context.route("**/qr.svg", lambda route: route.continue_(url=own_code))
    return face, Projector(face.page)


@pytest.mark.parametrize("sizes", [LYING, [UPRIGHT]], ids=["lying", "upright"])
def test_every_scene_fits(chromium: Browser, patterns: Server, sizes: list[tuple[int, int]]) -> None:
    face, screen = projector(chromium, patterns, sizes[0])
    states = screen.states()
    assert len(states) > 50, "every state must be there for this to mean anything"
    faults = []
    for state in states:
        screen.becomes(sizes[0])
        screen.shows(state)
        for size in sizes:
            screen.becomes(size)
            faults += [f"{size}: {fault}" for fault in screen.faults(state)]
    complaints = face.complaints
    face.closes()
    assert faults == []
    assert complaints == []


def test_names_stand_under_their_side_in_every_script(chromium: Browser, patterns: Server) -> None:
    face, screen = projector(chromium, patterns, LYING[0])
    apart = {}
    for state in ("lobby", "lobby-arabic-names", "motion-arabic-names", "lobby-rtl", "motion-rtl"):
        screen.shows(state)
        apart[state] = face.page.evaluate(BESIDE_THEIR_SIDE)
    face.closes()
    assert all(len(teams) == 2 for teams in apart.values())
    # A mark before the side's word has its own room at the edge.
    assert {state: teams for state, teams in apart.items() if max(teams) > 4} == {}
