"""The projector's screen and the stage."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from tests.browser.faces import Face
from tests.servers import Server, wait_for

# Headless browsers have no ears: the tones that are handed to the sound card are counted.
COUNT_TONES = """() => {
  window.tones = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...when) { window.tones += 1; return start.apply(this, when); };
}"""
# Figures of the bar that moves, and of the legend under it; each part of the bar gives up a little for the gap beside
# it.
DIVISION = """() => {
  const live = document.querySelector('.vote__live');
  const parts = [...(live?.querySelectorAll('.division__part') ?? [])];
  const order = ['for', 'undecided', 'against'];
  const votes = [...(live?.querySelectorAll('.division__votes') ?? [])].map((one) => Number(one.textContent));
  return {
    widths: Object.fromEntries(parts.map((part) => [part.dataset.choice, parseFloat(part.getAttribute('width'))])),
    votes: Object.fromEntries(order.map((choice, at) => [choice, votes[at] ?? 0])),
  };
}"""
GAP = 1.0


class Projected(Face):
    """What screen and stage share."""

    path = ""

    def __init__(self, browser: Browser, server: Server, name: str) -> None:
        super().__init__(browser, server, name)
        self.opens(server.links[self.path])

    def hears_bells(self) -> None:
        """One touch lets the browser sound."""
        self.page.evaluate(COUNT_TONES)
        self.page.mouse.click(5, 5)

    def hears_a_bell(self) -> None:
        self.waits_until("() => window.tones > 0", "the bell sounds")


class Screen(Projected):
    size = (1920, 1080)
    path = "screen"
    clock = ".clock-field .clock"

    def shows(self, scene: str, *words: str) -> None:
        expect(self.part(f".screen[data-scene={scene}]")).to_be_visible()
        self.sees(*words)

    def shows_step(self, step: str) -> None:
        expect(self.part(f".reveal[data-step={step}]")).to_be_visible()

    def counts(self, ballots: int) -> None:
        """The turnout that stands on the screen."""
        expect(self.part(".turnout__line b").first).to_have_text(str(ballots))

    def result(self) -> str:
        return self.text("main.reveal")

    # The division while votes arrive

    def divides(self, **votes: int) -> None:
        """The bar and its legend become those of these votes: `for_=3, against=1`."""
        wanted = {choice.rstrip("_"): n for choice, n in votes.items()}
        all_votes = sum(wanted.values())

        def stands() -> bool:
            seen: dict[str, dict[str, float]] = self.page.evaluate(DIVISION)
            shares = {choice: 100 * n / all_votes for choice, n in wanted.items()}
            counted = {choice: n for choice, n in seen["votes"].items() if n} == wanted
            return counted and all(abs(seen["widths"].get(choice, 0) - share) < GAP for choice, share in shares.items())

        wait_for(stands, f"the division of {wanted} on the screen")

    def shows_no_split(self) -> None:
        """Neither a division nor a percentage, anywhere in the document."""
        assert self.part("[data-choice], .division").count() == 0
        assert not re.search(r"\d\s?%", self.page.inner_text("body"))


class Stage(Projected):
    size = (1180, 820)
    path = "stage"
    clock = ".stage__clock .clock"

    def taps_the_message_away(self) -> None:
        self.part("button.message").click()
        expect(self.part("button.message")).to_have_count(0)
