"""A word aside: a person on the stage opens their own page, is told something, and signals back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.desks import Desk
from tests.browser.house import House
from tests.browser.test_panel import PANEL, PEOPLE, seat_people

pytestmark = pytest.mark.browser

ADA = PEOPLE[0][0]
CLOCK = re.compile(r"\d\d:\d\d")


def opens_links(desk: Desk) -> None:
    desk.part(".message").get_by_role("button", name="Own links").click()


def makes_link(desk: Desk, name: str) -> str:
    """At the desk, beside the person; returns the path that its code and its address lead to."""
    opens_links(desk)
    desk.page.get_by_role("button", name=f"Make a link for {name}").click()
    address = desk.part(".links__address")
    expect(address).to_contain_text("/panelist/")
    desk.waits_until("() => document.querySelector('.links__code img').naturalWidth > 0", "the code is drawn")
    path = re.sub(r"^https?://[^/]+", "", address.inner_text())
    desk.presses_in_dialog("Done")
    return path


def test_a_word_aside(house: House) -> None:
    desk = house.desk(house.server.links["desk"], "Mara")
    desk.starts(PANEL)
    seat_people(desk)
    ada = house.panelist(makes_link(desk, ADA), "Ada")
    ada.sees(PANEL, ADA, "You have spoken")
    stage = house.stage()

    desk.part(".message__to select").select_option(label=ADA)
    desk.presses_key("m")
    desk.presses_key("1")
    ada.reads("1 more minute")
    stage.does_not_see("1 more minute")
    desk.waits_for_text(".message__now", "not read yet")
    house.keep("whisper-message")
    ada.taps_it_away()
    ada.waits_for_text(".panelist__read", "Read at")
    desk.waits_for_text(".message__now", "Read at")
    expect(desk.part(".message__now small")).to_contain_text(CLOCK)

    ada.signals("Technical problem")
    ada.is_told("Technical problem", "Sent at")
    desk.waits_for_text(".signal-alert", f"{ADA}: technical problem")
    house.keep("whisper-signal")
    ada.fits()
    assert violations(ada.page) == []
    desk.part(".signal-alert").get_by_role("button", name="Seen").click()
    expect(desk.part(".signal-alert__box")).to_have_count(0)
    ada.is_told("Technical problem", "Seen at")

    opens_links(desk)
    desk.page.get_by_role("button", name=f"Revoke the link of {ADA}").click()
    ada.sees("This page is no longer connected")
    desk.presses_in_dialog("Done")
