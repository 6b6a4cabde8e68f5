"""Everything the server refuses, as one family: a code for programs, a sentence for people."""


class DomainError(Exception):
    """A refused command. Nothing was changed.

    `code` is stable and part of the wire; `message` is one plain sentence.
    """

    code = "refused"

    def __init__(self, message: str, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or type(self).code


class NotFound(DomainError):
    """What the command names does not exist, or not in this event."""

    code = "not_found"


class NotAllowed(DomainError):
    """The role may never do this."""

    code = "not_allowed"


class WrongState(DomainError):
    """The role may do this, but not in the present state."""

    code = "wrong_state"


class Stale(DomainError):
    """Somebody else was faster: the state is no longer what the command was made for."""

    code = "stale"


class Malformed(DomainError):
    """The payload is not of the command's form."""

    code = "malformed"


class Invalid(DomainError):
    """The payload has the right form but a value that the rules refuse."""

    code = "invalid"


class TooMany(DomainError):
    """A limit per device, event or minute is reached."""

    code = "too_many"
