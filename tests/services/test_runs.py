"""An item that has ended goes on as it was, or is run again: a rehearsal leaves no trace in the evening."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from debate.domain.agenda import ItemState
from debate.domain.clock import ClockState
from debate.domain.scenes import SceneKind
from debate.services import bundles, items, pairs, polls, questions, reveals, scenes, slots
from debate.snapshot import SLICES
from debate.snapshot.view import View
from debate.store.schema import Event, Item, Pair
from tests.cast import MILO, OLA
from tests.halls import NOON, Hall, hundred

MINUTE = 60_000


def row(hall: Hall) -> Item:
    with hall.db.reading() as session:
        return session.get_one(Item, hall.item)


def scene(hall: Hall) -> SceneKind:
    with hall.db.reading() as session:
        return session.get_one(Event, hall.event).scene


def seen(hall: Hall, face: str) -> dict[str, Any]:
    with hall.db.reading() as session:
        view = View(session, hall.event, str)
        return {name: read(view) for name, read in SLICES[face].items()}


def setup(hall: Hall) -> dict[str, Any]:
    return next(one for one in seen(hall, "desk")["setups"]["items"] if one["item"] == hall.item)


@pytest.fixture
def rehearsed(hall: Hall) -> int:
    """A whole debate was rehearsed, to the told result; returns its pair."""
    pair = hall.seal()
    hall.vote("pre", hundred(for_=3, against=5))
    slots.start_clock(hall.call(), hall.go_to("speech").id)
    questions.ask_question(hall.call(OLA), "Who would pay for all these embassies?", None, None)
    hall.pass_ms(MINUTE)
    hall.vote("post", hundred(for_=6, against=2))
    post = hall.poll("post").id
    reveals.arm_poll(hall.call(), post)
    reveals.reveal_poll(hall.call(MILO), post, held=False, play=False)
    reveals.step_reveal(hall.call(), post, "winner")
    items.finish_item(hall.call(), hall.item)
    return pair


def test_a_new_run_has_fresh_clocks_and_nothing_of_the_old_one(hall: Hall, rehearsed: int) -> None:
    items.rerun_item(hall.call(), hall.item)
    again = row(hall)
    assert (again.run, again.state, again.current_slot_id) == (2, ItemState.PLANNED, None)
    assert {slot.clock.state for slot in hall.slots()} == {ClockState.IDLE}
    hall.start()
    desk = seen(hall, "desk")
    assert desk["polls"]["polls"] == []
    assert desk["queue"]["items"] == []
    assert desk["debate"]["seal"] is None
    assert desk["guide"]["key"] == "seal"


def test_the_old_result_is_shown_to_nobody_as_the_new_ones(hall: Hall, rehearsed: int) -> None:
    """The worst that could happen: the hall reads who won before anybody has voted."""
    assert seen(hall, "audience")["result"]["frame"]
    assert scene(hall) is SceneKind.REVEAL
    items.rerun_item(hall.call(), hall.item)
    assert scene(hall) is SceneKind.AGENDA
    for act in (lambda: None, hall.seal, hall.start, lambda: hall.go_to("vote")):
        act()
        for face in SLICES:
            told = seen(hall, face)
            if face == "panelist":
                assert set(told) == {"event", "clock"}, "nothing of any vote"
                continue
            assert told["result"] == {"frame": None, "poll": None, "on_screen": False, "given_up": None}
            assert told["poll"] is None
            assert told.get("turnout") is None
        with hall.refuses("scene_empty"):
            scenes.show_scene(hall.call(), "reveal", None)
    assert hall.poll("pre").pair_id != rehearsed


def test_no_vote_of_the_old_run_can_be_moved_on(hall: Hall) -> None:
    pair = hall.seal()
    pre = hall.poll("pre").id
    items.finish_item(hall.call(), hall.item)
    items.rerun_item(hall.call(), hall.item)
    hall.start()
    with hall.refuses("event_not_open"):
        polls.open_poll(hall.call(), pre, None, held=True)
    bundles.destroy_key(hall.call(), pair)  # nothing of it is still to come


def test_the_old_run_stays_in_the_journal_and_its_result_can_be_reached(hall: Hall, rehearsed: int) -> None:
    items.rerun_item(hall.call(), hall.item)
    last = hall.last_journal()
    assert (last.what, last.from_state, last.to_state) == ("item:rerun", "done", "planned")
    assert last.details == {"run": 2, "ended": {"run": 1, "from": NOON, "until": NOON + MINUTE}}
    assert [(told.poll.pair_id, told.is_earlier) for told in bundles.list_revealed(hall.db, hall.event)] == [
        (rehearsed, True)
    ]
    assert bundles.make_bundle(hall.db, hall.event, rehearsed)["pair"] == rehearsed
    assert setup(hall)["earlier"] == [{"run": 1, "pair": rehearsed, "given_up": None}]


def test_the_new_run_has_a_result_of_its_own(hall: Hall, rehearsed: int) -> None:
    items.rerun_item(hall.call(), hall.item)
    hall.start()
    fresh = hall.seal()
    hall.vote("pre", hundred(for_=1))
    hall.vote("post", hundred(against=1))
    post = hall.poll("post").id
    reveals.arm_poll(hall.call(), post)
    reveals.reveal_poll(hall.call(MILO), post, held=False, play=False)
    reveals.step_reveal(hall.call(), post, "winner")
    assert seen(hall, "audience")["result"]["frame"]["pair"] == fresh
    told = [(one.poll.pair_id, one.is_earlier) for one in bundles.list_revealed(hall.db, hall.event)]
    assert told == [(rehearsed, True), (fresh, False)]


def test_a_rehearsal_never_moves_the_plan(hall: Hall, rehearsed: int) -> None:
    items.rerun_item(hall.call(), hall.item)
    with hall.db.reading() as session:
        times = session.execute(select(Item.actual_start, Item.actual_end).where(Item.event_id == hall.event)).all()
    assert {value for pair in times for value in pair} == {None}


def test_only_what_has_ended_is_run_again(hall: Hall) -> None:
    with hall.refuses("wrong_state"):
        items.rerun_item(hall.call(), hall.item)
    items.finish_item(hall.call(), hall.item)
    items.rerun_item(hall.call(), hall.item)
    with hall.refuses("wrong_state"):
        items.rerun_item(hall.call(), hall.item)


def test_an_end_is_undone_and_everything_stands_where_it_stood(hall: Hall) -> None:
    hall.seal()
    hall.vote("pre", hundred(for_=2))
    speech = hall.go_to("speech").id
    slots.start_clock(hall.call(), speech)
    hall.pass_ms(MINUTE)
    items.finish_item(hall.call(), hall.item)
    hall.pass_ms(MINUTE)
    hall.start()
    clock = next(slot.clock for slot in hall.slots() if slot.id == speech)
    assert (clock.state, clock.banked_ms) == (ClockState.PAUSED, MINUTE)
    assert (row(hall).run, row(hall).current_slot_id, row(hall).actual_start) == (1, speech, NOON)
    assert seen(hall, "audience")["poll"]["state"] == "closed"
    assert scene(hall) is SceneKind.SLOT


def test_an_undone_end_keeps_the_result_in_sight(hall: Hall, rehearsed: int) -> None:
    hall.start()
    assert scene(hall) is SceneKind.REVEAL
    assert seen(hall, "audience")["result"]["frame"]["pair"] == rehearsed


def test_another_item_is_prepared_while_one_is_live(hall: Hall) -> None:
    with hall.db.reading() as session:
        coming = session.scalars(select(Item.id).where(Item.event_id == hall.event, Item.id != hall.item)).one()
    live = hall.seal()
    items.set_motion(hall.call(), coming, "This house prefers tea")
    items.set_format(hall.call(), coming, "lincoln-douglas")
    items.name_speaker(hall.call(), coming, "for", 1, "Nia Adeyemi")
    pairs.seal_pair(hall.call(), coming, pairs.parse_terms("converts", 1.0, False, "sealed", "sealed", False))
    told = [{"setups"}, {"setups"}, {"setups", "whispers"}, {"setups"}]
    assert [set(changes.slices) for changes in hall.announced[-4:]] == told
    prepared = next(one for one in seen(hall, "desk")["setups"]["items"] if one["item"] == coming)
    assert (prepared["motion"], prepared["format_id"]) == ("This house prefers tea", "lincoln-douglas")
    assert [speaker["name"] for speaker in prepared["speakers"]] == ["Nia Adeyemi"]
    assert prepared["seal"]["rule"] == "converts"
    assert {poll["pair"] for poll in seen(hall, "desk")["polls"]["polls"]} == {live}


def test_giving_up_a_prepared_vote_leaves_the_hall_alone(hall: Hall) -> None:
    with hall.db.reading() as session:
        coming = session.scalars(select(Item.id).where(Item.event_id == hall.event, Item.id != hall.item)).one()
    items.set_motion(hall.call(), coming, "This house prefers tea")
    pairs.seal_pair(hall.call(), coming, pairs.parse_terms("matched", 0.0, False, "sealed", "sealed", False))
    with hall.db.reading() as session:
        prepared = session.scalars(select(Pair.id).where(Pair.item_id == coming)).one()
    hall.seal()
    polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
    pairs.void_pair(hall.call(), prepared, "Another motion")
    assert hall.touched() == {"setups"}
    assert scene(hall) is SceneKind.VOTE
