"""The own page of somebody on the stage, on the phone in their hand."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.faces import Face


class Panelist(Face):
    size = (360, 640)
    root = "#root"

    def reads(self, message: str) -> None:
        expect(self.part(".whisper")).to_contain_text(message)

    def taps_it_away(self) -> None:
        self.part(".whisper").click()
        expect(self.part(".whisper")).to_have_count(0)

    def signals(self, words: str) -> None:
        self.part(".signal").filter(has_text=words).click()

    def is_told(self, signal: str, state: str) -> None:
        expect(self.part(".signal").filter(has_text=signal).locator(".signal__state")).to_contain_text(state)

    def fits(self) -> None:
        """Nothing is wider than the page."""
        assert self.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
