"""Merging questions, and parting them again.

A merged question keeps its own voters. Those whom it brings to its target stand there with the question that they came
through, so that parting takes away just them.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, delete, insert, select, update

from debate.domain import questions as rules
from debate.domain.errors import Invalid, WrongState
from debate.domain.questions import QuestionState
from debate.services.question_moves import move, touch_votes
from debate.services.unit import Call, Unit
from debate.store.schema import Question, Upvote


def merge_question(call: Call, question: int, into: int) -> None:
    """Unite a question and its voters with another one. The asker of the merged one wants the other one too."""
    with call.unit() as unit:
        row, target = unit.question(question), unit.question(into)
        if row.id == target.id or (row.item_id, row.run) != (target.item_id, target.run):
            raise Invalid("bad_merge")
        if target.state not in (*rules.VOTABLE, QuestionState.NEW, QuestionState.ON_STAGE):
            raise WrongState("wrong_state.not_joined", state=target.state)
        voters = _voters(unit, row)
        moved = rules.unite(voters, {row.asker} - {target.asker}) - _voters(unit, target)
        if moved:
            rows = [{"question_id": target.id, "voter": voter, "through_id": row.id} for voter in sorted(moved)]
            unit.session.execute(insert(Upvote), rows)
        move(unit, row, "merge", merged_into_id=target.id, ended_from=row.state)
        unit.touch(*(f"me:{voter}" for voter in voters | moved))
        touch_votes(unit, target)


def part(unit: Unit, question: Question) -> None:
    """Take the voters whom a merged question brought away from its target again, and from what that one merged into."""
    unit.touch(*(f"me:{voter}" for voter in _voters(unit, question)))
    through: Question | None = question
    brought: set[str] | None = None
    while through is not None and through.merged_into_id is not None:
        target = unit.question(through.merged_into_id)
        brought = _take_away(unit, target, through, brought)
        touch_votes(unit, target)
        through = target if target.state is QuestionState.MERGED else None


def _take_away(unit: Unit, target: Question, through: Question, brought: set[str] | None) -> set[str]:
    """The voters who are no longer the target's. Whom another merged question brings as well, that one brings now."""
    query = select(Upvote.voter).where(Upvote.question_id == target.id, Upvote.through_id == through.id)
    gone = set(unit.session.scalars(query))
    if brought is not None:
        gone &= brought
    merged = select(Question).where(Question.merged_into_id == target.id, Question.id != through.id)
    for other in unit.session.scalars(merged.order_by(Question.id)):
        stays = gone & (_voters(unit, other) | {other.asker} - {target.asker})
        unit.session.execute(update(Upvote).where(*_of(target, stays)).values(through_id=other.id))
        gone -= stays
    unit.session.execute(delete(Upvote).where(*_of(target, gone)))
    unit.touch(*(f"me:{voter}" for voter in gone))
    return gone


def _of(question: Question, voters: set[str]) -> tuple[ColumnElement[bool], ...]:
    return Upvote.question_id == question.id, Upvote.voter.in_(voters)


def _voters(unit: Unit, question: Question) -> set[str]:
    return set(unit.session.scalars(select(Upvote.voter).where(Upvote.question_id == question.id)))
