"""How a refusal reads over HTTP: a page for people, JSON for programs, never a stack trace."""

from __future__ import annotations

import logging
import secrets

from flask import Flask, Response, jsonify, make_response, redirect, request, url_for
from flask_wtf.csrf import CSRFError
from markupsafe import escape
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from debate.domain.errors import DomainError, Invalid, Malformed, NotAllowed, NotFound, TooMany, why
from debate.web.faces import face_words, render_page
from debate.wording import refusal_words, say, why_words

log = logging.getLogger("debate.web")

STATUS: tuple[tuple[type[DomainError], int], ...] = (
    (NotFound, 404),
    (NotAllowed, 403),
    (TooMany, 429),
    (Malformed, 400),
    (Invalid, 422),
    (DomainError, 409),
)


def register(app: Flask) -> None:
    app.register_error_handler(DomainError, refuse)
    app.register_error_handler(CSRFError, lambda _error: answer("csrf", why_words(why("csrf")), 400))
    app.register_error_handler(HTTPException, lambda error: answer("http", error.description or "", error.code or 500))
    app.register_error_handler(Exception, fail)


def status_of(error: DomainError) -> int:
    return next(status for kind, status in STATUS if isinstance(error, kind))


def refuse(error: DomainError) -> Response | BaseResponse:
    if error.code == "not_signed_in" and not wants_json():
        return redirect(url_for("sign_in.sign_in", next=request.full_path))
    return answer(error.code, refusal_words(error), status_of(error))


def fail(error: Exception) -> Response:
    number = secrets.token_hex(4)
    log.exception("%s %s failed [%s]", request.method, request.path, number, exc_info=error)
    return answer("internal", why_words(why("internal.page", number=number)), 500)


def answer(code: str, message: str, status: int) -> Response:
    if wants_json():
        return make_response(jsonify({"ok": False, "error": {"code": code, "message": message}}), status)
    return make_response(_page(code, message, status), status)


def _page(code: str, message: str, status: int) -> str:
    """A broken page of errors must not hide the error itself: then the sentence alone is sent."""
    words = face_words("pages")
    # A failure's own message holds the number that finds it in the log.
    shown = say(words, f"error.{code}") if f"error.{code}" in words and code != "internal" else message
    try:
        return render_page("pages/error.html", "pages", message=shown, code=code, status=status)
    except Exception:
        log.exception("the page of errors failed")
        return str(escape(shown))


def wants_json() -> bool:
    return (
        request.is_json or request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"
    )
