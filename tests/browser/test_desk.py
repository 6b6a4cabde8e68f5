"""The desk on a phone, at 200 % zoom, in the system's own colours, and while a vote opens under a moderator's hand."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.faces import Face
from tests.servers import Server

pytestmark = pytest.mark.browser

DESK = (1440, 900)
PHONE = (390, 844)
ZOOMED = (720, 450)
LINKS = ["Shortcuts", "People and links", "Screen", "Stage", "Sign out"]
ROWS = [".guide", ".verbs", ".scenes", ".votes", ".message"]
PX = 6
TOPS = """(rows) => Object.fromEntries(rows.map((row) => {
  const { y, height } = document.querySelector(row).getBoundingClientRect();
  return [row, height ? y : null];
}))"""
# How a chosen control and one beside it look to somebody who sees the system's colours alone.
LOOK = """([one, pseudo]) => {
  const { backgroundColor, color, borderColor, outline } = getComputedStyle(document.querySelector(one), pseudo);
  return { backgroundColor, color, borderColor, outline };
}"""


def desk(chromium: Browser, patterns: Server, size: tuple[int, int], **options: Any) -> Face:
    return Face(chromium, patterns, "desk", size=size, **options)


def shows(face: Face, state: str) -> None:
    face.opens(f"/patterns?face=desk&state={state}")
    face.part("[data-ready]").wait_for()


@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["phone", "200 per cent"])
def test_a_small_desk_has_everything_that_a_large_one_has(
    chromium: Browser, patterns: Server, size: tuple[int, int]
) -> None:
    face = desk(chromium, patterns, size)
    shows(face, "speech-running")
    for words in LINKS:
        control = (
            face.part(".top__links").get_by_role("button", name=words).or_(face.page.get_by_role("link", name=words))
        )
        expect(control.first).to_be_visible()
        box = control.first.bounding_box()
        assert box is not None
        assert box["height"] >= 24, words
        assert 0 <= box["x"] <= size[0] - box["width"], words
    assert face.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    face.closes()


@pytest.mark.parametrize("size", [DESK, PHONE, ZOOMED], ids=["desk", "phone", "200 per cent"])
def test_no_row_moves_when_a_vote_opens(chromium: Browser, patterns: Server, size: tuple[int, int]) -> None:
    face = desk(chromium, patterns, size)
    tops = {}
    for state in ("pre-vote-not-open", "pre-vote-open-sealed-tally", "pre-vote-open-live-tally"):
        shows(face, state)
        tops[state] = face.page.evaluate(TOPS, ROWS)
    face.closes()
    before, *after = tops.values()
    seen = [row for row, top in before.items() if top is not None]
    assert len(seen) >= 3
    moved = {row: [one[row] - before[row] for one in after] for row in seen}
    assert {row: by for row, by in moved.items() if max(map(abs, by)) > PX} == {}


def test_what_is_chosen_is_seen_in_the_systems_colours(chromium: Browser, patterns: Server) -> None:
    face = desk(chromium, patterns, PHONE, forced_colors="active")
    shows(face, "speech-running")
    canvas = face.page.evaluate(LOOK, ["body", None])["backgroundColor"]
    pairs = {"scene": ".btn--scene", "tab": ".tabs button", "filter": ".filter"}
    alike = []
    for name, control in pairs.items():
        looks = [face.page.evaluate(LOOK, [f"{control}[aria-pressed={is_on}]", None]) for is_on in ("true", "false")]
        alike += [name] if looks[0] == looks[1] else []
    assert alike == []
    shape = face.page.evaluate(LOOK, [".side--for", "::before"])["backgroundColor"]
    face.closes()
    assert shape != canvas, "a side's shape is drawn"


@pytest.mark.parametrize(("name", "state"), [("screen", "lobby"), ("stage", "warning")])
def test_a_sides_shape_is_drawn_in_the_systems_colours(
    chromium: Browser, patterns: Server, name: str, state: str
) -> None:
    face = Face(chromium, patterns, name, forced_colors="active")
    face.opens(f"/patterns?face={name}&state={state}")
    face.part("[data-ready]").wait_for()
    shape = face.page.evaluate(LOOK, [".side--for", "::before"])["backgroundColor"]
    canvas = face.page.evaluate(LOOK, ["body", None])["backgroundColor"]
    face.closes()
    assert shape != canvas
