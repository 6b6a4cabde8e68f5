"""Hands: raised with and without script, called by keys, seen on phone and screen, and raised again."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.desks import Desk
from tests.browser.house import House
from tests.browser.phones import Phone

pytestmark = pytest.mark.browser

PANEL = "Cybersecurity and Disinformation"
CALLED = "You are called: to the microphone, please."
# The desk takes no second press that comes within 300 ms: it was meant for what stood there before.
MEANT_AFTER_MS = 350


def raises(phone: Phone, name: str, place: str) -> None:
    phone.goes_to("Ask")
    phone.page.locator(".hand input[name=name]").fill(name)
    phone.page.locator(".hand input[name=place]").fill(place)
    phone.presses("Raise your hand")
    phone.sees("Your hand is up.")


def lists(desk: Desk, *names: str) -> None:
    rows = desk.part(".hands > .hands__list > .wish .wish__who")
    expect(rows).to_have_text(list(names), use_inner_text=True)


def rests(desk: Desk) -> None:
    """Between two presses that are both meant. Nothing on the page tells when the desk takes the next one."""
    desk.page.wait_for_timeout(MEANT_AFTER_MS)


def takes_on(desk: Desk, words: str) -> None:
    """The hand in focus, by its key."""
    rests(desk)
    desk.presses_key("a")
    expect(desk.part("[data-hand]:focus .wish__facts")).to_contain_text(words)


def test_hands_go_to_the_microphone_by_keys(house: House) -> None:
    desk = house.desk(house.server.links["desk"], "Mara")
    desk.starts(PANEL)
    screen, phone, plain = house.screen(), house.phone("Ola"), house.plain_phone("Omar")
    desk.presses("Hands are closed")
    desk.sees("No hand is up.")
    phone.sees("Raise your hand")
    raises(phone, "Ola Adeyemi", "Row 4")
    lists(desk, "Ola Adeyemi Row 4")
    plain.loads_again()
    raises(plain, "", "Row 9")
    lists(desk, "Ola Adeyemi Row 4", "Row 9")
    desk.presses("On the screen")
    expect(desk.part(".hands").get_by_role("button", name="On the screen")).to_have_attribute("aria-pressed", "true")
    desk.presses_key("h")
    expect(desk.part("[data-hand]:focus")).to_contain_text("Ola Adeyemi")
    takes_on(desk, "called")
    phone.sees(CALLED)
    screen.sees("Next at the microphone", "Ola Adeyemi")
    house.keep("hands-called")
    takes_on(desk, "has the microphone")
    phone.sees("You have the microphone.")
    screen.sees("At the microphone", "Ola Adeyemi")
    has_spoken(desk)
    phone.sees("You have spoken. Thank you.")
    expect(screen.part(".microphone")).to_have_count(0)
    phone.presses("Raise your hand")
    phone.sees("Your hand is up.")
    lists(desk, "Row 9", "Ola Adeyemi Row 4")
    rests(desk)
    desk.presses("Call Row 9")
    expect(desk.part(".wish").filter(has_text="Row 9").first).to_contain_text("called")
    plain.loads_again()
    plain.sees(CALLED)
    phone.presses("Take it down")
    lists(desk, "Row 9")
    house.keep("hands-plain-called")


def has_spoken(desk: Desk) -> None:
    rests(desk)
    desk.presses_key("a")
    lists(desk, "Row 9")
    expect(desk.part("[data-hand]:focus")).to_contain_text("Row 9")
    desk.sees("Over: 1 spoken, 0 not here")
