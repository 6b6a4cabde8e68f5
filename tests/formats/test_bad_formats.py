from __future__ import annotations

from pathlib import Path

import pytest

from debate.documents import DocumentError
from debate.domain.formats import Format
from debate.domain.slots import Anchor, Bell, Moment, Period, PeriodName, Side, SlotKind
from debate.formats import load_format
from debate.wording import refusal_words

HEAD = """version: 1
title: House rules
source: ours
seats: {for: 2, against: 1}
"""
# The first line after these is line 6.
SLOTS = f"{HEAD}slots:\n"


def load(folder: Path, text: str) -> Format:
    path = folder / "house.yaml"
    path.write_text(text, encoding="utf-8")
    return load_format(path)


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(DocumentError) as refused:
        load(folder, text)
    return refusal_words(refused.value).splitlines()


# What a file may leave out


def test_a_short_file_is_enough(tmp_path: Path) -> None:
    format_ = load(tmp_path, f"{SLOTS}- {{kind: floor, title: Talk}}\n")

    assert format_.id == "house"
    assert format_.seats == {Side.FOR: 2, Side.AGAINST: 1}
    assert format_.slots[0].kind is SlotKind.FLOOR
    assert format_.slots[0].length_ms is None


def test_a_slot_takes_what_it_does_not_write_from_its_pattern(tmp_path: Path) -> None:
    text = f"""{HEAD}patterns:
  turn: {{kind: speech, title: Turn, length: "5:00", grace: "0:10", bells: [{{before_end: "1:00", strokes: 1}}]}}
slots:
- {{like: turn, side: for, seat: 2}}
- {{like: turn, title: Open turn, length: null, bells: [], grace: "0:00"}}
"""
    turn, open_turn = load(tmp_path, text).slots

    assert (turn.title, turn.side, turn.seat, turn.length_ms, turn.grace_ms) == ("Turn", Side.FOR, 2, 300_000, 10_000)
    assert turn.bells == (Bell(Moment(Anchor.BEFORE_END, 60_000), 1),)
    assert (open_turn.title, open_turn.length_ms, open_turn.bells, open_turn.grace_ms) == ("Open turn", None, (), 0)


def test_each_anchor_can_be_written(tmp_path: Path) -> None:
    text = f"""{SLOTS}- kind: speech
  title: Turn
  length: "5:00"
  bells: [{{at: "1:00", strokes: 1}}, {{before_end: "0:00", strokes: 2}}, {{after_end: "0:15", strokes: 3}}]
  periods:
  - {{name: protected, from: "0:00", to: "1:00"}}
  - {{name: warning, from: {{before_end: "1:00"}}, to: {{before_end: "0:00"}}}}
  - {{name: overtime, from: {{after_end: "0:15"}}}}
"""
    [slot] = load(tmp_path, text).slots

    assert slot.bells == (
        Bell(Moment(Anchor.START, 60_000), 1),
        Bell(Moment(Anchor.BEFORE_END, 0), 2),
        Bell(Moment(Anchor.AFTER_END, 15_000), 3),
    )
    assert slot.periods == (
        Period(PeriodName.PROTECTED, Moment(Anchor.START, 0), Moment(Anchor.START, 60_000)),
        Period(PeriodName.WARNING, Moment(Anchor.BEFORE_END, 60_000), Moment(Anchor.BEFORE_END, 0)),
        Period(PeriodName.OVERTIME, Moment(Anchor.AFTER_END, 15_000), None),
    )


def test_a_slot_of_a_whole_day_with_five_minutes_of_grace_is_still_allowed(tmp_path: Path) -> None:
    [slot] = load(tmp_path, f"{SLOTS}- {{kind: floor, title: Talk, length: 24:00:00, grace: 5:00}}\n").slots

    assert (slot.length_ms, slot.grace_ms) == (86_400_000, 300_000)


# What a file may not say


