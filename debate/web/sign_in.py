"""Signing in: one-time links with a password set on arrival, then name and password."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, request, session, url_for
from werkzeug.wrappers import Response as BaseResponse

from debate.devices import DESK_COOKIE, KNOWN_COOKIE
from debate.domain.errors import DomainError, NotFound
from debate.now import now_ms
from debate.services import access
from debate.services.unit import Actor, Changes
from debate.store.schema import Event, Link
from debate.web.errors import status_of
from debate.web.faces import render_page
from debate.web.parts import make_call, parts
from debate.wording import refusal_words

pages = Blueprint("sign_in", __name__)

MONTH_S = 30 * 24 * 60 * 60
YEAR_S = 365 * 24 * 60 * 60


@pages.get("/sign-in")
def sign_in() -> str:
    return render_page("pages/sign_in.html", "pages", next=_local(request.args.get("next")), refusal=None, name="")


@pages.post("/sign-in")
def check() -> Response | BaseResponse:
    name, password, target = (
        request.form.get("name", ""),
        request.form.get("password", ""),
        _local(request.form.get("next")),
    )
    try:
        token = access.sign_in(parts().db, name, password, now_ms(), _in_turn())
    except DomainError as error:
        page = render_page("pages/sign_in.html", "pages", next=target, refusal=refusal_words(error), name=name)
        return make_response(page, status_of(error))
    return _signed_in(token, target or url_for("desk.events"))


def _in_turn() -> access.Offload:
    """Hashing in this browser's own queue. A stranger's is that of the form, without which no password is looked at."""
    known = _known_browser()
    return parts().hashing.known(known) if known else parts().hashing.stranger(str(session.get("csrf_token", "")))


def _known_browser() -> str | None:
    return parts().browsers.read(request.cookies.get(KNOWN_COOKIE, ""))


def _local(target: str | None) -> str:
    """A path of our own to go on to, or nothing: a link must not be able to send people elsewhere after they signed
    in, nor to put a line into the answer's headers."""
    if not target or not target.isascii() or not target.isprintable() or "\\" in target:
        return ""
    # Two slashes begin a host, here and after whatever a proxy takes off in front.
    return target.rstrip("?") if target.startswith("/") and not target.startswith("//") else ""


@pages.get("/sign-in/<token>")
def welcome(token: str) -> str:
    """The page of a one-time link. Looking at it uses nothing up: mail scanners look too."""
    link, event = _find(token)
    return _welcome_page(link, event, token)


def _welcome_page(link: Link, event: Event, token: str, refusal: str | None = None, name: str = "") -> str:
    return render_page(
        "pages/welcome.html",
        "pages",
        event=event,
        role=link.role,
        token=token,
        refusal=refusal,
        name=name,
        shortest_password=access.SHORTEST_PASSWORD,
    )


def _find(token: str) -> tuple[Link, Event]:
    with parts().db.reading() as session:
        link = parts().links.find(session, token, now_ms())
        if link is None or link.role not in access.ONE_TIME:
            raise NotFound("link_used")
        return link, session.get_one(Event, link.event_id)


@pages.post("/sign-in/<token>")
def accept(token: str) -> Response | BaseResponse:
    link, event = _find(token)
    name, password = request.form.get("name", ""), request.form.get("password", "")
    try:
        call = make_call(event.id, Actor(access.clean_name(name), link.role))
        hashing = parts().hashing.known(f"link {link.id}")
        signed = access.accept_link(call, parts().links, token, name, password, hashing)
    except DomainError as error:
        return make_response(_welcome_page(link, event, token, refusal_words(error), name), status_of(error))
    return _signed_in(signed, url_for("desk.desk", code=event.code))


def _signed_in(token: str, target: str) -> BaseResponse:
    response = redirect(target, code=303)
    secure = parts().config.secure_cookies
    response.set_cookie(DESK_COOKIE, token, max_age=MONTH_S, httponly=True, samesite="Lax", secure=secure)
    if not _known_browser():
        mark = parts().browsers.make()
        response.set_cookie(KNOWN_COOKIE, mark, max_age=YEAR_S, httponly=True, samesite="Lax", secure=secure)
    return response


@pages.post("/sign-out")
def sign_out() -> BaseResponse:
    token = request.cookies.get(DESK_COOKIE, "")
    ended = access.sign_out(parts().db, token, now_ms()) if token else None
    if ended is not None:
        parts().announce(Changes(0, frozenset(), ended=(f"sign-in:{ended}",)))
    response = redirect(url_for("sign_in.sign_in"), code=303)
    response.delete_cookie(DESK_COOKIE)
    return response
