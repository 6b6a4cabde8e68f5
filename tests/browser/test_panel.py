"""A panel: its people sit down, its parts are gone through, and the chair gives the floor by keys."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from playwright.sync_api import expect

from tests.browser.desks import Desk
from tests.browser.house import House
from tests.browser.phones import Phone

pytestmark = pytest.mark.browser

PANEL = "Cybersecurity and Disinformation"
PEOPLE = (("Ada Nwosu", "Ministry of Digital Affairs"), ("Bo Lindgren", "Northern Cloud"), ("Cai Mendes", ""))


def seat_people(desk: Desk, people: Sequence[tuple[str, str]] = PEOPLE) -> None:
    desk.presses("People on stage")
    for at, (name, title) in enumerate(people):
        row = desk.part(".people__add")
        row.get_by_label("Name").fill(name)
        row.get_by_label("Title").fill(title)
        desk.page.keyboard.press("Enter")
        expect(desk.part(f".people input[name=name] >> nth={at}")).to_have_value(name)
    desk.presses_in_dialog("Done")


def lay_out(desk: Desk) -> None:
    desk.presses("Set up")
    expect(desk.part('dialog input[name="for:1"]')).to_have_count(0)
    desk.chooses_format("Moderated panel")
    desk.saves()


def speak(desk: Desk, *names: str) -> None:
    expect(desk.part(".seat[data-speaks]")).to_have_count(len(names))
    for name in names:
        expect(desk.part(".seat[data-speaks]").get_by_text(name)).to_be_visible()


def test_the_floor_of_a_panel_goes_by_keys(house: House) -> None:
    desk = house.desk(house.server.links["desk"], "Mara")
    desk.starts(PANEL)
    screen, stage, phone, plain = house.screen(), house.stage(), house.phone("Ola"), house.plain_phone("Omar")
    desk.sees("Nobody sits on the stage yet")
    seat_people(desk)
    phone.sees("Ada Nwosu, Bo Lindgren, Cai Mendes")
    desk.shows("Motion")
    screen.shows("motion", PANEL, "Ada Nwosu", "Ministry of Digital Affairs", "Cai Mendes")
    lay_out(desk)
    desk.does("Go on to Introduction")
    screen.shows("slot", "Introduction", "Ada Nwosu")
    desk.does("Start the clock")
    desk.presses_key("1")
    speak(desk, "Ada Nwosu")
    screen.shows("slot", "Introduction", "Ministry of Digital Affairs")
    stage.sees("Ada Nwosu", "Introduction")
    desk.presses_key("2")
    speak(desk, "Bo Lindgren")
    stage.sees("Bo Lindgren")
    desk.presses_key("Shift+Digit3")
    speak(desk, "Bo Lindgren", "Cai Mendes")
    screen.sees("Bo Lindgren, Cai Mendes")
    stage.sees("Bo Lindgren, Cai Mendes")
    house.keep("panel-two-speak")
    desk.presses_key("2")
    speak(desk, "Cai Mendes")
    expect(desk.part(".seat").first).to_contain_text(re.compile(r"0:0\d"))
    desk.presses("Nobody speaks")
    speak(desk)
    asks_one(desk, phone=phone)
    leaves(desk)
    plain.loads_again()
    plain.sees("Bo Lindgren, Cai Mendes-Reyes")


def asks_one(desk: Desk, phone: Phone) -> None:
    phone.asks("Who pays?", to="Bo Lindgren")
    expect(desk.question("New", "Who pays?")).to_contain_text("Bo Lindgren")


def leaves(desk: Desk) -> None:
    """One is renamed while the panel runs, another leaves, and what was spoken stays."""
    desk.presses("People on stage")
    name = desk.part(".people input[name=name] >> nth=2")
    name.fill("Cai Mendes-Reyes")
    name.blur()
    desk.page.get_by_role("button", name="Take Ada Nwosu off the stage").click()
    desk.sees("Bring back")
    desk.presses_in_dialog("Done")
    desk.sees("Left the stage: Ada Nwosu")
    expect(desk.part(".seat")).to_have_count(2)
    expect(desk.part(".seat").nth(1)).to_contain_text("Cai Mendes-Reyes")
