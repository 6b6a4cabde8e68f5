"""Signals of people on the stage to the desk: one press, seen by one press."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select

from debate.domain.errors import NotAllowed, WrongState
from debate.domain.questions import QuestionState
from debate.domain.whispers import SignalKind, whisper_of
from debate.services.unit import Call, Unit
from debate.store.schema import Person, Signal


def send_signal(call: Call, kind: str, question: int | None, key: str | None) -> None:
    """Tell the desk. While a signal of the kind waits to be seen another press does nothing; nor does a repeat of an
    attempt. `question`: the one on stage, as whoever pressed saw it; for `not_this` alone."""
    with call.unit() as unit:
        person, said = _sender(unit), SignalKind(kind)
        run = unit.item(person.item_id).run
        if key and _find(unit, person, Signal.key == key) is not None:
            return
        about = _on_stage(unit, person, question) if said is SignalKind.NOT_THIS else None
        waiting = Signal.run == run, Signal.kind == said, Signal.question_id == about, Signal.seen_at.is_(None)
        if _find(unit, person, *waiting) is not None:
            return
        row = Signal(event_id=call.event, person_id=person.id, run=run, kind=said)
        row.question_id, row.key, row.sent_at = about, key, unit.now
        unit.session.add(row)
        unit.journal("signal:send", f"person {person.id}", to_state=said, question=about)
        unit.touch("whispers", whisper_of(person.id))


def _sender(unit: Unit) -> Person:
    sender = unit.call.actor.person
    if sender is None:
        raise NotAllowed("not_allowed.role")
    person = unit.person(sender)
    if person.left_at is not None:
        raise WrongState("wrong_state.left_stage")
    return person


def _find(unit: Unit, person: Person, *which: ColumnElement[bool]) -> int | None:
    query = select(Signal.id).where(Signal.person_id == person.id, *which)
    return unit.session.scalars(query).first()


def _on_stage(unit: Unit, person: Person, question: int | None) -> int:
    row = unit.question(question) if question is not None else None
    if row is None or row.state is not QuestionState.ON_STAGE or row.item_id != person.item_id:
        raise WrongState("wrong_state.question_not_on_stage")
    return row.id


def see_signal(call: Call, signal: int) -> None:
    """A desk has taken note, and whoever sent it sees that. A second press changes nothing."""
    with call.unit() as unit:
        row = unit.signal(signal)
        if row.seen_at is None:
            row.seen_at, row.seen_by = unit.now, call.actor.name
            unit.journal("signal:see", f"signal {row.id}", row.kind)
            unit.touch("whispers", whisper_of(row.person_id))
