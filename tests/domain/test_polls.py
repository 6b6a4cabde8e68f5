from __future__ import annotations

import pytest

from debate.domain.errors import WrongState
from debate.domain.motion.pair import PollView, Round, allowed, barred, check_move
from debate.domain.polls.states import MOVES, PollState
from debate.wording import refusal_words

VERBS = {"o": "open", "c": "close", "r": "reopen", "a": "arm", "d": "disarm", "v": "reveal", "s": "step", "x": "void"}

# A row for each state of the poll, a column for each state of the other poll of its pair; the letters are VERBS, in
# order.
OTHERS = ("draft", "open", "closed", "armed", "revealed", "void")
PRE_SHOWN_IN_THE_REVEAL_ONLY = """
    draft     ox   x    x    x    x    x
    open      cx   cx   cx   cx   cx   cx
    closed    rx   x    x    x    x    x
    armed     dx   dx   dx   dx   dx   dx
    revealed  sx   sx   sx   sx   sx   sx
    void      -    -    -    -    -    -
"""
PRE_SHOWN_AT_ONCE = """
    draft     ox   x    x    x    x    x
    open      cx   cx   cx   cx   cx   cx
    closed    rax  x    x    x    x    x
    armed     dvx  dx   dx   dx   dx   dx
    revealed  sx   sx   sx   sx   sx   sx
    void      -    -    -    -    -    -
"""
POST = """
    draft     x    x    ox   x    ox   x
    open      cx   cx   cx   cx   cx   cx
    closed    ax   ax   rax  ax   rax  ax
    armed     dvx  dvx  dvx  dvx  dvx  dvx
    revealed  sx   sx   sx   sx   sx   sx
    void      -    -    -    -    -    -
"""
ALONE = {"draft": "ox", "open": "cx", "closed": "rax", "armed": "dvx", "revealed": "sx", "void": "-"}


def read_table(table: str) -> list[tuple[str, str, list[str]]]:
    rows = [line.split() for line in table.strip().splitlines()]
    return [(row[0], other, read_verbs(cell)) for row in rows for other, cell in zip(OTHERS, row[1:], strict=True)]


def read_verbs(cell: str) -> list[str]:
    return [VERBS[letter] for letter in cell.strip("-")]


def pre(state: str) -> PollView:
    return PollView(Round.PRE, PollState(state))


def post(state: str) -> PollView:
    return PollView(Round.POST, PollState(state))


@pytest.mark.parametrize(("state", "other", "verbs"), read_table(PRE_SHOWN_IN_THE_REVEAL_ONLY))
def test_a_pre_vote_kept_for_the_reveal_allows_what_the_table_says(state: str, other: str, verbs: list[str]) -> None:
    assert allowed(pre(state), post(other), show_pre=False) == verbs


@pytest.mark.parametrize(("state", "other", "verbs"), read_table(PRE_SHOWN_AT_ONCE))
def test_a_pre_vote_that_is_shown_at_once_allows_what_the_table_says(state: str, other: str, verbs: list[str]) -> None:
    assert allowed(pre(state), post(other), show_pre=True) == verbs


@pytest.mark.parametrize("show_pre", [False, True])
@pytest.mark.parametrize(("state", "other", "verbs"), read_table(POST))
def test_a_post_vote_allows_what_the_table_says(state: str, other: str, verbs: list[str], show_pre: bool) -> None:
    assert allowed(post(state), pre(other), show_pre=show_pre) == verbs


@pytest.mark.parametrize(("state", "cell"), ALONE.items())
def test_a_post_vote_without_a_pre_vote_waits_for_nothing(state: str, cell: str) -> None:
    assert allowed(post(state), None, show_pre=False) == read_verbs(cell)


def test_the_tables_know_every_state() -> None:
    assert set(ALONE) == set(OTHERS) == set(PollState)


def test_a_reveal_at_its_last_step_goes_no_further() -> None:
    assert allowed(post("revealed"), pre("closed"), show_pre=False, last_step=True) == ["void"]


@pytest.mark.parametrize(
    ("verb", "state", "leads_to"),
    [
        ("open", "draft", "open"),
        ("close", "open", "closed"),
        ("reopen", "closed", "open"),
        ("arm", "closed", "armed"),
        ("disarm", "armed", "closed"),
        ("reveal", "armed", "revealed"),
        ("step", "revealed", "revealed"),
        ("void", "revealed", "void"),
    ],
)
def test_a_verb_leads_to_one_state(verb: str, state: str, leads_to: str) -> None:
    assert check_move(verb, post(state), None, show_pre=False) is PollState(leads_to)


def test_no_way_leads_back_from_a_result_that_was_shown() -> None:
    assert set(MOVES[PollState.REVEALED].values()) == {PollState.REVEALED, PollState.VOID}


@pytest.mark.parametrize(
    ("verb", "poll", "other", "sentence"),
    [
        ("close", pre("draft"), post("draft"), "The vote before the debate has not opened yet."),
        ("arm", post("open"), pre("closed"), "The vote after the debate is still open."),
        ("open", post("draft"), pre("open"), "The vote after the debate can open once the vote before it has closed."),
        ("reopen", pre("closed"), post("open"), "The vote after the debate is still open: it is too late for this."),
        ("close", post("closed"), pre("closed"), "The vote after the debate has closed already."),
        (
            "open",
            post("draft"),
            pre("armed"),
            "The vote before the debate has been counted and waits to be shown: show it or take it back first.",
        ),
        (
            "arm",
            pre("closed"),
            post("draft"),
            "The vote before the debate was sealed to be shown only together with the vote after it.",
        ),
    ],
)
def test_a_refusal_says_why(verb: str, poll: PollView, other: PollView, sentence: str) -> None:
    with pytest.raises(WrongState) as refused:
        check_move(verb, poll, other, show_pre=False)
    assert refusal_words(refused.value) == sentence


def test_a_step_beyond_the_last_is_refused() -> None:
    with pytest.raises(WrongState) as refused:
        check_move("step", post("revealed"), pre("closed"), show_pre=False, last_step=True)
    assert refused.value.reason == "wrong_state.reveal_at_end"


@pytest.mark.parametrize("round_", list(Round))
def test_a_vote_that_was_counted_says_why_it_is_not_opened_again(round_: Round) -> None:
    assert barred(PollView(round_, PollState.CLOSED), None) is None
    assert barred(PollView(round_, PollState.CLOSED, counted=True), None) == "counted"


def test_a_vote_whose_key_was_destroyed_is_not_opened_again_and_says_why() -> None:
    closed = PollView(Round.POST, PollState.CLOSED, has_key=False)
    assert allowed(closed, pre("closed"), show_pre=False) == ["arm", "void"]
    assert barred(closed, pre("closed")) == "key"
    with pytest.raises(WrongState) as refused:
        check_move("reopen", closed, pre("closed"), show_pre=False)
    assert refused.value.reason == "key_destroyed.vote"


@pytest.mark.parametrize("state", [state for state in PollState if state is not PollState.VOID])
@pytest.mark.parametrize("counted", [False, True])
def test_a_vote_before_the_debate_is_opened_again_or_says_why_not(state: PollState, counted: bool) -> None:
    closed = PollView(Round.PRE, PollState.CLOSED, counted)
    can = "reopen" in allowed(closed, post(state), show_pre=True)
    assert (barred(closed, post(state)) is None) is can


@pytest.mark.parametrize("state", [state for state in PollState if state is not PollState.CLOSED])
def test_of_a_vote_that_has_not_closed_nobody_asks_that(state: PollState) -> None:
    assert barred(PollView(Round.PRE, state, counted=True), post("open")) is None
