"""Questions: asking, wanting, and the desk's verbs."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process
from sqlalchemy import and_, func, select

from debate.domain import questions as rules
from debate.domain import similar_questions
from debate.domain.errors import NotAllowed, NotFound, TooMany, WrongState
from debate.domain.flags import find_flags
from debate.domain.labels import read_labels
from debate.domain.lines import ASKER, QUESTION, QUESTION_LABEL
from debate.domain.questions import Part, QuestionState
from debate.domain.scenes import SceneKind
from debate.domain.sealing import voter_key
from debate.domain.text import clean
from debate.services import attempts
from debate.services.addressees import find_addressee, put_people, touch_question
from debate.services.merging import part
from debate.services.question_moves import move
from debate.services.unit import Call, Unit
from debate.store.concern import asked_in
from debate.store.schema import Event, Item, Mute, Question, Upvote

# Questions of one device that may wait for the desk at the same time.
MOST_WAITING = 3
# Questions of one item that the desk may still have to deal with. What it declines or takes makes room.
MOST_PER_ITEM = 500
# Measured: paraphrases score 79 to 84 of 100, unrelated questions under 60. It suggests only; texts of few words
# mislead.
SIMILAR_FROM = 75
FEWEST_WORDS = 4
MOST_SIMILAR = 3
MOST_COMPARED = 300
_UNDECIDED = (QuestionState.NEW, QuestionState.APPROVED, QuestionState.NEXT)
_OPEN = (*_UNDECIDED, QuestionState.ON_STAGE)


def ask_question(
    call: Call,
    text: str,
    to: str | None,
    name: str | None,
    item: int | None = None,
    key: str | None = None,
    person: int | None = None,
) -> Question:
    """A new question from a device: to a side or one who speaks, by name (`to`) or as a row (`person`); else the panel.

    `item` is what it was written for. Once that is over nobody there can answer, and who comes next was not meant: the
    question is refused with `item_over`, and its asker decides. A repeated `key` asks nothing again: the answer is the
    question that it made, as it is now.
    """
    text = clean(text, QUESTION)
    # Comparing takes long: not while the others wait for the transaction to end.
    similar = find_similar(text, _open_texts(call))
    with call.unit() as unit:
        asker = asker_key(unit.event(), call.actor.device)
        said = (key, text, f"{to or ''}{person or ''}", name or "")
        known = attempts.find(unit, asker, *said)
        if known is not None:
            return unit.question(known)
        live = _live_item(unit, item)
        _check_may_ask(unit, live, asker)
        side, whom = find_addressee(unit, live, to, person)
        question = Question(asker=asker, text=text, name=clean(name or "", ASKER) or None, to=side)
        _add_question(unit, live, question, similar)
        put_people(unit, question, Part.PUT_TO, whom)
        attempts.note(unit, asker, question.id, *said)
        return question


def _add_question(unit: Unit, live: Item, question: Question, similar: list[int]) -> None:
    event = unit.event()
    question.event_id, question.asked_at = event.id, unit.now
    question.item_id, question.run = live.id, live.run
    question.flags = find_flags(question.text, event.flag_words)
    question.similar = _still_open(unit, live, similar)
    unit.session.add(question)
    unit.session.flush()
    unit.journal("question:ask", f"question {question.id}", to_state=QuestionState.NEW)
    unit.touch("queue", f"me:{question.asker}")


def _live_item(unit: Unit, written_for: int | None) -> Item:
    if written_for is not None and written_for != unit.event().current_item_id:
        title = unit.item(written_for).title
        raise WrongState("item_over", title=title)
    return unit.live_item()


def asker_key(event: Event, device: str | None) -> str:
    """The device's pseudonym for questions. Its key is not that of any ballot."""
    if device is None:
        raise NotAllowed("not_allowed.no_phone")
    return voter_key(event.asker_secret, device)


