"""How the time of a panel is spread."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.domain.errors import Invalid
from debate.domain.floor import (
    OWED_FROM_MS,
    FloorFacts,
    LabelTime,
    check_targets,
    counted_as_of,
    find_quiet,
    floor_facts,
    label_times,
    standings,
    target_parts,
)
from debate.domain.labels import read_labels
from debate.domain.lines import PERSON_LABEL
from debate.domain.turns import Turn

TURNS = st.lists(
    st.builds(
        lambda person, start, length: Turn(person, start, start + length),
        st.integers(1, 4),
        st.integers(0, 10_000_000),
        st.integers(1, 3_600_000),
    ),
    max_size=30,
)


def facts(
    person: int, spoken: int = 0, longest: int = 0, last: int | None = None, since: int | None = None
) -> FloorFacts:
    return FloorFacts(person, spoken, longest, last, since)


def test_what_has_ended_is_added_up_and_what_goes_on_is_dated() -> None:
    turns = [Turn(1, 0, 60_000), Turn(2, 60_000, 90_000), Turn(1, 90_000, 100_000), Turn(2, 100_000, None)]
    assert floor_facts([2, 1, 3], turns) == [
        facts(2, 30_000, 30_000, 90_000, 100_000),
        facts(1, 70_000, 60_000, 100_000),
        facts(3),
    ]


@pytest.mark.parametrize(
    ("people", "gone_ms", "now", "told"),
    [
        ([], 0, 5000, []),
        ([facts(1), facts(2)], 0, 61_000, [(0, 0, None, None), (0, 0, None, None)]),
        ([facts(1, since=2000), facts(2)], 0, 62_000, [(60_000, 60_000, 100.0, None), (0, 0, 0.0, None)]),
        ([facts(1, since=2000), facts(2)], 0, 182_000, [(180_000, 180_000, 100.0, None), (0, 0, 0.0, 90_000)]),
        (
            [facts(1, 30_000, 20_000, 40_000, 50_000), facts(2, 10_000, 10_000, 30_000, 45_000), facts(3)],
            0,
            65_500,
            [(45_500, 20_000, 59.9, None), (30_500, 20_500, 40.1, None), (0, 0, 0.0, None)],
        ),
        (
            [facts(1, 60_000, 40_000, 90_000), facts(2, 30_000, 30_000, 120_000)],
            45_000,
            600_000,
            [(60_000, 40_000, 44.4, None), (30_000, 30_000, 22.2, None)],
        ),
        ([facts(1, 1249), facts(2, 751)], 0, 10, [(1249, 0, 62.5, None), (751, 0, 37.6, None)]),
        ([facts(1, 5000, 5000, 9000, 10_000), facts(2)], 0, 9500, [(5000, 5000, 100.0, None), (0, 0, 0.0, None)]),
    ],
    ids=["empty", "silent", "one speaks", "one is owed", "two at once", "one has left", "halves", "set back"],
)
def test_the_figures_of_a_stage(
    people: list[FloorFacts], gone_ms: int, now: int, told: list[tuple[int, int, float | None, int | None]]
) -> None:
    made = standings(people, [None for _ in people], gone_ms, now)
    assert [(one.spoken_ms, one.longest_ms, one.share, one.owed_ms) for one in made] == told


@given(TURNS, st.integers(0, 20_000_000))
def test_shares_add_up_and_nobody_owes_more_than_an_equal_part(turns: list[Turn], now: int) -> None:
    made = standings(floor_facts([1, 2, 3, 4], turns), [None] * 4, 0, now)
    whole = sum(one.spoken_ms for one in made)
    assert whole == sum(turn.spoken_ms for turn in turns)
    if whole:
        assert sum(one.share or 0 for one in made) == pytest.approx(100, abs=0.2)
    else:
        assert [one.share for one in made] == [None] * 4
    assert all(OWED_FROM_MS <= (one.owed_ms or OWED_FROM_MS) <= max(whole // 4, OWED_FROM_MS) for one in made)
    assert all((one.owed_ms is None) == (whole // 4 - one.spoken_ms < OWED_FROM_MS) for one in made)


@given(TURNS, st.integers(0, 20_000_000), st.integers(0, 3_600_000))
def test_one_who_speaks_gains_what_the_clock_gains(turns: list[Turn], now: int, more: int) -> None:
    given_facts = floor_facts([1, 2], [*(turn for turn in turns if turn.person == 2), Turn(1, now, None)])
    before, after = (standings(given_facts, [None, 30], 0, at) for at in (now, now + more))
    assert after[0].spoken_ms - before[0].spoken_ms == more
    assert after[1].spoken_ms == before[1].spoken_ms


@given(TURNS, st.none() | st.integers(0, 20_000_000))
def test_figures_are_never_older_than_the_last_turn_nor_than_the_last_count(turns: list[Turn], at: int | None) -> None:
    as_of = counted_as_of(turns, at)
    assert as_of == max([at or 0, 0, *(turn.ended_at or 0 for turn in turns)])
    assert counted_as_of([*turns, Turn(1, as_of + 5, None)], at) == as_of + 5


@pytest.mark.parametrize(
    ("people", "found"),
    [
        ([], None),
        ([facts(1, since=5)], None),
        ([facts(1), facts(2)], (1, 100)),
        ([facts(1, last=300), facts(2, last=200), facts(3, since=250)], (2, 200)),
        ([facts(1, last=50), facts(2, last=120)], (1, 100)),
    ],
    ids=["empty", "all speak", "nobody yet", "the last word", "a run before"],
)
def test_who_has_been_silent_longest(people: list[FloorFacts], found: tuple[int, int] | None) -> None:
    assert find_quiet(people, standings(people, [None for _ in people], 0, 300), began_at=100) == found


@pytest.mark.parametrize(
    ("targets", "parts"),
    [
        ([], []),
        ([None, None, None], ["1/3", "1/3", "1/3"]),
        ([50, None, None], ["1/2", "1/4", "1/4"]),
        ([0, None], ["0", "1"]),
        ([100, None], ["1", "0"]),
        ([30, 20], ["3/10", "1/5"]),
    ],
    ids=["nobody", "nobody set", "one set", "a chair", "all of it", "all set, and less than all"],
)
def test_who_has_no_target_has_an_equal_part_of_what_the_others_leave(
    targets: list[int | None], parts: list[str]
) -> None:
    check_targets(targets)
    assert [str(part) for part in target_parts(targets)] == parts


def test_targets_are_no_more_than_all_there_is() -> None:
    with pytest.raises(Invalid, match="too_much_target") as refused:
        check_targets([60, None, 41])
    assert refused.value.facts == {"sum": 101, "most": 100}


def test_what_is_owed_goes_by_the_target() -> None:
    spoken = [facts(1, 300_000), facts(2, 100_000), facts(3)]
    assert [one.owed_ms for one in standings(spoken, [None] * 3, 0, 0)] == [None, None, 133_333]
    assert [one.owed_ms for one in standings(spoken, [80, None, 0], 0, 0)] == [None, None, None]
    assert [one.short_ms for one in standings(spoken, [80, None, 0], 0, 0)] == [20_000, -20_000, 0]


def test_nobody_misses_one_who_is_not_to_speak_or_has_spoken_more_than_enough() -> None:
    stage = [facts(1), facts(2, 100_000, last=50), facts(3, 300_000, last=60)]
    for targets, found in (([None, None, None], 1), ([0, None, None], 2), ([0, 5, 95], 3), ([0, 5, 10], None)):
        quiet = find_quiet(stage, standings(stage, targets, 0, 0), began_at=0)
        assert (quiet and quiet[0]) == found, targets


@pytest.mark.parametrize(
    ("texts", "known", "labels"),
    [
        ([], ["Africa"], []),
        (["Africa", " industry "], [], ["Africa", "industry"]),
        (["woman", "Woman", "WOMAN", "industry"], [], ["woman", "industry"]),
        (["b", "a", "B"], [], ["b", "a"]),
        (["AFRICA", "industry"], ["Africa", "africa"], ["Africa", "industry"]),
        (["\uff21frica", "Afri\u200bca"], ["Africa"], ["Africa"]),
    ],
    ids=["none", "cleaned", "each once", "in their order", "as written first", "wide and invisible letters"],
)
def test_labels_that_read_alike_are_one(texts: list[str], known: list[str], labels: list[str]) -> None:
    assert read_labels(texts, known, PERSON_LABEL) == labels


@pytest.mark.parametrize(
    ("texts", "code"),
    [(["a", "b", "c", "d", "e"], "too_many_labels"), (["a", ""], "empty_text"), (["x" * 31], "text_too_long")],
)
def test_labels_that_are_none_are_refused(texts: list[str], code: str) -> None:
    with pytest.raises(Invalid, match=code):
        read_labels(texts, [], PERSON_LABEL)


def test_the_time_by_label_counts_one_with_two_labels_for_both() -> None:
    spoken = [(["woman", "Africa"], 60_000), (["industry"], 90_000), ([], 30_000), (["Africa"], 0)]
    assert label_times(spoken) == [
        LabelTime("woman", 1, 60_000, 33.3),
        LabelTime("Africa", 2, 60_000, 33.3),
        LabelTime("industry", 1, 90_000, 50.0),
    ]
    assert label_times([(["woman"], 0)]) == [LabelTime("woman", 1, 0, None)]
    assert label_times([([], 5)]) == []
