"""How a refusal reads on the wire. One place for every event."""

from __future__ import annotations

import logging
import secrets
import sys
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
    field = ".".join(str(part) for part in first["loc"]) or "payload"
    return Malformed(f"{command}: {field}: {first['msg'].lower()}.")
