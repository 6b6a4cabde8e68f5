"""Scenes: what the projector shows, and what each needs to have something to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from debate.domain.errors import WrongState


class SceneKind(StrEnum):
    """A scene never moves by itself while a moderator has pinned it."""

    LOBBY = "lobby"
    AGENDA = "agenda"
    MOTION = "motion"
    SLOT = "slot"
    VOTE = "vote"
    REVEAL = "reveal"
    QUESTION = "question"
    BREAK = "break"
    MESSAGE = "message"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Content:
    """What there is to show now.

    `slot`: a slot of the live item is the current one. `poll`: a vote that concerns the hall was opened. `result`: one
    was revealed, or what the hall saw was given up. `question`: one is on stage, or phones may ask.
    """

    agenda: bool
    item: bool
    slot: bool
    poll: bool
    result: bool
    question: bool


# The part of Content without which a scene would say nothing, or what is not so. Scenes that are not named always can.
NEEDS: Mapping[SceneKind, str] = {
    SceneKind.AGENDA: "agenda",
    SceneKind.MOTION: "item",
    SceneKind.SLOT: "slot",
    SceneKind.VOTE: "poll",
    SceneKind.REVEAL: "result",
    SceneKind.QUESTION: "question",
}
_REFUSALS: Mapping[str, str] = {
    "agenda": "scene_empty.agenda",
    "item": "scene_empty.item",
    "slot": "scene_empty.slot",
    "poll": "scene_empty.poll",
    "result": "scene_empty.result",
    "question": "scene_empty.question",
}


def empty_scenes(content: Content) -> dict[str, str]:
    """The scenes that cannot be put up now, each with the part of Content that is missing."""
    return {str(kind): need for kind, need in NEEDS.items() if not getattr(content, need)}


def check_content(kind: SceneKind, content: Content) -> None:
    """WrongState with `scene_empty` where the scene has nothing to show."""
    missing = empty_scenes(content).get(kind)
    if missing:
        raise WrongState(_REFUSALS[missing])
