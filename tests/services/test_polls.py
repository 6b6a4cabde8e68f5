from __future__ import annotations

from collections.abc import Callable

import pytest

from debate.domain.polls.states import PollState
from debate.domain.scenes import SceneKind
from debate.domain.sealing import ballots_hash
from debate.services import due, items, pairs, polls, reveals, scenes, slots
from debate.services.polls import POLL_SLICES
from debate.services.unit import Call
from debate.store.schema import Event
from tests.halls import NOON, Hall, hundred

VERBS: dict[str, Callable[[Call, int], None]] = {
    "open": lambda call, poll: polls.open_poll(call, poll, None, held=True),
    "reopen": polls.reopen_poll,
    "close": polls.close_poll,
    "arm": reveals.arm_poll,
    "disarm": reveals.disarm_poll,
    "reveal": lambda call, poll: reveals.reveal_poll(call, poll, held=True, play=False),
    "step": lambda call, poll: reveals.step_reveal(call, poll, "winner"),
}
# What each state of a lone poll leaves room for.
MAY = {
    "draft": {"open"},
    "open": {"close"},
    "closed": {"reopen", "arm"},
    "armed": {"disarm", "reveal"},
    "revealed": {"step"},
    "void": set(),
}
WAY = ("open", "close", "arm", "reveal")


def bring(hall: Hall, state: str) -> int:
    """A lone post-vote, brought to a state by the desk's own verbs."""
    pair = hall.seal("final_majority")
    poll = hall.poll("post").id
    if state == "void":
        pairs.void_pair(hall.call(), pair, "stop")
        return poll
    for verb in WAY[: list(MAY).index(state)]:
        VERBS[verb](hall.call(), poll)
    return poll


def scene(hall: Hall) -> SceneKind:
    with hall.db.reading() as session:
        return session.get_one(Event, hall.event).scene


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("state", MAY)
def test_a_state_leaves_room_for_its_own_verbs_only(hall: Hall, state: str, verb: str) -> None:
    poll = bring(hall, state)
    if verb in MAY[state]:
        VERBS[verb](hall.call(), poll)
    else:
        with hall.refuses("wrong_state"):
            VERBS[verb](hall.call(), poll)


@pytest.mark.parametrize("verb", WAY)
def test_a_second_press_changes_nothing(hall: Hall, verb: str) -> None:
    poll = bring(hall, list(MAY)[WAY.index(verb)])
    VERBS[verb](hall.call(), poll)
    with hall.refuses("wrong_state"):
        VERBS[verb](hall.call(), poll)


def test_opening_is_told_and_journalled(hall: Hall) -> None:
    hall.seal()
    polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
    poll, row = hall.poll("pre"), hall.last_journal()
    assert (poll.state, poll.opened_at, poll.closes_at) == (PollState.OPEN, NOON, None)
    assert (row.what, row.from_state, row.to_state, row.actor) == ("poll:open", "draft", "open", "Mara")
    assert hall.touched() == {*POLL_SLICES, "order", "scene", "setups"}


def test_opening_brings_the_vote_to_the_screen(hall: Hall) -> None:
    hall.seal()
    polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
    assert scene(hall) is SceneKind.VOTE


def test_opening_leaves_a_pinned_screen_alone(hall: Hall) -> None:
    hall.seal()
    scenes.pin_scene(hall.call(), True)
    polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
    assert scene(hall) is SceneKind.LOBBY


def test_closing_keeps_one_hash_over_all_ballots(hall: Hall) -> None:
    hall.seal()
    hall.vote("pre", hundred(for_=3, against=2))
    poll = hall.poll("pre")
    assert poll.ballots_hash == ballots_hash(hall.ballots("pre").items())
    assert hall.last_journal().details == {"ballots": 5, "hash": poll.ballots_hash}
    assert hall.journal()[-2:] == ["poll:close", "poll:hash"]
    assert hall.touched() == set(POLL_SLICES)


def test_a_poll_without_ballots_closes_and_is_counted(hall: Hall) -> None:
    hall.seal("final_majority")
    hall.vote("post", {})
    reveals.arm_poll(hall.call(), hall.poll("post").id)
    frame = hall.poll("post").frame
    assert frame is not None
    assert frame["after"] == {"for": 0, "against": 0, "undecided": 0}
    assert frame["outcome"]["verdict"] == "no_result"
    assert frame["verdict"]["words"] == "nobody"


def test_a_reopened_poll_takes_ballots_and_gets_a_new_hash(hall: Hall) -> None:
    hall.seal()
    hall.vote("pre", hundred(for_=3))
    first = hall.poll("pre").ballots_hash
    polls.reopen_poll(hall.call(), hall.poll("pre").id)
    assert (hall.poll("pre").state, hall.poll("pre").ballots_hash) == (PollState.OPEN, None)
    hall.cast_all("pre", {"late": "against"})
    polls.close_poll(hall.call(), hall.poll("pre").id)
    assert len(hall.ballots("pre")) == 4
    assert hall.poll("pre").ballots_hash not in (None, first)
    assert hall.journal().count("poll:hash") == 2


