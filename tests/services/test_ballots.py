from __future__ import annotations

import pytest
from sqlalchemy import text

from debate.domain.errors import DomainError
from debate.domain.sealing import receipt, voter_key
from debate.services import pairs, polls
from debate.services.ballots import MOST_SPENT, Answer, Cast, Counted, find_ballot
from debate.services.unit import Changes
from debate.store.revisions import read_revs
from debate.store.schema import urn_name
from tests.halls import Hall, hundred, make_hall


@pytest.fixture
def open_(hall: Hall) -> Hall:
    """A hall whose pre-vote is open."""
    hall.seal()
    polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
    return hall


def code(answer: Answer) -> str:
    assert isinstance(answer, DomainError), answer
    return answer.code


def choices(hall: Hall, round_: str = "pre") -> list[str]:
    return sorted(hall.ballots(round_).values())


def secret(hall: Hall) -> bytes:
    found = hall.pair().electorate.secret
    assert found is not None
    return found


def test_a_ballot_is_stored_before_it_is_acknowledged(open_: Hall) -> None:
    answer = open_.cast("ola", "for")
    assert isinstance(answer, Counted)
    assert answer.answer == "for"
    assert open_.ballots("pre") == {voter_key(secret(open_), "ola"): "for"}


def test_ballots_mark_the_turnout_as_the_audience_does(open_: Hall) -> None:
    open_.cast("ola", "for")
    assert open_.announced[-1] == Changes(open_.event, frozenset({"turnout"}), input=True)


def test_a_group_is_announced_once(open_: Hall) -> None:
    before = len(open_.announced)
    open_.cast_all("pre", hundred(for_=30))
    assert len(open_.announced) == before + 1


def test_every_group_counts_as_one_change_of_the_turnout(open_: Hall) -> None:
    def rev() -> int:
        with open_.db.reading() as session:
            return read_revs(session, open_.event, ["turnout"])["turnout"]

    before = rev()
    open_.cast_all("pre", hundred(for_=30))
    assert rev() == before + 1


def test_the_answers_come_in_the_order_of_the_ballots(open_: Hall) -> None:
    cast = [
        open_.attempt("zoe", "for"),
        open_.attempt("ola", "maybe"),
        open_.attempt("abe", "against"),
        Cast(open_.event, 999, "ines", "for", "key-none"),
        open_.attempt("mia", "undecided"),
    ]
    answers = open_.box.cast_group(cast)
    said = [answer.answer if isinstance(answer, Counted) else answer.code for answer in answers]
    assert said == ["for", "unknown_choice", "against", "not_found", "undecided"]


def test_a_later_ballot_replaces_the_earlier_one(open_: Hall) -> None:
    first, second = open_.cast("ola", "for"), open_.cast("ola", "against")
    assert choices(open_) == ["against"]
    assert isinstance(first, Counted)
    assert isinstance(second, Counted)
    assert first.receipt == second.receipt


def test_the_last_of_one_group_counts(open_: Hall) -> None:
    group = [open_.attempt("ola", choice) for choice in ("for", "undecided", "against")]
    answers = open_.box.cast_group(group)
    assert [answer.answer for answer in answers if isinstance(answer, Counted)] == ["for", "undecided", "against"]
    assert choices(open_) == ["against"]


def test_a_repeated_ballot_is_acknowledged_the_same(open_: Hall) -> None:
    first = open_.cast("ola", "for", key="key-of-ola")
    before = len(open_.announced)
    assert open_.cast("ola", "for", key="key-of-ola") == first
    assert len(open_.announced) == before, "nothing was written, so there is nothing to tell"


def test_a_repeated_ballot_that_comes_late_changes_nothing(open_: Hall) -> None:
    open_.cast("ola", "for", key="key-of-ola")
    open_.cast("ola", "against")
    again = open_.cast("ola", "for", key="key-of-ola")
    assert isinstance(again, Counted)
    assert again.answer == "against", "the phone must learn which ballot counts"
    assert choices(open_) == ["against"]


def test_a_repeated_key_within_one_group_changes_nothing(open_: Hall) -> None:
    group = [
        open_.attempt("ola", "for", key="key-of-ola"),
        open_.attempt("ola", "against"),
        open_.attempt("ola", "for", key="key-of-ola"),
    ]
    answers = open_.box.cast_group(group)
    assert [answer.answer for answer in answers if isinstance(answer, Counted)] == ["for", "against", "against"]
    assert choices(open_) == ["against"]


