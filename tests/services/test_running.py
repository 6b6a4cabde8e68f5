from __future__ import annotations

import pytest

from debate.now import ServerClock
from debate.realtime.tasks import follow_wall_clock
from debate.services import floor, items, people, polls, reveals, slots
from debate.services.running import anything_timed
from tests.halls import Hall, hundred

HOUR_MS = 3_600_000


def is_timed(hall: Hall) -> bool:
    return anything_timed(hall.db, hall.now)


@pytest.fixture
def speaking(hall: Hall) -> Hall:
    slots.start_clock(hall.call(), hall.go_to("speech").id)
    return hall


def test_nothing_is_timed_before_a_clock_starts_and_after_it_pauses(hall: Hall) -> None:
    speech = hall.go_to("speech").id
    assert not is_timed(hall)
    slots.start_clock(hall.call(), speech)
    assert is_timed(hall)
    slots.pause_clock(hall.call(), speech)
    assert not is_timed(hall)


def test_a_clock_that_was_left_running_for_more_than_a_day_is_forgotten(speaking: Hall) -> None:
    speaking.pass_ms(25 * HOUR_MS)
    assert not is_timed(speaking)


def test_a_turn_on_a_panel_is_timed(hall: Hall) -> None:
    opening = 1
    items.start_item(hall.call(), opening)
    chair = people.add_person(hall.call(), opening, "Ada Nwosu", "")
    assert not is_timed(hall)
    floor.give_floor(hall.call(), chair, beside=False)
    assert is_timed(hall)
    floor.end_floor(hall.call(), opening, None)
    assert not is_timed(hall)


def test_a_vote_that_closes_by_itself_is_timed(hall: Hall) -> None:
    hall.seal()
    polls.open_poll(hall.call(), hall.poll("pre").id, 60_000, held=True)
    assert is_timed(hall)
    polls.close_poll(hall.call(), hall.poll("pre").id)
    assert not is_timed(hall)


def test_a_vote_that_a_hand_closes_is_not(hall: Hall) -> None:
    hall.seal()
    polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
    assert not is_timed(hall)


def test_a_reveal_that_goes_on_by_itself_is_timed(hall: Hall) -> None:
    hall.seal()
    hall.vote("pre", hundred(for_=2, against=1))
    hall.vote("post", hundred(for_=1, against=2))
    post = hall.poll("post").id
    reveals.arm_poll(hall.call(), post)
    reveals.reveal_poll(hall.call(), post, held=True, play=True)
    assert is_timed(hall)


def test_the_wall_clock_is_followed_once_nothing_runs(speaking: Hall) -> None:
    set_by = 0
    clock = ServerClock(lambda: (speaking.now + set_by) * 1_000_000, lambda: 0)
    set_by = -HOUR_MS
    follow_wall_clock(clock, speaking.db)
    assert clock.now_ms() == speaking.now, "a speech runs"
    slots.pause_clock(speaking.call(), next(slot.id for slot in speaking.slots() if slot.kind == "speech"))
    follow_wall_clock(clock, speaking.db)
    assert clock.now_ms() == speaking.now - HOUR_MS
