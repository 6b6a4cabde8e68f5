"""A phone in a bad network, in two tabs, asleep, or at a wrong address."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.faces import NETWORK
from tests.browser.house import House
from tests.realtime.evenings import open_vote
from tests.servers import wait_for

pytestmark = pytest.mark.browser


def test_a_vote_without_network_is_sent_once_when_it_is_back(house: House) -> None:
    desk = house.server.desk()
    open_vote(desk)
    ola = house.phone("Ola")
    ola.sees("Tap one.")
    ola.tolerates(NETWORK)
    ola.context.set_offline(True)
    ola.votes("against")
    ola.sees("Not sent yet.", "Your phone lost the network. We will send your vote when it is back.")
    ola.holds("against")
    assert ballots(house) == 0, "nothing may have gone through for this to mean anything"
    ola.context.set_offline(False)
    ola.sees("Counted.")
    ola.holds("against")
    assert ballots(house) == 1


def test_two_tabs_of_one_phone_show_one_vote(house: House) -> None:
    open_vote(house.server.desk())
    ola = house.phone("Ola")
    other = ola.new_page()
    other.goto(house.server.links["phones"])
    ola.voted("for")
    expect(other.locator("button.choice[value=for]")).to_have_attribute("aria-pressed", "true")
    other.locator("button.choice[value=against]").click()
    ola.holds("against")
    expect(other.locator(".status")).to_contain_text("Counted.")
    assert ballots(house) == 1


def test_a_phone_that_slept_through_the_close_wakes_to_it(house: House) -> None:
    desk = house.server.desk()
    poll = open_vote(desk)
    ola = house.phone("Ola")
    ola.voted("for")
    asleep = ola.context.new_cdp_session(ola.page)
    asleep.send("Page.setWebLifecycleState", {"state": "frozen"})
    desk.do("poll:close", poll=poll)
    asleep.send("Page.setWebLifecycleState", {"state": "active"})
    ola.sees("Voting has closed.", "Your vote: For, counted.")


def test_a_wrong_code_is_said_and_another_can_be_typed(house: House) -> None:
    visitor = house.new_phone("visitor")
    visitor.root = "body"
    visitor.tolerates("status of 404")
    visitor.types_the_code("WR0NG")
    visitor.sees("That code is not known here")
    visitor.page.get_by_role("textbox").fill(house.server.code)
    visitor.page.get_by_role("textbox").press("Enter")
    visitor.sees("Tech Diplomacy Forum")
    expect(visitor.part("#face")).to_be_visible()


def ballots(house: House) -> int:
    """What the turnout says, once nothing is on its way to it."""
    screen = house.server.screen()
    turnout: int = wait_for(lambda: screen.sees("turnout"), "a turnout")["ballots"]
    screen.close()
    return turnout
