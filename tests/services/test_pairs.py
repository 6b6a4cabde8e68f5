from __future__ import annotations

from typing import Any

import pytest

from debate.domain.motion.pair import Round
from debate.domain.motion.rules import Rule
from debate.domain.polls.states import PollState, TallyMode
from debate.domain.scenes import SceneKind
from debate.domain.sealing import digest
from debate.services import due, items, pairs, polls, reveals
from debate.snapshot import Slices
from debate.store.schema import Event, Item, Poll
from tests.halls import MOTION, NOON, Hall, hundred

SEALING = {"debate", "guide", "polls"}


def test_a_seal_freezes_what_could_change_the_winner(hall: Hall) -> None:
    hall.seal("converts", 1.5, show_pre=True, post_tally="live")
    record = hall.pair().record
    assert record["motion"] == MOTION
    assert (record["rule"], record["band_pct"], record["show_pre"], record["public_list"]) == (
        "converts",
        1.5,
        True,
        False,
    )
    assert record["tallies"] == {"pre": "sealed", "post": "live"}
    assert record["choices"] == ["for", "against", "undecided"]
    assert len(record["slots"]) == len(hall.slots())
    assert record["sealed_at"] == NOON


def test_the_seal_is_the_hash_of_the_record(hall: Hall) -> None:
    hall.seal()
    assert hall.pair().seal == digest(hall.pair().record)


def test_a_seal_makes_both_polls_as_drafts(hall: Hall) -> None:
    hall.seal(post_tally="live")
    made = [(poll.round, poll.state, poll.tally) for poll in hall.pair().polls]
    assert made == [
        (Round.PRE, PollState.DRAFT, TallyMode.SEALED),
        (Round.POST, PollState.DRAFT, TallyMode.LIVE),
    ]
    assert hall.journal()[-1] == "pair:seal"
    assert hall.touched() >= SEALING


def test_a_final_majority_has_a_post_vote_alone(hall: Hall) -> None:
    hall.seal("final_majority")
    assert [poll.round for poll in hall.pair().polls] == [Round.POST]


def test_the_journal_keeps_the_whole_record(hall: Hall) -> None:
    hall.seal()
    assert hall.last_journal().details == {"seal": hall.pair().seal, "record": hall.pair().record}


def test_every_pair_has_a_secret_of_its_own(hall: Hall) -> None:
    first = hall.seal()
    secret = hall.pair().electorate.secret
    pairs.void_pair(hall.call(), first, "a slip of the tongue")
    hall.seal()
    assert secret is not None
    assert hall.pair().electorate.secret not in (None, secret)


def test_sealing_twice_is_refused(hall: Hall) -> None:
    hall.seal()
    with hall.refuses("sealed"):
        hall.seal()


def test_an_item_without_a_motion_cannot_be_sealed(hall: Hall) -> None:
    with hall.db.writing() as session:
        session.get_one(Item, hall.item).motion = ""
    with hall.refuses("no_motion"):
        hall.seal()


def test_an_unknown_rule_is_refused(hall: Hall) -> None:
    with hall.refuses("unknown_rule"):
        hall.seal("loudest")


@pytest.mark.parametrize("rule", list(Rule))
def test_every_rule_can_be_sealed(hall: Hall, rule: Rule) -> None:
    hall.seal(rule)
    assert hall.pair().rule is rule


@pytest.mark.parametrize("last", ["draft", "open", "closed", "armed", "revealed"])
def test_a_pair_can_be_voided_in_every_state(hall: Hall, last: str) -> None:
    pair = hall.seal("final_majority")
    bring(hall, last)
    assert hall.poll("post").state == last
    pairs.void_pair(hall.call(), pair, "the wrong motion was read out", held=last == "revealed")
    assert hall.poll("post").state is PollState.VOID
    assert hall.pair().voided_at == NOON
    assert hall.last_journal().why == "the wrong motion was read out"
    assert hall.touched() >= SEALING | {"poll", "turnout", "result"}


def bring(hall: Hall, state: str) -> None:
    poll = hall.poll("post").id
    if state == "draft":
        return
    polls.open_poll(hall.call(), poll, 60_000, held=True)
    hall.cast_all("post", hundred(for_=2))
    if state == "open":
        return
    polls.close_poll(hall.call(), poll)
    if state != "closed":
        reveals.arm_poll(hall.call(), poll)
    if state == "revealed":
        reveals.reveal_poll(hall.call(), poll, held=True, play=True)


