from __future__ import annotations

import pytest

from debate.domain.agenda import ItemState
from debate.services import items, polls, slots
from debate.services.items import ITEM_SLICES
from debate.services.switches import throw_switch
from debate.store.schema import Event, Item, Person
from tests.halls import MOTION, NOON, Hall

SECOND = 1_000


def item(hall: Hall, which: int | None = None) -> Item:
    with hall.db.reading() as session:
        return session.get_one(Item, which or hall.item)


def opening(hall: Hall) -> int:
    """The item before the debate."""
    with hall.db.reading() as session:
        return session.query(Item.id).where(Item.event_id == hall.event, Item.id != hall.item).one()[0]


def current(hall: Hall) -> int | None:
    with hall.db.reading() as session:
        return session.get_one(Event, hall.event).current_item_id


def speakers(hall: Hall) -> dict[tuple[str, int], str]:
    with hall.db.reading() as session:
        rows = session.query(Person).where(Person.item_id == hall.item)
        return {(str(row.side), row.seat): row.name for row in rows}


def test_starting_an_item_makes_it_live(hall: Hall) -> None:
    assert current(hall) == hall.item
    assert (item(hall).state, item(hall).actual_start) == (ItemState.LIVE, NOON)
    assert hall.journal()[-1] == "item:start"
    assert hall.touched() == set(ITEM_SLICES)


def test_starting_another_item_finishes_the_live_one(hall: Hall) -> None:
    hall.pass_ms(SECOND)
    items.start_item(hall.call(), opening(hall))
    assert current(hall) == opening(hall)
    assert (item(hall).state, item(hall).actual_end) == (ItemState.DONE, NOON + SECOND)
    assert hall.journal()[-2:] == ["item:finish", "item:start"]


def test_starting_the_live_item_again_is_refused(hall: Hall) -> None:
    with hall.refuses("wrong_state"):
        hall.start()


def test_a_finished_item_may_be_taken_up_again(hall: Hall) -> None:
    items.finish_item(hall.call(), hall.item)
    hall.pass_ms(SECOND)
    hall.start()
    assert (item(hall).state, item(hall).actual_start, item(hall).actual_end) == (ItemState.LIVE, NOON, None)


def test_finishing_an_item_leaves_none_live(hall: Hall) -> None:
    items.finish_item(hall.call(), hall.item)
    assert current(hall) is None
    assert hall.journal()[-1] == "item:finish"
    assert hall.touched() >= {"agenda", "debate", "guide"}


def test_an_item_that_is_not_live_cannot_be_finished(hall: Hall) -> None:
    with hall.refuses("wrong_state"):
        items.finish_item(hall.call(), opening(hall))


def test_finishing_an_item_stops_its_clock(hall: Hall) -> None:
    slot = hall.go_to("speech").id
    slots.start_clock(hall.call(), slot)
    hall.pass_ms(SECOND)
    items.finish_item(hall.call(), hall.item)
    stopped = next(row.clock for row in hall.slots() if row.id == slot)
    assert (stopped.banked_ms, stopped.started_at, stopped.finished_at) == (SECOND, None, NOON + SECOND)


def test_an_item_is_not_left_while_a_vote_is_open(hall: Hall) -> None:
    hall.seal()
    polls.open_poll(hall.call(), hall.poll("pre").id, None, held=True)
    with hall.refuses("wrong_state"):
        items.finish_item(hall.call(), hall.item)
    with hall.refuses("wrong_state"):
        items.start_item(hall.call(), opening(hall))
    assert current(hall) == hall.item


def test_a_motion_is_cleaned_and_set(hall: Hall) -> None:
    items.set_motion(hall.call(), hall.item, "  This house \u202eprefers\n tea ")
    assert item(hall).motion == "This house prefers tea"
    assert hall.last_journal().details == {"was": MOTION, "motion": "This house prefers tea"}
    assert hall.touched() == {"debate", "order", "guide", "setups"}


