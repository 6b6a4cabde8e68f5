"""Two moderators screen the questions of a panel: whom each is put to, what it is about, who is at it, who answered."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desks import Desk
from tests.browser.house import House
from tests.browser.test_panel import PANEL, seat_people

pytestmark = pytest.mark.browser

ALL, ONE = "What will you do first?", "Who pays for it?"


def fills(row: Locator, form: str, *ticked: str) -> None:
    """One of the forms of a question: these boxes, and no others."""
    row.get_by_role("button", name=form, exact=True).click()
    for box in row.get_by_role("checkbox").all():
        box.uncheck()
    for name in ticked:
        row.get_by_label(name).check()
    saves(row)


def saves(row: Locator) -> None:
    row.get_by_role("button", name="Save").click()
    expect(row.locator("form")).to_have_count(0)


def test_two_moderators_screen_the_questions_of_a_panel(house: House, tmp_path: Path) -> None:
    ana = house.desk(house.server.links["desk"], "Ana")
    ana.starts(PANEL)
    seat_people(ana)
    ben = house.desk(ana.invites_a_moderator(), "Ben")
    ola, omar, screen, stage = house.phone("Ola"), house.phone("Omar"), house.screen(), house.stage()
    ola.asks(ALL)
    omar.asks(ONE, to="Bo Lindgren")
    puts_to_several(ana, ben)
    labels(ana, ben)
    ana.judges(ALL, "New", "On stage")
    for face in (screen, stage):
        face.sees("To Ada Nwosu, Cai Mendes")
    ola.sees("to Ada Nwosu, Cai Mendes")
    house.keep("question-to-several")
    answers(ana)
    takes_home(ana, tmp_path)


def puts_to_several(ana: Desk, ben: Desk) -> None:
    """The other desk sees whose hand is on the question, as long as it is."""
    expect(ana.question("New", ONE)).to_contain_text("Bo Lindgren")
    row, seen = ana.question("New", ALL), ben.question("New", ALL)
    expect(row).to_contain_text("To the panel")
    row.focus()
    ana.presses_key("t")
    expect(seen).to_contain_text("Ana is at it")
    expect(row).not_to_contain_text("is at it")
    for name in ("Ada Nwosu", "Cai Mendes"):
        row.get_by_label(name).check()
    saves(row)
    expect(seen).to_contain_text("Ada Nwosu, Cai Mendes")
    ana.page.evaluate("document.activeElement.blur()")
    expect(seen).not_to_contain_text("is at it")


def labels(ana: Desk, ben: Desk) -> None:
    row = ana.question("New", ALL)
    row.focus()
    ana.presses_key("l")
    expect(row.locator("input[name=written]")).to_be_focused()
    ana.page.keyboard.type("Budget, Follow up")
    ana.page.keyboard.press("Enter")
    expect(row.locator(".q__labels li")).to_have_text(["Budget", "Follow up"])
    expect(ben.part(".queue__list .q")).to_have_count(2)
    label = ben.part(".labels").get_by_role("button", name="Budget")
    expect(label).to_contain_text("1")
    label.click()
    expect(ben.part(".queue__list .q")).to_have_count(1)
    label.click()
    expect(ben.part(".queue__list .q")).to_have_count(2)


def answers(ana: Desk) -> None:
    """Of those whom it is put to, whoever has the floor; the desk may say otherwise."""
    ana.presses_key("3")
    expect(ana.part(".seat[data-speaks]")).to_contain_text("Cai Mendes")
    ana.question("On stage", ALL).get_by_role("button", name="Mark as answered").click()
    row = ana.question("Done", ALL)
    expect(row).to_contain_text("Answered by Cai Mendes")
    fills(row, "Answered by", "Ada Nwosu")
    expect(row).to_contain_text("Answered by Ada Nwosu")


def takes_home(ana: Desk, folder: Path) -> None:
    path = ana.saves_file(ana.part(".queue__files").get_by_role("link", name="CSV"), folder)
    rows = {row["question"]: row for row in csv.DictReader(path.read_text().splitlines())}
    assert (rows[ALL]["asked_of"], rows[ALL]["answered_by"]) == ("Ada Nwosu; Cai Mendes", "Ada Nwosu")
    assert (rows[ALL]["labels"], rows[ALL]["state"]) == ("Budget; Follow up", "answered")
    assert all(rows[ALL][time] for time in ("asked_at", "on_stage_at", "answered_at"))
    assert (rows[ONE]["asked_of"], rows[ONE]["answered_at"]) == ("Bo Lindgren", "")
