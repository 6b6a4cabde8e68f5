"""What a screen and a stage cannot do by themselves, and the bell that is seen: said to the desk, not to the hall."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.house import House
from tests.browser.screens import Screen, Stage
from tests.realtime.evenings import ready_speech

pytestmark = pytest.mark.browser

# As a page served over plain HTTP sees its browser: there is no lock to ask for.
WITHOUT_LOCK = "Object.defineProperty(Navigator.prototype, 'wakeLock', { value: undefined })"
ASKED_LOCKS = """() => {
  window.locks = [];
  const { request } = WakeLock.prototype;
  WakeLock.prototype.request = function (kind) { window.locks.push(kind); return request.call(this, kind); };
}"""
SOUND_OFF = "Sound off"
MAY_SLEEP = "May go dark"


def test_the_desk_is_told_what_the_hall_is_not(house: House) -> None:
    stage = house.stage()
    stage.context.add_init_script(WITHOUT_LOCK)
    stage.page.reload()
    screen, mara = house.screen(), house.desk_again()
    mara.sees("No bell is heard: click once on 1 screen, 1 stage.", "May go dark: 1 stage.")
    stage.sees(SOUND_OFF, MAY_SLEEP)
    screen.sees(SOUND_OFF)
    screen.does_not_see(MAY_SLEEP)
    screen.hears_bells()
    mara.sees("Bells sound at 1 screen.")
    screen.does_not_see(SOUND_OFF)


def test_a_screen_and_a_stage_ask_to_stay_awake(house: House) -> None:
    displays: list[Screen | Stage] = [house.screen(), house.stage()]
    for display in displays:
        display.context.add_init_script(f"({ASKED_LOCKS})()")
        display.page.reload()
        display.waits_until("() => window.locks.includes('screen')", "asks for a lock")


def test_nothing_of_it_faces_the_hall_for_long(house: House) -> None:
    ready_speech(house.server.desk())
    screen = house.visitor(house.server.links["screen"])
    screen.page.clock.install()
    screen.page.reload()
    screen.sees(SOUND_OFF)
    screen.page.clock.run_for(20_000)
    screen.does_not_see(SOUND_OFF)


def test_a_bell_of_the_desk_is_seen_where_no_sound_is_on(house: House) -> None:
    desk = house.server.desk()
    slot = ready_speech(desk)
    displays: list[Screen | Stage] = [house.screen(), house.stage()]
    for scene in ("slot", "blank"):
        desk.do("scene:show", kind=scene)
        expect(displays[0].part(f"[data-scene={scene}]")).to_be_visible()
        desk.do("bell:ring")
        for display in displays:
            expect(display.part(".bell[role=status]")).to_contain_text("The moderators ring the bell.")
            expect(display.part(".bell .bell__shape")).to_be_visible()
            display.sees("Bell")
        for display in displays:
            expect(display.part(".bell__sign")).to_have_count(0)
    assert slot["clock"]["started_at"] is None, "it was this bell, and none of a clock"
