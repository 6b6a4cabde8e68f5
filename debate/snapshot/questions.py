"""Serializers of the questions. Before approval a question is in no slice but the desk's and its asker's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import and_, func, select

from debate.domain.questions import PUBLIC, Part, QuestionState, allowed
from debate.domain.queue import Count, Queued, addressees_of, balance, count_queue, list_labels, pile_of
from debate.domain.slots import Side
from debate.snapshot.hands import my_hand
from debate.snapshot.question_shapes import (
    Addressee,
    AskedSlice,
    DeskQuestion,
    MeSlice,
    PileCount,
    Question,
    QuestionsSlice,
    QueueSlice,
    UpvotesSlice,
)
from debate.snapshot.view import Named, View
from debate.store.concern import asked_in
from debate.store.schema import Item, Mute, Upvote
from debate.store.schema import Question as Row

# A question that was put to those whom it is for.
_PUT = (QuestionState.ON_STAGE, QuestionState.ANSWERED)


def questions_slice(view: View) -> QuestionsSlice:
    return {"items": [_public(view, row) for row in view.questions if row.state in PUBLIC]}


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
    return {"question": _public(view, row), "votes": count_votes(view).get(row.id, 0)}


def queue_slice(view: View) -> QueueSlice:
    votes = count_votes(view)
    muted = set(view.session.scalars(select(Mute.asker).where(Mute.event_id == view.event.id)))
    items = [_for_desk(view, row, votes.get(row.id, 0)) for row in view.questions]
    queued = [Queued(item["state"], item["labels"], item["put_to"]) for item in items]
    put, turn = balance(item["side"] for item in items if item["state"] in _PUT)
    return {
        "items": items,
        "counts": {pile: _counts(count) for pile, count in count_queue(queued).items()},
        "labels": list_labels(queued),
        "addressees": _addressees(view, items),
        "balance": {"put": put, "turn": turn},
        "muted": sorted(asker[:4] for asker in muted),
    }


def _counts(count: Count) -> PileCount:
    return {"n": count.n, "labels": dict(count.labels), "put_to": dict(count.put_to)}


def _addressees(view: View, items: Iterable[DeskQuestion]) -> list[Addressee]:
    """Who has left the stage comes last."""
    asked = {one["person"]: one for item in items for one in item["people"] if one["person"] is not None}
    here = [person.id for person in view.people[view.item.id]] if view.item else []
    return [asked[person] for person in [*here, *asked.keys() - set(here)] if person in asked]


def _public(view: View, row: Row) -> Question:
    people = view.question_people[row.id, Part.PUT_TO]
    alone = people[0] if len(people) == 1 else None
    return {
        "id": row.id,
        "text": row.text,
        "name": row.name,
        "to": alone.name if alone else row.to,
        "person": alone.id if alone else None,
        "people": _named(people),
        "state": row.state,
    }


def _named(people: Sequence[Named]) -> list[Addressee]:
    return [{"person": one.id, "name": one.name} for one in people]


def _for_desk(view: View, row: Row, votes: int) -> DeskQuestion:
    people = view.question_people[row.id, Part.PUT_TO]
    return {
        **_public(view, row),
        "side": _side(row, people),
        "original": row.original,
        "votes": votes,
        "asked_at": row.asked_at,
        "pile": pile_of(row.state),
        "labels": list(row.labels),
        "put_to": addressees_of(row.to, ((one.id, one.side) for one in people)),
        "answered_by": _named(view.question_people[row.id, Part.ANSWERED]),
        "asker": row.asker[:4],
        "flags": list(row.flags),
        "similar": list(row.similar),
        "merged_into": row.merged_into_id,
        "allowed": allowed(row.state),
    }


def _side(row: Row, people: Sequence[Named]) -> Side | None:
    sides = {one.side for one in people} or {row.to}
    return sides.pop() if len(sides) == 1 else None


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
