"""Questions from the phones: asking, withdrawing, wanting."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from debate.domain.errors import WrongState
from debate.domain.questions import QuestionState
from debate.domain.slots import Side
from debate.services import items, questions
from debate.services.attempts import MOST_KEPT
from debate.services.questions import MOST_COMPARED, MOST_PER_ITEM, MOST_WAITING, asker_key, find_similar
from debate.services.switches import throw_switch
from debate.snapshot import Slices
from debate.store.database import Database
from debate.store.schema import Attempt, Event, Item, Person, Question, Upvote
from tests.cast import INES, MARA, OLA, OMAR, phone
from tests.halls import AGENDA, NOON, Hall, make_hall

TEXT = "Who would pay for all these embassies?"


def ask(hall: Hall, text: str = TEXT, *, to: str | None = None, name: str | None = None) -> int:
    return questions.ask_question(hall.call(OLA), text, to, name).id


def question(hall: Hall, key: int) -> Question:
    with hall.db.reading() as session:
        return session.get_one(Question, key)


def me(hall: Hall, device: str) -> str:
    with hall.db.reading() as session:
        return f"me:{asker_key(session.get_one(Event, hall.event), device)}"


def voters(hall: Hall, key: int) -> int:
    with hall.db.reading() as session:
        return session.query(Upvote).where(Upvote.question_id == key).count()


@pytest.fixture
def approved(hall: Hall) -> int:
    asked = ask(hall)
    questions.approve_question(hall.call(), asked)
    return asked


def test_a_question_waits_for_the_desk(hall: Hall) -> None:
    row = question(hall, ask(hall))
    assert (row.text, row.state, row.to, row.name, row.asked_at) == (TEXT, QuestionState.NEW, None, None, NOON)
    assert hall.journal()[-1] == "question:ask"
    assert hall.touched() == {"queue", me(hall, "ola")}
    assert hall.announced[-1].input


def test_a_question_names_nobody_in_the_journal(hall: Hall) -> None:
    ask(hall, name="Ola")
    row = hall.last_journal()
    assert (row.actor, row.details, row.why) == ("audience", None, None)


@pytest.mark.parametrize("to", ["for", "against", "Amara Lindqvist", None])
def test_a_question_goes_to_a_side_a_speaker_or_the_panel(hall: Hall, to: str | None) -> None:
    ask(hall, to=to)
    assert addressee(hall) == to


def at_desk(hall: Hall) -> dict[str, Any]:
    """The newest question, as the desk reads it."""
    queue = Slices(hall.db, str).read(hall.event, ["desk"], ["queue"])["desk"]["queue"]["data"]
    newest: dict[str, Any] = queue["items"][-1]
    return newest


def addressee(hall: Hall) -> str | None:
    to: str | None = at_desk(hall)["to"]
    return to


@pytest.mark.parametrize(
    ("to", "side"), [("for", "for"), ("against", "against"), ("Tomas Varga", "against"), (None, None)]
)
def test_a_question_to_a_speaker_belongs_to_the_speakers_side(hall: Hall, to: str | None, side: str | None) -> None:
    ask(hall, to=to)
    assert at_desk(hall)["side"] == side


def test_a_question_belongs_to_the_side_of_the_person_and_not_of_a_name(hall: Hall) -> None:
    items.name_speaker(hall.call(), hall.item, "against", 1, "Amara Lindqvist")
    meant = person_in(hall, Side.AGAINST, 1)
    questions.ask_question(hall.call(OLA), TEXT, None, None, person=meant.id)
    assert at_desk(hall)["side"] == "against"


def person_in(hall: Hall, side: Side, seat: int) -> Person:
    with hall.db.reading() as session:
        query = select(Person).where(Person.item_id == hall.item, Person.side == side, Person.seat == seat)
        return session.scalars(query).one()


def test_a_question_to_a_speaker_follows_a_new_name(hall: Hall) -> None:
    ask(hall, to="Amara Lindqvist")
    items.name_speaker(hall.call(), hall.item, "for", 1, "Amara Lindqvist-Berg")
    assert {"queue", "questions"} <= hall.touched()
    assert addressee(hall) == "Amara Lindqvist-Berg"


def test_a_question_to_a_speaker_who_left_keeps_the_name(hall: Hall) -> None:
    ask(hall, to="Amara Lindqvist")
    items.name_speaker(hall.call(), hall.item, "for", 1, "")
    assert addressee(hall) == "Amara Lindqvist"


def test_of_two_people_of_one_name_the_one_that_was_meant_is_asked(hall: Hall) -> None:
    items.name_speaker(hall.call(), hall.item, "against", 1, "Amara Lindqvist")
    meant = person_in(hall, Side.AGAINST, 1)
    questions.ask_question(hall.call(OLA), TEXT, None, None, person=meant.id)
    assert at_desk(hall)["person"] == meant.id


def test_a_question_to_somebody_of_another_item_is_refused(hall: Hall) -> None:
    meant = person_in(hall, Side.FOR, 1)
    items.finish_item(hall.call(), hall.item)
    with hall.db.reading() as session:
        other = session.scalars(select(Item.id).where(Item.id != hall.item)).first()
    items.start_item(hall.call(), other or 0)
    with hall.refuses("unknown_addressee"):
        questions.ask_question(hall.call(OLA), TEXT, None, None, person=meant.id)


def test_a_question_to_a_stranger_is_refused(hall: Hall) -> None:
    with hall.refuses("unknown_addressee"):
        ask(hall, to="Somebody Else")


def test_a_question_is_signed_only_if_the_asker_wishes(hall: Hall) -> None:
    assert question(hall, ask(hall, name=" Ola\n")).name == "Ola"
    assert question(hall, ask(hall, name="  ")).name is None


@pytest.mark.parametrize(
    ("text", "code"), [("", "empty_text"), ("\u200b\n", "empty_text"), ("x" * 281, "text_too_long")]
)
def test_a_question_has_1_to_280_characters(hall: Hall, text: str, code: str) -> None:
    with hall.refuses(code):
        ask(hall, text)


def test_a_name_has_80_characters_at_most(hall: Hall) -> None:
    with hall.refuses("text_too_long"):
        ask(hall, name="x" * 81)
    assert question(hall, ask(hall, name="x" * 80)).name == "x" * 80


def test_nobody_asks_while_questions_are_closed(hall: Hall) -> None:
    throw_switch(hall.call(), "item:set-asking", hall.item, False)
    with hall.refuses("questions_closed"):
        ask(hall)


def test_nobody_asks_while_no_item_is_live(hall: Hall) -> None:
    items.finish_item(hall.call(), hall.item)
    with hall.refuses("event_not_open"):
        ask(hall)


def test_only_a_phone_asks(hall: Hall) -> None:
    with hall.refuses("not_allowed"):
        questions.ask_question(hall.call(MARA), TEXT, None, None)


def test_so_many_questions_of_a_phone_wait_at_most(hall: Hall) -> None:
    asked = [ask(hall) for _ in range(MOST_WAITING)]
    with hall.refuses("too_many_questions"):
        ask(hall)
    questions.decline_question(hall.call(), asked[0])
    ask(hall)


def fill(
    hall: Hall, count: int, state: QuestionState = QuestionState.NEW, text: str = "Another matter altogether"
) -> list[int]:
    """So many questions of other phones."""
    of = {"event_id": hall.event, "item_id": hall.item, "text": text, "state": state, "asked_at": NOON}
    with hall.db.writing() as session:
        rows = [Question(**of, asker=f"asker {number}", flags=[], similar=[]) for number in range(count)]
        session.add_all(rows)
        session.flush()
        return [row.id for row in rows]


@pytest.mark.parametrize("state", [QuestionState.NEW, QuestionState.APPROVED, QuestionState.NEXT])
def test_so_many_questions_wait_for_the_desk_and_the_stage_at_most(hall: Hall, state: QuestionState) -> None:
    fill(hall, MOST_PER_ITEM - 1, state)
    ask(hall)
    with hall.refuses("too_many_questions"):
        questions.ask_question(hall.call(OMAR), TEXT, None, None)


def test_declining_makes_room(hall: Hall) -> None:
    first, *_rest = fill(hall, MOST_PER_ITEM)
    with hall.refuses("too_many_questions"):
        ask(hall)
    questions.decline_question(hall.call(), first)
    ask(hall)


@pytest.mark.parametrize("state", [QuestionState.ANSWERED, QuestionState.DECLINED, QuestionState.WITHDRAWN])
def test_what_is_done_takes_no_room(hall: Hall, state: QuestionState) -> None:
    fill(hall, MOST_PER_ITEM, state)
    ask(hall)


def test_only_the_newest_questions_are_compared(hall: Hall) -> None:
    old, *_rest = fill(hall, MOST_COMPARED, text=TEXT)
    [new] = fill(hall, 1)
    assert find_similar(TEXT, questions._open_texts(hall.call())), "the text must be like the others"
    compared = list(questions._open_texts(hall.call()))
    assert (len(compared), compared[0], compared[-1]) == (MOST_COMPARED, old + 1, new)


def test_questions_are_compared_while_nobody_waits_for_the_transaction(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(hall, 1, text=TEXT)

    def find_while_another_asks(text: str, others: dict[int, str]) -> list[int]:
        monkeypatch.undo()
        questions.ask_question(hall.call(OMAR), text, None, None)
        return find_similar(text, others)

    monkeypatch.setattr(questions, "find_similar", find_while_another_asks)
    ask(hall)
    assert hall.journal().count("question:ask") == 2


def test_a_question_that_was_declined_meanwhile_is_not_named(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = fill(hall, 2, text=TEXT)

    def decline_meanwhile(text: str, others: dict[int, str]) -> list[int]:
        found = find_similar(text, others)
        assert found == [first, second]
        questions.decline_question(hall.call(), first)
        return found

    monkeypatch.setattr(questions, "find_similar", decline_meanwhile)
    assert question(hall, ask(hall)).similar == [second]


def test_a_question_like_another_says_so(hall: Hall) -> None:
    first = ask(hall, "Who would pay for all these new embassies?")
    assert question(hall, ask(hall, "Who is going to pay for all these new embassies?")).similar == [first]


def test_short_texts_are_like_nothing() -> None:
    assert find_similar("Why not?", {1: "Why not?"}) == []


def test_a_question_of_another_item_is_not_compared(hall: Hall) -> None:
    ask(hall)
    other = make_hall(hall.db)
    other.start()
    assert question(other, questions.ask_question(other.call(INES), TEXT, None, None).id).similar == []


def flagged_hall(hall: Hall, words: str) -> Hall:
    """Another event, whose agenda names these words."""
    agenda = AGENDA.replace("title: Forum", f"title: Forum, flag_words: {words}")
    other = make_hall(hall.db, agenda)
    other.start()
    return other


def test_a_flagged_question_is_marked_at_the_desk_and_kept(hall: Hall) -> None:
    other = flagged_hall(hall, "[embassies, 'Tax  haven', '\uff34ax Haven']")
    asked = ask(other, "Who pays for EMBASSIES in a tax haven?")
    assert question(other, asked).state is QuestionState.NEW
    slices = Slices(other.db, "https://forum.example/j/{}".format).read(other.event, ["desk"], ["queue"])
    [shown] = slices["desk"]["queue"]["data"]["items"]
    assert (shown["id"], shown["flags"]) == (asked, ["embassies", "\uff34ax Haven"])


def test_a_question_without_the_words_is_not_marked(hall: Hall) -> None:
    assert question(hall, ask(hall)).flags == []
    other = flagged_hall(hall, "[scandal]")
    assert question(other, ask(other)).flags == []


def test_an_asker_withdraws(hall: Hall, approved: int) -> None:
    questions.withdraw_question(hall.call(OLA), approved)
    assert question(hall, approved).state is QuestionState.WITHDRAWN
    assert hall.journal()[-1] == "question:withdraw"
    assert hall.touched() == {"queue", "questions", "upvotes", me(hall, "ola")}


def test_withdrawing_twice_is_refused(hall: Hall, approved: int) -> None:
    questions.withdraw_question(hall.call(OLA), approved)
    with hall.refuses("wrong_state"):
        questions.withdraw_question(hall.call(OLA), approved)


def test_nobody_withdraws_the_question_of_another(hall: Hall, approved: int) -> None:
    with hall.refuses("not_found"):
        questions.withdraw_question(hall.call(OMAR), approved)


def test_wanting_a_question_counts_once(hall: Hall, approved: int) -> None:
    questions.upvote_question(hall.call(OMAR), approved, True)
    assert hall.touched() == {"upvotes", "queue", me(hall, "omar")}
    questions.upvote_question(hall.call(OMAR), approved, True)
    assert hall.touched() == set(), "what changes nothing is not told"
    assert voters(hall, approved) == 1


def test_a_wish_can_be_taken_back(hall: Hall, approved: int) -> None:
    questions.upvote_question(hall.call(OMAR), approved, True)
    questions.upvote_question(hall.call(OMAR), approved, False)
    questions.upvote_question(hall.call(OMAR), approved, False)
    assert voters(hall, approved) == 0


def test_a_question_that_waits_for_approval_is_nobodys_to_want(hall: Hall) -> None:
    asked = ask(hall)
    with hall.refuses("not_found"):
        questions.upvote_question(hall.call(OMAR), asked, True)


def test_a_question_on_stage_is_wanted_no_more(hall: Hall, approved: int) -> None:
    questions.stage_question(hall.call(), approved)
    with hall.refuses("question_taken"):
        questions.upvote_question(hall.call(phone("otto")), approved, True)


# A repeated key


KEY = "a-key-of-the-phone-1"


def ask_with(hall: Hall, key: str | None, text: str = TEXT) -> int:
    return questions.ask_question(hall.call(OLA), text, None, None, None, key).id


def count_questions(hall: Hall) -> int:
    with hall.db.reading() as session:
        return session.query(Question).count()


def test_a_question_that_is_sent_again_with_its_key_is_asked_once(hall: Hall) -> None:
    first = ask_with(hall, KEY)
    written = len(hall.journal())
    assert ask_with(hall, KEY) == first
    assert (count_questions(hall), len(hall.journal())) == (1, written)


def test_a_repeat_is_answered_whatever_has_become_of_the_question_and_its_item(hall: Hall) -> None:
    first = ask_with(hall, KEY)
    questions.decline_question(hall.call(), first)
    questions.mute_asker(hall.call(), first, True)
    items.finish_item(hall.call(), hall.item)
    again = questions.ask_question(hall.call(OLA), TEXT, None, None, hall.item, KEY)
    assert (again.id, again.state) == (first, QuestionState.DECLINED)


def test_a_repeat_is_known_to_another_process(hall: Hall) -> None:
    first = ask_with(hall, KEY)
    other = Database(hall.db.engine.url.render_as_string(hide_password=False))
    call = replace(hall.call(OLA), db=other)
    assert questions.ask_question(call, TEXT, None, None, None, KEY).id == first
    other.close()


def test_other_words_other_phones_and_no_key_are_no_repeats(hall: Hall) -> None:
    first = ask_with(hall, KEY)
    others = [
        ask_with(hall, KEY, "The same form, with other words?"),
        questions.ask_question(hall.call(OMAR), TEXT, None, None, None, KEY).id,
        ask_with(hall, None),
    ]
    assert len({first, *others}) == 4


def test_what_was_refused_may_be_sent_again_with_its_key(hall: Hall) -> None:
    throw_switch(hall.call(), "item:set-asking", hall.item, False)
    with pytest.raises(WrongState):
        ask_with(hall, KEY)
    throw_switch(hall.call(), "item:set-asking", hall.item, True)
    assert question(hall, ask_with(hall, KEY)).text == TEXT


def test_an_upvote_that_comes_again_late_changes_no_mind(hall: Hall, approved: int) -> None:
    questions.upvote_question(hall.call(OMAR), approved, True, "first-key")
    questions.upvote_question(hall.call(OMAR), approved, False, "second-key")
    questions.upvote_question(hall.call(OMAR), approved, True, "first-key")
    assert voters(hall, approved) == 0
    questions.upvote_question(hall.call(OMAR), approved, True, "third-key")
    assert voters(hall, approved) == 1


def test_one_key_of_a_page_serves_all_its_forms(hall: Hall, approved: int) -> None:
    other = ask_with(hall, None, "And who else would pay for them?")
    questions.approve_question(hall.call(), other)
    for wanted in (approved, other):
        questions.upvote_question(hall.call(OMAR), wanted, True, KEY)
    assert (voters(hall, approved), voters(hall, other)) == (1, 1)


def test_taking_back_again_with_its_key_is_answered_the_same(hall: Hall) -> None:
    asked = ask(hall)
    for _ in range(2):
        questions.withdraw_question(hall.call(OLA), asked, KEY)
    assert question(hall, asked).state is QuestionState.WITHDRAWN
    assert hall.journal().count("question:withdraw") == 1


def test_a_phone_has_a_bounded_number_of_attempts(hall: Hall, approved: int) -> None:
    for number in range(MOST_KEPT + 6):
        call = replace(hall.call(OMAR), now=NOON + number)
        questions.upvote_question(call, approved, number % 2 == 0, f"key-number-{number}")
    with hall.db.reading() as session:
        assert session.query(Attempt).count() == MOST_KEPT
    questions.upvote_question(hall.call(OMAR), approved, True, f"key-number-{MOST_KEPT + 4}")
    assert voters(hall, approved) == 0, "the newest are those that are known"
