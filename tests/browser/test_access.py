"""WCAG 2.2 AA on every face in its main states, and a vote cast by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations
from tests.browser.faces import Face
from tests.browser.house import House
from tests.realtime.evenings import open_vote
from tests.servers import Server

pytestmark = pytest.mark.browser

MAIN_STATES = {
    "phone": "waiting speech-warning vote vote-counted vote-lost closed result ask-written agenda right-to-left",
    "screen": "lobby agenda slot slot-warning slot-over vote vote-live reveal-winner question break",
    "stage": "running warning over question message voting voting-untimed result rtl",
    "panelist": "speaks warning over listens panel panel-floor message signals sending refused left",
    "desk": "setup-form seal-form pre-vote-open-live-tally speech-running speech-over-time floor-three-questions"
    " armed-by-me revealed-winner shortcuts lost-connection right-to-left message-to-a-person three-signals own-links",
}
SIZES = {
    "phone": (390, 2400),
    "screen": (1920, 1080),
    "stage": (1180, 820),
    "panelist": (360, 900),
    "desk": (1440, 900),
}


@pytest.mark.parametrize("name", list(MAIN_STATES))
def test_a_face_can_be_used_by_everybody(chromium: Browser, patterns: Server, name: str) -> None:
    # A phone's page scrolls under its tabs: here it is long enough that nothing does.
    size = SIZES[name]
    face = Face(chromium, patterns, name, size=size, reduced_motion="reduce")
    found = {}
    for state in MAIN_STATES[name].split():
        face.opens(f"/patterns?face={name}&state={state}")
        face.part("[data-ready]").wait_for()
        found[state] = violations(face.page)
    face.closes()
    assert {state: wrong for state, wrong in found.items() if wrong} == {}


def test_the_pages_around_can_be_used_by_everybody(house: House) -> None:
    server = house.server
    mara = house.desk_again()
    mara.sees("Oxford Style Debate")
    found = {"the live desk": violations(mara.page)}
    invitation = mara.invites_a_moderator()
    mara.opens(f"/desk/{server.code}/people")
    found["people"] = violations(mara.page)
    visitor = house.visitor("/")
    visitor.tolerates("status of 404")
    found["home"] = violations(visitor.page)
    for path in ("/sign-in", invitation, "/j/WR0NG", f"/r/{server.code}/"):
        visitor.opens(path)
        found[path] = violations(visitor.page)
    assert {page: wrong for page, wrong in found.items() if wrong} == {}


def test_a_vote_by_keyboard_alone(house: House) -> None:
    open_vote(house.server.desk())
    ola = house.phone("Ola")
    ola.sees("Tap one.")
    for choice in ("for", "against"):
        ola.page.keyboard.press("Tab")
        expect(ola.choice(choice)).to_be_focused()
    outline = ola.choice("against").evaluate("(button) => getComputedStyle(button).outlineStyle")
    assert outline != "none", "the focus is seen"
    ola.page.keyboard.press("Enter")
    ola.holds("against")
    ola.sees("Counted.")
    expect(ola.choice("against")).to_be_focused()
