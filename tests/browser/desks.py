"""A moderator's desk: the guide by the space bar, the rest by its buttons."""

from __future__ import annotations

import re
import time
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.browser.faces import Face
from tests.servers import PASSWORD, wait_for

# The desk ignores a press on a step that has stood for less than 0.6 s: nobody means what only just appeared.
STEADY_S = 0.65
HOLDING = "Keep holding"


class Desk(Face):
    size = (1440, 900)
    root = "#desk"
    clock = ".face__time"

    # Sign in, and let others in

    def signs_in(self, path: str, name: str) -> None:
        """By a one-time link, choosing a name and a password."""
        self.opens(path)
        self.page.get_by_label("Name").fill(name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.locator("form.form button").click()
        expect(self.part(".guide")).to_be_visible()

    def invites_a_moderator(self) -> str:
        """A link from the people page, as it would be sent to somebody."""
        other = self.new_page()
        other.goto(f"/desk/{self.server.code}/people")
        other.locator("form.make:has(input[value=moderator])").get_by_role("button").click()
        address = other.locator("[data-made] .address").inner_text()
        other.close()
        return re.sub(r"^https?://[^/]+", "", address)

    # The next step

    def does(self, step: str) -> None:
        """The step that the desk proposes, by the space bar."""
        self._press_space(step, hold=False)

    def holds(self, step: str) -> None:
        """A step that counts only when the space bar was held."""
        self._press_space(step, hold=True)

    def _press_space(self, step: str, hold: bool) -> None:
        self.waits_for_step(step)
        before = self._step()
        self.page.keyboard.down(" ")
        if not hold:
            self.page.keyboard.up(" ")
        self._waits_to_go_on(before)
        self.page.keyboard.up(" ")

    def _waits_to_go_on(self, before: str) -> None:
        def has_gone_on() -> bool:
            step = self._step()
            return self._dialog_is_open() or (step != before and HOLDING not in step)

        wait_for(has_gone_on, f"{self.name} goes on after {before!r}")

    def waits_for_step(self, step: str) -> None:
        shown, since = "", time.monotonic()

        def stands() -> bool:
            nonlocal shown, since
            if (now_shown := self._step()) != shown:
                shown, since = now_shown, time.monotonic()
            return step in shown and time.monotonic() - since > STEADY_S

        wait_for(stands, f"{self.name}'s next step is {step!r}")

    def _step(self) -> str:
        return self.text(".guide")

    def _dialog_is_open(self) -> bool:
        return self.part("dialog[open]").count() > 0

    def skips_to(self, step: str) -> None:
        """Speaker after speaker, through what this story is not about."""
        while step not in (before := self._step()):
            assert "clock" in before, f"{self.name} is at {before!r} and not on its way to {step!r}"
            self.presses_key("n")
            self._waits_to_go_on(before)

    def holds_key(self, key: str, until: str) -> None:
        """A key that is held for as long as the desk says so."""
        self.page.keyboard.down(key)
        self.sees(until)
        expect(self.part("[data-held]")).to_have_count(0)
        self.page.keyboard.up(key)

    def holds_button(self, button: Locator) -> None:
        button.hover()
        self.page.mouse.down()
        self.sees(HOLDING)
        expect(self.part("[data-held]")).to_have_count(0)
        self.page.mouse.up()

    # Set up and seal

    def chooses_item(self, item: str) -> None:
        """An item of the run sheet, also one that is over; what is known of it is shown."""
        past = self.part(".sheet__past summary")
        if past.count():
            past.click()
        self.part(".sheet").get_by_text(item).click()
        expect(self.part("dialog[open]")).to_contain_text(item)

    def presses_in_dialog(self, words: str) -> None:
        self.part("dialog").get_by_role("button", name=words, exact=True).click()

    def starts(self, item: str) -> None:
        self.part(".sheet").get_by_text(item).click()
        self.presses("Start this item")
        expect(self.part(".sheet__item[data-state=live]")).to_contain_text(item)

    def names_speakers(self, for_: list[str], against: list[str]) -> None:
        for side, names in (("for", for_), ("against", against)):
            for seat, name in enumerate(names, 1):
                self.part(f'dialog input[name="{side}:{seat}"]').fill(name)

    def chooses_format(self, title: str) -> None:
        field = self.part("dialog select[name=format]")
        label = next(one.strip() for one in field.locator("option").all_text_contents() if title in one)
        field.select_option(label=label)

    def saves(self) -> None:
        self.part("dialog").get_by_role("button", name="Save").click()
        expect(self.part("dialog")).to_have_count(0)

    def seals(self, pre: str, post: str) -> None:
        """In the open dialog: how each vote is tallied, what will freeze, and the seal."""
        self.part(f"dialog input[name=pre_tally][value={pre}]").check()
        self.part(f"dialog input[name=post_tally][value={post}]").check()
        self.presses("Read what will freeze")
        self.presses("Seal it")
        expect(self.part("dialog")).to_have_count(0)

    # Clock

    def presses_key(self, key: str) -> None:
        self.page.keyboard.press(key)

    def pauses(self) -> None:
        self.presses_key("p")
        self.waits_for_text(".face__words", "Paused")

    def resumes(self) -> None:
        self.presses_key("p")
        self.waits_for_text(".face__words", "Running")

    def adds_half_a_minute(self) -> None:
        self.presses_key("+")
        self.waits_for_text(".face__words", "0:30 added")

    def rings_the_bell(self) -> None:
        self.presses_key("r")

    def goes_on_to(self, who: str) -> None:
        self.presses_key("n")
        self.waits_for_text(".now__who", who)

    def shows(self, scene: str) -> None:
        self.part(".scenes").get_by_role("button", name=scene).click()

    def tells_the_stage(self, text: str) -> None:
        self.part(".message__form input").fill(text)
        self.part(".message__form").get_by_role("button", name="Send").click()
        self.waits_for_text(".message__now", text)

    # Questions

    def question(self, state: str, text: str) -> Locator:
        self.part(".filters").get_by_role("button", name=state).click()
        row = self.part(".queue__list .q").filter(has=self.page.locator(".q__text", has_text=text))
        expect(row).to_have_count(1)
        return row

    def judges(self, text: str, state: str, verb: str) -> None:
        """Press a verb of a question that stands under `state`; it leaves that list."""
        row = self.question(state, text)
        row.locator(".q__verbs").get_by_role("button", name=verb).click()
        expect(row).to_have_count(0)

    def declines(self, text: str, state: str = "New") -> None:
        row = self.question(state, text)
        row.get_by_role("button", name="Decline").click()
        expect(row).to_have_count(0)

    def edits(self, text: str, better: str, state: str = "New") -> None:
        row = self.question(state, text)
        row.get_by_role("button", name="Edit").click()
        self.part(".q__edit textarea").fill(better)
        self.part(".q__edit").get_by_role("button", name="Save").click()
        expect(self.part(".q").filter(has_text=better)).to_have_count(1)

    # The result

    def preview(self) -> str:
        """The text of the frame that is armed, as the desk draws it."""
        frame = self.page.frame_locator("iframe[data-picture]").locator("main.reveal")
        return " ".join((frame.text_content() or "").split())

    def plays_by_hand(self) -> None:
        self.page.get_by_label("Play the steps by themselves").uncheck()

    def confirms(self) -> None:
        self.presses("Confirm and reveal")
        self.sees("The hall sees this result")

    def shows_no_split(self) -> None:
        assert self.part("[data-choice], .division").count() == 0
        assert not re.search(r"\d\s?%", self.page.inner_text("body"))

    def downloads(self, words: str, folder: Path) -> Path:
        return self.saves_file(self.part(".votes__links").get_by_role("link", name=words), folder)

    def saves_file(self, link: Locator, folder: Path) -> Path:
        with self.page.expect_download() as download:
            link.click()
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path
