"""The phone: its page, and voting and asking by plain HTTP, with or without JavaScript."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response, g, jsonify, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from debate.devices import DEVICE_COOKIE
from debate.domain.errors import DomainError, Malformed, NotAllowed
from debate.domain.ids import LARGEST_ID
from debate.domain.lines import MOST_SENT
from debate.domain.roles import Role
from debate.services.ballots import Cast
from debate.services.hands import raise_hand, withdraw_hand
from debate.services.questions import ask_question, upvote_question
from debate.services.unit import Actor, Call
from debate.store.event_cache import EventKey
from debate.web.errors import status_of, wants_json
from debate.web.faces import data_of, face_words, render_page
from debate.web.headers import accepts_gzip, mark_packed
from debate.web.parts import find_event, make_call, parts
from debate.web.phone_page import phone_page
from debate.web.qr import qr_svg
from debate.wording import refusal_words, say

pages = Blueprint("phone", __name__)

TABS = ("vote", "ask", "agenda")
# The field of a form that may be ticked several times.
SEVERAL = "choice"
# What `?done=` says of the form that led to a page. Of a question it is the words in which the page tells it too; a
# hand stands there itself.
SENT = "ask.sent"
RAISED = "hand.up"
YEAR_S = 365 * 24 * 60 * 60
# Which pages of this browser were painted by the script: their keys, as `phone.js` writes them.
PAINTED_COOKIE = "painted"
# This browser is given pages without the script, for a while.
PLAIN_COOKIE = "plain"
PLAIN_S = 60 * 60


@pages.get("/")
def home() -> str | BaseResponse:
    """Where a code is typed in."""
    if "code" in request.args:
        return redirect(url_for("phone.page", code=find_event(request.args["code"]).code))
    return render_page("pages/home.html", "pages")


@pages.get("/j/<code>")
def page(code: str) -> Response | BaseResponse:
    if "unless" in request.args:
        return _refresh(code, request.args["unless"])
    event = find_event(code)
    if event.code != code:
        return redirect(url_for("phone.page", code=event.code))
    tab = request.args.get("tab", "vote")
    done = request.args.get("done", "")
    notice = say(face_words("phone"), SENT) if done == SENT else None
    return _page_response(event, tab if tab in TABS else "vote", notice, done=done if done in (SENT, RAISED) else "")


def _refresh(code: str, key: str) -> BaseResponse:
    """A page refreshes itself in case its script never starts. Not every browser lets a script take a refresh back: one
    that has painted leaves its page's key in a cookie, and the refresh is answered that there is nothing to load."""
    if key in request.cookies.get(PAINTED_COOKIE, "").split("."):
        return make_response("", 204)
    return redirect(url_for("phone.page", code=code, tab=request.args.get("tab"), done=request.args.get("done")))


def _page_response(
    event: EventKey,
    tab: str,
    notice: str | None = None,
    status: int = 200,
    written: dict[str, str] | None = None,
    done: str = "",
) -> Response:
    device, is_new = _device()
    if not is_new:  # only who keeps our cookie is a phone, and not whatever loads the page
        parts().see(event.id, device)
    snapshot = parts().snapshot(event.id, "audience", device)
    asked = "plain" in request.args
    plain = asked or PLAIN_COOKIE in request.cookies
    page = phone_page(event, snapshot, tab, notice, written, plain, done, packed=accepts_gzip())
    response = make_response(page, status)
    if isinstance(page, bytes):
        mark_packed(response)
    if asked:
        response.set_cookie(PLAIN_COOKIE, "1", max_age=PLAIN_S, httponly=True, samesite="Lax", path=f"/j/{event.code}")
    if is_new:
        response.set_cookie(
            DEVICE_COOKIE,
            g.device_cookie,
            max_age=YEAR_S,
            httponly=True,
            samesite="Lax",
            secure=parts().config.secure_cookies,
        )
    return response


