from __future__ import annotations

import pytest
from sqlalchemy import select

from debate.domain.roles import Role
from debate.services import access
from debate.services.access import ONE_TIME_MS, SIGN_IN_MS, Links
from debate.store.schema import Account, Link, Membership, SignIn
from tests.halls import NOON, Hall, make_hall

PASSWORD = "correct horse battery"
LINKS = Links(b"a secret of the server's, 32 long")

# argon2 takes its time, and which database keeps the hash does not matter to it.
pytestmark = pytest.mark.one_database


def here(function: object, *args: object) -> object:
    assert callable(function)
    return function(*args)


def invite(hall: Hall, role: Role = Role.MODERATOR) -> str:
    return LINKS.token(access.make_link(hall.call(), role))


def accept(hall: Hall, token: str, name: str = "Milo", password: str = PASSWORD) -> str:
    return access.accept_link(hall.call(), LINKS, token, name, password, here)


def holder(hall: Hall, cookie: str) -> access.Holder | None:
    with hall.db.reading() as session:
        return access.find_holder(session, cookie, hall.event, hall.now)


def role(hall: Hall, cookie: str) -> Role | None:
    found = holder(hall, cookie)
    return found.role if found else None


def opens(hall: Hall, token: str) -> bool:
    with hall.db.reading() as session:
        return LINKS.find(session, token, hall.now) is not None


def test_an_invitation_makes_a_moderator(hall: Hall) -> None:
    cookie = accept(hall, invite(hall))
    found = holder(hall, cookie)
    assert found is not None
    assert (found.name, found.role) == ("Milo", Role.MODERATOR)
    assert "link:make" in hall.journal()


def test_neither_password_nor_cookie_is_stored(hall: Hall) -> None:
    cookie = accept(hall, invite(hall))
    with hall.db.reading() as session:
        account, signed = session.scalars(select(Account)).one(), session.scalars(select(SignIn)).one()
    assert account.password_hash is not None
    assert account.password_hash.startswith("$argon2id$")
    assert cookie not in signed.token_hash


def test_an_invitation_lets_in_once(hall: Hall) -> None:
    token = invite(hall)
    accept(hall, token)
    with hall.refuses("link_used"):
        accept(hall, token, "Somebody")


def test_an_invitation_is_good_for_a_day(hall: Hall) -> None:
    token = invite(hall)
    hall.pass_ms(ONE_TIME_MS - 1)
    assert opens(hall, token)
    hall.pass_ms(1)
    with hall.refuses("link_used"):
        accept(hall, token)


@pytest.mark.parametrize("face", [Role.SCREEN, Role.STAGE])
def test_a_screens_link_makes_nobody_a_moderator(hall: Hall, face: Role) -> None:
    token = invite(hall, face)
    with hall.refuses("link_used"):
        accept(hall, token)


@pytest.mark.parametrize("broken", ["", "-", "1", "1-", "x-y", "999-abc", "\u0661-abc", "1" * 40 + "-a", "1-\u00e9"])
def test_a_made_up_link_opens_nothing(hall: Hall, broken: str) -> None:
    invite(hall)
    assert not opens(hall, broken)


def test_a_link_of_another_server_opens_nothing(hall: Hall) -> None:
    link = access.make_link(hall.call(), Role.SCREEN)
    assert not opens(hall, Links(b"another secret").token(link))


def test_a_link_cannot_be_turned_into_one_of_another_role(hall: Hall) -> None:
    token = invite(hall, Role.SCREEN)
    with hall.db.writing() as session:
        session.scalars(select(Link)).one().role = Role.OWNER
    assert not opens(hall, token)


@pytest.mark.parametrize("password", ["", "too short", "x" * 201])
def test_a_password_has_10_to_200_characters(hall: Hall, password: str) -> None:
    token = invite(hall)
    with hall.refuses("bad_password"):
        accept(hall, token, password=password)
    assert opens(hall, token), "a refused password must not use the link up"


def test_a_taken_name_needs_its_password(hall: Hall) -> None:
    accept(hall, invite(hall))
    token = invite(hall)
    with hall.refuses("bad_sign_in"):
        accept(hall, token, password="another password")
    assert opens(hall, token)