def test_voiding_twice_is_refused(hall: Hall) -> None:
    pair = hall.seal()
    pairs.void_pair(hall.call(), pair, "once")
    with hall.refuses("wrong_state"):
        pairs.void_pair(hall.call(), pair, "twice")


def test_voiding_needs_a_reason(hall: Hall) -> None:
    pair = hall.seal()
    with hall.refuses("empty_text"):
        pairs.void_pair(hall.call(), pair, "  ")
    assert hall.pair().voided_at is None


def test_a_void_poll_never_closes_or_plays_by_itself(hall: Hall) -> None:
    pair = hall.seal("final_majority")
    bring(hall, "open")
    pairs.void_pair(hall.call(), pair, "stop")
    hall.pass_ms(3_600_000)
    before = hall.journal()
    due.run_due(hall.db, hall.now, hall.announced.append)
    assert hall.journal() == before


def test_the_ballots_of_a_void_pair_stay(hall: Hall) -> None:
    pair = hall.seal("final_majority")
    bring(hall, "closed")
    pairs.void_pair(hall.call(), pair, "stop")
    assert len(hall.ballots("post")) == 2


def scene_of(hall: Hall) -> SceneKind:
    with hall.db.reading() as session:
        return session.get_one(Event, hall.event).scene


def result_of(hall: Hall, face: str = "audience") -> Any:
    return Slices(hall.db, str).read(hall.event, [face], ["result"])[face]["result"]["data"]


@pytest.mark.parametrize(("last", "what"), [("open", "vote"), ("closed", "vote"), ("revealed", "result")])
def test_the_hall_is_told_of_what_it_saw_that_it_was_given_up_and_why(hall: Hall, last: str, what: str) -> None:
    pair = hall.seal("final_majority")
    bring(hall, last)
    assert result_of(hall)["given_up"] is None
    pairs.void_pair(hall.call(), pair, "The wrong motion was read out", held=True)
    for face in ("audience", "screen", "stage"):
        told = result_of(hall, face)
        assert told["frame"] is None
        assert told["given_up"] == {
            "pair": pair,
            "what": what,
            "motion": MOTION,
            "at": hall.now,
            "why": "The wrong motion was read out",
            "has_page": False,
        }
    assert scene_of(hall) is SceneKind.REVEAL


def test_of_a_vote_that_was_never_open_the_hall_is_told_nothing(hall: Hall) -> None:
    pair = hall.seal("final_majority")
    pairs.void_pair(hall.call(), pair, "A word was missing")
    assert result_of(hall)["given_up"] is None


def test_the_next_vote_takes_the_place_of_the_one_that_was_given_up(hall: Hall) -> None:
    pair = hall.seal("final_majority")
    bring(hall, "revealed")
    pairs.void_pair(hall.call(), pair, "The wrong motion was read out", held=True)
    hall.seal("final_majority")
    assert result_of(hall)["given_up"]["pair"] == pair
    polls.open_poll(hall.call(), hall.poll("post").id, None, held=True)
    assert result_of(hall)["given_up"] is None


def test_a_result_that_was_shown_is_given_up_by_holding_alone(hall: Hall) -> None:
    """One slip at one desk must not take the evening's result."""
    pair = hall.seal("final_majority")
    bring(hall, "revealed")
    with hall.refuses("was_shown"):
        pairs.void_pair(hall.call(), pair, "a slip")
    assert hall.pair().voided_at is None
    pairs.void_pair(hall.call(), pair, "meant", held=True)
    assert hall.pair().voided_at == hall.now


def test_after_a_void_the_motion_may_change_and_be_sealed_anew(hall: Hall) -> None:
    first = hall.seal()
    pairs.void_pair(hall.call(), first, "a word was missing")
    items.set_motion(hall.call(), hall.item, "The better motion")
    second = hall.seal()
    assert second != first
    assert hall.pair().record["motion"] == "The better motion"
    hall.vote("pre", hundred(for_=1))
    with hall.db.reading() as session:
        states = {poll.pair_id: poll.state for poll in session.query(Poll).where(Poll.round == Round.PRE)}
    assert states == {first: PollState.VOID, second: PollState.CLOSED}