def test_the_post_vote_waits_for_the_close_of_the_pre_vote(hall: Hall) -> None:
    hall.seal()
    post = hall.poll("post").id
    for _state in ("draft", "open"):
        with hall.refuses("wrong_state"):
            polls.open_poll(hall.call(), post, None, held=True)
        if hall.poll("pre").state is PollState.DRAFT:
            polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
    polls.close_poll(hall.call(), hall.poll("pre").id)
    polls.open_poll(hall.call(), post, None, held=True)
    assert hall.poll("post").state is PollState.OPEN


def test_the_pre_vote_stays_closed_once_the_post_vote_has_begun(hall: Hall) -> None:
    hall.seal()
    hall.vote("pre", hundred(for_=1))
    polls.open_poll(hall.call(), hall.poll("post").id, None, held=True)
    with hall.refuses("wrong_state"):
        polls.reopen_poll(hall.call(), hall.poll("pre").id)


def test_a_pre_vote_that_is_for_the_reveal_alone_is_not_armed(hall: Hall) -> None:
    hall.seal()
    hall.vote("pre", hundred(for_=1))
    with hall.refuses("wrong_state"):
        reveals.arm_poll(hall.call(), hall.poll("pre").id)


def test_a_poll_with_a_time_closes_when_it_is_over(hall: Hall) -> None:
    hall.seal()
    polls.open_poll(hall.call(), hall.poll("pre").id, 60_000, held=True)
    hall.pass_ms(59_999)
    assert due.run_due(hall.db, hall.now, hall.announced.append) == 0
    assert hall.poll("pre").state is PollState.OPEN
    hall.pass_ms(1)
    assert due.run_due(hall.db, hall.now, hall.announced.append) == 1
    poll, row = hall.poll("pre"), hall.last_journal()
    assert (poll.state, poll.closed_at, poll.closes_at) == (PollState.CLOSED, NOON + 60_000, None)
    assert (row.actor, row.what) == ("system", "poll:hash")
    assert hall.touched() == set(POLL_SLICES)


def test_a_poll_that_was_closed_by_hand_is_not_due(hall: Hall) -> None:
    hall.seal()
    polls.open_poll(hall.call(), hall.poll("pre").id, 60_000, held=True)
    polls.close_poll(hall.call(), hall.poll("pre").id)
    hall.pass_ms(60_000)
    assert due.run_due(hall.db, hall.now, hall.announced.append) == 0


def test_a_reopened_poll_has_no_time(hall: Hall) -> None:
    hall.seal()
    polls.open_poll(hall.call(), hall.poll("pre").id, 60_000, held=True)
    polls.close_poll(hall.call(), hall.poll("pre").id)
    polls.reopen_poll(hall.call(), hall.poll("pre").id)
    assert hall.poll("pre").closes_at is None


@pytest.mark.parametrize("kind", [None, "speech", "result"])
def test_a_vote_opens_out_of_its_slot_only_when_it_was_held(hall: Hall, kind: str | None) -> None:
    """One click during the first speech once flipped every phone and the screen."""
    hall.seal()
    hall.vote("pre", hundred(for_=1))
    if kind:
        hall.go_to(kind)
    with hall.refuses("out_of_place"):
        polls.open_poll(hall.call(), hall.poll("post").id, None)
    polls.open_poll(hall.call(), hall.poll("post").id, None, held=True)
    assert hall.poll("post").state is PollState.OPEN


def test_a_vote_opens_in_its_slot_by_a_press(hall: Hall) -> None:
    hall.seal()
    hall.go_to("vote", 0)
    polls.open_poll(hall.call(), hall.poll("pre").id, None)
    polls.close_poll(hall.call(), hall.poll("pre").id)
    hall.go_to("vote", 1)
    polls.open_poll(hall.call(), hall.poll("post").id, None)
    assert hall.poll("post").state is PollState.OPEN


def test_a_format_without_vote_slots_has_its_votes_before_and_after_its_speeches(hall: Hall) -> None:
    items.set_format(hall.call(), hall.item, "lincoln-douglas")
    hall.seal()
    pre, post = hall.poll("pre").id, hall.poll("post").id
    polls.open_poll(hall.call(), pre, None)
    polls.close_poll(hall.call(), pre)
    last = hall.slots()[-1].id
    slots.go_to_slot(hall.call(), last)
    slots.start_clock(hall.call(), last)
    with hall.refuses("out_of_place"):
        polls.open_poll(hall.call(), post, None)
    hall.pass_ms(1_000)
    slots.pause_clock(hall.call(), last)
    polls.open_poll(hall.call(), post, None)
