"""What the projector shows, and what lies on the stage screen."""

from __future__ import annotations

from sqlalchemy import update

from debate.domain.errors import Invalid, NotFound, WrongState
from debate.domain.lines import MESSAGE, SCENE_TEXT
from debate.domain.scenes import SceneKind, check_content
from debate.domain.text import clean
from debate.services.unit import Call, Unit
from debate.store.concern import content
from debate.store.schema import Message


def show_scene(call: Call, kind: str, text: str | None) -> None:
    """Put a scene on the screen, also while one is pinned: the pin holds against what moves by itself, not against a
    hand. WrongState with `scene_empty` where it would have nothing to show."""
    with call.unit() as unit:
        if kind not in list(SceneKind):
            raise Invalid("unknown_scene", scene=kind, scenes=list(SceneKind))
        event = unit.event()
        check_content(SceneKind(kind), content(unit.session, event))
        before = event.scene
        unit.set_scene(SceneKind(kind), _scene_text(kind, text))
        unit.journal("scene:show", "screen", before, kind)


def _scene_text(kind: str, text: str | None) -> str | None:
    if kind == SceneKind.MESSAGE:
        return clean(text or "", SCENE_TEXT)
    return None


def pin_scene(call: Call, on: bool) -> None:
    with call.unit() as unit:
        unit.event().pinned = on
        unit.journal("scene:pin", "screen", on=on)
        unit.touch("scene")


def send_message(call: Call, text: str) -> None:
    """Lay a message on the stage screen; it replaces the one that lies there."""
    with call.unit() as unit:
        shown = clean(text, MESSAGE)
        lying = update(Message).where(Message.event_id == call.event, Message.cleared_at.is_(None))
        unit.session.execute(lying.values(cleared_at=unit.now))
        unit.session.add(Message(event_id=call.event, text=shown, sent_at=unit.now))
        unit.journal("message:send", "stage", text=shown)
        unit.touch("message")


def clear_message(call: Call, message: int) -> None:
    with call.unit() as unit:
        _message(unit, message).cleared_at = unit.now
        unit.journal("message:clear", f"message {message}")
        unit.touch("message")


def read_message(call: Call, message: int) -> None:
    """The stage tapped it away: it leaves the stage, and the desk sees that it was read. A second tap changes
    nothing."""
    with call.unit() as unit:
        row = _message(unit, message)
        if row.read_at is None:
            row.read_at = unit.now
            unit.journal("message:read", f"message {message}")
            unit.touch("message")


def _message(unit: Unit, message: int) -> Message:
    row = unit.session.get(Message, message)
    if row is None or row.event_id != unit.call.event:
        raise NotFound("not_found.message")
    if row.cleared_at is not None:
        raise WrongState("wrong_state.message_cleared")
    return row