@pytest.mark.parametrize(
    ("motion", "code"), [("", "empty_text"), (" \u200b ", "empty_text"), ("x" * 301, "text_too_long")]
)
def test_a_motion_has_1_to_300_characters(hall: Hall, motion: str, code: str) -> None:
    with hall.refuses(code):
        items.set_motion(hall.call(), hall.item, motion)


def test_a_sealed_motion_stays(hall: Hall) -> None:
    hall.seal()
    with hall.refuses("sealed"):
        items.set_motion(hall.call(), hall.item, "Another one")
    assert item(hall).motion == MOTION


def test_asking_is_turned_off_and_on(hall: Hall) -> None:
    throw_switch(hall.call(), "item:set-asking", hall.item, False)
    assert not item(hall).asking
    throw_switch(hall.call(), "item:set-asking", hall.item, True)
    assert item(hall).asking
    assert hall.journal()[-2:] == ["item:set-asking"] * 2
    assert hall.touched() == {"debate", "guide"}


def test_a_speaker_is_named_and_renamed(hall: Hall) -> None:
    items.name_speaker(hall.call(), hall.item, "for", 1, "Nia Adeyemi")
    assert speakers(hall)["for", 1] == "Nia Adeyemi"
    assert hall.journal()[-1] == "speaker:name"
    faces = {"debate", "clock", "order", "guide", "setups", "whispers"}
    assert hall.touched() == faces | {"asked", "queue", "questions"}, "questions put to the speaker carry the name"


def test_a_new_seat_gets_a_speaker(hall: Hall) -> None:
    items.name_speaker(hall.call(), hall.item, "against", 3, "Nia Adeyemi")
    assert speakers(hall)["against", 3] == "Nia Adeyemi"


def test_an_empty_name_clears_the_seat(hall: Hall) -> None:
    for _press in range(2):
        items.name_speaker(hall.call(), hall.item, "for", 1, " ")
        assert ("for", 1) not in speakers(hall)


def test_a_format_lays_out_its_slots_and_pools(hall: Hall) -> None:
    items.set_format(hall.call(), hall.item, "lincoln-douglas")
    laid = items.find_format("lincoln-douglas")
    assert [slot.title for slot in hall.slots()] == [plan.title for plan in laid.slots]
    assert item(hall).format == "lincoln-douglas"
    assert hall.touched() == {"debate", "clock", "order", "guide", "setups"}


def test_an_unknown_format_is_refused(hall: Hall) -> None:
    with hall.refuses("unknown_format"):
        items.set_format(hall.call(), hall.item, "shouting")


def test_a_format_stays_once_a_slot_has_run(hall: Hall) -> None:
    slots.start_clock(hall.call(), hall.go_to("speech").id)
    with hall.refuses("wrong_state"):
        items.set_format(hall.call(), hall.item, "lincoln-douglas")


def test_a_format_may_change_while_an_untouched_slot_is_current(hall: Hall) -> None:
    hall.go_to("speech")
    items.set_format(hall.call(), hall.item, "lincoln-douglas")
    assert item(hall).current_slot_id is None


def test_a_sealed_format_stays(hall: Hall) -> None:
    hall.seal()
    before = [slot.title for slot in hall.slots()]
    with hall.refuses("sealed"):
        items.set_format(hall.call(), hall.item, "lincoln-douglas")
    assert [slot.title for slot in hall.slots()] == before


def test_preparing_a_later_item_is_no_news_for_the_hall(hall: Hall) -> None:
    coming = opening(hall)
    items.set_motion(hall.call(), coming, "The motion of the afternoon")
    items.set_format(hall.call(), coming, "lincoln-douglas")
    items.name_speaker(hall.call(), coming, "for", 1, "Nia Adeyemi")
    throw_switch(hall.call(), "item:set-asking", coming, False)
    told = [{"setups"}, {"setups"}, {"setups", "whispers"}, set()]
    assert [set(changes.slices) for changes in hall.announced[-4:]] == told
