"""How a refusal reads on the wire. One place for every event."""

from __future__ import annotations

import logging
import secrets
import sys
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from debate.domain.errors import DomainError, Malformed

log = logging.getLogger("debate.realtime")


def refusal(error: DomainError) -> dict[str, Any]:
    return {"ok": False, "error": {"code": error.code, "message": error.message}}


def failure(what: str) -> dict[str, Any]:
    """An unforeseen exception: the log has it whole, the client gets its number and no more.

    All ballots of a group fail by the same exception: it is told once, and they share its number.
    """
    error = sys.exception()
    number = getattr(error, "number_in_log", None)
    if number is None:
        number = secrets.token_hex(4)
        log.exception("%s failed [%s]", what, number)
        error.number_in_log = number  # type: ignore[union-attr]
    return {
        "ok": False,
        "error": {
            "code": "internal",
            "message": f"Something went wrong on the server (number {number}). Nothing changed.",
        },
    }


def malformed(command: str, error: ValidationError) -> Malformed:
    """The first problem of a payload, by field; never the value that was sent."""
    first = error.errors(include_input=False, include_url=False)[0]
    field = ".".join(str(part) for part in first["loc"])
    return Malformed(f"{command}: {f'the field {field}' if field else 'what was sent'} {_wrong(first)}.")


# Pydantic's kinds of errors that a client can be told more of than that its value has not the right form.
_WRONGS = {
    "missing": "is missing",
    "extra_forbidden": "is not known",
    "string_too_long": "holds more than {max_length} characters",
    "string_too_short": "holds fewer than {min_length} characters",
    "greater_than_equal": "is less than {ge}",
    "less_than_equal": "is more than {le}",
    "literal_error": "is none of {expected}",
}


def _wrong(detail: Mapping[str, Any]) -> str:
    template = _WRONGS.get(detail["type"], "has not the right form")
    return template.format(**detail.get("ctx", {})).replace(" or ", ", ")
