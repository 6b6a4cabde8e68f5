"""How far apart the faces' clocks change their text, measured on the one clock of this machine."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Protocol

from playwright.sync_api import Page

from tests.servers import wait_for

# Notes when each text of the clock first stood in the document. The text that stands already is not noted: its moment
# is unknown.
WATCH = """(selector) => {
  const read = () => document.querySelector(selector)?.textContent.trim();
  const first = read();
  window.ticks = {};
  new MutationObserver(() => {
    const text = read();
    if (text && text !== first && !(text in window.ticks)) window.ticks[text] = Date.now();
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


class Timed(Protocol):
    """A face with a clock, and where it stands."""

    clock: str

    @property
    def page(self) -> Page: ...


def watch_clocks(faces: Sequence[Timed]) -> None:
    for face in faces:
        face.page.evaluate(WATCH, face.clock)


def disagreements_ms(faces: Sequence[Timed], seconds: int = 6) -> list[float]:
    """For each second that every face showed: between the first and the last face to show it."""
    watch_clocks(faces)

    def seen() -> list[dict[str, float]] | None:
        ticks: list[dict[str, float]] = [face.page.evaluate("() => window.ticks") for face in faces]
        return ticks if len(set.intersection(*map(set, ticks))) >= seconds else None

    ticks = wait_for(seen, f"{seconds} seconds pass on every clock", 30)
    shown = set.intersection(*map(set, ticks))
    return sorted(max(one[text] for one in ticks) - min(one[text] for one in ticks) for text in shown)


def typical(spreads: Sequence[float]) -> float:
    """The median: a clock that is off is off at every second, a busy machine paints late at some."""
    return median(spreads)


def seconds(text: str) -> int:
    """What a countdown shows, in seconds."""
    minutes, _, rest = text.partition(":")
    return int(minutes) * 60 + int(rest)
