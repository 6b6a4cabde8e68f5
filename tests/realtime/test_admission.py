"""Admission: who is let in, and what a socket hears before it is."""

from __future__ import annotations

import json
import sqlite3

import pytest

from tests.realtime.evenings import open_vote, start_debate
from tests.servers import Server
from tests.wire import Refused, Socket


def refused(server: Server, auth: object, cookie: str = "") -> str:
    """The code of the refusal."""
    socket = Socket(server.address, cookie=cookie)
    with pytest.raises(Refused) as error:
        socket.join(auth)
    socket.close()
    return str(error.value.code)


def test_a_socket_that_was_not_let_in_hears_nothing_of_the_hall(server: Server) -> None:
    stranger, desk, phone = Socket(server.address), server.desk(), server.phone()
    poll = open_vote(desk)
    phone.sees("poll", lambda data: data and data["id"] == poll)
    with pytest.raises(Refused):
        stranger.join({"event": "NOSUCH", "role": "audience"})
    assert stranger.heard == [], "the refusal is the first thing that it hears"


def test_a_refused_socket_hears_nothing_afterwards(server: Server) -> None:
    stranger, desk, phone = Socket(server.address), server.desk(), server.phone()
    with pytest.raises(Refused):
        stranger.join({"event": server.code, "role": "audience"})
    poll = open_vote(desk)
    phone.sees("poll", lambda data: data and data["id"] == poll)
    with pytest.raises(Refused):
        stranger.join({"event": server.code, "role": "screen", "token": "1-guess"})
    assert stranger.heard == []


def test_a_refused_socket_is_not_answered_when_it_commands(server: Server) -> None:
    stranger = Socket(server.address)
    with pytest.raises(Refused):
        stranger.join({"event": server.code, "role": "audience"})
    stranger.send("bell:ring")
    with pytest.raises(Refused):
        stranger.join({"event": server.code, "role": "desk"})
    assert stranger.answered == []


def test_a_phone_without_its_pass_is_refused(any_server: Server) -> None:
    assert refused(any_server, {"event": any_server.code, "role": "audience"}) == "no_device"


def test_a_pass_that_the_server_did_not_sign_is_refused(any_server: Server) -> None:
    assert refused(any_server, {"event": any_server.code, "role": "audience"}, "device=mine.forged") == "no_device"


def test_a_desk_without_a_sign_in_is_refused(any_server: Server) -> None:
    assert refused(any_server, {"event": any_server.code, "role": "desk"}) == "not_signed_in"


def test_a_phone_cannot_call_itself_a_moderator(any_server: Server) -> None:
    browser = any_server.browser()
    browser.get(any_server.links["phones"])
    for face in ("desk", "moderator", "owner", "screen", "stage", "system", ""):
        assert refused(any_server, {"event": any_server.code, "role": face}, browser.cookie_header()) in (
            "not_signed_in",
            "link_revoked",
        )


def test_a_stage_link_opens_no_screen(any_server: Server) -> None:
    token = any_server.links["stage"].rpartition("/")[2]
    assert refused(any_server, {"event": any_server.code, "role": "screen", "token": token}) == "link_revoked"


@pytest.mark.parametrize("half", ["\ud800", "\u0000", "FORUM\udfff", "1-\ud800", "1-\u00e9"])
def test_half_a_character_is_a_wrong_code_and_a_wrong_link(server: Server, half: str) -> None:
    assert refused(server, {"event": half, "role": "audience"}) == "wrong_code"
    assert refused(server, {"event": server.code, "role": "screen", "token": half}) == "link_revoked"


@pytest.mark.parametrize("auth", [None, [], "x", 7, {}, {"event": 7, "role": "audience"}, {"event": "A", "role": {}}])
def test_a_connect_that_names_no_event_and_role_is_refused(server: Server, auth: object) -> None:
    assert refused(server, auth) in ("malformed", "wrong_code")


def test_a_connect_without_any_word_is_refused(server: Server) -> None:
    stranger = Socket(server.address)
    stranger.say("40")
    stranger.read_until(lambda packet: packet[:2] in ("40", "44"), "an answer")
    assert stranger.last.startswith("44")


def test_a_second_connect_on_the_same_line_gives_no_second_seat(own_server: Server) -> None:
    screen, phone = own_server.screen(), own_server.phone()
    screen.sees("people", lambda data: data["phones"] == 1)
    phone.say("40" + json.dumps({"event": own_server.code, "role": "audience"}))
    phone.read_until(lambda packet: packet[:2] == "44", "the refusal of the second connect")
    assert phone.ask("time:sync", {"t0": 1})["ok"], "the first seat stays"
    assert screen.do("state:get", slices=["people"])["slices"]["people"]["data"]["phones"] == 1


def test_the_code_may_be_typed_as_people_type_it(server: Server) -> None:
    browser = server.browser()
    browser.get(server.links["phones"])
    typed = f" {server.code[:2].lower()}-{server.code[2:].lower()} "
    phone = Socket(server.address, cookie=browser.cookie_header()).join({"event": typed, "role": "audience"})
    assert phone.sees("event")["code"] == server.code


def test_a_server_that_cannot_tell_who_comes_lets_nobody_in(own_server: Server) -> None:
    start_debate(own_server.desk())
    browser = own_server.browser()
    browser.get(own_server.links["phones"])
    with sqlite3.connect(own_server.data / "debate.sqlite") as database:
        database.execute("ALTER TABLE item RENAME TO item_away")
    auth = {"event": own_server.code, "role": "audience"}
    assert refused(own_server, {**auth, "role": "screen", "token": screen_token(own_server)}) == "internal"
    with sqlite3.connect(own_server.data / "debate.sqlite") as database:
        database.execute("ALTER TABLE item_away RENAME TO item")
    screen = own_server.screen()
    assert screen.sees("people", lambda data: data["screens"] == 1), "the one that was refused is not counted"


def test_no_trace_of_a_failure_at_the_door_reaches_the_client(own_server: Server) -> None:
    with sqlite3.connect(own_server.data / "debate.sqlite") as database:
        database.execute("ALTER TABLE link RENAME TO link_away")
    with pytest.raises(Refused) as error:
        own_server.screen()
    assert "link" not in error.value.message
    assert "sqlite" not in error.value.message.lower()


def test_guessing_codes_is_rate_limited_and_those_who_know_come_in(own_server: Server) -> None:
    strangers = [Socket(own_server.address) for _ in range(4)]  # one alone would be shut out for its haste
    codes = []
    for number in range(301):
        with pytest.raises(Refused) as error:
            strangers[number % 4].join({"event": f"GUESS{number}", "role": "audience"})
        codes.append(error.value.code)
    assert codes[0] == "wrong_code"
    assert codes[-1] == "rate_limited"
    assert own_server.phone().sees("event")["code"] == own_server.code


def screen_token(server: Server) -> str:
    return server.links["screen"].rpartition("/")[2]
