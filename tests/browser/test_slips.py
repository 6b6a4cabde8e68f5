"""A slip must not spoil the evening: what would leave out a vote or interrupt a speech is held, and ends are undone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.house import House
from tests.realtime.evenings import now_at, polls_at, ready_speech
from tests.servers import wait_for
from tests.wire import Socket

pytestmark = pytest.mark.browser

DEBATE = "Oxford Style Debate"
PANEL = "Bridging the Digital Divide"
PANEL_MOTION = "This house would let every nation keep its own cloud"


def test_a_vote_is_skipped_or_opened_out_of_its_place_only_by_holding(house: House) -> None:
    wire = house.server.desk()
    speech = ready_speech(wire)
    vote = now_at(wire, "order")["slots"][0]
    wire.do("slot:go", slot=vote["id"])
    phone, screen, mara = house.phone("Ola"), house.screen(), house.desk_again()
    mara.waits_for_step("Open the vote before the debate")

    # N past the unopened vote: a press does nothing, a held one goes on and says what was left out
    mara.presses_key("n")
    mara.sees("Hold: skip this vote", "This vote has not been held: hold N to skip it, or open it.")
    assert now_at(wire, "order")["current"] == vote["id"]
    mara.holds_key("n", "Keep holding")
    mara.waits_for_text(".now__who", "Speaker 1 for")
    assert now_at(wire, "order")["current"] == speech["id"]
    expect(mara.part(".slot[data-place=unheld]")).to_contain_text("Not held")

    # It is offered again; a click on it, during the speech, flips nothing
    mara.waits_for_step("Open the vote before the debate")
    mara.presses_key("p")
    mara.waits_for_text(".face__words", "Running")
    button = mara.part(".votes").get_by_role("button", name="Hold: open the vote before")
    button.click()
    assert {poll["state"] for poll in polls_at(wire)} == {"draft"}
    screen.shows("slot", "Speaker 1 for")
    phone.does_not_see("Vote now")
    mara.holds_button(button)
    wait_for(lambda: polls_at(wire)[0]["state"] == "open", "the vote that was held opens")
    screen.shows("vote", "Vote now")


def test_another_item_is_prepared_while_the_debate_is_live(house: House) -> None:
    wire = house.server.desk()
    ready_speech(wire)
    screen, mara = house.screen(), house.desk_again()
    screen.shows("slot", "Speaker 1 for")
    mara.chooses_item(PANEL)
    mara.presses_in_dialog("Set up")
    mara.part("dialog textarea[name=motion]").fill(PANEL_MOTION)
    mara.part("dialog").get_by_role("button", name="Save").click()
    mara.sees(PANEL_MOTION)
    mara.presses_in_dialog("Set up")
    mara.chooses_format("Intelligence Squared style")
    mara.names_speakers(["Nia Adeyemi"], ["Lev Orlov"])
    mara.part("dialog").get_by_role("button", name="Save").click()
    mara.presses_in_dialog("Seal the vote")
    mara.presses_in_dialog("Read what will freeze")
    mara.sees(PANEL_MOTION)
    mara.presses_in_dialog("Seal it")
    mara.sees("Nia Adeyemi", "Lev Orlov", "Matched swing")
    mara.presses_key("Escape")
    expect(mara.part("dialog")).to_have_count(0)
    screen.shows("slot", "Speaker 1 for")
    item = next(one for one in now_at(wire, "agenda")["items"] if one["title"] == PANEL)
    prepared = next(one for one in now_at(wire, "setups")["items"] if one["item"] == item["id"])
    assert (prepared["motion"], bool(prepared["seal"])) == (PANEL_MOTION, True)
    assert now_at(wire, "debate")["title"] == DEBATE


def test_a_rehearsed_debate_is_run_again_and_nothing_of_it_is_left(house: House) -> None:
    wire = house.server.desk()
    ready_speech(wire)
    pre, post = (poll["id"] for poll in polls_at(wire))
    phone, mara = house.phone("Ola"), house.desk_again()
    wire.do("poll:open", poll=pre, held=True)
    phone.voted("for")
    wire.do("poll:close", poll=pre)
    wire.do("poll:open", poll=post, held=True)
    phone.voted("against")
    wire.do("poll:close", poll=post)
    wire.do("poll:arm", poll=post)
    wire.do("poll:reveal", poll=post, held=True, play=False)
    wire.do("poll:step", poll=post, step="winner")
    wire.do("item:finish", item=now_at(wire, "debate")["item"])
    phone.sees("Against wins the debate")

    mara.chooses_item(DEBATE)
    mara.presses_in_dialog("Plan it again")
    mara.sees("Result of run 1", "Not sealed yet")
    phone.does_not_see("Against wins the debate")
    mara.presses_in_dialog("Start this item")
    mara.waits_for_step("Seal the vote")
    assert polls_at(wire) == []
    report = house.visitor(f"/r/{house.server.code}/{pair_of(wire)}")
    report.sees("The result of an earlier run")


def pair_of(wire: Socket) -> int:
    """The pair of the rehearsal, as the desk links to it."""
    setups = now_at(wire, "setups")["items"]
    return int(next(one["earlier"][0]["pair"] for one in setups if one["earlier"]))
