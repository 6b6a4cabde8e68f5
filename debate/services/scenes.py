"""What the projector shows."""

from __future__ import annotations

from debate.domain.errors import Invalid
from debate.domain.lines import SCENE_TEXT
from debate.domain.scenes import SceneKind, check_content
from debate.domain.text import clean
from debate.services.unit import Call
from debate.store.concern import content


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
