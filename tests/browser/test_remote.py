"""A presenter's remote at the desk, the screen and the stage: forwards goes on, nothing else does anything."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.faces import Face
from tests.browser.house import House
from tests.realtime.evenings import hold_first_vote, now_at, ready_speech
from tests.servers import wait_for

pytestmark = pytest.mark.browser

# Back, blank in three ways, start of a presentation (a browser would load again), and out of it.
OTHER_KEYS = ["PageUp", "ArrowLeft", "b", "B", ".", "F5", "Shift+F5", "Escape"]
# Whether the browser is left to do what it does with F5; a headless one does nothing by itself.
WATCH_F5 = """() => {
  window.leftToTheBrowser = [];
  addEventListener("keydown", (event) => {
    if (event.key === "F5" && !event.defaultPrevented) window.leftToTheBrowser.push(event.key);
  });
}"""


def test_a_remote_goes_on_and_never_rings_or_reloads(house: House) -> None:
    desk = house.server.desk()
    slot = ready_speech(desk)
    hold_first_vote(desk)
    screen, stage, mara = house.screen(), house.stage(), house.desk_again()
    mara.waits_for_step("Start the clock")
    faces: list[Face] = [screen, stage, mara]
    for face in faces:
        face.page.evaluate(WATCH_F5)
        for key in OTHER_KEYS:
            face.page.keyboard.press(key)
    before = mara.text(".guide")
    mara.presses_key("PageDown")
    wait_for(lambda: mara.text(".guide") != before, "the remote starts the clock")
    expect(stage.part(".stage")).to_have_attribute("data-phase", "normal")
    assert now_at(desk, "order")["current"] == slot["id"], "one step, and nothing of the keys before it"
    assert not [frame for face in faces for frame in face.heard if "cue:bell" in frame]
    assert [face.name for face in faces if face.page.evaluate("() => window.leftToTheBrowser.length")] == []


def test_a_remote_takes_no_step_that_must_be_held(house: House) -> None:
    desk = house.server.desk()
    slot = ready_speech(desk)
    hold_first_vote(desk)
    desk.do("clock:start", slot=slot["id"])
    mara = house.desk_again()
    mara.waits_for_step("Hold for")
    for key in ("PageDown", "ArrowRight"):
        mara.presses_key(key)
    mara.presses_key("r")
    mara.hears("cue:bell")
    assert now_at(desk, "order")["current"] == slot["id"]