def _device() -> tuple[str, bool]:
    """The device of this request, and whether it was made just now."""
    known = parts().devices.read(request.cookies.get(DEVICE_COOKIE, ""))
    if known:
        return known, False
    g.device_cookie = parts().devices.make()
    made = parts().devices.read(g.device_cookie)
    assert made is not None
    return made, True


def _known_device() -> str:
    """A write needs the pass that the page gave: a browser that refuses cookies is told so, and nothing is counted
    twice."""
    device = parts().devices.read(request.cookies.get(DEVICE_COOKIE, ""))
    if device is None:
        raise NotAllowed("no_device.page")
    return device


@pages.get("/j/<code>/state")
def state(code: str) -> Response:
    """The snapshot of a phone that has no socket; unchanged since the last time: 304 and no body."""
    event, device = find_event(code), _known_device()
    parts().see(event.id, device)
    snapshot = parts().snapshot(event.id, "audience", device)
    body = json.dumps(snapshot["slices"], sort_keys=True).encode()
    response = jsonify(snapshot)
    response.set_etag(hashlib.sha256(body).hexdigest()[:24])
    response.headers["Cache-Control"] = "private, no-cache"
    response.make_conditional(request)
    return response


@pages.get("/j/<code>/watch")
def watch(code: str) -> str:
    """What a page that must not refresh itself watches in a frame: whether a vote is open."""
    event, device = find_event(code), _known_device()
    parts().see(event.id, device)
    snapshot = parts().snapshot(event.id, "audience", device)
    return render_page("phone/watch.html", "phone", slices=data_of(snapshot))


@pages.post("/j/<code>/ballots")
def ballots(code: str) -> Response | BaseResponse:
    event, said = find_event(code), _said("poll", "choice", "key", "group")
    device = _known_device()

    def cast() -> dict[str, Any]:
        parts().rate_limiter.check("ballot:cast", device, staff=False)
        poll, group = _number(said, "poll"), _number(said, "group") if said["group"] else None
        counted = parts().cast(Cast(event.id, poll, device, said["choice"], _key(said["key"]), group))
        return {"receipt": counted.receipt, "choice": counted.answer, "group": counted.group}

    return _answer(event, "vote", cast)


@pages.get("/j/<code>/ballots")
def my_ballot(code: str) -> Response:
    """Is the ballot of this device still counted? As the event `ballot:check`; `?poll=` names the poll."""
    event = find_event(code)
    ballot = parts().find_ballot(event.id, _number({"poll": request.args.get("poll", "")}, "poll"), _known_device())
    found = asdict(ballot) if ballot else {"receipt": None, "answer": None, "group": None}
    return jsonify({"ok": True, "choice": found.pop("answer"), **found})


@pages.post("/j/<code>/questions")
def questions(code: str) -> Response | BaseResponse:
    event, said = find_event(code), _said("text", "to", "person", "name", "item", "key")

    def ask() -> dict[str, Any]:
        call, item = _call(event, "question:ask"), _number(said, "item") if said["item"] else None
        key = _key(said["key"]) if said["key"] else None
        to, person = _addressee(said)
        question = ask_question(call, said["text"], to, said["name"] or None, item, key, person)
        return {"question": question.id, "state": str(question.state)}

    return _answer(event, "ask", ask, SENT, written=said)


def _addressee(said: dict[str, str]) -> tuple[str | None, int | None]:
    """A form has one field for all: `to` is a side, a name, or `#` and a speaker's number."""
    if said["to"].startswith("#"):
        return None, _number({"to": said["to"][1:]}, "to")
    return said["to"] or None, _number(said, "person") if said["person"] else None


@pages.post("/j/<code>/upvotes")
def upvotes(code: str) -> Response | BaseResponse:
    event, said = find_event(code), _said("question", "on", "key")

    def upvote() -> dict[str, Any]:
        on, key = said["on"] in ("true", "True"), _key(said["key"]) if said["key"] else None
        upvote_question(_call(event, "question:upvote"), _number(said, "question"), on, key)
        return {}

    return _answer(event, "ask", upvote)


