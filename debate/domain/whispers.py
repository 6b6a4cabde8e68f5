"""What passes quietly between the desk and one person on the stage: messages there, signals back."""

from __future__ import annotations

from enum import StrEnum

# Ready-made messages of one event: as many as one list shows whole.
MOST_PRESETS = 12
# Those of a new event. The interface has words for them, by key.
FIRST_PRESETS = ("minute", "wrap_up", "next_question")


class SignalKind(StrEnum):
    MORE_TIME = "more_time"
    NOT_THIS = "not_this"  # of the question that is on stage
    TECHNICAL = "technical"


def whisper_of(person: int) -> str:
    """The name under which a person's own slice is counted and pushed."""
    return f"whisper:{person}"
