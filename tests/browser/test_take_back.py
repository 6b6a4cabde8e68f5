"""What a moderator does by a slip is taken back, and nothing is done by a key that was meant for something else."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.house import House
from tests.realtime.evenings import go_to, now_at, polls_at, start_clock, start_debate

pytestmark = pytest.mark.browser

QUESTION = "Who would pay for all these embassies in the end?"
ALIKE = "Who is going to pay for all these embassies then?"


def test_a_slip_in_the_queue_is_taken_back(house: House) -> None:
    start_clock(house.server.desk())
    ola, omar = house.phone("Ola"), house.phone("Omar")
    ola.asks(QUESTION)
    omar.asks(ALIKE)
    mara = house.desk_again()
    mara.declines(QUESTION)
    mara.sees("Declined.")
    mara.presses("Undo")
    mara.does_not_see("Declined.")
    mara.question("New", QUESTION)

    merging = mara.question("New", ALIKE)
    merging.get_by_role("button", name="Merge").click()
    mara.sees("Merged. Voters of both count once.")
    mara.presses("Undo")
    mara.question("New", ALIKE)


def test_the_question_on_stage_stays_in_sight_at_the_desk(house: House) -> None:
    orders = house.server.desk()
    start_clock(orders)
    stage = house.stage()
    house.phone("Ola").asks(QUESTION)
    mara = house.desk_again()
    go_to(orders, "result")
    mara.judges(QUESTION, "New", "On stage")
    stage.waits_for_text(".stage__question", QUESTION)
    pinned = mara.part(".queue__stage .q").filter(has_text=QUESTION)
    expect(pinned).to_have_count(1)
    mara.part(".filters").get_by_role("button", name="Approved").click()
    expect(pinned).to_have_count(1)
    pinned.get_by_role("button", name="Mark as answered").click()
    expect(pinned).to_have_count(0)
    expect(stage.part(".stage__question")).to_have_count(0)


def test_the_space_bar_that_opened_a_form_does_not_close_it(house: House) -> None:
    mara = house.desk_again()
    mara.starts("Oxford Style Debate")
    for step, dialog in (("Name the speakers", "item"), ("Seal", "seal")):
        mara.does(step)
        expect(mara.part(".dialog__close")).not_to_be_focused()
        # Once: a second press would open again what the first one closed.
        mara.presses_key(" ")
        expect(mara.part(f"dialog[data-kind={dialog}]")).to_have_count(1)
        if dialog == "item":
            mara.names_speakers(["Amara"], ["Tomas"])
            mara.saves()


def test_a_scene_without_content_says_why_it_is_not_put_up(house: House) -> None:
    screen, mara = house.screen(), house.desk_again()
    mara.starts("Opening Remarks")
    for scene, why in (
        ("Speaker", "No step of the running order has begun."),
        ("Vote", "No vote has been opened."),
        ("Reveal", "No result has been revealed."),
    ):
        mara.shows(scene)
        mara.sees(why)
    for untrue in ("starts soon", "opens soon", "The result follows"):
        screen.does_not_see(untrue)


def test_a_count_that_is_taken_back_says_what_it_ended(house: House) -> None:
    """Whoever has seen the split could call in just the voters that it wants: that is said before the count, and
    after it."""
    wire = house.server.desk()
    wire.do("pair:seal", item=start_debate(wire), rule="final_majority")
    poll = polls_at(wire)[0]["id"]
    wire.do("poll:open", poll=poll, held=True)
    wire.do("poll:close", poll=poll)
    mara = house.desk_again()
    mara.sees("Open again", "Once it is counted it cannot be opened again")
    mara.part(".poll").get_by_role("button", name="Count and look").click()
    mara.sees("Taken back, it can be counted again, but not opened again")
    mara.presses("Take it back")
    mara.sees("It cannot be opened again: it was counted")
    mara.does_not_see("Once it is counted")
    expect(mara.part(".poll").get_by_role("button", name="Open again")).to_have_count(0)
    mara.part(".poll").get_by_role("button", name="Count and look").click()
    mara.sees("Counted: nobody but the desks sees this")


def test_a_format_asks_for_all_of_its_seats(house: House) -> None:
    mara = house.desk_again()
    mara.starts("Oxford Style Debate")
    mara.does("Name the speakers")
    seats = mara.part('dialog input[name^="for:"]')
    mara.part('dialog input[name="for:1"]').fill("Amara Lindqvist")
    mara.chooses_format("British Parliamentary")
    expect(seats).to_have_count(4)
    mara.chooses_format("World Schools")
    expect(seats).to_have_count(3)
    expect(mara.part('dialog input[name="against:3"]')).to_be_visible()
    expect(mara.part('dialog input[name="for:1"]')).to_have_value("Amara Lindqvist")
    mara.part('dialog input[name="against:3"]').fill("Leila Haddad")
    mara.saves()
    assert {"side": "against", "seat": 3, "name": "Leila Haddad"}.items() <= max(
        now_at(house.server.desk(), "debate")["speakers"], key=lambda one: one["seat"]
    ).items()