@pages.post("/j/<code>/hands")
def hands(code: str) -> Response | BaseResponse:
    """Raise one; with `hand`, take that one down."""
    event, said = find_event(code), _said("hand", "name", "place", "item", "key")

    def put_up() -> dict[str, Any]:
        call, item = _call(event, "hand:raise"), _number(said, "item") if said["item"] else None
        hand = raise_hand(call, said["name"], said["place"], item, _key(said["key"]) if said["key"] else None)
        return {"hand": hand.id, "state": str(hand.state)}

    def take_down() -> dict[str, Any]:
        withdraw_hand(_call(event, "hand:withdraw"), _number(said, "hand"))
        return {}

    if said["hand"]:
        return _answer(event, "ask", take_down)
    written = {"hand_name": said["name"], "hand_place": said["place"]}
    return _answer(event, "ask", put_up, RAISED, written)


def _call(event: EventKey, command: str) -> Call:
    device = _known_device()
    parts().rate_limiter.check(command, device, staff=False)
    return make_call(event.id, Actor("audience", Role.AUDIENCE, device), input=True)


def _answer(
    event: EventKey, tab: str, do: Any, done: str | None = None, written: dict[str, str] | None = None
) -> Response | BaseResponse:
    """As an event would be answered, for programs; for people their page again, with what became of it in the phone's
    words. What was `written` stands in the form again where it was refused."""
    if wants_json():
        return jsonify({"ok": True, **do()})
    words = face_words("phone")
    try:
        do()
    except DomainError as error:
        known = f"error.{error.code}" in words
        said = say(words, f"error.{error.code}") if known else refusal_words(error)
        return _page_response(event, tab, said, status_of(error), written)
    # A page that answers a form is not the form's answer: loading it again must not send the question twice.
    return redirect(url_for("phone.page", code=event.code, tab=tab, done=done), code=303)


def _said(*fields: str) -> dict[str, str]:
    """The fields of a form or a JSON object, as text; a missing one is empty. None is longer than on the wire."""
    try:
        given = request.get_json(silent=True) if request.is_json else request.form
        if hasattr(given, "get") and given is not None:
            said = {field: _field(given, field) for field in fields}
            if max(map(len, said.values())) <= MOST_SENT:
                return said
            raise Malformed("malformed.field_too_long", most=MOST_SENT)
    except RecursionError:  # lists in lists in lists, too deep to be read or to be shown
        pass
    raise Malformed("malformed.form")


def _field(given: Any, field: str) -> str:
    """A form's ticked boxes come as several values of one name: as one answer their kind writes them with commas."""
    if hasattr(given, "getlist"):
        return ",".join(given.getlist(field)) if field == SEVERAL else str(given.get(field, ""))
    return "" if given.get(field) is None else str(given.get(field))


def _number(said: dict[str, str], field: str) -> int:
    number = said[field]
    is_one = number.isascii() and number.isdigit() and len(number) <= len(str(LARGEST_ID))
    if not is_one or int(number) > LARGEST_ID:
        raise Malformed("malformed.number", field=field)
    return int(number)


def _key(text: str) -> str:
    if not 8 <= len(text) <= 64 or not all(char.isalnum() or char in "-_" for char in text) or not text.isascii():
        raise Malformed("malformed.key")
    return text


@pages.get("/j/<code>/qr.svg")
def qr(code: str) -> Response:
    """The QR code of the phones' address. It holds the configured address, never what a request claims to be sent
    to."""
    event = find_event(code)
    response = make_response(qr_svg(parts().join_url(event.code)))
    response.headers["Content-Type"] = "image/svg+xml"
    response.headers["Cache-Control"] = "public, max-age=300"
    return response
