"""Scenes: what the projector shows. A scene never moves by itself while a moderator has pinned it."""

from enum import StrEnum


class SceneKind(StrEnum):
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
