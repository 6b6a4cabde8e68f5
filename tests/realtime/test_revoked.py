"""A right that was taken away: the screen goes dark, and no command passes any more."""

from __future__ import annotations

import pytest

from debate.domain.roles import Role
from debate.services import access
from debate.services.unit import SYSTEM, Call
from debate.store.database import Database
from tests.realtime.evenings import now_at, open_vote, start_debate
from tests.servers import PASSWORD, Server
from tests.wire import Refused, Socket


def invite(server: Server, name: str) -> Socket:
    """A moderator who came by an invitation link, at their own desk."""
    owner = server.desk_browser()
    _, token = server.make_link(owner, "moderator")
    browser = server.sign_in_by_link(f"/sign-in/{token}", name)
    return Socket(server.address, cookie=browser.cookie_header()).join({"event": server.code, "role": "desk"})


def account_of(server: Server, name: str) -> int:
    page = server.desk_browser().get(f"/desk/{server.code}/people").text
    row = page.split(f"{name}</b>")[1]
    return int(row.split("/members/")[1].split("/")[0])


def test_a_revoked_moderator_is_shut_out_at_once(server: Server) -> None:
    milo = invite(server, "Milo")
    start_debate(milo)
    owner = server.desk_browser()
    owner.get(f"/desk/{server.code}/people")
    assert owner.post(f"/desk/{server.code}/members/{account_of(server, 'Milo')}/revoke").status == 303
    assert milo.hears("session:ended") == {"code": "revoked"}
    milo.send("scene:show", {"kind": "message", "text": "by a revoked hand"})
    assert now_at(server.desk(), "scene")["text"] != "by a revoked hand"
    with pytest.raises(Refused) as refused:
        milo.join({"event": server.code, "role": "desk"})
    assert refused.value.code == "not_signed_in"


def test_a_revoked_link_lets_no_screen_in_again(server: Server) -> None:
    owner = server.desk_browser()
    link, token = server.make_link(owner, "stage")
    stage = server.by_link("stage", token)
    assert owner.post(f"/desk/{server.code}/links/{link}/revoke").status == 303
    assert stage.hears("session:ended") == {"code": "revoked"}
    with pytest.raises(Refused) as refused:
        server.by_link("stage", token)
    assert refused.value.code == "link_revoked"
    assert owner.get(f"/stage/{token}").status == 403


def test_other_screens_stay_when_one_link_is_revoked(server: Server) -> None:
    owner, standing = server.desk_browser(), server.screen()
    link, token = server.make_link(owner, "screen")
    second = server.by_link("screen", token)
    owner.post(f"/desk/{server.code}/links/{link}/revoke")
    second.hears("session:ended")
    assert standing.ask("time:sync", {"t0": 1})["ok"]


def test_a_right_that_another_process_took_away_refuses_the_next_command(server: Server) -> None:
    moda = invite(server, "Moda")
    start_debate(moda)
    account = account_of(server, "Moda")
    elsewhere = Database(f"sqlite:///{server.data / 'debate.sqlite'}")
    access.revoke_member(Call(elsewhere, 1, SYSTEM, 1, lambda _facts: None), account)
    elsewhere.close()
    answer = moda.ask("scene:show", {"kind": "message", "text": "after the revocation"})
    assert answer["error"]["code"] == "not_allowed"
    assert now_at(server.desk(), "scene")["text"] != "after the revocation"


def test_a_stage_link_that_another_process_revoked_refuses_the_next_command(server: Server) -> None:
    desk = server.desk()
    desk.do("message:send", text="One minute left")
    message = now_at(desk, "message")["message"]["id"]
    owner = server.desk_browser()
    link, token = server.make_link(owner, "stage")
    stage = server.by_link("stage", token)
    elsewhere = Database(f"sqlite:///{server.data / 'debate.sqlite'}")
    access.revoke_link(Call(elsewhere, 1, SYSTEM, 1, lambda _facts: None), link)
    elsewhere.close()
    assert stage.ask("message:read", {"message": message})["error"]["code"] == "not_allowed"
    assert now_at(desk, "message")["message"]["read_at"] is None


def test_signing_out_ends_the_desks_of_that_browser(server: Server) -> None:
    mina = invite(server, "Mina")
    browser = server.browser()
    browser.get("/sign-in")
    browser.post("/sign-in", name="Mina", password=PASSWORD)
    second = Socket(server.address, cookie=browser.cookie_header()).join({"event": server.code, "role": "desk"})
    assert browser.post("/sign-out").status == 303
    assert second.hears("session:ended") == {"code": "revoked"}
    assert mina.ask("time:sync", {"t0": 1})["ok"], "the other browser of the same account stays"


def test_a_moderator_is_no_owner(server: Server) -> None:
    invite(server, "Mato")
    browser = server.browser()
    browser.get("/sign-in")
    browser.post("/sign-in", name="Mato", password=PASSWORD)
    browser.get(f"/desk/{server.code}/people")
    assert browser.post(f"/desk/{server.code}/links", role=str(Role.MODERATOR), label="").status == 403


def test_a_revoked_moderator_cannot_end_a_vote(server: Server) -> None:
    milan = invite(server, "Milan")
    poll = open_vote(milan)
    elsewhere = Database(f"sqlite:///{server.data / 'debate.sqlite'}")
    access.revoke_member(Call(elsewhere, 1, SYSTEM, 1, lambda _facts: None), account_of(server, "Milan"))
    elsewhere.close()
    assert milan.ask("poll:close", {"poll": poll})["error"]["code"] == "not_allowed"
    assert server.phone().sees("poll")["state"] == "open"
