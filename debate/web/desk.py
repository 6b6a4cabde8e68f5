"""The desk: the moderators' page, the people and links page, and the organiser's downloads."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Blueprint, Response, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from debate.devices import DESK_COOKIE
from debate.domain.errors import Malformed, NotAllowed
from debate.domain.formats import Format
from debate.domain.roles import Role
from debate.domain.sealing import short_hash
from debate.formats import builtin_formats
from debate.now import now_ms
from debate.services import access, bundles, floor_times, hand_times, poll_results, question_records
from debate.services.access import Holder, check_holder, find_holder
from debate.services.panelist_links import find_panelist_link
from debate.services.unit import Actor, Call
from debate.store.event_cache import EventKey
from debate.store.schema import Link
from debate.web.downloads import download_bundle, download_csv
from debate.web.faces import offers_of_kinds, page_of, render_page
from debate.web.parts import event_row, find_event, make_call, parts
from debate.web.qr import qr_svg

pages = Blueprint("desk", __name__)

DESK = frozenset({Role.MODERATOR, Role.OWNER})
OWNER = frozenset({Role.OWNER})


def require(event: EventKey, roles: frozenset[Role] = DESK) -> Holder:
    """Who is signed in, with one of the roles in this event."""
    with parts().db.reading() as session:
        holder = find_holder(session, request.cookies.get(DESK_COOKIE, ""), event.id)
    if holder is None:
        raise NotAllowed("not_signed_in")
    if holder.role not in roles:
        raise NotAllowed("not_allowed.no_owner")
    return holder


def _call(event: EventKey, holder: Holder, roles: frozenset[Role]) -> Call:
    guard = partial(check_holder, sign_in=holder.sign_in, event=event.id, roles=roles)
    return make_call(event.id, Actor(holder.name, holder.role), guard)


@pages.get("/desk")
def events() -> str | BaseResponse:
    with parts().db.reading() as session:
        found = access.find_account(session, request.cookies.get(DESK_COOKIE, ""))
        if found is None:
            return redirect(url_for("sign_in.sign_in"))
        listed = access.list_events(session, found[1].id)
    if len(listed) == 1:
        return redirect(url_for("desk.desk", code=listed[0].code))
    return render_page("pages/events.html", "pages", events=listed)


@pages.get("/desk/<code>")
def desk(code: str) -> str:
    event = find_event(code)
    holder = require(event)
    page = page_of(
        "desk",
        "desk",
        event.code,
        parts().snapshot(event.id, "desk"),
        _urls(event),
        me={"name": holder.name, "role": holder.role},
        formats=[_format_part(format_) for format_ in builtin_formats().values()],
        offers=offers_of_kinds(),
    )
    return render_page("desk.html", "desk", page=page)


def _format_part(format_: Format) -> dict[str, Any]:
    """A format as the setup form offers it, with all of its seats (shapes.Seat), none where it has no sides."""
    seats = [{"side": str(side), "seat": n} for side, count in format_.seats.items() for n in range(1, count + 1)]
    return {
        "id": format_.id,
        "title": format_.title,
        "planned_ms": format_.planned_ms(),
        "seats": seats,
        "kinds": [str(kind) for kind in format_.kinds],
    }


def _urls(event: EventKey) -> dict[str, str]:
    links = {link.role: parts().links.token(link) for link in access.list_links(parts().db, event.id, now_ms())}
    base = f"/desk/{event.code}"
    return {
        "qr": f"/j/{event.code}/qr.svg",
        "phone": f"/j/{event.code}",
        "screen": f"/screen/{links[Role.SCREEN]}" if Role.SCREEN in links else "",
        # The desk's own miniature: the same screen, not counted among the screens of the hall.
        "preview": f"/screen/{links[Role.SCREEN]}?preview=1" if Role.SCREEN in links else "",
        "stage": f"/stage/{links[Role.STAGE]}" if Role.STAGE in links else "",
        "people": f"{base}/people",
        "link_qr": f"{base}/links/<link>/qr.svg",
        "results": f"/r/{event.code}/<pair>",
        "bundle": f"{base}/pairs/<pair>/bundle.json",
        "csv": f"{base}/pairs/<pair>/ballots.csv",
        "poll": f"/r/{event.code}/polls#poll-<poll>",
        "poll_bundle": f"{base}/polls/<poll>/bundle.json",
        "poll_csv": f"{base}/polls/<poll>/ballots.csv",
        "poll_groups": f"{base}/polls/<poll>/groups.csv",
        "speaking_time": f"{base}/items/<item>/speaking-time.csv",
        "questions_csv": f"{base}/items/<item>/questions.csv",
        "questions_json": f"{base}/items/<item>/questions.json",
        "hand_times": f"{base}/items/<item>/hands.csv",
        "sign_out": "/sign-out",
    }


@pages.get("/desk/<code>/people")
def people(code: str) -> str:
    """Moderators, and the links that let people and screens in."""
    event = find_event(code)
    holder = require(event)
    links = [_link_row(link) for link in access.list_links(parts().db, event.id, now_ms()) if may_see(holder, link)]
    return render_page(
        "pages/people.html",
        "pages",
        event=event_row(event),
        me=holder,
        members=access.list_members(parts().db, event.id),
        links=links,
        phones=parts().join_url(event.code),
        made=request.args.get("made", type=int),
        short_hash=short_hash,
        pairs=bundles.list_keyed(parts().db, event.id) if holder.role is Role.OWNER else [],
        polls=poll_results.count_keyed(parts().db, event.id) if holder.role is Role.OWNER else 0,
    )


def may_see(holder: Holder, link: Link) -> bool:
    """An unused one-time link is a key: a moderator who saw the owner's could become the owner."""
    return holder.role is Role.OWNER or link.role not in access.ONE_TIME