@pytest.mark.parametrize(
    ("slot", "problem"),
    [
        # Words
        (
            "{kind: spech, title: x}",
            'slots[0].kind: "spech" is not one of: '
            "speech, cross-examination, crossfire, floor, questions, prep, break, vote, result.",
        ),
        ("{kind: speech, title: x, side: pro}", 'slots[0].side: "pro" is not one of: for, against.'),
        ("{kind: vote, title: x, round: first}", 'slots[0].round: "first" is not one of: pre, post.'),
        (
            "{kind: speech, title: x, length: 1:00, bells: [{after: 0:30, strokes: 1}]}",
            "slots[0].bells[0].after: this field is not known; known here: at, before_end, after_end, strokes.",
        ),
        (
            "{kind: speech, title: x, length: 1:00, periods: [{name: calm, from: 0:00}]}",
            'slots[0].periods[0].name: "calm" is not one of: protected, points, warning, overtime.',
        ),
        (
            "{kind: speech, title: x, length: 1:00, periods: [{name: warning, from: {until_end: 0:30}}]}",
            "slots[0].periods[0].from.until_end: this field is not known; known here: at, before_end, after_end.",
        ),
        ("{like: turn}", 'slots[0].like: there is no pattern "turn"; this file has: none.'),
        # Titles and lengths
        ('{kind: speech, title: " "}', "slots[0].title: the title is empty."),
        (f"{{kind: speech, title: {'x' * 81}}}", "slots[0].title: the title has 81 characters; 80 is the most."),
        ("{kind: speech}", "slots[0].title: this field is missing, in the slot and in its pattern."),
        ("{title: x}", "slots[0].kind: this field is missing, in the slot and in its pattern."),
        (
            '{kind: speech, title: x, length: "6 minutes"}',
            'slots[0].length: "6 minutes" is not a time such as "6:00".',
        ),
        (
            "{kind: speech, title: x, length: 0:00}",
            "slots[0].length: the length must be more than 0:00; leave it out for an open end.",
        ),
        ("{kind: speech, title: x, length: 24:00:01}", "slots[0].length: 1440:01 is longer than 24 hours."),
        ("{kind: speech, title: x, grace: 0:15}", "slots[0].grace: an open end has no grace."),
        ("{kind: speech, title: x, length: 9:00, grace: 5:01}", "slots[0].grace: 5:01 is longer than 5:00."),
        # Sides and seats
        (
            "{kind: speech, title: x, side: against, seat: 2}",
            'slots[0].seat: the side "against" has no seat 2, only 1.',
        ),
        ("{kind: speech, title: x, side: for, seat: 0}", "slots[0].seat: 0 is less than 1."),
        ("{kind: speech, title: x, seat: 1}", "slots[0].seat: a seat needs a side."),
        ("{kind: prep, title: x}", "slots[0].side: a prep slot needs a side: for, against."),
        ("{kind: cross-examination, title: x}", "slots[0].side: a cross-examination slot needs a side: for, against."),
        ("{kind: crossfire, title: x, side: for}", "slots[0].side: a crossfire slot belongs to no side."),
        # Rounds
        ("{kind: vote, title: x}", "slots[0].round: a vote slot needs a round: pre, post."),
        ("{kind: speech, title: x, round: pre}", "slots[0].round: only a vote slot has a round."),
        # Bells
        (
            "{kind: speech, title: x, length: 5:00, bells: [{at: 5:01, strokes: 1}]}",
            "slots[0].bells[0].at: in a slot of 5:00, this is after the end; write after_end for that.",
        ),
        (
            "{kind: speech, title: x, length: 5:00, bells: [{before_end: 5:01, strokes: 1}]}",
            "slots[0].bells[0].before_end: in a slot of 5:00, this is before the start.",
        ),
        (
            "{kind: speech, title: x, length: 5:00, bells: [{before_end: 5:00, strokes: 1}]}",
            "slots[0].bells[0].before_end: a bell cannot ring at the very start.",
        ),
        (
            "{kind: speech, title: x, bells: [{at: 0:00, strokes: 1}]}",
            "slots[0].bells[0].at: a bell cannot ring at the very start.",
        ),
        (
            "{kind: speech, title: x, length: 5:00, bells: [{after_end: 1:00:01, strokes: 1}]}",
            "slots[0].bells[0].after_end: 60:01 is more than an hour after the end.",
        ),
        (
            "{kind: speech, title: x, bells: [{before_end: 1:00, strokes: 1}]}",
            "slots[0].bells[0].before_end: a slot with an open end has no before_end.",
        ),
        (
            "{kind: speech, title: x, length: 5:00, bells: [{at: 1:00, strokes: 6}]}",
            "slots[0].bells[0].strokes: 6 is more than 5.",
        ),
        (
            "{kind: speech, title: x, length: 5:00, bells: [{at: 1:00, strokes: 0}]}",
            "slots[0].bells[0].strokes: 0 is less than 1.",
        ),
        (
            "{kind: speech, title: x, length: 5:00, bells: [{at: 1:00, before_end: 1:00, strokes: 1}]}",
            "slots[0].bells[0]: exactly one is needed of: at, before_end, after_end.",
        ),
        (
            "{kind: speech, title: x, length: 5:00, bells: [{strokes: 1}]}",
            "slots[0].bells[0]: exactly one is needed of: at, before_end, after_end.",
        ),
        # Periods
        (
            "{kind: speech, title: x, length: 5:00, periods: [{name: points, from: 2:00, to: 1:00}]}",
            "slots[0].periods[0].to: the period ends before it begins.",
        ),
        (
            "{kind: speech, title: x, length: 5:00, periods: [{name: points, from: 2:00, to: {before_end: 3:00}}]}",
            "slots[0].periods[0].to: the period ends before it begins.",
        ),
        (
            "{kind: speech, title: x, length: 5:00, "
            "periods: [{name: points, from: 2:00, to: 3:00}, {name: protected, from: 1:00, to: 2:00}]}",
            "slots[0].periods[1].from: the period begins before the one above it.",
        ),
        (
            "{kind: speech, title: x, length: 5:00, periods: [{name: points, from: 6:00}]}",
            "slots[0].periods[0].from: in a slot of 5:00, this is after the end; write after_end for that.",
        ),
        (
            "{kind: speech, title: x, periods: [{name: warning, from: {before_end: 1:00}}]}",
            "slots[0].periods[0].from.before_end: a slot with an open end has no before_end.",
        ),
    ],
)
def test_a_bad_slot_is_told_with_file_line_and_field(tmp_path: Path, slot: str, problem: str) -> None:
    assert problems(tmp_path, f"{SLOTS}- {slot}\n") == [f"house.yaml, line 6, {problem}"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (
            "pools: [{name: Preparation, length: 4:00}]",
            "line 7, pools[0].side: this field is missing.",
        ),
        (
            "pools: [{name: Preparation, side: for, length: 0:00}]",
            "line 7, pools[0].length: the length must be more than 0:00; leave it out for an open end.",
        ),
        (
            "pools: [{name: P, side: for, length: 4:00}, {name: P, side: for, length: 2:00}]",
            'line 7, pools[1].name: the side "for" has the pool "P" already.',
        ),
        (
            "pool: []",
            "line 7, pool: this field is not known; known here: version, title, source, for, seats, patterns, "
            "slots, pools.",
        ),
    ],
)
def test_what_is_beside_the_slots_is_told_as_well(tmp_path: Path, line: str, problem: str) -> None:
    assert problems(tmp_path, f"{SLOTS}- {{kind: floor, title: x}}\n{line}\n") == [f"house.yaml, {problem}"]


