"""For whoever runs the server: liveness and metrics."""

from __future__ import annotations

import logging
import re
from typing import Any

from flask import Blueprint, Response, jsonify, make_response, request

from debate.domain.errors import Malformed, why
from debate.web.parts import parts
from debate.wording import why_words

log = logging.getLogger("debate.web")
pages = Blueprint("operations", __name__)

# The faces whose scripts report their failures, and how each fact of a report is written. Whatever is written otherwise
# is left out of the log: a report must not carry what a page showed.
MOST_BYTES = 1000
FACES = ("audience", "screen", "stage", "panelist", "desk", "results")
FACTS = {
    "part": re.compile(r"[a-z-]{1,20}(-\d{1,15})?"),
    "kind": re.compile(r"[A-Z][A-Za-z]{0,29}"),
    "at": re.compile(r"/static/[\w./-]{1,80}\.js:\d{1,6}:\d{1,6}"),
}


@pages.get("/healthz")
def healthz() -> Response:
    """200 if the database answers, else 503."""
    if parts().db.answers():
        return jsonify({"ok": True})
    return make_response(
        jsonify({"ok": False, "error": {"code": "database", "message": why_words(why("database"))}}), 503
    )


@pages.get("/metrics")
def metrics() -> Response:
    response = make_response(parts().metrics_text())
    response.headers["Content-Type"] = "text/plain; version=0.0.4; charset=utf-8"
    return response


@pages.post("/faults")
def faults() -> Response:
    """A script failed in somebody's browser: `{face, part, kind, at}`. Counted by face; logged while there are few."""
    short = request.content_length is not None and request.content_length <= MOST_BYTES
    said = request.get_json(silent=True) if short else None
    if not isinstance(said, dict) or said.get("face") not in FACES:
        raise Malformed("malformed.fault")
    face = str(said["face"])
    parts().count_fault(face)
    parts().rate_limiter.check("fault", face, staff=False)
    part, kind, at = (_plain(said, name) for name in FACTS)
    log.warning("a script of the face %s failed: part %s, %s at %s", face, part, kind, at)
    return make_response("", 204)


def _plain(said: dict[str, Any], name: str) -> str:
    return text if isinstance(text := said.get(name), str) and FACTS[name].fullmatch(text) else "?"
