"""What was asked, of whom, and who answered when, as a record for whoever takes it home.

When a question was moved is in the journal; who has a part in it is in its rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from debate.domain.errors import NotFound
from debate.domain.questions import Part, QuestionState, times_of
from debate.store.concern import asked_in
from debate.store.database import Database
from debate.store.schema import Item, Journal, Person, Question, QuestionPerson, Upvote

# Instants are ISO 8601 in UTC, to the second; "" (of the JSON: null) for what has not been. `asked_of` and
# `answered_by` are names, and for a side "for" or "against"; nobody: the panel.
COLUMNS = (
    *("id", "question", "as_asked", "asked_by", "asked_of", "labels", "state", "votes", "answered_by"),
    *("asked_at", "approved_at", "on_stage_at", "answered_at", "merged_into"),
)
# Where the names of several stand in one cell.
BETWEEN = "; "


def list_asked(db: Database, event: int, item: int) -> dict[str, Any]:
    """The item, and of its present run a record of every question that was asked, oldest first."""
    with db.reading() as session:
        row = session.get(Item, item)
        if row is None or row.event_id != event:
            raise NotFound("not_found.item")
        query = select(Question).where(asked_in(row)).order_by(Question.id)
        moves, people, votes = _moves(session, event), _people(session, row), _votes(session, row)
        records = [
            _record(one, moves[f"question {one.id}"], people, votes.get(one.id, 0)) for one in session.scalars(query)
        ]
        return {"item": row.title, "run": row.run, "questions": records}


def as_cells(record: Mapping[str, Any]) -> dict[str, str]:
    """A record as a row of a table."""
    return {name: _cell(record[name]) for name in COLUMNS}


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return BETWEEN.join(value)
    return "" if value is None else str(value)


def _record(
    row: Question,
    moves: Sequence[tuple[int, QuestionState]],
    people: Mapping[tuple[int, Part], list[str]],
    votes: int,
) -> dict[str, Any]:
    times = times_of(moves)
    return {
        "id": row.id,
        "question": row.text,
        "as_asked": row.original,
        "asked_by": row.name,
        "asked_of": people[row.id, Part.PUT_TO] or ([str(row.to)] if row.to else []),
        "labels": list(row.labels),
        "state": str(row.state),
        "votes": votes,
        "answered_by": people[row.id, Part.ANSWERED],
        "asked_at": _instant(row.asked_at),
        "approved_at": _instant(times.get(QuestionState.APPROVED)),
        "on_stage_at": _instant(times.get(QuestionState.ON_STAGE)),
        "answered_at": _instant(times.get(QuestionState.ANSWERED)),
        "merged_into": row.merged_into_id,
    }


def _instant(at: int | None) -> str | None:
    return None if at is None else datetime.fromtimestamp(at // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _moves(session: Session, event: int) -> defaultdict[str, list[tuple[int, QuestionState]]]:
    query = select(Journal.subject, Journal.at, Journal.to_state).where(
        Journal.event_id == event, Journal.subject.like("question %"), Journal.to_state.is_not(None)
    )
    found: defaultdict[str, list[tuple[int, QuestionState]]] = defaultdict(list)
    for subject, at, state in session.execute(query.order_by(Journal.id)):
        found[subject].append((at, QuestionState(state or "")))
    return found


def _people(session: Session, item: Item) -> defaultdict[tuple[int, Part], list[str]]:
    name = func.coalesce(Person.name, QuestionPerson.name)
    query = select(QuestionPerson.question_id, QuestionPerson.part, name).select_from(QuestionPerson)
    query = query.join(Question, Question.id == QuestionPerson.question_id)
    query = query.outerjoin(Person, Person.id == QuestionPerson.person_id).where(asked_in(item))
    found: defaultdict[tuple[int, Part], list[str]] = defaultdict(list)
    for question, part, named in session.execute(query.order_by(QuestionPerson.place)):
        found[question, part].append(named)
    return found


def _votes(session: Session, item: Item) -> dict[int, int]:
    query = select(Upvote.question_id, func.count()).join(Question, Question.id == Upvote.question_id)
    rows = session.execute(query.where(asked_in(item)).group_by(Upvote.question_id))
    return {question: votes for question, votes in rows}
