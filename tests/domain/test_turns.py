"""Speaking time per side and per speaker, from clocks and turns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from debate.domain.clock import Clock
from debate.domain.slots import Side, SlotKind
from debate.domain.turns import SideTime, Speaker, SpeakingTime, TimedSlot, Turn, speaking_times, turn_lengths

MINUTE = 60_000
NOW = 1_750_000_000_000
LENGTH = 7 * MINUTE

AMARA = Speaker(1, Side.FOR, 1, "Amara Lindqvist")
INES = Speaker(2, Side.FOR, 2, "Ines Okafor")
TOMAS = Speaker(3, Side.AGAINST, 1, "Tomas Varga")
EVERYBODY = (AMARA, INES, TOMAS)


def opening(clock: Clock | None = None, speaker: Speaker = AMARA) -> TimedSlot:
    return TimedSlot(SlotKind.SPEECH, speaker.side, speaker.seat, clock or Clock(LENGTH))


def of_nobody(kind: SlotKind, banked_ms: int) -> TimedSlot:
    return TimedSlot(kind, None, None, Clock(LENGTH, banked_ms=banked_ms))


def spoken(ms: int) -> Clock:
    return Clock(LENGTH, banked_ms=ms, finished_at=NOW)


def turns_of(slots: Sequence[TimedSlot], people: Sequence[Speaker]) -> list[Turn]:
    """What the clocks have made of each seat: one turn that ended, and one that goes on."""
    ids = {(one.side, one.seat): one.id for one in people}
    turns = []
    for slot in (slot for slot in slots if slot.is_of_seat):
        person = ids.get((slot.side, slot.seat)) if slot.side and slot.seat else None
        if slot.clock.banked_ms:
            turns.append(Turn(person, NOW - slot.clock.banked_ms, NOW))
        if slot.clock.started_at is not None:
            turns.append(Turn(person, slot.clock.started_at, None))
    return turns


def times(*slots: TimedSlot, people: Sequence[Speaker] = EVERYBODY) -> tuple[SideTime, ...]:
    return speaking_times(slots, people, turns_of(slots, people))


def named(side: SideTime) -> list[tuple[str, int]]:
    return [(one.speaker.name, one.time.spoken_ms) for one in side.speakers]


def test_nobody_has_spoken_before_the_first_slot_and_what_is_granted_is_known() -> None:
    pro, contra = times(opening(), opening(speaker=TOMAS))
    assert (pro.side, contra.side) == (Side.FOR, Side.AGAINST)
    assert pro.time == contra.time == SpeakingTime(7 * MINUTE, 0, None)


def test_a_running_speech_counts_from_its_start_on_top_of_what_was_banked() -> None:
    pro, contra = times(opening(Clock(LENGTH, banked_ms=30_000, started_at=NOW - 15_000)))
    running = SpeakingTime(7 * MINUTE, 30_000, NOW - 15_000)
    assert pro.time == running
    assert pro.speakers[0].time == running
    assert contra.time.since is None


def test_overtime_counts_as_time_spoken() -> None:
    pro, _ = times(opening(spoken(8 * MINUTE)))
    assert pro.time == pro.speakers[0].time == SpeakingTime(7 * MINUTE, 8 * MINUTE, None)


def test_two_turns_of_one_speaker_add_up_and_each_sides_speakers_keep_their_order() -> None:
    closing = opening(Clock(LENGTH, banked_ms=MINUTE))
    pro, _ = times(opening(spoken(6 * MINUTE)), opening(spoken(4 * MINUTE), INES), closing)
    assert named(pro) == [("Amara Lindqvist", 7 * MINUTE), ("Ines Okafor", 4 * MINUTE)]
    assert [one.time.granted_ms for one in pro.speakers] == [14 * MINUTE, 7 * MINUTE]
    assert pro.time.spoken_ms == 11 * MINUTE


def test_the_order_is_that_of_the_slots_not_of_the_seats() -> None:
    pro, _ = times(opening(speaker=INES), opening())
    assert named(pro) == [("Ines Okafor", 0), ("Amara Lindqvist", 0)]


def test_two_speakers_of_one_name_are_two_speakers() -> None:
    other = replace(INES, name=AMARA.name)
    slots = opening(spoken(6 * MINUTE)), opening(Clock(LENGTH, banked_ms=MINUTE), other)
    pro, _ = times(*slots, people=(AMARA, other))
    assert named(pro) == [("Amara Lindqvist", 6 * MINUTE), ("Amara Lindqvist", MINUTE)]


def test_a_crossfire_counts_for_both_sides_and_for_no_single_speaker() -> None:
    pro, contra = times(of_nobody(SlotKind.CROSSFIRE, 2 * MINUTE))
    assert (pro.time.spoken_ms, contra.time.spoken_ms) == (2 * MINUTE, 2 * MINUTE)
    assert (pro.speakers, contra.speakers) == ((), ())


def test_a_running_crossfire_runs_for_both_sides() -> None:
    crossfire = TimedSlot(SlotKind.CROSSFIRE, None, None, Clock(LENGTH, started_at=NOW))
    pro, contra = times(crossfire, opening(), opening(speaker=TOMAS))
    assert pro.time.since == contra.time.since == NOW
    assert {one.time.since for side in (pro, contra) for one in side.speakers} == {None}


def test_a_cross_examination_is_a_turn_of_the_one_who_asks() -> None:
    asked = TimedSlot(SlotKind.CROSS, Side.AGAINST, 1, spoken(3 * MINUTE))
    pro, contra = times(opening(spoken(MINUTE)), asked)
    assert (named(pro), named(contra)) == ([("Amara Lindqvist", MINUTE)], [("Tomas Varga", 3 * MINUTE)])


def test_floor_votes_and_preparation_are_nobodys_speaking_time() -> None:
    kinds = set(SlotKind) - {SlotKind.SPEECH, SlotKind.CROSS, SlotKind.CROSSFIRE}
    assert {str(kind) for kind in kinds} == {"floor", "vote", "prep", "break", "result", "questions"}
    assert [side.time for side in times(*(of_nobody(kind, MINUTE) for kind in kinds))] == [SpeakingTime(0, 0, None)] * 2


def test_preparation_of_a_seat_is_no_turn_either() -> None:
    pro, _ = times(TimedSlot(SlotKind.PREP, Side.FOR, 1, spoken(MINUTE)))
    assert (pro.time, pro.speakers) == (SpeakingTime(0, 0, None), ())


@pytest.mark.parametrize(
    ("clock", "granted_ms"),
    [
        (Clock(LENGTH, adjusted_ms=30_000), 7 * MINUTE + 30_000),
        (Clock(LENGTH, adjusted_ms=-8 * MINUTE), 0),
        (Clock(None), 0),
    ],
    ids=["added", "taken below zero", "an open end"],
)
def test_time_added_or_taken_changes_what_is_granted(clock: Clock, granted_ms: int) -> None:
    pro, _ = times(opening(clock))
    assert pro.time.granted_ms == pro.speakers[0].time.granted_ms == granted_ms


def test_a_sides_speech_without_a_name_counts_for_the_side_alone() -> None:
    pro, _ = times(opening(Clock(LENGTH, banked_ms=MINUTE)), people=())
    assert pro.time.spoken_ms == MINUTE
    assert pro.speakers == ()


def test_a_turn_that_was_paused_is_one() -> None:
    turns = [Turn(1, 0, 60, 7), Turn(1, 100, 130, 7), Turn(1, 200, 250), Turn(1, 300, 320), Turn(1, 400, None, 8)]
    assert turn_lengths(turns) == [90, 50, 20, 0]


def test_turns_are_counted_and_the_longest_is_told() -> None:
    speakers = times(opening(spoken(MINUTE)), opening(spoken(3 * MINUTE)))[0].speakers
    assert [(one.turns, one.longest_ms) for one in speakers] == [(2, 3 * MINUTE)]
    idle = times(opening())[0].speakers
    assert [(one.turns, one.longest_ms) for one in idle] == [(0, 0)]


def test_a_crossfire_is_told_apart_within_the_time_of_both_sides() -> None:
    without, _ = times(opening(spoken(MINUTE)))
    assert without.crossfire is None
    for side in times(opening(spoken(MINUTE)), of_nobody(SlotKind.CROSSFIRE, 2 * MINUTE)):
        assert side.crossfire == SpeakingTime(LENGTH, 2 * MINUTE, None)
        assert side.time.spoken_ms == 2 * MINUTE + (MINUTE if side.side is Side.FOR else 0)
