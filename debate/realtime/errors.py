"""How a refusal reads on the wire. One place for every event."""

from __future__ import annotations

import logging
import secrets
import sys
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from debate.domain.errors import DomainError, Malformed, why
from debate.wording import refusal_words, why_words

log = logging.getLogger("debate.realtime")


def refusal(error: DomainError) -> dict[str, Any]:
    return {"ok": False, "error": {"code": error.code, "message": refusal_words(error)}}


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
    return {"ok": False, "error": {"code": "internal", "message": why_words(why("internal.command", number=number))}}


def malformed(command: str, error: ValidationError) -> Malformed:
    """The first problem of a payload, by field; never the value that was sent."""
    first = error.errors(include_input=False, include_url=False)[0]
    kind, field = first["type"], ".".join(str(part) for part in first["loc"])
    if not field:
        return Malformed("malformed.payload", command=command)
    if kind in _PLAIN:
        return Malformed(_PLAIN[kind], command=command, field=field)
    if kind in _LIMITED:
        return Malformed(_LIMITED[kind], command=command, field=field, limit=_limit(first["ctx"]))
    return Malformed("malformed.field", command=command, field=field)


# Pydantic's kinds of errors that a client can be told more of than that its value has not the right form.
_PLAIN = {"missing": "malformed.missing", "extra_forbidden": "malformed.unknown_field"}
_LIMITED = {
    "string_too_long": "malformed.too_long",
    "string_too_short": "malformed.too_short",
    "greater_than_equal": "malformed.too_little",
    "less_than_equal": "malformed.too_much",
    "literal_error": "malformed.none_of",
}


def _limit(context: Mapping[str, Any]) -> str:
    limit = next(context[name] for name in ("max_length", "min_length", "ge", "le", "expected") if name in context)
    return str(limit).replace(" or ", ", ")