def _link_row(link: Link) -> dict[str, object]:
    endpoint = {Role.SCREEN: "screens.screen", Role.STAGE: "screens.stage"}.get(link.role, "sign_in.welcome")
    token = parts().links.token(link)
    url = parts().join_url("").removesuffix("/j/") + url_for(endpoint, token=token)
    return {"id": link.id, "role": link.role, "label": link.label, "url": url, "created_at": link.created_at}


@pages.post("/desk/<code>/links")
def make_link(code: str) -> BaseResponse:
    event = find_event(code)
    holder = require(event, OWNER)
    role = request.form.get("role", "")
    if role not in (Role.MODERATOR, Role.SCREEN, Role.STAGE):
        raise Malformed("malformed.link")
    link = access.make_link(_call(event, holder, OWNER), Role(role), request.form.get("label", ""))
    return redirect(url_for("desk.people", code=event.code, made=link.id), code=303)


@pages.get("/desk/<code>/links/<id:link>/qr.svg")
def link_qr(code: str, link: int) -> Response:
    """The QR code of a person's own page. Whoever reads it is let in, so it is the desk's alone, and nobody keeps
    it."""
    event = _own_event(code)
    with parts().db.reading() as session:
        row = find_panelist_link(session, event.id, link)
    response = make_response(qr_svg(parts().panelist_url(row)))
    response.headers["Content-Type"] = "image/svg+xml"
    response.headers["Cache-Control"] = "no-store"
    return response


@pages.post("/desk/<code>/links/<id:link>/revoke")
def revoke_link(code: str, link: int) -> BaseResponse:
    event = find_event(code)
    access.revoke_link(_call(event, require(event, OWNER), OWNER), link)
    return redirect(url_for("desk.people", code=event.code), code=303)


@pages.post("/desk/<code>/members/<id:account>/revoke")
def revoke_member(code: str, account: int) -> BaseResponse:
    event = find_event(code)
    access.revoke_member(_call(event, require(event, OWNER), OWNER), account)
    return redirect(url_for("desk.people", code=event.code), code=303)


def _own_event(code: str) -> EventKey:
    """The event, for whoever holds its desk. Raises as `require`."""
    event = find_event(code)
    require(event)
    return event


