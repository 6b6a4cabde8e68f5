"""A question's way from one state to another, with everything that shows it."""

from __future__ import annotations

from debate.domain import questions as rules
from debate.domain.questions import QuestionState
from debate.services.addressees import forget_answerers, note_answerers
from debate.services.unit import Unit
from debate.store.schema import Question


def move(unit: Unit, question: Question, verb: str, **values: object) -> None:
    """Move the question by `verb`, and `values` with it, if the rules allow it now; journal it and name its slices."""
    before, to = question.state, rules.check_move(verb, question.state, question.ended_from)
    unit.move(question, to, **values)
    if to is QuestionState.ANSWERED:
        note_answerers(unit, question)
    elif before is QuestionState.ANSWERED:
        forget_answerers(unit, question)
    unit.journal(f"question:{verb}", f"question {question.id}", before, to)
    unit.touch("queue", f"me:{question.asker}")
    if before in rules.PUBLIC or to in rules.PUBLIC:
        unit.touch("questions")
    if (before in rules.PUBLIC) != (to in rules.PUBLIC):
        unit.touch("upvotes")
    if QuestionState.ON_STAGE in (before, to):
        unit.touch("asked", "guide")


def touch_votes(unit: Unit, question: Question) -> None:
    """Name the slices that tell how many want the question."""
    unit.touch("queue")
    if question.state in rules.PUBLIC:
        unit.touch("upvotes")
    if question.state is QuestionState.ON_STAGE:
        unit.touch("asked")
