"""Results by group: nobody who subtracts what is told from what is told finds a group of fewer than five."""

from __future__ import annotations

from itertools import chain, combinations, count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.domain.errors import Invalid
from debate.domain.groups import FEWEST, Group, may_tell_again, name_groups, told_groups
from debate.domain.motion.by_group import motion_by_group
from debate.domain.polls import KINDS
from debate.domain.polls.by_group import by_group

GROUPS: list[Group] = [{"id": n, "name": f"Group {n}"} for n in range(1, 6)]
sizes = st.lists(st.integers(0, 14), min_size=1, max_size=8)


def named(ns: list[int]) -> dict[int | None, int]:
    return dict(zip([*range(1, len(ns)), None], ns, strict=True))


@given(sizes)
def test_no_subtraction_leaves_fewer_than_five(ns: list[int]) -> None:
    given_sizes = named(ns)
    told = told_groups(given_sizes)
    whole = sum(ns)
    for some in chain.from_iterable(combinations(told, n) for n in range(len(told) + 1)):
        left = whole - sum(given_sizes[group] for group in some)
        assert left == whole or left == 0 or left >= FEWEST
    assert all(given_sizes[group] >= FEWEST for group in told)


@given(sizes)
def test_no_more_is_kept_back_than_must_be(ns: list[int]) -> None:
    """At most one group of five or more is not told, and only beside a smaller one."""
    given_sizes = named(ns)
    kept = given_sizes.keys() - set(told_groups(given_sizes))
    large = [group for group in kept if given_sizes[group] >= FEWEST]
    assert len(large) <= 1
    assert not large or any(0 < given_sizes[group] < FEWEST for group in kept)


def test_the_smallest_that_could_be_told_is_kept_back_beside_a_small_one() -> None:
    assert told_groups({1: 12, 2: 6, 3: 3, None: 40}) == [1, None]
    assert told_groups({1: 12, 2: 6, 3: 3, 4: 2, None: 40}) == [1, 2, None]
    assert told_groups({1: 12, 2: 4, None: 0}) == []
    assert told_groups({1: 12, 2: 0, None: 0}) == [1]


answers = st.lists(st.tuples(st.sampled_from([1, 2, 3, 4, 5, None]), st.integers(0, 5)), max_size=45)


@pytest.mark.parametrize("name", sorted(KINDS))
@given(drawn=answers)
def test_every_published_table_of_every_kind(name: str, drawn: list[tuple[int | None, int]]) -> None:
    """What is printed of groups, taken from what is printed of the whole, leaves nobody, or five voters or more."""
    kind = KINDS[name]
    paper = kind.lay_out(kind.example.options, kind.example.settings)
    given_answers: dict[int | None, dict[str, int]] = {group["id"]: {} for group in GROUPS} | {None: {}}
    for group, at in drawn:
        answer = kind.example.answers[at % len(kind.example.answers)]
        given_answers[group][answer] = given_answers[group].get(answer, 0) + 1
    table = by_group(kind, paper, GROUPS, given_answers)
    if table is None:
        return
    told = [group["n"] for group in table["groups"]]
    for some in chain.from_iterable(combinations(told, n) for n in range(1, len(told) + 1)):
        left = len(drawn) - sum(some)
        assert left == 0 or left >= FEWEST
    for row in table["rows"]:
        assert len(row["shares"]) == len(told)
    assert all(len(fact["values"]) == len(told) for fact in table["facts"])


def test_a_text_counts_for_a_group_however_the_group_has_written_it() -> None:
    """The whole shows the spelling of most, and a group's own entries may be more than have a row."""
    kind = KINDS["words"]
    paper = kind.lay_out((), {"most": 1})
    few = {f"word {chr(97 + n // 26)}{chr(97 + n % 26)}": 2 for n in range(60)}
    table = by_group(kind, paper, GROUPS, {1: {"Trust": 3, **few}, 2: {"trust": 130}, None: {}}, {"trust", *few})
    assert table is not None
    shares = {row["text"]: [share["n"] for share in row["shares"]] for row in table["rows"]}
    assert shares["trust"] == [3, 130]
    assert all(counts == [2, 0] for text, counts in shares.items() if text != "trust")


named_voters = st.dictionaries(st.integers(0, 30), st.sampled_from([1, 2, 3, None]), max_size=31)


