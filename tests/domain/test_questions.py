from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.domain.errors import WrongState, why
from debate.domain.questions import (
    EDITABLE,
    MOVES,
    PUBLIC,
    UNDOABLE,
    VOTABLE,
    QuestionState,
    allowed,
    check_move,
    times_of,
    unite,
)
from debate.wording import refusal_words
from tests.domain.rooms import UNHURRIED

VERBS = ("approve", "queue", "stage", "answer", "decline", "merge", "return", "withdraw")

# Where each verb leads from each state; a dash is a refusal.
TABLE = """
              approve   queue  stage     answer    decline   merge   return    withdraw
    new       approved  -      on_stage  -         declined  merged  -         withdrawn
    approved  -         next   on_stage  -         declined  merged  new       withdrawn
    next      -         -      on_stage  -         declined  -       approved  withdrawn
    on_stage  -         -      -         answered  -         -       approved  -
    answered  -         -      -         -         -         -       approved  -
    declined  -         -      -         -         -         -       new       -
    merged    -         -      -         -         -         -       new       -
    withdrawn -         -      -         -         -         -       -         -
"""
LINES = [line.split() for line in TABLE.strip().splitlines()]
CELLS = [(row[0], verb, to) for row in LINES[1:] for verb, to in zip(LINES[0], row[1:], strict=True)]

voters = st.sets(st.integers(0, 30).map(str))


@pytest.mark.parametrize(("state", "verb", "to"), [cell for cell in CELLS if cell[2] != "-"])
def test_a_verb_leads_where_the_table_says(state: str, verb: str, to: str) -> None:
    assert check_move(verb, QuestionState(state)) is QuestionState(to)


@pytest.mark.parametrize(("state", "verb"), [cell[:2] for cell in CELLS if cell[2] == "-"])
def test_what_the_table_leaves_out_is_refused(state: str, verb: str) -> None:
    with pytest.raises(WrongState) as refused:
        check_move(verb, QuestionState(state))
    assert refused.value.why == why("wrong_state.question", state=state)


def test_the_table_knows_every_state_and_every_verb() -> None:
    assert {state for state, _, _ in CELLS} == set(QuestionState)
    assert {verb for _, verb, _ in CELLS} == {verb for moves in MOVES.values() for verb in moves} == set(VERBS)


@pytest.mark.parametrize(
    ("state", "verbs"),
    [
        ("new", ["approve", "stage", "decline", "merge", "edit"]),
        ("approved", ["queue", "stage", "decline", "merge", "return", "edit"]),
        ("next", ["stage", "decline", "return", "edit"]),
        ("on_stage", ["answer", "return", "edit"]),
        ("answered", ["return"]),
        ("declined", ["return"]),
        ("merged", ["return"]),
        ("withdrawn", []),
    ],
)
def test_the_desk_is_offered_its_own_verbs_alone(state: str, verbs: list[str]) -> None:
    assert allowed(QuestionState(state)) == verbs


def test_a_refusal_reads_as_a_sentence() -> None:
    with pytest.raises(WrongState) as refused:
        check_move("approve", QuestionState.ON_STAGE)
    assert refusal_words(refused.value) == "The question is being asked now."


def test_only_what_its_asker_took_back_stays_so() -> None:
    assert {state for state, moves in MOVES.items() if not moves} == {"withdrawn"}


@pytest.mark.parametrize(("was", "to"), [("new", "new"), ("approved", "approved"), ("next", "approved"), (None, "new")])
@pytest.mark.parametrize("end", sorted(UNDOABLE))
def test_what_the_desk_ended_goes_back_to_where_it_was(end: QuestionState, was: str | None, to: str) -> None:
    assert check_move("return", end, QuestionState(was) if was else None) == to


def test_the_hall_sees_what_was_approved_and_nothing_before_or_beside_it() -> None:
    assert set(PUBLIC) == {"approved", "next", "on_stage", "answered"}


def test_only_what_may_still_be_asked_can_be_wanted() -> None:
    assert set(VOTABLE) == {"approved", "next"}


def test_what_was_answered_keeps_its_words() -> None:
    assert set(EDITABLE) == {"new", "approved", "next", "on_stage"}


def test_merging_counts_a_voter_of_both_questions_once() -> None:
    assert unite({"ada", "bea"}, {"bea", "ciro"}) == {"ada", "bea", "ciro"}


def test_merging_nothing_gives_nobody() -> None:
    assert unite() == set()


@UNHURRIED
@given(voters, voters, voters)
def test_uniting_takes_nobody_away_and_the_order_changes_nothing(one: set[str], two: set[str], three: set[str]) -> None:
    everybody = unite(one, two, three)
    assert everybody == unite(unite(three, one), two)
    assert all(
        (voter in everybody) == (voter in one or voter in two or voter in three) for voter in map(str, range(31))
    )


def test_uniting_leaves_the_sets_it_was_given_as_they_were() -> None:
    one, two = {"ada"}, {"bea"}
    unite(one, two)
    assert (one, two) == ({"ada"}, {"bea"})


def test_the_times_of_a_question_are_those_of_its_way() -> None:
    new, approved, on_stage = QuestionState.NEW, QuestionState.APPROVED, QuestionState.ON_STAGE
    way = [(1, new), (2, approved), (3, QuestionState.NEXT), (4, on_stage), (5, QuestionState.ANSWERED)]
    assert times_of(way) == {state: at for at, state in way}
    assert times_of([*way, (6, approved)]) == {new: 1, approved: 2}, "to be asked again"
    assert times_of([*way, (6, approved), (7, on_stage)]) == {new: 1, approved: 2, on_stage: 7}
    assert times_of([(1, new), (2, approved), (3, new), (4, approved)]) == {new: 1, approved: 4}
    assert times_of([(1, new), (2, approved), (3, QuestionState.DECLINED)]) == {new: 1, approved: 2}
