"""What a visitor does on pages: forms are sent with the token that the page held."""

from __future__ import annotations

import re

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from debate.domain.roles import Role
from debate.services import polls, reveals
from tests.programs import PASSWORD, House

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def token_on(client: FlaskClient, path: str) -> str:
    page = client.get(path)
    found = _TOKEN.search(page.text)
    assert found, f"{path} holds a form with a token (status {page.status_code})"
    return found[1]


def send_form(client: FlaskClient, page: str, action: str, **fields: object) -> TestResponse:
    """Open a page and send a form of it."""
    return client.post(action, data={"csrf_token": token_on(client, page), **fields})


def sign_in(client: FlaskClient, name: str, password: str = PASSWORD, **fields: str) -> TestResponse:
    return send_form(client, "/sign-in", "/sign-in", name=name, password=password, **fields)


def visitor(house: House) -> FlaskClient:
    """A phone's browser that has opened the event's page."""
    client = house.program.app.test_client()
    assert client.get(f"/j/{house.code}").status_code == 200
    return client


def open_poll(house: House, round_: str = "pre") -> int:
    if round_ == "pre":
        house.hall.seal()
    poll = house.hall.poll(round_).id
    polls.open_poll(house.call(), poll, None, held=True)
    return poll


def vote_through(house: House) -> int:
    """Both votes, cast and closed; returns the post-vote."""
    house.hall.seal()
    house.hall.vote("pre", {f"v{n}": "against" for n in range(10)})
    house.hall.vote("post", {f"v{n}": "for" for n in range(10)})
    return house.hall.poll("post").id


def reveal(house: House, poll: int, to: str = "winner") -> None:
    """Arm and reveal, up to a step."""
    reveals.arm_poll(house.call(), poll)
    reveals.reveal_poll(house.call(), poll, held=True, play=False)
    if to != "before":
        reveals.step_reveal(house.call(), poll, to)


def one_time_link(house: House, role: Role = Role.MODERATOR) -> str:
    """The path of a new invitation."""
    return f"/sign-in/{house.link(role)}"
