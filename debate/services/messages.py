"""Messages from the desk: to the stage screen, or to one person's own page; and those that are kept ready-made."""

from __future__ import annotations

from sqlalchemy import func, select, update

from debate.domain.errors import Invalid, NotAllowed, WrongState
from debate.domain.lines import MESSAGE
from debate.domain.roles import Role
from debate.domain.text import clean
from debate.domain.whispers import MOST_PRESETS, whisper_of
from debate.services.unit import Call, Unit
from debate.store.schema import Message, Preset


def send_message(call: Call, text: str, person: int | None = None) -> None:
    """Lay a message on the stage screen, or on a person's own page; it replaces the one that lies there."""
    with call.unit() as unit:
        to = None if person is None else unit.person(person).id
        shown = clean(text, MESSAGE)
        lying = update(Message).where(Message.event_id == call.event, Message.cleared_at.is_(None))
        unit.session.execute(lying.where(Message.person_id == to).values(cleared_at=unit.now))
        unit.session.add(Message(event_id=call.event, person_id=to, text=shown, sent_at=unit.now))
        unit.journal("message:send", _place(to), text=shown)
        _touch(unit, to)


def clear_message(call: Call, message: int) -> None:
    with call.unit() as unit:
        row = _lying(unit, message)
        row.cleared_at = unit.now
        unit.journal("message:clear", f"message {message}")
        _touch(unit, row.person_id)


def read_message(call: Call, message: int) -> None:
    """It was tapped away where it lay: the desk sees that it was read. A second tap changes nothing."""
    with call.unit() as unit:
        row = _lying(unit, message)
        if row.read_at is None:
            row.read_at = unit.now
            unit.journal("message:read", f"message {message}")
            _touch(unit, row.person_id)


def _lying(unit: Unit, message: int) -> Message:
    row = unit.message(message)
    _refuse_others(unit, row)
    if row.cleared_at is not None:
        raise WrongState("wrong_state.message_cleared")
    return row


def _refuse_others(unit: Unit, message: Message) -> None:
    """The stage has its own message, and so has every person; the desk has all."""
    actor = unit.call.actor
    if actor.role in (Role.STAGE, Role.PANELIST) and actor.person != message.person_id:
        raise NotAllowed("not_allowed.message")


def _place(person: int | None) -> str:
    return "stage" if person is None else f"person {person}"


def _touch(unit: Unit, person: int | None) -> None:
    unit.touch("whispers", "message" if person is None else whisper_of(person))


def add_preset(call: Call, text: str) -> int:
    """Keep a message ready-made; returns it. One that reads the same is kept once."""
    with call.unit() as unit:
        shown = clean(text, MESSAGE)
        of_event = Preset.event_id == call.event
        known = unit.session.scalars(select(Preset.id).where(of_event, Preset.text == shown)).first()
        if known is not None:
            return known
        if unit.session.scalars(select(func.count()).select_from(Preset).where(of_event)).one() >= MOST_PRESETS:
            raise Invalid("too_many_presets", most=MOST_PRESETS)
        row = Preset(event_id=call.event, text=shown)
        unit.session.add(row)
        unit.session.flush()
        unit.journal("preset:add", f"preset {row.id}", text=shown)
        unit.touch("whispers")
        return row.id


def remove_preset(call: Call, preset: int) -> None:
    """One that is gone already, by another desk, is gone."""
    with call.unit() as unit:
        row = unit.session.get(Preset, preset)
        if row is None or row.event_id != call.event:
            return
        unit.session.delete(row)
        unit.journal("preset:remove", f"preset {row.id}", key=row.key, text=row.text)
        unit.touch("whispers")
