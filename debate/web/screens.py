"""The screen and the stage, opened once by link, no hands needed after that; and the own page of a person on stage."""

from __future__ import annotations

from flask import Blueprint, request

from debate.domain.errors import NotAllowed
from debate.domain.roles import Role
from debate.now import now_ms
from debate.services.access import Links
from debate.store.schema import Event, Link
from debate.web.faces import page_of, render_page
from debate.web.parts import parts

pages = Blueprint("screens", __name__)


@pages.get("/screen/<token>")
def screen(token: str) -> str:
    return _face_page(token, Role.SCREEN, "screen.html", preview="preview" in request.args)


@pages.get("/screen/<token>/lower-third")
def lower_third(token: str) -> str:
    """Who speaks, to lay over a stream. No screen of the hall: it is not counted as one."""
    return _face_page(token, Role.SCREEN, "lower_third.html", preview=True)


@pages.get("/stage/<token>")
def stage(token: str) -> str:
    return _face_page(token, Role.STAGE, "stage.html", preview="preview" in request.args)


@pages.get("/panelist/<token>")
def panelist(token: str) -> str:
    event, link = _find(parts().links, token, Role.PANELIST)
    snapshot = parts().snapshot(event.id, "panelist", person=link.person_id)
    page = page_of("panelist", "panelist", event.code, snapshot, {}, token=token)
    return render_page("panelist.html", "panelist", page=page)


def _face_page(token: str, role: Role, template: str, *, preview: bool) -> str:
    event, _ = _find(parts().links, token, role)
    snapshot = parts().snapshot(event.id, role.face)
    page = page_of(
        role.face, role.face, event.code, snapshot, {"qr": f"/j/{event.code}/qr.svg"}, token=token, preview=preview
    )
    return render_page(template, role.face, page=page)


def _find(links: Links, token: str, role: Role) -> tuple[Event, Link]:
    with parts().db.reading() as session:
        link = links.find(session, token, now_ms())
        if link is None or link.role is not role:
            raise NotAllowed("link_revoked.link")
        return session.get_one(Event, link.event_id), link
