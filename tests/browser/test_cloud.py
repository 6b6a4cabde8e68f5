"""The cloud of words on a screen: every word in its room and none on another, the same each time, and growing in
place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TypedDict

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.faces import Face
from tests.servers import Server

pytestmark = pytest.mark.browser


class Word(TypedDict):
    left: float
    right: float
    top: float
    bottom: float
    size: float


Words = dict[str, Word]

# By the letters, not by the lines: from the height of an x to the baseline, which lies at 0.364 of the size.
WORDS = """() => Object.fromEntries([...document.querySelectorAll("[data-cloud=laid] li")].map((item) => {
  item.getAnimations().forEach((animation) => animation.finish());
  const text = item.firstElementChild;
  const size = parseFloat(getComputedStyle(item).fontSize);
  const { left, right, top, bottom } = text.getBoundingClientRect();
  const baseline = (top + bottom) / 2 + 0.364 * size;
  return [text.textContent, { left, right, top: baseline - 0.5 * size, bottom: baseline, size }];
}))"""
ROOM = """() => {
  const { left, right, top, bottom } = document.querySelector("[data-cloud]").getBoundingClientRect();
  return { left, right, top, bottom, size: 0 };
}"""
GROW = """async (word) => {
  const names = performance.getEntriesByType("resource").map(({ name }) => name);
  const { layClouds } = await import(names.find((name) => name.includes("cloud_layout")));
  const list = document.querySelector("[data-cloud]");
  const item = list.lastElementChild.cloneNode(true);
  item.firstElementChild.textContent = word;
  list.append(item);
  layClouds(document);
}"""


@pytest.fixture
def screen(chromium: Browser, patterns: Server) -> Iterator[Page]:
    face = Face(chromium, patterns, "projector", size=(1280, 720))
    shows(face.page)
    yield face.page
    face.closes()


def shows(page: Page) -> None:
    page.goto("/patterns?face=screen&state=poll-result-words-5000")
    page.locator("[data-ready]").wait_for()
    page.evaluate("() => document.fonts.ready")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def words_on(page: Page) -> Words:
    found: Words = page.evaluate(WORDS)
    return found


def test_every_word_stands_in_its_room_and_none_on_another(screen: Page) -> None:
    words, room = words_on(screen), screen.evaluate(ROOM)
    assert len(words) > 5, "the words must be there for this to mean anything"
    for text, word in words.items():
        assert room["left"] <= word["left"] < word["right"] <= room["right"], text
        assert room["top"] <= word["top"] < word["bottom"] <= room["bottom"], text
    for (one, a), (other, b) in combinations(words.items(), 2):
        apart = a["right"] <= b["left"] or b["right"] <= a["left"] or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]
        assert apart, f"{one} stands on {other}"


def test_the_most_frequent_word_is_the_largest(screen: Page) -> None:
    words = words_on(screen)
    assert words["trust"]["size"] > 1.4 * max(word["size"] for text, word in words.items() if text != "trust")


def test_the_same_words_stand_where_they_stood(screen: Page) -> None:
    """Two screens in a hall, and one that was loaded again, show the same cloud."""
    before = words_on(screen)
    shows(screen)
    assert words_on(screen) == before


def test_a_new_word_moves_the_others_little(screen: Page) -> None:
    before = words_on(screen)
    screen.evaluate(GROW, "candour")
    after = words_on(screen)
    assert set(after) == {*before, "candour"}
    ways = [
        max(abs(after[text]["left"] - word["left"]), abs(after[text]["bottom"] - word["bottom"]))
        for text, word in before.items()
    ]
    assert max(ways) < 0.1 * 1280, "a cloud grows; it does not jump"
