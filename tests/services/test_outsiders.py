"""Ines is in another event. Whatever she names of this one does not exist for her, not even at her own event's desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from debate.domain.roles import Role
from debate.services import (
    access,
    bundles,
    hand_times,
    hands,
    items,
    merging,
    messages,
    pairs,
    polls,
    questions,
    reveals,
    slots,
)
from debate.services.switches import throw_switch
from debate.services.unit import Actor, Call
from debate.store.schema import Message, Pool
from tests.cast import INES, OLA
from tests.halls import Hall, make_hall

DESK = Actor("Ines", Role.OWNER)  # at the desk of her own event


@pytest.fixture
def ids(hall: Hall) -> dict[str, int]:
    """One of everything in Mara's event."""
    items.set_format(hall.call(), hall.item, "lincoln-douglas")
    slot = hall.go_to("speech").id
    asked = [
        questions.ask_question(hall.call(OLA), "Who would pay for all these embassies?", None, None).id
        for _ in range(2)
    ]
    questions.approve_question(hall.call(), asked[0])
    messages.send_message(hall.call(), "Two minutes")
    throw_switch(hall.call(), "item:set-hands", hall.item, True)
    hand = hands.raise_hand(hall.call(OLA), None, None).id
    pair = hall.seal()
    link = access.make_link(hall.call(), Role.SCREEN).id
    with hall.db.reading() as session:
        pool, message = session.query(Pool.id).first(), session.query(Message.id).first()
    assert pool is not None
    assert message is not None
    found = {"item": hall.item, "slot": slot, "pair": pair, "poll": hall.poll("pre").id, "link": link}
    return {
        **found,
        "hand": hand,
        "question": asked[0],
        "other": asked[1],
        "pool": pool[0],
        "message": message[0],
        "account": 1,
    }


@pytest.fixture
def other(hall: Hall) -> Hall:
    """Ines's event, with as little in it as can be: no id of Mara's event is one of hers by chance."""
    made = make_hall(hall.db)
    made.start()
    return made


TERMS = pairs.parse_terms("matched", 0, False, "sealed", "sealed", False)