@given(named_voters, named_voters)
def test_no_table_of_a_second_round_leaves_few_when_it_is_taken_from_the_first(
    first: dict[int, int | None], second: dict[int, int | None]
) -> None:
    """Who has voted in the first round is in the same group in the second."""
    second = {voter: first.get(voter, group) for voter, group in second.items()}
    rounds = [{g: {str(v) for v, of in one.items() if of == g} for g in (1, 2, 3, None)} for one in (first, second)]
    told, again = (told_groups({group: len(voters) for group, voters in one.items()}) for one in rounds)
    if told != again or not may_tell_again(told, *rounds):
        return
    for some in chain.from_iterable(combinations(told, n) for n in range(1, len(told) + 1)):
        before, after = (set().union(*(one[group] for group in some)) for one in rounds)
        assert len(before ^ after) == 0 or len(before ^ after) >= FEWEST
        whole = [set().union(*one.values()) for one in rounds]
        left = (whole[0] - before) ^ (whole[1] - after)
        assert len(left) == 0 or len(left) >= FEWEST


sides = st.sampled_from(("for", "undecided", "against"))
voters = st.dictionaries(st.integers(0, 40).map(str), sides, max_size=40)


@given(voters, voters, st.dictionaries(st.integers(0, 40).map(str), st.integers(1, 5), max_size=41))
def test_every_published_table_of_a_motion(
    before: dict[str, str], after: dict[str, str], group_of: dict[str, int]
) -> None:
    ways = motion_by_group(GROUPS, group_of, before, after)
    told = [way["n"] for way in ways]
    both = len(before.keys() & after.keys())
    for some in chain.from_iterable(combinations(told, n) for n in range(1, len(told) + 1)):
        left = both - sum(some)
        assert left == 0 or left >= FEWEST
    for way in ways:
        for part in ("before", "after"):
            assert sum(share["n"] for share in way[part]["shares"].values()) == way["n"]


def test_a_motion_tells_how_each_group_moved() -> None:
    before = {str(n): "for" if n < 6 else "against" for n in range(12)}
    after = {str(n): "against" for n in range(12)}
    ways = motion_by_group(GROUPS, {str(n): 1 if n < 6 else 2 for n in range(12)}, before, after)
    assert [(way["name"], way["n"]) for way in ways] == [("Group 1", 6), ("Group 2", 6)]
    assert ways[0]["changes"]["for"] == {"words": "down", "points": 100.0}
    assert ways[1]["changes"]["for"] == {"words": "none", "points": 0.0}


def test_without_a_vote_before_all_who_voted_are_told() -> None:
    after = {str(n): "for" for n in range(10)}
    ways = motion_by_group(GROUPS, dict.fromkeys(map(str, range(5)), 1), None, after)
    assert [(way["id"], way["n"], way["before"]) for way in ways] == [(1, 5, None), (None, 5, None)]


def test_a_table_of_those_without_a_group_alone_says_nothing() -> None:
    kind = KINDS["choice"]
    paper = kind.lay_out(kind.example.options, {})
    assert by_group(kind, paper, GROUPS, {None: {"1": 20}}) is None


class TestNames:
    def test_who_stays_keeps_the_id(self) -> None:
        before = name_groups(["Government", "Industry"], [], count(1))
        after = name_groups(["industry", "Media"], before, count(3))
        assert after == [{"id": 2, "name": "industry"}, {"id": 3, "name": "Media"}]

    @pytest.mark.parametrize(
        ("names", "reason"),
        [(["A", "a"], "equal_groups"), ([str(n) for n in range(13)], "too_many_groups"), ([" "], "empty")],
    )
    def test_what_is_no_list_of_groups(self, names: list[str], reason: str) -> None:
        with pytest.raises(Invalid) as refusal:
            name_groups(names, [], count(1))
        assert reason in str(refusal.value.why)


def test_a_group_reads_what_the_whole_reads() -> None:
    kind: Any = KINDS["rating"]
    paper = kind.lay_out((), {"scale": "stars"})
    table = by_group(kind, paper, GROUPS, {1: {"5": 4, "1": 1}, 2: {"3": 6}, None: {}})
    assert table is not None
    assert [fact["values"] for fact in table["facts"]] == [[4.2, 3.0], [5.0, 3.0]]
    assert table["rows"][4]["shares"] == [{"n": 4, "pct": 80.0}, {"n": 0, "pct": 0.0}]
