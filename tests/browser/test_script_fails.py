"""A phone whose script never starts: the page refreshes itself, and its forms vote and ask."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.browser.faces import NETWORK
from tests.browser.house import House
from tests.browser.phones import Phone
from tests.realtime.evenings import open_vote, start_debate
from tests.servers import wait_for

pytestmark = pytest.mark.browser

# The refresh of a page whose script does not start comes after twenty seconds.
REFRESH_S = 20
REFRESH_MS = 45_000

FAILURES: dict[str, Callable[[Route], None]] = {
    "a syntax that it lacks": lambda route: route.fulfill(body="const = ;", content_type="text/javascript"),
    "no file": lambda route: route.fulfill(status=404, body=""),
    "no answer": lambda route: route.abort(),
}


def joins_without_script(house: House, how: str) -> Phone:
    ola = house.new_phone("Ola")
    ola.context.route(re.compile(r"/dist/phone\.js$"), FAILURES[how])
    ola.tolerates(NETWORK)
    ola.tolerates("SyntaxError|Unexpected|Invalid or unexpected|missing|status of 404|Failed to load")
    ola.joins()
    return ola


@pytest.mark.parametrize("how", ["a syntax that it lacks", "no answer"])
def test_a_script_that_fails_to_start_does_not_cost_the_vote(house: House, how: str) -> None:
    ola = joins_without_script(house, how)
    ola.sees("Keep this page open.")
    open_vote(house.server.desk())
    expect(ola.choice("for")).to_be_visible(timeout=REFRESH_MS)
    ola.votes("for")
    ola.holds("for")
    ola.sees("Counted.")


def test_a_script_that_has_started_is_not_refreshed_away_where_stopping_does_not_help(house: House) -> None:
    ola = house.new_phone("Ola")
    ola.page.add_init_script("window.stop = () => {}")
    ola.joins()
    ola.marks()
    with ola.page.expect_response(lambda response: "unless=" in response.url, timeout=REFRESH_MS) as refresh:
        pass
    assert refresh.value.status == 204
    open_vote(house.server.desk())
    ola.voted("for")
    assert ola.is_the_same_page()


def test_a_script_that_has_started_outlives_its_server(house: House) -> None:
    ola = house.phone("Ola")
    ola.tolerates(NETWORK)
    ola.marks()
    house.server.kill()
    wait_for(lambda: ola.page.evaluate("performance.now()") > REFRESH_S * 1000 + 4_000, "the refresh is due", 60)
    assert ola.is_the_same_page()
    house.server.start()
    open_vote(house.server.desk())
    ola.voted("for")
    assert ola.is_the_same_page()


@pytest.mark.parametrize("how", ["no file", "no script"])
def test_who_has_asked_without_script_learns_what_comes_of_it_and_of_the_vote(house: House, how: str) -> None:
    desk = house.server.desk()
    start_debate(desk)
    ola = house.plain_phone("Ola") if how == "no script" else joins_without_script(house, how)
    ola.asks("Who pays for it?")
    [question] = desk.sees("queue", lambda queue: queue["items"])["items"]
    desk.do("question:approve", question=question["id"])
    expect(ola.question("Who pays for it?")).to_be_visible(timeout=REFRESH_MS)
    open_vote(desk)
    expect(ola.part("[role=status] a")).to_have_text("Vote now", timeout=REFRESH_MS)
    ola.page.get_by_role("link", name="Ask another question").click()
    expect(ola.page.get_by_label("Your question")).to_have_value("")


def test_a_phone_without_script_outlives_its_server(house: House) -> None:
    """Chromium loads its own error page again, later and later; other browsers leave it standing."""
    ola = house.plain_phone("Ola")
    ola.tolerates(NETWORK)
    house.server.kill()
    expect(ola.page).to_have_url(re.compile("^chrome-error:"), timeout=REFRESH_MS)
    house.server.start()
    open_vote(house.server.desk())
    expect(ola.choice("for")).to_be_visible(timeout=2 * REFRESH_MS)
    ola.voted("for")


@pytest.mark.parametrize("how", ["no file", "no script"])
def test_who_writes_a_question_without_script_keeps_it_and_learns_of_the_vote(house: House, how: str) -> None:
    desk = house.server.desk()
    start_debate(desk)
    ola = house.plain_phone("Ola") if how == "no script" else joins_without_script(house, how)
    ola.goes_to("Ask")
    ola.page.get_by_label("Your question").fill("Who pays for it?")
    open_vote(desk)
    told = ola.page.frame_locator("iframe.watch").get_by_role("link", name="Vote now")
    expect(told).to_be_visible(timeout=REFRESH_MS)
    expect(ola.page.get_by_label("Your question")).to_have_value("Who pays for it?")
    told.click()
    ola.voted("for")
    ola.goes_to("Ask")
    ola.sees("Voting is open. Vote now")
