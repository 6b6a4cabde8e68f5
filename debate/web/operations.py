"""For whoever runs the server: liveness and metrics."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, make_response
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from debate.web.parts import parts

pages = Blueprint("operations", __name__)


@pages.get("/healthz")
def healthz() -> Response:
    """200 if the database answers, else 503."""
    try:
        with parts().db.reading() as session:
            session.execute(text("SELECT 1 FROM event LIMIT 1"))
    except SQLAlchemyError:
        return make_response(
            jsonify({"ok": False, "error": {"code": "database", "message": "The database does not answer."}}), 503
        )
    return jsonify({"ok": True})


@pages.get("/metrics")
def metrics() -> Response:
    response = make_response(parts().metrics_text())
    response.headers["Content-Type"] = "text/plain; version=0.0.4; charset=utf-8"
    return response