AT_HER_DESK: dict[str, Callable[[Call, dict[str, int]], object]] = {
    "item:start": lambda call, i: items.start_item(call, i["item"]),
    "item:finish": lambda call, i: items.finish_item(call, i["item"]),
    "item:rerun": lambda call, i: items.rerun_item(call, i["item"]),
    "item:set-motion": lambda call, i: items.set_motion(call, i["item"], "Another"),
    "item:set-format": lambda call, i: items.set_format(call, i["item"], "lincoln-douglas"),
    "item:set-asking": lambda call, i: throw_switch(call, "item:set-asking", i["item"], False),
    "speaker:name": lambda call, i: items.name_speaker(call, i["item"], "for", 1, "Ines"),
    "pair:seal": lambda call, i: pairs.seal_pair(call, i["item"], TERMS),
    "pair:void": lambda call, i: pairs.void_pair(call, i["pair"], "why not"),
    "pair:destroy-key": lambda call, i: bundles.destroy_key(call, i["pair"]),
    "pair:bundle": lambda call, i: bundles.make_bundle(call.db, call.event, i["pair"]),
    "poll:open": lambda call, i: polls.open_poll(call, i["poll"], None, held=True),
    "poll:close": lambda call, i: polls.close_poll(call, i["poll"]),
    "poll:reopen": lambda call, i: polls.reopen_poll(call, i["poll"]),
    "poll:arm": lambda call, i: reveals.arm_poll(call, i["poll"]),
    "poll:disarm": lambda call, i: reveals.disarm_poll(call, i["poll"]),
    "poll:reveal": lambda call, i: reveals.reveal_poll(call, i["poll"], held=True, play=False),
    "poll:step": lambda call, i: reveals.step_reveal(call, i["poll"], "after"),
    "slot:next": lambda call, i: slots.next_slot(call, i["item"], i["slot"]),
    "slot:go": lambda call, i: slots.go_to_slot(call, i["slot"]),
    "slot:set-length": lambda call, i: slots.set_slot_length(call, i["slot"], 1_000),
    "clock:start": lambda call, i: slots.start_clock(call, i["slot"]),
    "clock:pause": lambda call, i: slots.pause_clock(call, i["slot"]),
    "clock:adjust": lambda call, i: slots.adjust_clock(call, i["slot"], 1_000),
    "clock:reset": lambda call, i: slots.reset_clock(call, i["slot"]),
    "clock:restore": lambda call, i: slots.restore_clock(call, i["slot"]),
    "pool:start": lambda call, i: slots.start_pool(call, i["pool"]),
    "pool:pause": lambda call, i: slots.pause_pool(call, i["pool"]),
    "message:clear": lambda call, i: messages.clear_message(call, i["message"]),
    "message:read": lambda call, i: messages.read_message(call, i["message"]),
    "question:approve": lambda call, i: questions.approve_question(call, i["question"]),
    "question:decline": lambda call, i: questions.decline_question(call, i["question"]),
    "question:queue": lambda call, i: questions.queue_question(call, i["question"]),
    "question:stage": lambda call, i: questions.stage_question(call, i["question"]),
    "question:answer": lambda call, i: questions.answer_question(call, i["question"]),
    "question:return": lambda call, i: questions.return_question(call, i["question"]),
    "question:edit": lambda call, i: questions.edit_question(call, i["question"], "Another"),
    "question:merge": lambda call, i: merging.merge_question(call, i["question"], i["other"]),
    "item:set-hands": lambda call, i: throw_switch(call, "item:set-hands", i["item"], True),
    "item:set-hands-shown": lambda call, i: throw_switch(call, "item:set-hands-shown", i["item"], True),
    "hand:call": lambda call, i: hands.call_hand(call, i["hand"]),
    "hand:give": lambda call, i: hands.give_microphone(call, i["hand"]),
    "hand:end": lambda call, i: hands.end_hand(call, i["hand"]),
    "hand:miss": lambda call, i: hands.miss_hand(call, i["hand"]),
    "hand:return": lambda call, i: hands.return_hand(call, i["hand"]),
    "hand:times": lambda call, i: hand_times.list_raised(call.db, call.event, i["item"]),
    "question:mute": lambda call, i: questions.mute_asker(call, i["question"], True),
    "link:revoke": lambda call, i: access.revoke_link(call, i["link"]),
    "member:revoke": lambda call, i: access.revoke_member(call, i["account"]),
}
FROM_HER_PHONE: dict[str, Callable[[Call, dict[str, int]], object]] = {
    "question:withdraw": lambda call, i: questions.withdraw_question(call, i["question"]),
    "hand:withdraw": lambda call, i: hands.withdraw_hand(call, i["hand"]),
    "question:upvote": lambda call, i: questions.upvote_question(call, i["question"], True),
}


@pytest.mark.one_database
@pytest.mark.parametrize("verb", AT_HER_DESK)
def test_her_desk_finds_nothing_of_this_event(hall: Hall, ids: dict[str, int], other: Hall, verb: str) -> None:
    before = hall.journal()
    with other.refuses("not_found"):
        AT_HER_DESK[verb](other.call(DESK), ids)
    assert hall.journal() == before


@pytest.mark.one_database
@pytest.mark.parametrize("verb", FROM_HER_PHONE)
def test_her_phone_finds_nothing_of_this_event(hall: Hall, ids: dict[str, int], other: Hall, verb: str) -> None:
    before = hall.journal()
    with other.refuses("not_found"):
        FROM_HER_PHONE[verb](other.call(INES), ids)
    assert hall.journal() == before


def test_her_desk_merges_no_question_of_hers_into_one_of_this_event(
    hall: Hall, ids: dict[str, int], other: Hall
) -> None:
    hers = questions.ask_question(other.call(INES), "Who would pay for all these embassies?", None, None).id
    with other.refuses("not_found"):
        merging.merge_question(other.call(DESK), hers, ids["question"])
