"""Sockets that no client of ours stands behind are closed, and those of our clients are not."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tests.impatient import GRACE_S
from tests.servers import Server, running
from tests.wire import Refused, Socket

SOON_S = GRACE_S + 20  # the sweep comes every two seconds; a busy machine takes longer


@pytest.fixture(scope="module", params=["eventlet", "gevent", "threading"])
def impatient(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = tmp_path_factory.mktemp(f"impatient-{request.param}")
    with running(Server(request.param, data, command=(sys.executable, "-m", "tests.impatient"))) as server:
        yield server


def test_a_socket_that_never_says_who_it_is_is_closed(impatient: Server) -> None:
    assert Socket(impatient.address).is_closed_within(SOON_S)


def test_a_refused_socket_is_told_why_and_closed(impatient: Server) -> None:
    stranger = Socket(impatient.address)
    with pytest.raises(Refused) as refused:
        stranger.join({"event": "NOSUCH", "role": "audience"})
    assert refused.value.code == "wrong_code"
    assert stranger.is_closed_within(SOON_S)


def test_a_kicked_socket_is_told_why_and_closed(impatient: Server) -> None:
    owner = impatient.desk_browser()
    link, token = impatient.make_link(owner, "screen")
    screen = impatient.by_link("screen", token)
    assert owner.post(f"/desk/{impatient.code}/links/{link}/revoke").status == 303
    assert screen.hears("session:ended") == {"code": "revoked"}
    assert screen.is_closed_within(SOON_S)


def test_a_phone_that_left_the_event_but_not_the_line_is_closed(impatient: Server) -> None:
    phone = impatient.phone()
    phone.say("41")
    assert phone.is_closed_within(SOON_S)


def test_a_phone_that_joined_stays_while_strangers_are_swept(impatient: Server) -> None:
    phone, stranger = impatient.phone(), Socket(impatient.address)
    assert stranger.is_closed_within(SOON_S), "the sweep must have come for this to mean anything"
    assert phone.ask("time:sync", {"t0": 1})["ok"]
    phone.close()


def test_swept_phones_are_no_longer_counted(impatient: Server) -> None:
    screen = impatient.screen()
    screen.sees("people", lambda data: data["phones"] == 0)  # those of other tests have gone
    phone = impatient.phone()
    screen.sees("people", lambda data: data["phones"] == 1)
    phone.line.close()  # as a phone that walks out of the hall: no farewell on the wire
    screen.sees("people", lambda data: data["phones"] == 0)
