"""A poll that is put a second time, to the same voters."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from debate.domain.errors import DomainError
from debate.domain.polls import KINDS
from debate.domain.polls.bundle import check_poll_bundle, recount_poll
from debate.domain.polls.states import PollState
from debate.services import drafts, items, polls, reveals
from debate.services.ballots import Counted, find_ballot
from debate.services.poll_results import count_keyed, destroy_poll_keys, list_answers, make_poll_bundle
from debate.store.schema import Poll
from tests.halls import Hall
from tests.services.test_polls_alone import WORDINGS, cast, closed, made, opened, row, seen, shown


def again(hall: Hall, poll: int) -> int:
    return drafts.put_again(hall.call(), poll)


def second_of(hall: Hall, answers: dict[str, str]) -> tuple[int, int]:
    """A first round that three have answered (1, 2, 2), closed; a second one, answered so, and closed."""
    first = closed(hall)
    second = again(hall, first)
    polls.open_poll(hall.call(), second, None)
    assert all(isinstance(one, Counted) for one in cast(hall, second, answers))
    polls.close_poll(hall.call(), second)
    return first, second


def alone(hall: Hall, poll: int) -> Any:
    setups = seen(hall, "desk")["setups"]["items"]
    return next(one for setup in setups for one in setup["polls"] if one["id"] == poll)


class TestADraft:
    def test_asks_the_same_of_the_same_voters(self, hall: Hall) -> None:
        first = shown(hall)
        second = row(hall, again(hall, first))
        one = row(hall, first)
        assert (second.question, second.options, second.settings) == (one.question, one.options, one.settings)
        assert (second.electorate_id, second.first_id, second.state) == (one.electorate_id, first, PollState.DRAFT)

    def test_is_not_worded_otherwise(self, hall: Hall) -> None:
        second = again(hall, closed(hall))
        with hall.refuses("wrong_state"):
            drafts.edit_poll(hall.call(), second, WORDINGS["choice"])
        assert alone(hall, second)["allowed"] == ["open", "delete"]

    def test_is_laid_once(self, hall: Hall) -> None:
        first = closed(hall)
        second = again(hall, first)
        with hall.refuses("wrong_state"):
            again(hall, first)
        drafts.delete_poll(hall.call(), second)
        assert again(hall, first) != second

    @pytest.mark.parametrize("kind", sorted(KINDS))
    def test_is_of_the_kinds_that_have_one(self, hall: Hall, kind: str) -> None:
        first = shown(hall, WORDINGS[kind])
        assert ("again" in alone(hall, first)["allowed"]) == (KINDS[kind].second_round is not None)
        if KINDS[kind].second_round is None:
            with hall.refuses("wrong_state"):
                again(hall, first)

    def test_has_no_third(self, hall: Hall) -> None:
        _, second = second_of(hall, {"v0": "2"})
        with hall.refuses("wrong_state"):
            again(hall, second)

    @pytest.mark.parametrize("how", [made, opened])
    def test_comes_after_a_close(self, hall: Hall, how: Any) -> None:
        first = how(hall)
        with hall.refuses("wrong_state"):
            again(hall, first)


def test_an_opened_one_keeps_the_first_closed(hall: Hall) -> None:
    first, _ = second_of(hall, {"v0": "2"})
    assert "reopen" not in alone(hall, first)["allowed"]
    with hall.refuses("wrong_state"):
        polls.reopen_poll(hall.call(), first)


def test_a_first_round_is_opened_again_while_the_second_waits(hall: Hall) -> None:
    first = closed(hall)
    second = again(hall, first)
    polls.reopen_poll(hall.call(), first)
    with hall.refuses("another_open"):
        polls.open_poll(hall.call(), second, None)
    polls.close_poll(hall.call(), first)
    polls.open_poll(hall.call(), second, None)


def test_a_voter_has_a_ballot_in_each_round(hall: Hall) -> None:
    first, second = second_of(hall, {"v0": "2"})
    ballots = [find_ballot(hall.db, hall.box.keys, hall.event, poll, "v0") for poll in (first, second)]
    assert [ballot.answer for ballot in ballots if ballot] == ["1", "2"]
    assert len({ballot.receipt for ballot in ballots if ballot}) == 2


def test_the_reveal_shows_how_the_hall_moved(hall: Hall) -> None:
    first, second = second_of(hall, {"v0": "2", "v1": "2", "new": "1"})
    assert all(seen(hall, face)["result"]["poll"] is None for face in ("audience", "screen"))
    reveals.reveal_poll(hall.call(), second, held=False, play=False)
    for face in ("audience", "screen", "desk"):
        moved = seen(hall, face)["result"]["poll"]["moved"]
        assert moved["first"] == first
        assert moved["counts"] == {"before": 3, "after": 3, "both": 2, "only_before": 1, "only_after": 1}
        assert moved["cells"] == {"1": {"1": 0, "2": 1}, "2": {"1": 0, "2": 1}}
    assert alone(hall, second)["moved"]["rows"][0]["left"] == 1


def test_a_first_round_that_was_kept_is_told_with_the_second(hall: Hall) -> None:
    first, second = second_of(hall, {"v0": "2"})
    reveals.reveal_poll(hall.call(), second, held=False, play=False)
    assert row(hall, first).state is PollState.REVEALED
    assert seen(hall, "audience")["result"]["poll"]["poll"] == second
    assert alone(hall, first)["figures"]["n"] == 3


def test_a_first_round_that_was_shown_stays_as_it_was(hall: Hall) -> None:
    first = shown(hall)
    frame = row(hall, first).frame
    second = again(hall, first)
    polls.open_poll(hall.call(), second, None)
    cast(hall, second, {"v0": "2"})
    polls.close_poll(hall.call(), second)
    reveals.reveal_poll(hall.call(), second, held=False, play=False)
    assert row(hall, first).frame == frame


def test_a_first_round_whose_ballots_were_changed_is_not_compared(hall: Hall) -> None:
    first, second = second_of(hall, {"v0": "2"})
    with hall.db.writing() as session:
        session.connection().exec_driver_sql(f"UPDATE ballot SET answer = '2' WHERE poll_id = {first}")
    with hall.refuses("ballots_changed"):
        reveals.reveal_poll(hall.call(), second, held=False, play=False)
    assert row(hall, second).state is PollState.CLOSED


def test_the_bundle_holds_both_rounds_and_recounts(hall: Hall) -> None:
    _, second = second_of(hall, {"v0": "2", "new": "1"})
    reveals.reveal_poll(hall.call(), second, held=False, play=False)
    bundle = make_poll_bundle(hall.db, hall.event, second)
    assert recount_poll(check_poll_bundle(bundle)) == []
    rows = list_answers(bundle)
    assert sorted((one["first"], one["answer"]) for one in rows) == [("", "1"), ("1", "2"), ("2", ""), ("2", "")]


class TestTheirKey:
    """Both rounds have one."""

    def test_stays_while_a_round_takes_ballots(self, hall: Hall) -> None:
        first = shown(hall)
        second = again(hall, first)
        polls.open_poll(hall.call(), second, None)
        assert count_keyed(hall.db, hall.event) == 0
        with pytest.raises(DomainError):
            destroy_poll_keys(hall.call())
        polls.close_poll(hall.call(), second)

    def test_ends_with_both(self, hall: Hall) -> None:
        _, second = second_of(hall, {"v0": "2"})
        reveals.reveal_poll(hall.call(), second, held=False, play=False)
        destroy_poll_keys(hall.call())
        with hall.db.reading() as session:
            assert all(poll.electorate.secret is None for poll in session.scalars(select(Poll)).unique())

    def test_ends_also_where_the_second_was_never_opened(self, hall: Hall) -> None:
        again(hall, shown(hall))
        assert count_keyed(hall.db, hall.event) == 0
        items.finish_item(hall.call(), hall.item)
        destroy_poll_keys(hall.call())

    def test_that_is_gone_leaves_no_second_round(self, hall: Hall) -> None:
        first = shown(hall)
        destroy_poll_keys(hall.call())
        with hall.refuses("key_destroyed"):
            again(hall, first)
        assert alone(hall, first)["allowed"] == ["show"]

    def test_that_is_gone_opens_no_second_round_that_waits(self, hall: Hall) -> None:
        second = again(hall, shown(hall))
        items.finish_item(hall.call(), hall.item)
        destroy_poll_keys(hall.call())
        items.start_item(hall.call(), hall.item)
        assert alone(hall, second)["allowed"] == ["delete"]
        with hall.refuses("key_destroyed"):
            polls.open_poll(hall.call(), second, None)


def test_a_second_round_stays_with_the_run_of_its_first(hall: Hall) -> None:
    second, draft = again(hall, closed(hall)), made(hall)
    items.finish_item(hall.call(), hall.item)
    items.rerun_item(hall.call(), hall.item)
    assert (row(hall, second).run, row(hall, draft).run) == (1, 2)
