"""Everything that is refused, as one family: a reason and facts. Nothing here is a sentence: the words of every reason
are in the catalogue, and only the edges say them (`debate.wording.refusal_words`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, TypedDict

# What a sentence is filled with, of plain JSON. A fact that people have a word for, such as a vote's round or a poll's
# state, is its bare value: which word that is, the catalogue says.
Fact: TypeAlias = "str | int | float | Sequence[str] | Why | Sequence[Why]"


class Why(TypedDict):
    """A reason and its facts as plain data: where one refusal is the reason for another one, or one of several."""

    reason: str
    facts: dict[str, Fact]


def why(reason: str, **facts: Fact) -> Why:
    return {"reason": reason, "facts": facts}


class Refusal(Exception):
    """Whatever is refused, from a command to a setting or a file.

    `reason` is a code, `"sealed"`, or a code and which of its cases it is, `"wrong_state.turn_begun"`; `facts` is what
    the words of the reason are filled with.
    """

    def __init__(self, reason: str, **facts: Fact) -> None:
        super().__init__(reason, facts)
        self.reason = reason
        self.facts = facts

    @property
    def code(self) -> str:
        return self.reason.partition(".")[0]

    @property
    def why(self) -> Why:
        return {"reason": self.reason, "facts": self.facts}

    def __str__(self) -> str:
        """For logs: no sentence, and the same in every language."""
        return f"{self.reason} {self.facts}" if self.facts else self.reason


class DomainError(Refusal):
    """A refused command. Nothing was changed. Its code is stable and part of the wire."""


class WrongValue(Refusal, ValueError):
    """A value of a document or a setting that its parser does not take; a `ValueError`, as pydantic wants it."""


class NotFound(DomainError):
    """What the command names does not exist, or not in this event."""


class NotAllowed(DomainError):
    """The role may never do this."""


class WrongState(DomainError):
    """The role may do this, but not in the present state."""


class Stale(DomainError):
    """Somebody else was faster: the state is no longer what the command was made for."""


class Malformed(DomainError):
    """The payload is not of the command's form."""


class Invalid(DomainError):
    """The payload has the right form but a value that the rules refuse."""


class TooMany(DomainError):
    """A limit per device, event or minute is reached."""
