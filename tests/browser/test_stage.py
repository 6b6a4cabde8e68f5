"""The stage, read from six metres: the clock stands still, and the side keeps its colour in every phase."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.faces import Face
from tests.servers import Server

pytestmark = pytest.mark.browser

SIZES = [(1180, 820), (820, 1180)]
# One slot through its life; the figures are four characters wide in each.
STATES = ["idle", "running", "warning", "paused", "finished", "lost", "rung"]
PX = 1.0
BOX = """(selector) => {
  const { x, y, width, height } = document.querySelector(selector).getBoundingClientRect();
  return [x, y, width, height];
}"""
# The colour of a side's word and shape, and of what is under them.
SIDE = """() => {
  const tag = document.querySelector(".stage__top .side");
  const band = getComputedStyle(document.querySelector(".stage__top"), "::after");
  return {
    word: getComputedStyle(tag).color,
    shape: getComputedStyle(tag, "::before").backgroundColor,
    band: band.backgroundColor,
    ground: getComputedStyle(tag.closest(".stage__top")).backgroundColor,
  };
}"""


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def tablet(request: pytest.FixtureRequest, chromium: Browser, patterns: Server) -> Iterator[Face]:
    face = Face(chromium, patterns, "tablet", size=request.param)
    yield face
    face.closes()


def shows(tablet: Face, state: str) -> None:
    tablet.opens(f"/patterns?face=stage&state={state}")
    tablet.part("[data-ready]").wait_for()


def test_the_clock_stands_where_it_stood(tablet: Face) -> None:
    boxes: dict[str, list[list[float]]] = {}
    for state in STATES:
        shows(tablet, state)
        boxes[state] = [
            tablet.page.evaluate(BOX, one) for one in (".stage__clock", ".stage__clock .clock", ".stage__line")
        ]
    first = boxes["idle"]
    moved = {state: found for state, found in boxes.items() if not is_near(found[0] + found[2], first[0] + first[2])}
    # Figures differ a little in width; their height and middle do not.
    moved |= {state: found for state, found in boxes.items() if not is_near(found[1][1::2], first[1][1::2])}
    assert moved == {}, f"moved from {first}"


def is_near(these: list[float], those: list[float]) -> bool:
    return all(abs(this - that) <= PX for this, that in zip(these, those, strict=True))


def test_a_side_keeps_its_colour_in_every_phase(tablet: Face) -> None:
    seen: dict[str, Any] = {}
    for state in ("running", "warning", "over"):
        shows(tablet, state)
        seen[state] = tablet.page.evaluate(SIDE)
    assert seen["warning"] == seen["running"]
    assert seen["over"] == seen["running"]
    assert seen["running"]["word"] == seen["running"]["shape"] == seen["running"]["band"]