@pages.get("/desk/<code>/pairs/<id:pair>/bundle.json")
def bundle(code: str, pair: int) -> Response:
    """The organiser's bundle: everything that a recount needs. `debate verify` reads it."""
    event = _own_event(code)
    record = bundles.make_bundle(parts().db, event.id, pair)
    return download_bundle(f"{event.code}-{pair}-bundle.json", record)


@pages.get("/desk/<code>/pairs/<id:pair>/ballots.csv")
def ballots_csv(code: str, pair: int) -> Response:
    event = _own_event(code)
    record = bundles.make_bundle(parts().db, event.id, pair)
    return download_csv(f"{event.code}-{pair}-ballots.csv", ("voter", "pre", "post"), record["ballots"])


@pages.get("/desk/<code>/items/<id:item>/speaking-time.csv")
def speaking_time_csv(code: str, item: int) -> Response:
    """How the time of a panel or a debate was spread, so far."""
    event = _own_event(code)
    rows = floor_times.list_spoken(parts().db, event.id, item, now_ms())
    return download_csv(f"{event.code}-{item}-speaking-time.csv", floor_times.COLUMNS, rows)


@pages.get("/desk/<code>/items/<id:item>/questions.csv")
def questions_csv(code: str, item: int) -> Response:
    """What was asked, of whom, and who answered when, so far."""
    event = _own_event(code)
    asked = question_records.list_asked(parts().db, event.id, item)["questions"]
    rows = map(question_records.as_cells, asked)
    return download_csv(f"{event.code}-{item}-questions.csv", question_records.COLUMNS, rows)


@pages.get("/desk/<code>/items/<id:item>/questions.json")
def questions_json(code: str, item: int) -> Response:
    event = _own_event(code)
    record = question_records.list_asked(parts().db, event.id, item)
    return download_bundle(f"{event.code}-{item}-questions.json", record)


@pages.get("/desk/<code>/items/<id:item>/hands.csv")
def hands_csv(code: str, item: int) -> Response:
    """Who wished to speak from the floor, and when they were called and spoke."""
    event = _own_event(code)
    rows = hand_times.list_raised(parts().db, event.id, item)
    return download_csv(f"{event.code}-{item}-hands.csv", hand_times.COLUMNS, rows)


@pages.get("/desk/<code>/polls/<id:poll>/bundle.json")
def poll_bundle(code: str, poll: int) -> Response:
    """Everything that a recount of a poll by itself needs. `debate verify` reads it."""
    event = _own_event(code)
    record = poll_results.make_poll_bundle(parts().db, event.id, poll)
    return download_bundle(f"{event.code}-poll-{poll}-bundle.json", record)


@pages.get("/desk/<code>/polls/<id:poll>/ballots.csv")
def poll_ballots_csv(code: str, poll: int) -> Response:
    event = _own_event(code)
    record = poll_results.make_poll_bundle(parts().db, event.id, poll)
    columns, rows = poll_results.answer_columns(record), poll_results.list_answers(record)
    return download_csv(f"{event.code}-poll-{poll}-ballots.csv", columns, rows)


@pages.get("/desk/<code>/polls/<id:poll>/groups.csv")
def poll_groups_csv(code: str, poll: int) -> Response:
    event = _own_event(code)
    rows = poll_results.list_groups(parts().db, event.id, poll)
    return download_csv(f"{event.code}-poll-{poll}-groups.csv", poll_results.GROUP_COLUMNS, rows)


@pages.post("/desk/<code>/polls/destroy-keys")
def destroy_poll_keys(code: str) -> BaseResponse:
    event = find_event(code)
    poll_results.destroy_poll_keys(_call(event, require(event, OWNER), OWNER))
    return redirect(url_for("desk.people", code=event.code), code=303)


@pages.post("/desk/<code>/pairs/<id:pair>/destroy-key")
def destroy_key(code: str, pair: int) -> BaseResponse:
    """After this nobody, with whatever phone in hand, can find its ballot."""
    event = find_event(code)
    bundles.destroy_key(_call(event, require(event, OWNER), OWNER), pair)
    return redirect(url_for("desk.people", code=event.code), code=303)
