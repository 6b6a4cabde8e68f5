"""The whisper line on the wire: who is let in, who hears what, and what ends it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from debate.domain.roles import Role
from debate.rate_limiter import PER_DEVICE
from tests.programs import House, Seat, refused
from tests.realtime.evenings import now_at, start_debate
from tests.servers import Server
from tests.wire import Refused


@pytest.fixture
def faces(house: House) -> dict[str, Seat]:
    """Two who speak for the motion, and everybody else; what they heard so far is forgotten."""
    seats = {
        "amara": house.panelist(),
        "jonah": house.panelist("Jonah Okonjo"),
        "phone": house.phone(),
        "screen": house.screen(),
        "stage": house.stage(),
        "desk": house.desk(),
    }
    forget(house, seats)
    return seats


def forget(house: House, faces: dict[str, Seat]) -> None:
    house.push()
    for seat in faces.values():
        seat.heard()


def heard_by(house: House, faces: dict[str, Seat]) -> dict[str, dict[str, Any]]:
    """What each was pushed since the last time, of those who were pushed anything."""
    house.push()
    found = {name: seat.patched() for name, seat in faces.items()}
    return {name: slices for name, slices in found.items() if slices}


def state_of(seat: Seat) -> dict[str, Any]:
    slices: dict[str, Any] = seat.do("state:get")["slices"]
    return {name: part["data"] for name, part in slices.items()}


def test_a_panelists_page_holds_what_is_theirs_and_no_more(house: House, faces: dict[str, Seat]) -> None:
    state = state_of(faces["amara"])
    assert set(state) == {"event", "clock", "whisper"}
    assert (state["whisper"]["name"], state["whisper"]["item_title"]) == ("Amara Lindqvist", "Oxford Style Debate")


def test_a_message_reaches_its_person_and_the_desk_alone(house: House, faces: dict[str, Seat]) -> None:
    amara = house.person("Amara Lindqvist")
    faces["desk"].do("message:send", text="One more minute", person=amara)
    heard = heard_by(house, faces)
    assert {name: set(slices) for name, slices in heard.items()} == {"amara": {"whisper"}, "desk": {"whispers"}}
    assert heard["amara"]["whisper"]["message"]["text"] == "One more minute"
    message = heard["amara"]["whisper"]["message"]["id"]
    faces["amara"].do("message:read", message=message)
    heard = heard_by(house, faces)
    assert set(heard) == {"amara", "desk"}
    assert heard["desk"]["whispers"]["sent"][0]["read_at"] is not None


def test_a_message_to_the_stage_reaches_no_panelist(house: House, faces: dict[str, Seat]) -> None:
    faces["desk"].do("message:send", text="Louder")
    assert set(heard_by(house, faces)) == {"stage", "desk"}


def test_nobody_taps_away_what_is_for_somebody_else(house: House, faces: dict[str, Seat]) -> None:
    faces["desk"].do("message:send", text="One more minute", person=house.person("Amara Lindqvist"))
    message = state_of(faces["amara"])["whisper"]["message"]["id"]
    for who in ("jonah", "stage"):
        assert refused(faces[who].ask("message:read", {"message": message})) == "not_allowed"
    assert state_of(faces["amara"])["whisper"]["message"]["read_at"] is None


def test_a_signal_reaches_the_desk_at_once_and_is_seen_by_its_sender_alone(
    house: House, faces: dict[str, Seat]
) -> None:
    faces["amara"].do("signal:send", kind="technical", key="attempt-1")
    heard = {name: seat.patched() for name, seat in faces.items()}
    assert {name for name, slices in heard.items() if slices} == {"amara", "desk"}, "without a batch"
    [signal] = heard["desk"]["whispers"]["signals"]
    assert (signal["name"], signal["kind"]) == ("Amara Lindqvist", "technical")
    faces["desk"].do("signal:see", signal=signal["id"])
    heard = heard_by(house, faces)
    assert set(heard) == {"amara", "desk"}
    assert heard["amara"]["whisper"]["signals"][0]["seen_at"] is not None


def test_a_hand_may_signal_a_script_may_not(house: House, faces: dict[str, Seat]) -> None:
    answers = [faces["amara"].ask("signal:send", {"kind": "more_time"}) for _ in range(PER_DEVICE["signal:send"] + 1)]
    assert [answer["ok"] for answer in answers] == [True] * PER_DEVICE["signal:send"] + [False]
    assert refused(answers[-1]) == "rate_limited"
    assert faces["jonah"].ask("signal:send", {"kind": "more_time"})["ok"], "each has a limit of their own"


def test_a_panelist_learns_of_a_push_that_was_missed(house: House, faces: dict[str, Seat]) -> None:
    before = faces["amara"].do("time:sync", t0=1)["revs"]["whisper"]
    house.program.edge.state._read.clear()
    faces["desk"].do("message:send", text="One more minute", person=house.person("Amara Lindqvist"))
    assert faces["amara"].do("time:sync", t0=1)["revs"]["whisper"] == before + 1
    assert "me" not in faces["phone"].do("time:sync", t0=1)["revs"]


def test_nothing_is_read_for_a_page_that_nobody_has_open(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.panelist_link(house.person("Amara Lindqvist"))
    panelist, desk = house.panelist("Jonah Okonjo"), house.desk()
    slices = house.program.edge.state._slices
    whole, read = slices.own, list[list[str]]()

    def own(event: int, names: Sequence[str]) -> dict[str, dict[str, Any]]:
        read.append(list(names))
        return whole(event, names)

    monkeypatch.setattr(slices, "own", own)
    for name in ("Amara Lindqvist", "Jonah Okonjo"):
        desk.do("message:send", text="One more minute", person=house.person(name))
    assert read == [[f"whisper:{house.person('Jonah Okonjo')}"]]
    assert panelist.patched()["whisper"]["message"]["text"] == "One more minute"


def test_the_desk_makes_a_link_once_and_its_address_opens_the_page(house: House, faces: dict[str, Seat]) -> None:
    tomas = house.person("Tomas Varga")
    link = faces["desk"].do("link:make", person=tomas)["link"]
    assert faces["desk"].do("link:make", person=tomas)["link"] == link
    url = faces["desk"].do("link:show", link=link)["url"]
    assert url.startswith("http://debate.example/panelist/")
    page = house.program.app.test_client().get(url.removeprefix("http://debate.example"))
    assert page.status_code == 200
    assert "Tomas Varga" in page.text
    assert "needs JavaScript" in page.text


def test_the_code_of_a_link_is_for_the_desk_alone(house: House, faces: dict[str, Seat]) -> None:
    link = faces["desk"].do("link:make", person=house.person("Tomas Varga"))["link"]
    path = f"/desk/{house.code}/links/{link}/qr.svg"
    shown = faces["desk"].browser.get(path)
    assert (shown.status_code, shown.headers["Cache-Control"]) == (200, "no-store")
    for who in ("phone", "screen", "amara"):
        assert faces[who].browser.get(path).status_code == 302, "to the sign-in"
    screen = house.link(Role.SCREEN).partition("-")[0]
    assert faces["desk"].browser.get(f"/desk/{house.code}/links/{screen}/qr.svg").status_code == 404


def test_a_revoked_link_ends_its_page_and_no_other(house: House, faces: dict[str, Seat]) -> None:
    people = state_of(faces["desk"])["whispers"]["people"]
    link = next(one["link"] for one in people if one["name"] == "Amara Lindqvist")
    token = house.panelist_link(house.person("Amara Lindqvist"))
    faces["desk"].do("link:revoke", link=link)
    assert not faces["amara"].socket.is_connected()
    assert faces["jonah"].ask("time:sync", {"t0": 1})["ok"]
    assert house.program.app.test_client().get(f"/panelist/{token}").status_code == 403
    faces["desk"].do("message:send", text="Still there?", person=house.person("Amara Lindqvist"))
    assert set(heard_by(house, {"jonah": faces["jonah"]})) == set()


@pytest.mark.parametrize("forge", [lambda token: token[:-1] + "x", lambda token: "1" + token, lambda _token: "1-guess"])
def test_a_forged_link_opens_nothing(house: House, forge: Any) -> None:
    token = house.panelist_link(house.person("Amara Lindqvist"))
    forged = forge(token)
    assert forged != token
    assert not house.by_link(Role.PANELIST, forged).socket.is_connected()
    assert house.program.app.test_client().get(f"/panelist/{forged}").status_code == 403


def test_a_link_opens_no_face_but_its_own(house: House) -> None:
    panelist, stage = house.panelist_link(house.person("Amara Lindqvist")), house.link(Role.STAGE)
    for role, token in ((Role.STAGE, panelist), (Role.SCREEN, panelist), (Role.PANELIST, stage)):
        assert not house.by_link(role, token).socket.is_connected()
    client = house.program.app.test_client()
    for path in (f"/stage/{panelist}", f"/screen/{panelist}", f"/panelist/{stage}", f"/sign-in/{panelist}"):
        assert client.get(path).status_code in (403, 404), path


def test_a_link_of_one_event_opens_nothing_of_another(house: House) -> None:
    other = House(house.program)
    token = other.panelist_link(other.person("Amara Lindqvist"))
    assert not house.by_link(Role.PANELIST, token).socket.is_connected()
    panelist = other.by_link(Role.PANELIST, token)
    house.desk().do("message:send", text="To our Amara", person=house.person("Amara Lindqvist"))
    assert panelist.patched() == {}


def test_over_real_sockets_a_revoked_link_lets_nobody_in_again(server: Server) -> None:
    desk = server.desk()
    item = start_debate(desk)
    desk.do("speaker:name", item=item, side="for", seat=1, name="Amara Lindqvist")
    person = now_at(desk, "debate")["speakers"][0]["id"]
    link = desk.do("link:make", person=person)["link"]
    token = desk.do("link:show", link=link)["url"].rpartition("/")[2]
    panelist = server.by_link("panelist", token)
    desk.do("message:send", text="One more minute", person=person)
    message = panelist.sees("whisper", lambda whisper: whisper["message"])["message"]
    panelist.do("message:read", message=message["id"])
    desk.sees("whispers", lambda whispers: whispers["sent"] and whispers["sent"][0]["read_at"])
    desk.do("link:revoke", link=link)
    assert panelist.hears("session:ended") == {"code": "revoked"}
    with pytest.raises(Refused) as error:
        server.by_link("panelist", token)
    assert error.value.code == "link_revoked"