def _check_may_ask(unit: Unit, item: Item, asker: str) -> None:
    if not item.asking:
        raise WrongState("questions_closed")
    if unit.session.get(Mute, (unit.call.event, asker)):
        raise NotAllowed("muted")
    waiting = select(func.count()).where(asked_in(item), Question.asker == asker, Question.state == QuestionState.NEW)
    if unit.session.scalars(waiting).one() >= MOST_WAITING:
        raise TooMany("too_many_questions.of_phone", most=MOST_WAITING)
    undecided = select(func.count()).where(asked_in(item), Question.state.in_(_UNDECIDED))
    if unit.session.scalars(undecided).one() >= MOST_PER_ITEM:
        raise TooMany("too_many_questions.of_all")


def _open_texts(call: Call) -> dict[int, str]:
    """The newest open questions of the live item, the oldest of them first."""
    query = (
        select(Question.id, Question.text)
        .join(Item, and_(Item.id == Question.item_id, Item.run == Question.run))
        .join(Event, Event.current_item_id == Item.id)
        .where(Event.id == call.event, Question.state.in_(_OPEN))
    )
    with call.db.reading() as session:
        rows = session.execute(query.order_by(Question.id.desc()).limit(MOST_COMPARED)).all()
    return {key: text for key, text in reversed(rows)}


def _still_open(unit: Unit, item: Item, similar: list[int]) -> list[int]:
    """Those of the questions that are open in this item also now, in their order."""
    if not similar:
        return []
    query = select(Question.id).where(Question.id.in_(similar), asked_in(item), Question.state.in_(_OPEN))
    still = set(unit.session.scalars(query))
    return [key for key in similar if key in still]


def find_similar(text: str, others: dict[int, str]) -> list[int]:
    """Ids of questions that read alike, the nearest first. A suggestion, never a verdict."""
    if similar_questions.is_unspaced(text):
        scores = {key: similar_questions.likeness(text, other) for key, other in others.items()}
        near = [key for key in scores if scores[key] >= similar_questions.SIMILAR_FROM]
        return sorted(near, key=lambda key: -scores[key])[:MOST_SIMILAR]
    if len(text.split()) < FEWEST_WORDS:
        return []
    found = process.extract(
        text.casefold(),
        {key: other.casefold() for key, other in others.items()},
        scorer=fuzz.token_set_ratio,
        score_cutoff=SIMILAR_FROM,
        limit=MOST_SIMILAR,
    )
    return [key for _, _, key in found]


def withdraw_question(call: Call, question: int, key: str | None = None) -> None:
    with call.unit() as unit:
        row = unit.question(question)
        asker = asker_key(unit.event(), call.actor.device)
        if row.asker != asker:
            raise NotFound("not_found.own_question")
        if attempts.is_first(unit, asker, row.id, key, "withdraw"):
            move(unit, row, "withdraw")


def upvote_question(call: Call, question: int, on: bool, key: str | None = None) -> None:
    """Want a question asked, or no longer. Saying it twice changes nothing, nor does a repeated `key`, which may come
    after its voter has changed their mind."""
    with call.unit() as unit:
        row = unit.question(question)
        voter = asker_key(unit.event(), call.actor.device)
        if not attempts.is_first(unit, voter, row.id, key, "upvote", on):
            return
        if row.state not in rules.PUBLIC:
            raise NotFound("not_found.question")
        if row.state not in rules.VOTABLE:
            raise WrongState("question_taken")
        held = unit.session.get(Upvote, (row.id, voter))
        if on and not held:
            unit.session.add(Upvote(question_id=row.id, voter=voter))
        elif held and not on:
            unit.session.delete(held)
        else:
            if held:
                held.through_id = None  # wanted for itself now, whatever becomes of the question that it came through
            return
        unit.touch("upvotes", "queue", f"me:{voter}")


def approve_question(call: Call, question: int) -> None:
    _desk_move(call, question, "approve")


def decline_question(call: Call, question: int) -> None:
    _desk_move(call, question, "decline")


def queue_question(call: Call, question: int) -> None:
    """Make it the next one; the one that was next goes back among the approved."""
    with call.unit() as unit:
        row = unit.question(question)
        for other in _in_state(unit, row, QuestionState.NEXT):
            move(unit, other, "return")
        move(unit, row, "queue")


