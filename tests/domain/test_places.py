from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.domain.clock import ClockState
from debate.domain.motion.pair import Round
from debate.domain.motion.places import Order, Stop, leaves_unheld, rounds_here, unheld_slots, voteless_slots
from debate.domain.polls.states import PollState
from debate.domain.slots import SlotKind

PRE = Stop(1, SlotKind.VOTE, Round.PRE, ClockState.IDLE)
FIRST = Stop(2, SlotKind.SPEECH, None, ClockState.IDLE)
LAST = Stop(3, SlotKind.SPEECH, None, ClockState.IDLE)
POST = Stop(4, SlotKind.VOTE, Round.POST, ClockState.IDLE)
RESULT = Stop(5, SlotKind.RESULT, None, ClockState.IDLE)
FORMAT = (PRE, FIRST, LAST, POST, RESULT)
SPEECHES = (FIRST, LAST)
ONLY_POST = (FIRST, LAST, POST)

DRAFT, OPEN, CLOSED = PollState.DRAFT, PollState.OPEN, PollState.CLOSED
BOTH = {Round.PRE: DRAFT, Round.POST: DRAFT}
PRE_DONE = {Round.PRE: CLOSED, Round.POST: DRAFT}
NO_PRE = {Round.POST: DRAFT}


def spoken(state: ClockState) -> tuple[Stop, ...]:
    return (FIRST, replace(LAST, clock=state))


@pytest.mark.parametrize(
    ("stops", "current", "here", "past"),
    [
        (FORMAT, None, [], []),
        (FORMAT, 1, ["pre"], []),
        (FORMAT, 2, [], ["pre"]),
        (FORMAT, 4, ["post"], ["pre"]),
        (FORMAT, 5, [], ["pre", "post"]),
        (ONLY_POST, None, ["pre"], []),
        (ONLY_POST, 2, [], ["pre"]),
        (ONLY_POST, 4, ["post"], ["pre"]),
        (SPEECHES, None, ["pre"], []),
        (SPEECHES, 2, [], ["pre"]),
        (SPEECHES, 3, [], ["pre"]),
        (spoken(ClockState.RUNNING), 3, [], ["pre"]),
        (spoken(ClockState.PAUSED), 3, ["post"], ["pre"]),
        (spoken(ClockState.FINISHED), 3, ["post"], ["pre"]),
        ((), None, ["pre", "post"], []),
    ],
)
def test_where_each_vote_has_its_place(
    stops: tuple[Stop, ...], current: int | None, here: list[str], past: list[str]
) -> None:
    order = Order(stops, current)
    assert rounds_here(order) == here
    assert [str(round_) for round_ in Round if order.is_past(round_)] == past


@pytest.mark.parametrize(
    ("stops", "polls", "motion", "unheld"),
    [
        (FORMAT, BOTH, True, [1, 4]),
        (FORMAT, {}, True, [1, 4]),
        (FORMAT, {}, False, []),
        (FORMAT, PRE_DONE, True, [4]),
        (FORMAT, NO_PRE, True, [4]),
        (FORMAT, {Round.PRE: CLOSED, Round.POST: OPEN}, True, []),
        (SPEECHES, BOTH, True, []),
    ],
    ids=["sealed", "unsealed", "nothing to vote on", "one is held", "the rule has one alone", "both", "no slots"],
)
def test_which_slots_have_a_vote_that_was_not_held(
    stops: tuple[Stop, ...], polls: dict[Round, PollState], motion: bool, unheld: list[int]
) -> None:
    assert unheld_slots(Order(stops, None), polls, motion=motion) == unheld


@pytest.mark.parametrize(("polls", "voteless"), [({}, []), (BOTH, []), (NO_PRE, [1])])
def test_a_sealed_rule_without_a_vote_before_leaves_its_slot_without_one(
    polls: dict[Round, PollState], voteless: list[int]
) -> None:
    assert voteless_slots(Order(FORMAT, None), polls) == voteless


@pytest.mark.parametrize(
    ("stops", "current", "polls", "round_"),
    [
        (FORMAT, None, BOTH, None),
        (FORMAT, 1, BOTH, Round.PRE),
        (FORMAT, 1, {}, Round.PRE),
        (FORMAT, 1, PRE_DONE, None),
        (FORMAT, 1, NO_PRE, None),
        (FORMAT, 2, BOTH, None),
        (FORMAT, 4, PRE_DONE, Round.POST),
        (FORMAT, 5, PRE_DONE, None),
        (SPEECHES, None, BOTH, Round.PRE),
        (SPEECHES, None, {}, None),
        (SPEECHES, 2, BOTH, None),
        ((), None, BOTH, None),
    ],
)
def test_what_going_on_would_pass_over(
    stops: tuple[Stop, ...], current: int | None, polls: dict[Round, PollState], round_: Round | None
) -> None:
    assert leaves_unheld(Order(stops, current), polls, motion=True) is round_


def test_without_a_motion_nothing_is_passed_over() -> None:
    assert leaves_unheld(Order(FORMAT, 1), {}, motion=False) is None


@st.composite
def orders(draw: Any) -> Order:
    kinds = draw(st.lists(st.sampled_from([(k, None) for k in SlotKind] + [(SlotKind.VOTE, r) for r in Round])))
    clocks = st.sampled_from(list(ClockState))
    stops = tuple(Stop(n, kind, round_, draw(clocks)) for n, (kind, round_) in enumerate(kinds, 1))
    return Order(stops, draw(st.sampled_from([None, *(stop.id for stop in stops)])))


@given(order=orders(), pre=st.sampled_from(list(PollState)), post=st.sampled_from(list(PollState)))
def test_only_a_vote_whose_place_is_here_can_be_passed_over(order: Order, pre: PollState, post: PollState) -> None:
    left = leaves_unheld(order, {Round.PRE: pre, Round.POST: post}, motion=True)
    if left:
        assert order.is_at(left)
        assert {Round.PRE: pre, Round.POST: post}[left] is DRAFT
    for round_ in Round:
        assert not (order.is_at(round_) and order.is_past(round_))
