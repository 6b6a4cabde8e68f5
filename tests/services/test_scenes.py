from __future__ import annotations

import pytest

from debate.domain.agenda import ItemKind
from debate.domain.scenes import SceneKind
from debate.services import items, pairs, questions, reveals, scenes
from debate.services.switches import throw_switch
from debate.store.schema import Event, Item
from tests.cast import MILO, phone
from tests.halls import Hall


def shown(hall: Hall) -> tuple[SceneKind, str | None, bool]:
    with hall.db.reading() as session:
        event = session.get_one(Event, hall.event)
        return event.scene, event.scene_text, event.pinned


NEEDY = (SceneKind.SLOT, SceneKind.VOTE, SceneKind.REVEAL)


@pytest.mark.parametrize("kind", [kind for kind in SceneKind if kind not in (*NEEDY, SceneKind.MESSAGE)])
def test_a_hand_puts_any_scene_on_the_screen(hall: Hall, kind: SceneKind) -> None:
    scenes.show_scene(hall.call(), kind, "a text that no such scene has")
    assert shown(hall) == (kind, None, False)
    assert (hall.journal()[-1], hall.last_journal().to_state) == ("scene:show", kind)
    assert hall.touched() == {"scene"}


@pytest.mark.parametrize("kind", NEEDY)
def test_a_scene_without_content_is_not_put_up(hall: Hall, kind: SceneKind) -> None:
    with hall.refuses("scene_empty"):
        scenes.show_scene(hall.call(), kind, None)


def test_a_scene_is_put_up_once_there_is_something_to_show(hall: Hall) -> None:
    hall.seal("final_majority")
    hall.go_to("speech")
    scenes.show_scene(hall.call(), "slot", None)
    hall.vote("post", {"v1": "for"})
    scenes.show_scene(hall.call(), "vote", None)
    reveals.arm_poll(hall.call(), hall.poll("post").id)
    with hall.refuses("scene_empty"):  # armed is not revealed
        scenes.show_scene(hall.call(), "reveal", None)
    reveals.reveal_poll(hall.call(MILO), hall.poll("post").id, held=False, play=False)
    scenes.show_scene(hall.call(), "reveal", None)
    assert shown(hall)[0] is SceneKind.REVEAL


def test_questions_are_shown_while_phones_may_ask_or_one_is_on_stage(hall: Hall) -> None:
    throw_switch(hall.call(), "item:set-asking", hall.item, False)
    with hall.refuses("scene_empty"):
        scenes.show_scene(hall.call(), "question", None)
    throw_switch(hall.call(), "item:set-asking", hall.item, True)
    question = questions.ask_question(hall.call(phone("ola")), "Who would pay for it?", None, None)
    throw_switch(hall.call(), "item:set-asking", hall.item, False)
    questions.stage_question(hall.call(), question.id)
    scenes.show_scene(hall.call(), "question", None)


def test_nothing_of_an_item_is_shown_while_none_is_live(hall: Hall) -> None:
    items.finish_item(hall.call(), hall.item)
    for kind in ("motion", "slot", "vote", "reveal", "question"):
        with hall.refuses("scene_empty"):
            scenes.show_scene(hall.call(), kind, None)


@pytest.mark.parametrize("kind", ["vote", "reveal"])
def test_a_pin_does_not_hold_a_vote_that_was_given_up(hall: Hall, kind: str) -> None:
    pair = hall.seal("final_majority")
    hall.vote("post", {"v1": "for"})
    reveals.arm_poll(hall.call(), hall.poll("post").id)
    reveals.reveal_poll(hall.call(MILO), hall.poll("post").id, held=False, play=False)
    scenes.show_scene(hall.call(), kind, None)
    scenes.pin_scene(hall.call(), True)
    pairs.void_pair(hall.call(), pair, "The motion had a slip in it.", held=True)
    assert shown(hall) == (SceneKind.REVEAL, None, False)


def test_a_message_fills_the_screen(hall: Hall) -> None:
    scenes.show_scene(hall.call(), "message", "  Please sit\n down ")
    assert shown(hall) == (SceneKind.MESSAGE, "Please sit down", False)


@pytest.mark.parametrize(("text", "code"), [(None, "empty_text"), (" ", "empty_text"), ("x" * 201, "text_too_long")])
def test_a_message_on_the_screen_has_1_to_200_characters(hall: Hall, text: str | None, code: str) -> None:
    with hall.refuses(code):
        scenes.show_scene(hall.call(), "message", text)


def test_an_unknown_scene_is_refused(hall: Hall) -> None:
    with hall.refuses("unknown_scene"):
        scenes.show_scene(hall.call(), "fireworks", None)


def test_the_next_scene_drops_the_text_of_a_message(hall: Hall) -> None:
    scenes.show_scene(hall.call(), "message", "Please sit down")
    hall.go_to("speech")
    assert shown(hall) == (SceneKind.SLOT, None, False)


def test_a_hand_moves_a_pinned_screen(hall: Hall) -> None:
    scenes.pin_scene(hall.call(), True)
    scenes.show_scene(hall.call(), "agenda", None)
    assert shown(hall) == (SceneKind.AGENDA, None, True)


def test_a_pin_is_set_and_taken_out(hall: Hall) -> None:
    for on in (True, True, False):
        scenes.pin_scene(hall.call(), on)
        assert shown(hall)[2] is on
        assert hall.last_journal().details == {"on": on}
        assert hall.touched() == {"scene"}


@pytest.mark.parametrize(("pinned", "scene"), [(False, SceneKind.BREAK), (True, SceneKind.LOBBY)])
def test_a_break_that_begins_counts_down_on_the_screen(hall: Hall, pinned: bool, scene: SceneKind) -> None:
    opening = hall.item - 1
    with hall.db.writing() as session:
        session.get_one(Item, opening).kind = ItemKind.BREAK
    scenes.show_scene(hall.call(), SceneKind.LOBBY, None)
    scenes.pin_scene(hall.call(), pinned)
    items.start_item(hall.call(), opening)
    assert shown(hall)[0] is scene
    items.start_item(hall.call(), hall.item)
    assert shown(hall)[0] is (scene if pinned else SceneKind.AGENDA)