def stage_question(call: Call, question: int) -> None:
    """Put it on stage and on the screen; the one that was on stage counts as answered."""
    with call.unit() as unit:
        row = unit.question(question)
        rules.check_move("stage", row.state)
        for other in _in_state(unit, row, QuestionState.ON_STAGE):
            move(unit, other, "answer")
        move(unit, row, "stage")
        unit.show(SceneKind.QUESTION)


def answer_question(call: Call, question: int) -> None:
    with call.unit() as unit:
        move(unit, unit.question(question), "answer")
        leave_question(unit)


def return_question(call: Call, question: int) -> None:
    """Put it back one step; a declined or merged one goes back to where it was, with its voters."""
    with call.unit() as unit:
        row = unit.question(question)
        was = row.state
        if was is QuestionState.MERGED:
            part(unit, row)
        move(unit, row, "return", merged_into_id=None, ended_from=None)
        if was is QuestionState.ON_STAGE:
            leave_question(unit)


def leave_stage(unit: Unit, item: Item) -> None:
    """The hall goes on to something else: the question on stage counts as answered, as when another one takes its
    place. A pinned question stays."""
    if unit.event().pinned and unit.event().scene is SceneKind.QUESTION:
        return
    query = select(Question).where(asked_in(item), Question.state == QuestionState.ON_STAGE)
    for question in unit.session.scalars(query):
        move(unit, question, "answer")


def leave_question(unit: Unit) -> None:
    event = unit.event()
    if event.scene is not SceneKind.QUESTION:
        return
    if event.current_item_id is None:  # the item ended with its question still on stage
        unit.show(SceneKind.AGENDA)
    else:
        unit.show(SceneKind.SLOT if unit.live_item().current_slot_id else SceneKind.MOTION)


def _in_state(unit: Unit, question: Question, state: QuestionState) -> list[Question]:
    query = select(Question).where(
        Question.item_id == question.item_id,
        Question.run == question.run,
        Question.state == state,
        Question.id != question.id,
    )
    return list(unit.session.scalars(query))


def _desk_move(call: Call, question: int, verb: str) -> None:
    with call.unit() as unit:
        row = unit.question(question)
        move(unit, row, verb, **({"ended_from": row.state} if verb == "decline" else {}))


def edit_question(call: Call, question: int, text: str) -> None:
    """Reword a question; what was asked first stays beside it."""
    with call.unit() as unit:
        row = unit.question(question)
        if row.state not in rules.EDITABLE:
            raise WrongState("wrong_state.not_reworded", state=row.state)
        row.original = row.original or row.text
        row.text = clean(text, QUESTION)
        unit.journal("question:edit", f"question {row.id}", row.state, row.state)
        unit.touch(f"me:{row.asker}")
        touch_question(unit, row)


def label_question(call: Call, question: int, texts: Sequence[str]) -> None:
    """Give a question these labels in place of those that it has. The desk alone sees them."""
    with call.unit() as unit:
        row = unit.question(question)
        known = select(Question.labels).where(Question.item_id == row.item_id, Question.run == row.run)
        held = (label for labels in unit.session.scalars(known.order_by(Question.id)) for label in labels)
        labels = read_labels(texts, held, QUESTION_LABEL)
        if labels == row.labels:
            return
        row.labels = labels
        unit.journal("question:label", f"question {row.id}", row.state, row.state, labels=labels)
        unit.touch("queue")


def mute_asker(call: Call, question: int, on: bool) -> None:
    """Take no more questions from the device that asked this one; its other questions stay as they are."""
    with call.unit() as unit:
        asker = unit.question(question).asker
        held = unit.session.get(Mute, (call.event, asker))
        if on and not held:
            unit.session.add(Mute(event_id=call.event, asker=asker))
        elif held and not on:
            unit.session.delete(held)
        unit.journal("question:mute", f"asker {asker[:4]}", on=on)
        unit.touch("queue", f"me:{asker}")
