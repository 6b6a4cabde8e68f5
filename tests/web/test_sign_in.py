"""Signing in: one-time links, names and passwords, and the rate limit on guessing."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from debate.domain.roles import Role
from debate.now import now_ms
from debate.services.access import SIGN_IN_MS
from debate.store.schema import SignIn
from tests.programs import PASSWORD, House
from tests.web.visits import one_time_link, send_form, sign_in, visitor

WRONG = "Name and password do not belong together."


@pytest.fixture
def mara(house: House) -> House:
    """A house whose owner has an account."""
    house.desk_client()
    return house


def test_name_and_password_open_the_desk(mara: House) -> None:
    client = mara.program.app.test_client()
    answer = sign_in(client, "Mara")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/desk")
    assert client.get(f"/desk/{mara.code}").status_code == 200


def test_a_sign_in_of_more_than_a_month_ago_opens_no_desk(mara: House) -> None:
    desk = mara.desk()
    assert desk.ask("bell:ring")["ok"], "the desk must be let in before"
    with mara.program.db.writing() as session:
        session.execute(update(SignIn).values(created_at=now_ms() - SIGN_IN_MS))
    assert desk.ask("bell:ring")["error"]["code"] == "not_allowed", "nor does its socket act any longer"
    assert "/sign-in" in desk.browser.get(f"/desk/{mara.code}").headers["Location"]
    assert "/sign-in" in desk.browser.get("/desk").headers["Location"]


def test_the_cookie_of_the_desk_is_not_for_scripts(mara: House) -> None:
    answer = sign_in(mara.program.app.test_client(), "Mara")
    cookie = next(line for line in answer.headers.getlist("Set-Cookie") if line.startswith("desk="))
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_wrong_password_and_a_wrong_name_read_alike(mara: House) -> None:
    for name, password in (("Mara", "not the password"), ("Nobody", PASSWORD), ("", "")):
        answer = sign_in(mara.program.app.test_client(), name, password)
        assert answer.status_code == 403
        assert WRONG in answer.text
        assert "desk=" not in str(answer.headers)


def test_no_number_of_wrong_passwords_locks_the_right_one_out(mara: House) -> None:
    client = mara.program.app.test_client()
    for _ in range(12):
        assert sign_in(client, "Mara", "a wild guess").status_code == 403
    assert sign_in(client, "Mara").status_code == 303
    assert sign_in(mara.program.app.test_client(), "Mara").status_code == 303


def test_a_browser_that_signed_in_keeps_a_mark_that_names_nobody(mara: House) -> None:
    client = mara.program.app.test_client()
    sign_in(client, "Mara")
    mark = client.get_cookie("known")
    assert mark is not None
    assert mara.program.app.extensions["debate"].browsers.read(mark.value)
    assert mara.program.app.extensions["debate"].devices.read(mark.value) is None, "it is no phone's pass"
    send_form(client, f"/desk/{mara.code}/people", "/sign-out")
    assert client.get_cookie("known") is not None, "its queue stays open for the next time"


def test_right_passwords_are_never_counted(mara: House) -> None:
    for _ in range(15):
        assert sign_in(mara.program.app.test_client(), "Mara").status_code == 303


@pytest.mark.parametrize(
    "target",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "\\\\elsewhere.example",
        "javascript:alert(1)",
        "elsewhere.example",
        "/\t/elsewhere.example",
        "/\n/elsewhere.example",
        "http:elsewhere.example",
        "///elsewhere.example",
        "/%5celsewhere.example/..//elsewhere.example\\",
    ],
)
def test_no_link_sends_people_elsewhere_after_they_signed_in(mara: House, target: str) -> None:
    answer = sign_in(mara.program.app.test_client(), "Mara", next=target)
    assert answer.headers["Location"] == "/desk"


def test_people_go_on_to_where_they_wanted(mara: House) -> None:
    client = mara.program.app.test_client()
    people = f"/desk/{mara.code}/people"
    asked = client.get(people)
    assert asked.status_code == 302
    assert "next=" in asked.headers["Location"]
    assert sign_in(client, "Mara", next=people).headers["Location"] == people


def test_looking_at_a_one_time_link_uses_nothing_up(house: House) -> None:
    path, client = one_time_link(house), house.program.app.test_client()
    assert [client.get(path).status_code for _ in range(3)] == [200, 200, 200]
    assert client.head(path).status_code == 200
    assert send_form(client, path, path, name="Milo", password=PASSWORD).status_code == 303


def test_a_one_time_link_opens_once(house: House) -> None:
    path, client = one_time_link(house), house.program.app.test_client()
    send_form(client, path, path, name="Milo", password=PASSWORD)
    assert client.get(f"/desk/{house.code}").status_code == 200
    second = house.program.app.test_client()
    assert second.get(path).status_code == 404
    assert "used already" in second.get(path).text


def test_a_short_password_is_refused_and_the_link_still_holds(house: House) -> None:
    path, client = one_time_link(house), house.program.app.test_client()
    refused = send_form(client, path, path, name="Milo", password="short")
    assert refused.status_code == 422
    assert "10 to 200 characters" in refused.text
    assert client.get(path).status_code == 200


def test_an_invitation_does_not_let_one_take_anothers_name(mara: House) -> None:
    path, client = one_time_link(mara), mara.program.app.test_client()
    refused = send_form(client, path, path, name="Mara", password="not her password")
    assert refused.status_code == 403
    assert "That name is taken" in refused.text
    assert client.get(path).status_code == 200, "the link is not used up by it"


@pytest.mark.parametrize("token", ["1", "1-", "1-x", "999999999999-x", "-x", "x-y", "1-" + "A" * 24, "%00"])
def test_a_made_up_link_opens_nothing(house: House, token: str) -> None:
    client = house.program.app.test_client()
    for page in ("sign-in", "screen", "stage"):
        assert client.get(f"/{page}/{token}").status_code in (403, 404)


def test_a_link_of_one_kind_opens_no_page_of_another(house: House) -> None:
    screen, invitation = house.link(Role.SCREEN), house.link(Role.MODERATOR)
    client = house.program.app.test_client()
    assert client.get(f"/sign-in/{screen}").status_code == 404
    assert client.get(f"/stage/{screen}").status_code == 403
    assert client.get(f"/screen/{invitation}").status_code == 403


@pytest.mark.parametrize(("role", "page"), [(Role.SCREEN, "screen"), (Role.STAGE, "stage")])
def test_a_revoked_link_opens_nothing(house: House, role: Role, page: str) -> None:
    path, owner = f"/{page}/{house.link(role)}", house.desk_client()
    link = path.rpartition("/")[2].partition("-")[0]
    client = visitor(house)
    assert client.get(path).status_code == 200, "the link must hold first for this to mean anything"
    people = f"/desk/{house.code}/people"
    assert send_form(owner, people, f"/desk/{house.code}/links/{link}/revoke").status_code == 303
    refused = client.get(path)
    assert refused.status_code == 403
    assert "does not hold any more" in refused.text


def test_signing_out_ends_the_sign_in(mara: House) -> None:
    client = mara.program.app.test_client()
    sign_in(client, "Mara")
    stolen = client.get_cookie("desk")
    assert stolen is not None
    send_form(client, f"/desk/{mara.code}/people", "/sign-out")
    thief = mara.program.app.test_client()
    thief.set_cookie("desk", stolen.value)
    assert thief.get(f"/desk/{mara.code}").status_code == 302


def test_a_desk_of_another_event_stays_closed(mara: House) -> None:
    other = House(mara.program)
    ines = other.desk_client(name="Ines")
    assert ines.get(f"/desk/{other.code}").status_code == 200, "Ines must have a desk for this to mean anything"
    for page in ("", "/people", "/pairs/1/bundle.json", "/pairs/1/ballots.csv"):
        assert ines.get(f"/desk/{mara.code}{page}").status_code == 302


@pytest.mark.parametrize("form", ["links", "links/1/revoke", "members/1/revoke", "pairs/1/destroy-key"])
def test_a_moderator_has_no_owners_forms(mara: House, form: str) -> None:
    milo = mara.desk_client(Role.MODERATOR, "Milo")
    answer = send_form(milo, f"/desk/{mara.code}/people", f"/desk/{mara.code}/{form}", role="screen")
    assert answer.status_code == 403


def test_a_moderator_sees_no_invitation_that_was_not_used(mara: House) -> None:
    invitation = one_time_link(mara)
    milo = mara.desk_client(Role.MODERATOR, "Milo")
    assert invitation not in milo.get(f"/desk/{mara.code}/people").text
    assert invitation in mara.desk_client().get(f"/desk/{mara.code}/people").text
