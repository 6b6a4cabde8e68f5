"""Every figure of the formats by hand, from the sources that the files name."""

from __future__ import annotations

from typing import Any

import pytest

from debate.domain.formats import Format, PoolPlan, SlotPlan
from debate.domain.slots import Anchor, Bell, Moment, Period, PeriodName, Side, SlotKind
from debate.formats import DEFAULT, builtin_formats

FORMATS = builtin_formats()
FOR, AGAINST = Side.FOR, Side.AGAINST


def minutes(value: float) -> int:
    return round(value * 60_000)


def in_order(format_: Format) -> list[tuple[Any, ...]]:
    return [(slot.kind.value, slot.side, slot.seat, slot.length_ms) for slot in format_.slots]


def rung_at(slot: SlotPlan) -> list[tuple[int, int]]:
    """Each bell as (elapsed seconds, strokes)."""
    moments = [(bell.moment.elapsed(slot.length_ms), bell.strokes) for bell in slot.bells]
    return [(at // 1000, strokes) for at, strokes in moments if at is not None]


def stretches(slot: SlotPlan, name: PeriodName) -> list[tuple[int | None, int | None]]:
    """Each period of this name as (from, to) in elapsed milliseconds."""
    periods = [period for period in slot.periods if period.name is name]
    return [(p.start.elapsed(slot.length_ms), p.end.elapsed(slot.length_ms) if p.end else None) for p in periods]


# All of them


def test_the_default_comes_first_and_the_others_by_name() -> None:
    assert list(FORMATS) == [DEFAULT, "british-parliamentary", "lincoln-douglas", "panel", "talk", "world-schools"]
    assert DEFAULT == "intelligence-squared-style"


def test_the_caller_may_change_its_own_table() -> None:
    builtin_formats().clear()
    assert builtin_formats() == FORMATS


@pytest.mark.parametrize("format_", FORMATS.values(), ids=FORMATS)
def test_a_format_has_a_version_and_says_where_it_is_from(format_: Format) -> None:
    assert format_.version == 1
    assert "confidence" in format_.source
    assert FORMATS[format_.id] is format_


@pytest.mark.parametrize("format_", FORMATS.values(), ids=FORMATS)
def test_every_seat_of_a_format_speaks(format_: Format) -> None:
    speaking = {(slot.side, slot.seat) for slot in format_.slots if slot.seat}
    assert {seat for seat in speaking if seat[0]} == {
        (side, seat + 1) for side, seats in format_.seats.items() for seat in range(seats)
    }
    assert all(side for side, _ in speaking) == format_.has_sides or not speaking


@pytest.mark.parametrize("format_", FORMATS.values(), ids=FORMATS)
def test_no_two_slots_of_a_format_have_one_title(format_: Format) -> None:
    titles = [slot.title for slot in format_.slots]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("format_", FORMATS.values(), ids=FORMATS)
def test_no_preset_bears_the_bare_name_of_another_organisation(format_: Format) -> None:
    assert "Intelligence Squared" not in format_.title.replace("Intelligence Squared style", "")


# Intelligence Squared style

IQ2 = FORMATS["intelligence-squared-style"]


def test_intelligence_squared_style_is_two_against_two() -> None:
    assert IQ2.title == "Intelligence Squared style"
    assert IQ2.seats == {FOR: 2, AGAINST: 2}
    assert IQ2.pools == ()


def test_intelligence_squared_style_runs_from_vote_to_vote() -> None:
    assert in_order(IQ2) == [
        ("vote", None, None, None),
        ("speech", FOR, 1, minutes(7)),
        ("speech", AGAINST, 1, minutes(7)),
        ("speech", FOR, 2, minutes(7)),
        ("speech", AGAINST, 2, minutes(7)),
        ("questions", None, None, minutes(12)),
        ("speech", FOR, 1, minutes(2)),
        ("speech", AGAINST, 1, minutes(2)),
        ("speech", FOR, 2, minutes(2)),
        ("speech", AGAINST, 2, minutes(2)),
        ("vote", None, None, None),
        ("result", None, None, None),
    ]


def test_intelligence_squared_style_votes_before_and_after() -> None:
    assert [slot.round for slot in IQ2.slots if slot.kind is SlotKind.VOTE] == ["pre", "post"]


def test_intelligence_squared_style_has_our_bells_and_warnings() -> None:
    opening, questions, closing = IQ2.slots[1], IQ2.slots[5], IQ2.slots[6]

    assert rung_at(opening) == [(360, 1), (420, 2)]
    assert rung_at(questions) == [(660, 1), (720, 2)]
    assert rung_at(closing) == [(60, 1), (120, 2)]
    assert stretches(opening, PeriodName.WARNING) == [(minutes(6), minutes(7))]
    assert stretches(questions, PeriodName.WARNING) == [(minutes(11), minutes(12))]
    assert stretches(closing, PeriodName.WARNING) == [(minutes(1.5), minutes(2))]


def test_the_bells_of_intelligence_squared_style_move_with_the_end() -> None:
    assert {bell.moment.anchor for slot in IQ2.slots for bell in slot.bells} == {Anchor.BEFORE_END}


def test_intelligence_squared_style_says_what_is_ours() -> None:
    assert "12:00 is our default length" in IQ2.source
    assert "No length of the questions is published" in IQ2.source
    assert "order of the speakers inside a round is unknown" in IQ2.source
    assert "Bells and warnings are our default" in IQ2.source


def test_intelligence_squared_style_takes_48_minutes() -> None:
    assert IQ2.planned_ms() == minutes(4 * 7 + 12 + 4 * 2)


# British Parliamentary

BP = FORMATS["british-parliamentary"]


def test_british_parliamentary_has_four_seats_a_side() -> None:
    assert BP.title == "British Parliamentary"
    assert BP.seats == {FOR: 4, AGAINST: 4}
    assert BP.pools == ()


def test_british_parliamentary_is_eight_speeches_of_seven_minutes() -> None:
    assert in_order(BP) == [
        ("speech", FOR, 1, minutes(7)),
        ("speech", AGAINST, 1, minutes(7)),
        ("speech", FOR, 2, minutes(7)),
        ("speech", AGAINST, 2, minutes(7)),
        ("speech", FOR, 3, minutes(7)),
        ("speech", AGAINST, 3, minutes(7)),
        ("speech", FOR, 4, minutes(7)),
        ("speech", AGAINST, 4, minutes(7)),
    ]


def test_british_parliamentary_names_its_eight_roles() -> None:
    assert [slot.title for slot in BP.slots] == [
        "Prime Minister",
        "Leader of the Opposition",
        "Deputy Prime Minister",
        "Deputy Leader of the Opposition",
        "Member of the Government",
        "Member of the Opposition",
        "Government Whip",
        "Opposition Whip",
    ]


@pytest.mark.parametrize("slot", BP.slots, ids=lambda slot: slot.title)
def test_a_british_parliamentary_speech_rings_at_1_6_and_7_minutes(slot: SlotPlan) -> None:
    assert rung_at(slot) == [(60, 1), (360, 1), (420, 2)]


@pytest.mark.parametrize("slot", BP.slots, ids=lambda slot: slot.title)
def test_british_parliamentary_allows_points_between_1_and_6_minutes_only(slot: SlotPlan) -> None:
    assert stretches(slot, PeriodName.POINTS) == [(minutes(1), minutes(6))]
    assert stretches(slot, PeriodName.PROTECTED) == [(0, minutes(1)), (minutes(6), None)]


@pytest.mark.parametrize("slot", BP.slots, ids=lambda slot: slot.title)
def test_a_british_parliamentary_speech_is_penalised_after_7_15(slot: SlotPlan) -> None:
    assert slot.grace_ms == 15_000


def test_the_last_minute_of_british_parliamentary_moves_with_the_end() -> None:
    assert BP.slots[0].bells[1] == Bell(Moment(Anchor.BEFORE_END, 60_000), 1)
    assert BP.slots[0].periods[2] == Period(PeriodName.PROTECTED, Moment(Anchor.BEFORE_END, 60_000), None)


# World Schools

WSDC = FORMATS["world-schools"]


def test_world_schools_is_three_against_three() -> None:
    assert WSDC.title == "World Schools"
    assert WSDC.seats == {FOR: 3, AGAINST: 3}
    assert WSDC.pools == ()


def test_world_schools_is_six_speeches_and_the_opposition_replies_first() -> None:
    assert in_order(WSDC) == [
        ("speech", FOR, 1, minutes(8)),
        ("speech", AGAINST, 1, minutes(8)),
        ("speech", FOR, 2, minutes(8)),
        ("speech", AGAINST, 2, minutes(8)),
        ("speech", FOR, 3, minutes(8)),
        ("speech", AGAINST, 3, minutes(8)),
        ("speech", AGAINST, None, minutes(4)),
        ("speech", FOR, None, minutes(4)),
    ]


@pytest.mark.parametrize("slot", WSDC.slots[:6], ids=lambda slot: slot.title)
def test_a_world_schools_speech_rings_at_1_7_and_8_minutes(slot: SlotPlan) -> None:
    assert rung_at(slot) == [(60, 1), (420, 1), (480, 2)]


@pytest.mark.parametrize("slot", WSDC.slots[:6], ids=lambda slot: slot.title)
def test_the_first_and_last_minute_of_a_world_schools_speech_are_protected(slot: SlotPlan) -> None:
    assert stretches(slot, PeriodName.PROTECTED) == [(0, minutes(1)), (minutes(7), None)]
    assert stretches(slot, PeriodName.POINTS) == [(minutes(1), minutes(7))]


@pytest.mark.parametrize("slot", WSDC.slots[6:], ids=lambda slot: slot.title)
def test_a_world_schools_reply_rings_at_3_and_4_minutes_and_allows_no_points(slot: SlotPlan) -> None:
    assert rung_at(slot) == [(180, 1), (240, 2)]
    assert stretches(slot, PeriodName.PROTECTED) == [(0, None)]
    assert stretches(slot, PeriodName.POINTS) == []


def test_world_schools_has_no_grace_and_leaves_the_signal_to_the_host() -> None:
    assert {slot.grace_ms for slot in WSDC.slots} == {0}
    assert "leave the signals to the host" in WSDC.source


# Lincoln-Douglas

LD = FORMATS["lincoln-douglas"]


def test_lincoln_douglas_is_one_against_one() -> None:
    assert LD.title == "Lincoln-Douglas"
    assert LD.seats == {FOR: 1, AGAINST: 1}


def test_lincoln_douglas_runs_6_3_7_3_4_6_3() -> None:
    assert in_order(LD) == [
        ("speech", FOR, 1, minutes(6)),
        ("cross-examination", AGAINST, 1, minutes(3)),
        ("speech", AGAINST, 1, minutes(7)),
        ("cross-examination", FOR, 1, minutes(3)),
        ("speech", FOR, 1, minutes(4)),
        ("speech", AGAINST, 1, minutes(6)),
        ("speech", FOR, 1, minutes(3)),
    ]


def test_each_side_of_lincoln_douglas_speaks_as_long_as_the_other() -> None:
    speeches = [slot for slot in LD.slots if slot.kind is SlotKind.SPEECH]
    for side in Side:
        assert sum(slot.length_ms or 0 for slot in speeches if slot.side is side) == minutes(13)


def test_each_side_of_lincoln_douglas_has_a_pool_of_four_minutes() -> None:
    assert LD.pools == (PoolPlan("Preparation", FOR, minutes(4)), PoolPlan("Preparation", AGAINST, minutes(4)))


def test_lincoln_douglas_has_no_bells() -> None:
    assert [slot.bells for slot in LD.slots] == [()] * 7


@pytest.mark.parametrize("id_", ["british-parliamentary", "world-schools", "lincoln-douglas"])
def test_only_intelligence_squared_style_brings_votes(id_: str) -> None:
    assert not any(slot.round or slot.kind in (SlotKind.VOTE, SlotKind.RESULT) for slot in FORMATS[id_].slots)


# Panels and talks


@pytest.mark.parametrize("minutes", [45, 60, 90])
def test_the_parts_of_a_panel_fill_the_time_of_its_item(minutes: int) -> None:
    parts = FORMATS["panel"].within(minutes * 60_000)
    assert sum(slot.length_ms or 0 for slot in parts) == minutes * 60_000
    assert [slot.title for slot in parts if slot.fills] == ["Discussion"]


def test_a_panel_shorter_than_its_other_parts_keeps_a_minute_of_discussion() -> None:
    assert [slot.length_ms for slot in FORMATS["panel"].within(15 * 60_000) if slot.fills] == [60_000]


def test_a_talk_leaves_five_minutes_for_questions() -> None:
    assert [(slot.kind, slot.seat, slot.length_ms) for slot in FORMATS["talk"].within(15 * 60_000)] == [
        (SlotKind.SPEECH, 1, 600_000),
        (SlotKind.QUESTIONS, None, 300_000),
    ]
