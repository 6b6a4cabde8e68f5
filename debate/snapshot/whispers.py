"""Serializers of what passes between the desk and single people on the stage."""

from __future__ import annotations

from sqlalchemy import select

from debate.domain.floor import floor_facts
from debate.domain.questions import Part, QuestionState
from debate.domain.whispers import MOST_PRESETS
from debate.snapshot.agenda import message_part
from debate.snapshot.shapes import Message
from debate.snapshot.view import View
from debate.snapshot.whisper_shapes import (
    DeskSignal,
    OwnQuestion,
    OwnSignal,
    OwnTime,
    Preset,
    SentMessage,
    WhisperPerson,
    WhisperSlice,
    WhispersSlice,
)
from debate.store.schema import Item, Link, Person, Question
from debate.store.schema import Message as MessageRow
from debate.store.schema import Preset as PresetRow
from debate.store.schema import Signal as SignalRow

# As many of the last messages as a desk lists.
LISTED = 6
_COMING = (QuestionState.ON_STAGE, QuestionState.NEXT, QuestionState.APPROVED)


def whisper_slice(view: View, person: int) -> WhisperSlice:
    row = view.session.get_one(Person, person)
    item = next(item for item in view.items if item.id == row.item_id)
    is_on = item is view.item and row.left_at is None
    questions = view.questions if is_on else []
    return {
        "person": row.id,
        "name": row.name,
        "title": row.title,
        "side": row.side,
        "seat": row.seat,
        "left": row.left_at is not None,
        "item": item.id,
        "item_title": item.title,
        "item_state": item.state,
        "planned_start": item.planned_start,
        "time": _time(view, row) if is_on and item.has_panel and row.side is None else None,
        "asked": next((one.id for one in questions if one.state is QuestionState.ON_STAGE), None),
        "questions": _put_to(view, row, questions),
        "message": _lying(view, person),
        "signals": _last_signals(view, row),
    }


def _time(view: View, person: Person) -> OwnTime:
    (facts,) = floor_facts([person.id], view.turns)
    return {"spoken_ms": facts.spoken_ms, "since": facts.since}


def _put_to(view: View, person: Person, questions: list[Question]) -> list[OwnQuestion]:
    """To the person, to the side, or to nobody in particular; in the order in which they come up."""
    own = [one for one in questions if one.state in _COMING and _is_for(view, person, one)]
    return [
        {"id": one.id, "text": one.text, "name": one.name, "on_stage": one.state is QuestionState.ON_STAGE}
        for one in sorted(own, key=lambda one: (_COMING.index(one.state), one.id))
    ]


def _is_for(view: View, person: Person, question: Question) -> bool:
    people = view.question_people[question.id, Part.PUT_TO]
    if people:
        return any(one.id == person.id for one in people)
    return question.to is None or question.to == person.side


def _lying(view: View, person: int) -> Message | None:
    row = view.lying.get(person)
    return message_part(row) if row else None


def _last_signals(view: View, person: Person) -> list[OwnSignal]:
    last = {row.kind: row for row in view.signals if row.person_id == person.id}
    return [
        {"kind": kind, "question": row.question_id, "sent_at": row.sent_at, "seen_at": row.seen_at}
        for kind, row in sorted(last.items())
    ]


def whispers_slice(view: View) -> WhispersSlice:
    return {
        "people": _people(view),
        "signals": _waiting(view),
        "sent": _sent(view),
        "presets": _presets(view),
        "most_presets": MOST_PRESETS,
    }


def _people(view: View) -> list[WhisperPerson]:
    query = select(Link.id, Person).join(Person, Person.id == Link.person_id).join(Item, Item.id == Person.item_id)
    query = query.where(Link.event_id == view.event.id, Link.revoked_at.is_(None))
    query = query.order_by(Item.position, Person.left_at.is_not(None), Person.seat, Person.side.desc(), Person.id)
    return [
        {
            "person": person.id,
            "name": person.name,
            "item": person.item_id,
            "link": link,
            "left": person.left_at is not None,
            "message": _lying(view, person.id),
        }
        for link, person in view.session.execute(query)
    ]


def _waiting(view: View) -> list[DeskSignal]:
    query = select(SignalRow, Person.name).join(Person, Person.id == SignalRow.person_id)
    query = query.join(Item, Item.id == Person.item_id)
    query = query.where(SignalRow.event_id == view.event.id, SignalRow.seen_at.is_(None), SignalRow.run == Item.run)
    return [
        {
            "id": row.id,
            "person": row.person_id,
            "name": name,
            "kind": row.kind,
            "question": row.question_id,
            "sent_at": row.sent_at,
        }
        for row, name in view.session.execute(query.order_by(SignalRow.id))
    ]


def _sent(view: View) -> list[SentMessage]:
    query = select(MessageRow, Person.name).outerjoin(Person, Person.id == MessageRow.person_id)
    query = query.where(MessageRow.event_id == view.event.id).order_by(MessageRow.id.desc()).limit(LISTED)
    return [
        {**message_part(row), "to": name, "cleared_at": row.cleared_at} for row, name in view.session.execute(query)
    ]


def _presets(view: View) -> list[Preset]:
    query = select(PresetRow).where(PresetRow.event_id == view.event.id).order_by(PresetRow.id)
    return [{"id": row.id, "key": row.key, "text": row.text or ""} for row in view.session.scalars(query)]
