"""A result that is given up: everybody who saw it is told so, and why, and what was shown stays on record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.desks import HOLDING, Desk
from tests.browser.house import House
from tests.realtime.evenings import now_at, polls_at, start_debate
from tests.servers import wait_for
from tests.wire import Socket

pytestmark = pytest.mark.browser

WHY = "The motion that was read out is not the one that was sealed"
SHOWN = "The hall has seen this result."


def hold_vote(desk: Socket, round_: str, **terms: Any) -> int:
    """Opened and closed; sealed first where nothing is. Returns the poll."""
    item = start_debate(desk)
    if not polls_at(desk):
        desk.do("pair:seal", item=item, **terms)
    poll = next(int(one["id"]) for one in polls_at(desk) if one["round"] == round_)
    desk.do("poll:open", poll=poll, held=True)
    desk.do("poll:close", poll=poll)
    return poll


def show(desk: Socket, poll: int) -> None:
    """Count and reveal, to the end."""
    desk.do("poll:arm", poll=poll)
    desk.do("poll:reveal", poll=poll, held=True, play=False)
    step = next(one for one in polls_at(desk) if one["id"] == poll)
    if "step" in step["allowed"]:
        desk.do("poll:step", poll=poll, step="winner")


def gives_up(desk: Desk, why: str) -> None:
    """At the desk, by holding, with a reason."""
    desk.presses("Give this vote up")
    desk.sees(SHOWN)
    button = desk.part("dialog .btn--hold")
    expect(button).to_be_disabled()
    desk.part("dialog textarea").fill(why)
    button.click()
    expect(desk.part("dialog")).to_contain_text(SHOWN)
    button.hover()
    desk.page.mouse.down()
    desk.sees(HOLDING)
    expect(desk.part("dialog")).to_have_count(0)
    desk.page.mouse.up()


def test_a_result_that_is_given_up_is_not_forgotten_without_a_word(house: House, tmp_path: Path) -> None:
    wire = house.server.desk()
    hold_vote(wire, "pre")
    post = hold_vote(wire, "post")
    pair = next(one["pair"] for one in polls_at(wire))
    phone, plain, screen, stage = house.phone("Ola"), house.plain_phone("Pia"), house.screen(), house.stage()
    mara = house.desk_again()
    show(wire, post)
    for face in (phone, screen):
        face.sees("No result: nobody voted")
    gives_up(mara, WHY)
    assert [one["state"] for one in now_at(wire, "polls")["polls"]] == ["void", "void"]

    # Whoever stood at the result is told
    plain.loads_again()
    for face in (phone, plain, screen):
        face.sees("This result was given up", WHY)
    stage.sees("This result was given up")

    # What was shown stays where it was, and can be taken home
    phone.presses("Read the full result")
    report = house.visitor(f"/r/{house.server.code}/{pair}")
    for page in (phone.page.locator("body"), report.page.locator("body")):
        expect(page).to_contain_text("This result was given up on")
        expect(page).to_contain_text(WHY)
        expect(page).to_contain_text("No result: nobody voted")
    bundle = json.loads(mara.downloads("Recount bundle", tmp_path).read_text())
    assert bundle["given_up"]["why"] == WHY

    # The next vote has its own result, and each page leads to the other
    phone.joins()
    phone.sees("This result was given up")
    item = now_at(wire, "debate")["item"]
    wire.do("pair:seal", item=item, rule="final_majority")
    again = polls_at(wire)[0]
    wire.do("poll:open", poll=again["id"], held=True)
    phone.does_not_see("given up")
    phone.voted("for")
    wire.do("poll:close", poll=again["id"])
    show(wire, again["id"])
    phone.sees("For wins the debate")
    report.opens(f"/r/{house.server.code}/")
    report.sees("For wins the debate", "Given up")
    report.part(".others a").click()
    report.sees("This result was given up on", "For wins the debate")


def test_where_one_vote_is_sealed_one_is_given_up(house: House) -> None:
    wire = house.server.desk()
    wire.do("pair:seal", item=start_debate(wire), rule="final_majority")
    mara = house.desk_again()
    mara.presses("Give this vote up")
    mara.sees("The vote is given up for good")
    mara.does_not_see("Both votes")
    mara.part("dialog textarea").fill("A word was missing")
    mara.presses_in_dialog("Give it up")
    wait_for(lambda: not polls_at(wire), "the vote is given up by a press: the hall saw nothing of it")
    mara.presses("Seal the vote")
    mara.presses("Read what will freeze")
    mara.presses("Seal it")
    mara.presses("Give this vote up")
    mara.sees("Both votes are given up for good")