def test_a_phone_keeps_so_many_spent_keys(open_: Hall) -> None:
    for number in range(MOST_SPENT + 5):
        open_.cast("ola", "for", key=f"attempt-{number:04}")
    with open_.db.reading() as session:
        spent = session.execute(text(f"SELECT spent FROM {urn_name(open_.poll('pre').id, 1)}")).scalar_one().split()
    assert spent == [f"attempt-{number:04}" for number in range(4, MOST_SPENT + 4)]


def test_the_same_key_of_two_phones_is_two_ballots(open_: Hall) -> None:
    open_.cast("ola", "for", key="the-same-key")
    open_.cast("omar", "against", key="the-same-key")
    assert choices(open_) == ["against", "for"]


def test_a_ballot_before_the_opening_is_refused(hall: Hall) -> None:
    hall.seal()
    assert code(hall.cast("ola", "for")) == "poll_not_open"
    assert hall.ballots("pre") == {}


def test_a_late_ballot_is_refused(open_: Hall) -> None:
    polls.close_poll(open_.call(), open_.poll("pre").id)
    assert code(open_.cast("ola", "for")) == "poll_closed"
    assert open_.ballots("pre") == {}


def test_a_late_change_of_mind_is_refused(open_: Hall) -> None:
    open_.cast("ola", "for")
    polls.close_poll(open_.call(), open_.poll("pre").id)
    assert code(open_.cast("ola", "against")) == "poll_closed"
    assert choices(open_) == ["for"]


def test_a_ballot_in_a_void_pair_is_refused(open_: Hall) -> None:
    attempt = open_.attempt("ola", "for")
    pairs.void_pair(open_.call(), open_.pair().id, "stop")
    assert code(open_.box.cast_group([attempt])[0]) == "poll_closed"


def test_a_ballot_from_another_event_is_not_found(open_: Hall) -> None:
    other = make_hall(open_.db)
    cast = Cast(other.event, open_.poll("pre").id, "ines", "for", "key-ines")
    assert code(open_.box.cast_group([cast])[0]) == "not_found"
    open_.cast("ola", "for")
    assert code(open_.box.cast_group([cast])[0]) == "not_found", "also once the poll's secret is in memory"
    assert choices(open_) == ["for"]


def test_a_group_of_refused_ballots_is_answered(open_: Hall) -> None:
    answers = open_.box.cast_group([open_.attempt("ola", "perhaps"), open_.attempt("omar", "never")])
    assert [code(answer) for answer in answers] == ["unknown_choice"] * 2


def test_one_refused_ballot_leaves_the_rest_of_the_group_counted(open_: Hall) -> None:
    answers = open_.box.cast_group([open_.attempt("ola", "perhaps"), open_.attempt("omar", "for")])
    assert code(answers[0]) == "unknown_choice"
    assert choices(open_) == ["for"]


def test_a_device_is_another_voter_in_another_pair(open_: Hall) -> None:
    open_.cast("ola", "for")
    first = set(open_.ballots("pre"))
    pairs.void_pair(open_.call(), open_.pair().id, "again")
    open_.seal()
    polls.open_poll(open_.call(), open_.poll("pre").id, None, held=True)
    open_.cast("ola", "for")
    assert not first & set(open_.ballots("pre"))


def test_a_device_is_the_same_voter_in_both_rounds(hall: Hall) -> None:
    hall.seal()
    hall.vote("pre", {"ola": "for"})
    hall.vote("post", {"ola": "against"})
    assert set(hall.ballots("pre")) == set(hall.ballots("post"))


def test_a_receipt_shows_no_choice(open_: Hall) -> None:
    answers = [open_.cast("ola", choice) for choice in ("for", "against", "undecided")]
    assert len({answer.receipt for answer in answers if isinstance(answer, Counted)}) == 1


def test_a_phone_finds_its_own_ballot(open_: Hall) -> None:
    open_.cast("ola", "for")
    poll = open_.poll("pre").id
    found = find_ballot(open_.db, open_.box.keys, open_.event, poll, "ola")
    assert found is not None
    assert (found.answer, found.receipt) == ("for", receipt(secret(open_), poll, voter_key(secret(open_), "ola")))


def test_a_phone_that_never_voted_finds_nothing(open_: Hall) -> None:
    open_.cast("ola", "for")
    assert find_ballot(open_.db, open_.box.keys, open_.event, open_.poll("pre").id, "omar") is None


def test_nobody_finds_a_ballot_of_another_event(open_: Hall) -> None:
    other = make_hall(open_.db)
    with open_.refuses("not_found"):
        find_ballot(open_.db, open_.box.keys, other.event, open_.poll("pre").id, "ola")
