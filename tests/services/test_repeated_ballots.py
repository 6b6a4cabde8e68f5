"""A phone whose answer was lost sends its ballot again, with the same key, until it is told."""

from __future__ import annotations

import pytest

from debate.domain.errors import WrongState
from debate.domain.polls.states import PollState
from debate.services import pairs, polls
from debate.services.ballots import Counted
from tests.halls import Hall

KEY = "key-of-one-attempt"


@pytest.fixture
def voting(hall: Hall) -> Hall:
    """The pre-vote is open."""
    hall.seal()
    polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
    return hall


def cast_and_close(hall: Hall) -> Counted:
    counted = hall.cast("ola", "for", key=KEY)
    assert isinstance(counted, Counted), "the ballot was committed, whether or not its answer arrives"
    polls.close_poll(hall.call(), hall.poll("pre").id)
    return counted


def test_a_receipt_does_not_depend_on_the_choice(voting: Hall) -> None:
    first, changed = voting.cast("ola", "for"), voting.cast("ola", "against")
    assert isinstance(first, Counted)
    assert changed == Counted(first.receipt, "against")


def test_a_ballot_that_counts_is_not_refused_when_it_is_repeated_after_the_close(voting: Hall) -> None:
    counted = cast_and_close(voting)
    assert voting.cast("ola", "for", key=KEY) == counted


def test_a_repeat_after_the_close_that_carries_another_choice_changes_nothing(voting: Hall) -> None:
    counted = cast_and_close(voting)
    assert voting.cast("ola", "against", key=KEY) == counted
    assert list(voting.ballots("pre").values()) == ["for"]


def test_a_new_attempt_after_the_close_is_refused_also_beside_a_repeat_in_one_group(voting: Hall) -> None:
    counted = cast_and_close(voting)
    repeat, late = voting.box.cast_group([voting.attempt("ola", "for", key=KEY), voting.attempt("omar", "for")])
    assert repeat == counted
    assert isinstance(late, WrongState)
    assert late.code == "poll_closed"
    assert len(voting.ballots("pre")) == 1


def test_a_repeat_in_a_vote_that_was_given_up_is_refused_because_nothing_in_it_counts(voting: Hall) -> None:
    cast_and_close(voting)
    attempt = voting.attempt("ola", "for", key=KEY)
    pairs.void_pair(voting.call(), voting.pair().id, "wrong motion")
    assert voting.poll("pre").state is PollState.VOID
    (refused,) = voting.box.cast_group([attempt])
    assert isinstance(refused, WrongState)