@pytest.mark.parametrize(
    ("seats", "problem"),
    [
        ("{for: 2}", 'line 4, seats: the side "against" has no seats.'),
        ("{for: 2, against: 0}", "line 4, seats.against: 0 is less than 1."),
        ("{for: 2, against: 9}", "line 4, seats.against: 9 is more than 8."),
        ("{for: 2, against: 2, chair: 1}", 'line 4, seats.chair: "chair" is not one of: for, against.'),
    ],
)
def test_both_sides_need_seats(tmp_path: Path, seats: str, problem: str) -> None:
    text = f"{SLOTS}- {{kind: floor, title: x}}\n".replace("{for: 2, against: 1}", seats)

    assert problems(tmp_path, text) == [f"house.yaml, {problem}"]


def test_the_vote_before_comes_before_the_vote_after(tmp_path: Path) -> None:
    text = f"{SLOTS}- {{kind: vote, round: post, title: After}}\n- {{kind: vote, round: pre, title: Before}}\n"

    assert problems(tmp_path, text) == [
        'house.yaml, line 7, slots[1].round: the "pre" vote must come before the "post" vote.'
    ]


def test_a_format_has_each_vote_once(tmp_path: Path) -> None:
    text = f"{SLOTS}- {{kind: vote, round: pre, title: One}}\n- {{kind: vote, round: pre, title: Two}}\n"

    assert problems(tmp_path, text) == ['house.yaml, line 7, slots[1].round: a format has one "pre" vote at most.']


