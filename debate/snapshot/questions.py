"""Serializers of the questions. Before approval a question is in no slice but the desk's and its asker's own."""

from __future__ import annotations

from sqlalchemy import and_, func, select

from debate.domain.questions import PUBLIC, QuestionState, allowed
from debate.domain.slots import Side
from debate.snapshot.hands import my_hand
from debate.snapshot.question_shapes import (
    AskedSlice,
    DeskQuestion,
    MeSlice,
    Question,
    QuestionsSlice,
    QueueSlice,
    UpvotesSlice,
)
from debate.snapshot.view import Seated, View
from debate.store.concern import asked_in
from debate.store.schema import Item, Mute, Upvote
from debate.store.schema import Question as Row


def questions_slice(view: View) -> QuestionsSlice:
    return {"items": [_public(row, _person(view, row)) for row in view.questions if row.state in PUBLIC]}


def upvotes_slice(view: View) -> UpvotesSlice:
    votes = count_votes(view)
    return {"votes": {str(row.id): votes.get(row.id, 0) for row in view.questions if row.state in PUBLIC}}


def count_votes(view: View) -> dict[int, int]:
    """Voters per question of the live item."""
    if view.item is None:
        return {}
    query = (
        select(Upvote.question_id, func.count())
        .join(Row, Row.id == Upvote.question_id)
        .where(asked_in(view.item))
        .group_by(Upvote.question_id)
    )
    return {question: votes for question, votes in view.session.execute(query)}


def asked_slice(view: View) -> AskedSlice:
    row = next((row for row in view.questions if row.state is QuestionState.ON_STAGE), None)
    if row is None:
        return {"question": None, "votes": 0}
    return {"question": _public(row, _person(view, row)), "votes": count_votes(view).get(row.id, 0)}


def queue_slice(view: View) -> QueueSlice:
    votes = count_votes(view)
    muted = set(view.session.scalars(select(Mute.asker).where(Mute.event_id == view.event.id)))
    return {
        "items": [_for_desk(view, row, votes.get(row.id, 0)) for row in view.questions],
        "muted": sorted(asker[:4] for asker in muted),
    }


def _person(view: View, row: Row) -> Seated | None:
    return next((person for person in view.people[row.item_id] if person.id == row.person_id), None)


def _public(row: Row, person: Seated | None) -> Question:
    return {
        "id": row.id,
        "text": row.text,
        "name": row.name,
        "to": person.name if person else row.to,
        "person": row.person_id,
        "state": row.state,
    }


def _for_desk(view: View, row: Row, votes: int) -> DeskQuestion:
    person = _person(view, row)
    return {
        **_public(row, person),
        "side": _side(row, person),
        "original": row.original,
        "votes": votes,
        "asked_at": row.asked_at,
        "asker": row.asker[:4],
        "flags": list(row.flags),
        "similar": list(row.similar),
        "merged_into": row.merged_into_id,
        "allowed": allowed(row.state),
    }


def _side(row: Row, person: Seated | None) -> Side | None:
    if person:
        return person.side
    return Side(row.to) if row.to in tuple(Side) else None


def me_slice(view: View, asker: str) -> MeSlice:
    """What one device asked and wants, in the live item, and whether it wishes to speak."""
    live = view.event.current_item_id
    in_item = and_(Row.item_id == live, Row.run == select(Item.run).where(Item.id == live).scalar_subquery())
    mine = view.session.execute(select(Row.id, Row.text, Row.state).where(in_item, Row.asker == asker).order_by(Row.id))
    wanted = (
        select(Upvote.question_id)
        .join(Row, Row.id == Upvote.question_id)
        .where(in_item, Upvote.voter == asker, Row.state != QuestionState.MERGED)
    )
    return {
        "questions": [{"id": key, "text": text, "state": state} for key, text, state in mine],
        "upvotes": list(view.session.scalars(wanted.order_by(Upvote.question_id))),
        "hand": my_hand(view.session, live, asker),
        "muted": view.session.get(Mute, (view.event.id, asker)) is not None,
    }