def test_a_name_that_is_taken_meanwhile_needs_its_password_too(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    milo, thief = invite(hall), invite(hall)
    accept(hall, milo)
    monkeypatch.setattr(access, "_find_account", lambda _db, _name: None)  # the thief looked before Milo's commit
    with hall.refuses("bad_sign_in"):
        accept(hall, thief, password="the thief's password")
    assert opens(hall, thief)


def test_an_account_follows_the_invitation_of_another_event(hall: Hall) -> None:
    accept(hall, invite(hall))
    other = make_hall(hall.db)
    cookie = accept(other, invite(other))
    with hall.db.reading() as session:
        account = session.scalars(select(Account)).one()
        assert [event.id for event in access.list_events(session, account.id)] == [other.event, hall.event]
    assert role(hall, cookie) is role(other, cookie) is Role.MODERATOR


def test_an_invitation_opens_its_own_event_alone(hall: Hall) -> None:
    other = make_hall(hall.db)
    token = invite(hall)
    with other.refuses("link_used"):
        accept(other, token)
    assert role(other, accept(hall, token)) is None


def test_an_owner_who_follows_an_invitation_stays_the_owner(hall: Hall) -> None:
    accept(hall, invite(hall, Role.OWNER))
    assert role(hall, accept(hall, invite(hall))) is Role.OWNER


def test_a_moderator_who_follows_an_owners_link_becomes_an_owner(hall: Hall) -> None:
    accept(hall, invite(hall))
    assert role(hall, accept(hall, invite(hall, Role.OWNER))) is Role.OWNER


@pytest.mark.parametrize("typed", ["Zo\u00eb Maria", "  Zoe\u0308  Maria\n", "Zoe\u0308\u00a0Maria"])
def test_name_and_password_sign_in_however_the_name_is_typed(hall: Hall, typed: str) -> None:
    accept(hall, invite(hall), "Zoe\u0308 Maria")
    assert role(hall, access.sign_in(hall.db, typed, PASSWORD, NOON, here)) is Role.MODERATOR


@pytest.mark.parametrize(
    ("name", "password"),
    [("Milo", "a wrong password"), ("Nobody", PASSWORD), ("Milo", ""), ("", PASSWORD), ("M" * 81, "")],
)
def test_a_wrong_name_and_a_wrong_password_are_refused_alike(hall: Hall, name: str, password: str) -> None:
    accept(hall, invite(hall))
    with hall.refuses("bad_sign_in"):
        access.sign_in(hall.db, name, password, NOON, here)


def test_signing_out_ends_one_sign_in(hall: Hall) -> None:
    first = accept(hall, invite(hall))
    second = access.sign_in(hall.db, "Milo", PASSWORD, NOON, here)
    assert access.sign_out(hall.db, first, NOON) is not None
    assert (role(hall, first), role(hall, second)) == (None, Role.MODERATOR)
    assert access.sign_out(hall.db, "nobody's cookie", NOON) is None


def test_a_revoked_link_shuts_its_screens_out(hall: Hall) -> None:
    link = access.make_link(hall.call(), Role.SCREEN, "beamer")
    for _press in range(2):
        access.revoke_link(hall.call(), link.id)
    assert not opens(hall, LINKS.token(link))
    assert hall.journal().count("link:revoke") == 1
    assert [changes.ended for changes in hall.announced[-2:]] == [(f"link:{link.id}",), ()]
    with hall.db.reading() as session, hall.refuses("not_allowed"):
        access.check_link(session, link.id)


def test_only_links_that_hold_are_listed(hall: Hall) -> None:
    kept = access.make_link(hall.call(), Role.STAGE, " the left screen ")
    gone = access.make_link(hall.call(), Role.SCREEN)
    access.revoke_link(hall.call(), gone.id)
    accept(hall, invite(hall))
    assert [(link.id, link.label) for link in access.list_links(hall.db, hall.event, hall.now)] == [
        (kept.id, "the left screen")
    ]


def test_a_revoked_moderator_holds_nothing_any_more(hall: Hall) -> None:
    cookie = accept(hall, invite(hall))
    found = holder(hall, cookie)
    assert found is not None
    access.revoke_member(hall.call(), found.account)
    assert role(hall, cookie) is None
    assert access.list_members(hall.db, hall.event) == []
    assert hall.journal()[-1] == "member:revoke"
    assert hall.announced[-1].ended == (f"account:{found.account}",)
    with hall.db.reading() as session, hall.refuses("not_allowed"):
        access.check_holder(session, found.sign_in, hall.event, frozenset({Role.MODERATOR, Role.OWNER}), hall.now)
    with hall.refuses("not_found"):
        access.revoke_member(hall.call(), found.account)


def test_a_revoked_moderator_may_be_invited_again(hall: Hall) -> None:
    found = holder(hall, accept(hall, invite(hall)))
    assert found is not None
    access.revoke_member(hall.call(), found.account)
    assert role(hall, accept(hall, invite(hall))) is Role.MODERATOR


def test_an_owner_is_not_revoked(hall: Hall) -> None:
    found = holder(hall, accept(hall, invite(hall, Role.OWNER)))
    assert found is not None
    with hall.refuses("wrong_state"):
        access.revoke_member(hall.call(), found.account)
    with hall.db.reading() as session:
        assert session.scalars(select(Membership)).one().revoked_at is None


def test_a_role_is_asked_for_again_inside_the_transaction(hall: Hall) -> None:
    found = holder(hall, accept(hall, invite(hall)))
    assert found is not None
    with hall.db.reading() as session:
        access.check_holder(session, found.sign_in, hall.event, frozenset({Role.MODERATOR}), hall.now)
        with hall.refuses("not_allowed"):
            access.check_holder(session, found.sign_in, hall.event, frozenset({Role.OWNER}), hall.now)


def test_a_sign_in_ends_after_a_month(hall: Hall) -> None:
    cookie = accept(hall, invite(hall))
    found = holder(hall, cookie)
    assert found is not None
    hall.pass_ms(SIGN_IN_MS - 1)
    assert role(hall, cookie) is Role.MODERATOR
    hall.pass_ms(1)
    assert role(hall, cookie) is None
    with hall.db.reading() as session, hall.refuses("not_allowed"):
        access.check_holder(session, found.sign_in, hall.event, frozenset({Role.MODERATOR}), hall.now)