def test_a_format_may_have_the_last_vote_alone(tmp_path: Path) -> None:
    [slot] = load(tmp_path, f"{SLOTS}- {{kind: vote, round: post, title: After}}\n").slots
    assert slot.round == "post"


def test_a_format_needs_a_slot(tmp_path: Path) -> None:
    assert problems(tmp_path, f"{HEAD}slots: []\n") == [
        "house.yaml, line 5, slots: the list has too few entries; at least 1 needed."
    ]


def test_a_problem_of_a_pattern_is_told_once_and_where_it_is_written(tmp_path: Path) -> None:
    text = f"""{HEAD}patterns:
  turn:
    kind: speech
    title: Turn
    length: "5:00"
    bells:
    - {{at: "1:00", strokes: 1}}
    - {{at: "7:00", strokes: 2}}
slots:
- {{like: turn, side: for}}
- {{like: turn, side: against}}
"""
    assert problems(tmp_path, text) == [
        "house.yaml, line 12, patterns.turn.bells[1].at: in a slot of 5:00, this is after the end; "
        "write after_end for that."
    ]


def test_all_problems_of_a_file_are_told_in_the_order_of_the_lines(tmp_path: Path) -> None:
    text = f"""{SLOTS}- {{kind: vote, title: Before}}
- {{kind: speech, title: First, side: for, seat: 3, length: "5:00"}}
- kind: speech
  title: Second
  length: "5:00"
  bells:
  - {{at: "6:00", strokes: 1}}
  - {{before_end: "6:00", strokes: 2}}
"""
    assert problems(tmp_path, text) == [
        "house.yaml, line 6, slots[0].round: a vote slot needs a round: pre, post.",
        'house.yaml, line 7, slots[1].seat: the side "for" has no seat 3, only 2.',
        "house.yaml, line 12, slots[2].bells[0].at: in a slot of 5:00, this is after the end; "
        "write after_end for that.",
        "house.yaml, line 13, slots[2].bells[1].before_end: in a slot of 5:00, this is before the start.",
    ]


def test_a_version_counts_from_one(tmp_path: Path) -> None:
    text = f"{SLOTS}- {{kind: floor, title: x}}\n".replace("version: 1", "version: 0")

    assert problems(tmp_path, text) == ["house.yaml, line 1, version: 0 is less than 1."]


PANEL = "version: 1\ntitle: House panel\nsource: ours\nfor: [panel, talk]\n"


def test_a_format_without_sides_may_seat_its_speaker(tmp_path: Path) -> None:
    format_ = load(tmp_path, f"{PANEL}slots:\n- {{kind: speech, title: Talk, seat: 1, length: '5:00', fills: true}}\n")
    assert not format_.has_sides
    assert [slot.length_ms for slot in format_.within(720_000)] == [720_000]
    assert [slot.length_ms for slot in format_.within(1_000)] == [60_000], "never less than a minute"


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ("seats: {for: 1}\nslots:\n- {kind: floor, title: x}", "seats: only a format for debates has sides."),
        ("slots:\n- {kind: speech, title: x, side: for}", "slots[0].side: only a format for debates has sides."),
        (
            "slots:\n- {kind: vote, title: x, round: pre}",
            "slots[0].kind: a slot of the kind vote needs two sides or a motion: only a format for debates has it.",
        ),
        ("slots:\n- {kind: floor, title: x, seat: 1}", "slots[0].seat: only a speech is of one seat."),
        (
            "slots:\n- {kind: floor, title: x, length: '5:00', fills: true}\n"
            "- {kind: floor, title: y, length: '5:00', fills: true}",
            "slots[1].fills: another slot fills the time already.",
        ),
        (
            "slots:\n- {kind: floor, title: x, length: '5:00', fills: true}\n- {kind: floor, title: y}",
            "slots[1].length: where a slot fills the time, every slot needs a length.",
        ),
        ("for: []\nslots:\n- {kind: floor, title: x}", None),
        ("for: [party]\nslots:\n- {kind: floor, title: x}", None),
    ],
)
def test_what_only_a_debate_has_is_refused_elsewhere(tmp_path: Path, more: str, problem: str | None) -> None:
    found = problems(tmp_path, f"{PANEL if problem else PANEL.partition('for:')[0]}{more}\n")
    assert len(found) == 1, found
    assert found[0].endswith(problem or ""), found
    assert ", for" in found[0] or problem
