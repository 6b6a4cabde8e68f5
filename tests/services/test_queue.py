"""Questions at the desk: approving, staging, editing, merging, muting."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from debate.domain.questions import QuestionState
from debate.domain.scenes import SceneKind
from debate.services import items, merging, questions, scenes
from debate.services.unit import Call
from debate.store.schema import Event, Question, Upvote
from tests.cast import OLA, OMAR, phone
from tests.halls import Hall

TEXT = "Who would pay for all these embassies?"

VERBS: dict[str, Callable[[Call, int], None]] = {
    "approve": questions.approve_question,
    "decline": questions.decline_question,
    "queue": questions.queue_question,
    "stage": questions.stage_question,
    "answer": questions.answer_question,
    "return": questions.return_question,
}
# From each state, by which verb, to which state; every other verb is refused there.
LEADS = {
    "new": {"approve": "approved", "stage": "on_stage", "decline": "declined"},
    "approved": {"queue": "next", "stage": "on_stage", "decline": "declined", "return": "new"},
    "next": {"stage": "on_stage", "decline": "declined", "return": "approved"},
    "on_stage": {"answer": "answered", "return": "approved"},
    "answered": {"return": "approved"},
    "declined": {"return": "new"},
    "withdrawn": {},
}
WAYS = {
    "approved": ["approve"],
    "next": ["approve", "queue"],
    "on_stage": ["stage"],
    "answered": ["stage", "answer"],
    "declined": ["decline"],
}


def ask(hall: Hall, device: str = "ola", text: str = TEXT) -> int:
    return questions.ask_question(hall.call(phone(device)), text, None, None).id


def bring(hall: Hall, state: str) -> int:
    asked = ask(hall)
    for verb in WAYS.get(state, []):
        VERBS[verb](hall.call(), asked)
    if state == "withdrawn":
        questions.withdraw_question(hall.call(OLA), asked)
    return asked


def question(hall: Hall, key: int) -> Question:
    with hall.db.reading() as session:
        return session.get_one(Question, key)


def scene(hall: Hall) -> SceneKind:
    with hall.db.reading() as session:
        return session.get_one(Event, hall.event).scene


def voters(hall: Hall, key: int) -> set[str]:
    with hall.db.reading() as session:
        return {row.voter for row in session.query(Upvote).where(Upvote.question_id == key)}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("state", LEADS)
def test_a_question_goes_where_its_state_leads(hall: Hall, state: str, verb: str) -> None:
    asked = bring(hall, state)
    if verb not in LEADS[state]:
        with hall.refuses("wrong_state"):
            VERBS[verb](hall.call(), asked)
        return
    VERBS[verb](hall.call(), asked)
    row = hall.last_journal()
    assert question(hall, asked).state == LEADS[state][verb]
    assert (row.what, row.from_state, row.to_state) == (f"question:{verb}", state, LEADS[state][verb])
    assert hall.touched() >= {"queue", f"me:{question(hall, asked).asker}"}


def test_approving_is_told_to_the_phones(hall: Hall) -> None:
    questions.approve_question(hall.call(), ask(hall))
    assert hall.touched() >= {"questions", "upvotes"}


def test_declining_an_unapproved_question_is_told_to_its_asker_alone(hall: Hall) -> None:
    asked = ask(hall)
    questions.decline_question(hall.call(), asked)
    assert hall.touched() == {"queue", f"me:{question(hall, asked).asker}"}


def test_one_question_is_next(hall: Hall) -> None:
    first, second = bring(hall, "next"), bring(hall, "approved")
    questions.queue_question(hall.call(), second)
    assert (question(hall, first).state, question(hall, second).state) == (QuestionState.APPROVED, QuestionState.NEXT)


def test_one_question_is_on_stage(hall: Hall) -> None:
    first, second = bring(hall, "on_stage"), bring(hall, "approved")
    questions.stage_question(hall.call(), second)
    assert (question(hall, first).state, question(hall, second).state) == (
        QuestionState.ANSWERED,
        QuestionState.ON_STAGE,
    )
    assert hall.touched() >= {"asked", "queue", "questions"}


def test_a_refused_staging_leaves_the_stage_alone(hall: Hall) -> None:
    first, second = bring(hall, "on_stage"), bring(hall, "declined")
    with hall.refuses("wrong_state"):
        questions.stage_question(hall.call(), second)
    assert question(hall, first).state is QuestionState.ON_STAGE


def test_the_screen_shows_the_question_and_then_goes_back(hall: Hall) -> None:
    hall.go_to("questions")
    asked = bring(hall, "on_stage")
    assert scene(hall) is SceneKind.QUESTION
    questions.answer_question(hall.call(), asked)
    assert scene(hall) is SceneKind.SLOT


def test_a_returned_question_leaves_the_screen(hall: Hall) -> None:
    questions.return_question(hall.call(), bring(hall, "on_stage"))
    assert scene(hall) is SceneKind.MOTION


def test_a_pinned_screen_shows_no_question(hall: Hall) -> None:
    scenes.pin_scene(hall.call(), True)
    bring(hall, "on_stage")
    assert scene(hall) is SceneKind.LOBBY


def test_a_question_can_be_answered_after_its_item_is_over(hall: Hall) -> None:
    asked = bring(hall, "on_stage")
    items.finish_item(hall.call(), hall.item)
    questions.answer_question(hall.call(), asked)
    assert question(hall, asked).state is QuestionState.ANSWERED


def test_an_edit_keeps_what_was_asked_first(hall: Hall) -> None:
    asked = bring(hall, "approved")
    questions.edit_question(hall.call(), asked, "Who pays?")
    questions.edit_question(hall.call(), asked, " Who  would pay? ")
    row = question(hall, asked)
    assert (row.text, row.original, row.state) == ("Who would pay?", TEXT, QuestionState.APPROVED)
    assert hall.journal()[-1] == "question:edit"
    assert hall.touched() >= {"queue", "questions", f"me:{row.asker}"}


@pytest.mark.parametrize("state", ["answered", "declined", "withdrawn"])
def test_what_is_over_is_not_reworded(hall: Hall, state: str) -> None:
    asked = bring(hall, state)
    with hall.refuses("wrong_state"):
        questions.edit_question(hall.call(), asked, "Something else")


@pytest.mark.parametrize(("text", "code"), [(" ", "empty_text"), ("x" * 281, "text_too_long")])
def test_an_edit_has_1_to_280_characters(hall: Hall, text: str, code: str) -> None:
    asked = ask(hall)
    with hall.refuses(code):
        questions.edit_question(hall.call(), asked, text)
    assert question(hall, asked).original is None


def test_a_merge_unites_the_voters(hall: Hall) -> None:
    first, second = bring(hall, "approved"), ask(hall, "omar")
    questions.approve_question(hall.call(), second)
    for device, wanted in (("v1", first), ("v2", first), ("v2", second), ("v3", second)):
        questions.upvote_question(hall.call(phone(device)), wanted, True)
    before = voters(hall, first) | voters(hall, second)
    merging.merge_question(hall.call(), first, second)
    assert voters(hall, second) == before | {question(hall, first).asker}
    assert len(voters(hall, first)) == 2, "they are its own, should it be parted again"
    assert (question(hall, first).state, question(hall, first).merged_into_id) == (QuestionState.MERGED, second)
    told = {f"me:{voter}" for voter in voters(hall, second)}
    assert hall.touched() >= {"queue", "questions", "upvotes"}
    assert len(told & hall.touched()) == 3, "the two voters of the merged question, and its asker"


def test_an_asker_does_not_vote_for_the_own_question_by_a_merge(hall: Hall) -> None:
    first, second = bring(hall, "approved"), bring(hall, "approved")
    merging.merge_question(hall.call(), first, second)
    assert voters(hall, second) == set()


@pytest.mark.parametrize("state", ["answered", "declined", "withdrawn"])
def test_nothing_merges_into_what_is_over(hall: Hall, state: str) -> None:
    target, asked = bring(hall, state), ask(hall)
    with hall.refuses("wrong_state"):
        merging.merge_question(hall.call(), asked, target)


def test_a_question_does_not_merge_into_itself(hall: Hall) -> None:
    asked = ask(hall)
    with hall.refuses("bad_merge"):
        merging.merge_question(hall.call(), asked, asked)


@pytest.mark.parametrize("state", ["new", "approved"])
def test_a_declined_question_goes_back_to_where_it_was(hall: Hall, state: str) -> None:
    asked = bring(hall, state)
    if state == "approved":
        questions.upvote_question(hall.call(phone("v1")), asked, True)
    wanted = voters(hall, asked)
    questions.decline_question(hall.call(), asked)
    questions.return_question(hall.call(), asked)
    assert question(hall, asked).state == state
    assert voters(hall, asked) == wanted
    assert hall.last_journal().from_state == "declined"


def test_a_declined_next_question_does_not_push_the_new_next_one_out(hall: Hall) -> None:
    first = bring(hall, "next")
    questions.decline_question(hall.call(), first)
    second = bring(hall, "next")
    questions.return_question(hall.call(), first)
    assert (question(hall, first).state, question(hall, second).state) == (QuestionState.APPROVED, QuestionState.NEXT)


def test_a_merged_question_is_parted_with_its_own_voters(hall: Hall) -> None:
    first, second = bring(hall, "approved"), ask(hall, "omar")
    questions.approve_question(hall.call(), second)
    for device, wanted in (("v1", first), ("v2", first), ("v2", second), ("v3", second)):
        questions.upvote_question(hall.call(phone(device)), wanted, True)
    before = voters(hall, first), voters(hall, second)
    merging.merge_question(hall.call(), first, second)
    questions.return_question(hall.call(), first)
    assert (voters(hall, first), voters(hall, second)) == before
    assert (question(hall, first).state, question(hall, first).merged_into_id) == (QuestionState.APPROVED, None)
    assert hall.touched() >= {"queue", "questions", "upvotes"}
    assert hall.last_journal().from_state == "merged"


def test_who_came_through_two_merged_questions_stays_when_one_is_parted(hall: Hall) -> None:
    first, second, target = bring(hall, "approved"), bring(hall, "approved"), ask(hall, "omar")
    questions.upvote_question(hall.call(phone("v1")), first, True)
    questions.upvote_question(hall.call(phone("v1")), second, True)
    merging.merge_question(hall.call(), first, target)
    merging.merge_question(hall.call(), second, target)
    both = voters(hall, target)
    questions.return_question(hall.call(), first)
    assert voters(hall, target) == both, "the second question still brings its voter and its asker"
    questions.return_question(hall.call(), second)
    assert voters(hall, target) == set()


def test_parting_reaches_the_question_that_the_target_merged_into(hall: Hall) -> None:
    first, second, third = bring(hall, "approved"), ask(hall, "omar"), ask(hall, "otto")
    questions.approve_question(hall.call(), second)
    questions.upvote_question(hall.call(phone("v1")), first, True)
    questions.upvote_question(hall.call(phone("v2")), second, True)
    merging.merge_question(hall.call(), first, second)
    merging.merge_question(hall.call(), second, third)
    assert len(voters(hall, third)) == 4, "two voters and two askers"
    questions.return_question(hall.call(), first)
    assert voters(hall, third) == voters(hall, second) | {question(hall, second).asker}
    assert len(voters(hall, third)) == 2


def test_who_wants_the_target_for_itself_stays(hall: Hall) -> None:
    first, second = bring(hall, "approved"), ask(hall, "omar")
    questions.approve_question(hall.call(), second)
    questions.upvote_question(hall.call(phone("v1")), first, True)
    merging.merge_question(hall.call(), first, second)
    questions.upvote_question(hall.call(phone("v1")), second, True)
    wanted = voters(hall, first)
    questions.return_question(hall.call(), first)
    assert voters(hall, second) == wanted


def test_a_merged_question_merges_no_more(hall: Hall) -> None:
    first, second = ask(hall), ask(hall, "omar")
    merging.merge_question(hall.call(), first, second)
    with hall.refuses("wrong_state"):
        merging.merge_question(hall.call(), first, second)


def test_a_muted_phone_asks_no_more(hall: Hall) -> None:
    asked = ask(hall)
    questions.mute_asker(hall.call(), asked, True)
    questions.mute_asker(hall.call(), asked, True)
    with hall.refuses("muted"):
        ask(hall)
    ask(hall, "omar")
    assert question(hall, asked).state is QuestionState.NEW, "what was asked before stays"


def test_a_mute_is_taken_back(hall: Hall) -> None:
    asked = ask(hall)
    for on in (True, False, False):
        questions.mute_asker(hall.call(), asked, on)
    ask(hall)
    assert hall.journal()[-4:] == ["question:mute"] * 3 + ["question:ask"]


def test_a_mute_keeps_the_wishes_of_the_phone(hall: Hall) -> None:
    asked = bring(hall, "approved")
    questions.upvote_question(hall.call(OMAR), asked, True)
    questions.mute_asker(hall.call(), ask(hall, "omar"), True)
    assert len(voters(hall, asked)) == 1
