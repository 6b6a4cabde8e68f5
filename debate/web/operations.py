"""For whoever runs the server: liveness and metrics."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, make_response

from debate.web.parts import parts

pages = Blueprint("operations", __name__)


@pages.get("/healthz")
def healthz() -> Response:
    """200 if the database answers, else 503."""
    if parts().db.answers():
        return jsonify({"ok": True})
    return make_response(
        jsonify({"ok": False, "error": {"code": "database", "message": "The database does not answer."}}), 503
    )


@pages.get("/metrics")
def metrics() -> Response:
    response = make_response(parts().metrics_text())
    response.headers["Content-Type"] = "text/plain; version=0.0.4; charset=utf-8"
    return response
