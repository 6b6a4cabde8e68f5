"""Who may come in: accounts with passwords, one-time links, read-only links that can be revoked, signed-in browsers."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from debate.domain.errors import Invalid, NotAllowed, NotFound, WrongState
from debate.domain.lines import ACCOUNT, LINK_LABEL
from debate.domain.roles import Role
from debate.domain.text import clean
from debate.now import now_ms
from debate.services.unit import Call
from debate.store.database import Database
from debate.store.schema import Account, Event, Link, Membership, SignIn

# OWASP's minimum for Argon2id: 19 MiB, two passes, one lane.
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200
ONE_TIME_MS = 24 * 60 * 60 * 1000
ONE_TIME = frozenset({Role.OWNER, Role.MODERATOR})
# As long as the browser keeps the cookie: a copy of it shall not open the desk for ever.
SIGN_IN_MS = 30 * 24 * 60 * 60 * 1000

Offload = Callable[..., object]  # runs a slow function in a real thread, so that the event loop goes on


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a valid sign-in, and as what in one event."""

    sign_in: int
    account: int
    name: str
    role: Role


class Links:
    """Makes and reads link tokens: `<id>-<mac>`. The database alone, without the server's secret, opens nothing."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def token(self, link: Link) -> str:
        mac = hmac.digest(self._secret, f"link:{link.id}:{link.role}:{link.nonce}".encode(), "sha256")
        return f"{link.id}-{urlsafe_b64encode(mac[:18]).decode()}"

    def find(self, session: Session, token: str, now: int) -> Link | None:
        """The link, if it is genuine and holds now: not revoked, not used up, not expired."""
        key = token.partition("-")[0]
        link = session.get(Link, int(key)) if key.isascii() and key.isdigit() and len(key) < 12 else None
        if link is None or not hmac.compare_digest(self.token(link).encode(), token.encode()):
            return None
        return link if is_valid(link, now) else None


def is_valid(link: Link, now: int) -> bool:
    expired = link.expires_at is not None and link.expires_at <= now
    return link.revoked_at is None and link.used_at is None and not expired


def link_holder(link: Link) -> str:
    """Who came by it, for the journal."""
    return str(link.role) if link.person_id is None else f"person {link.person_id}"


def make_link(call: Call, role: Role, label: str = "") -> Link:
    """A new link. Owner and moderator links open once and within a day; screen and stage links until they are
    revoked."""
    with call.unit() as unit:
        link = Link(
            event_id=call.event,
            role=role,
            nonce=secrets.token_hex(8),
            label=clean(label, LINK_LABEL),
            created_at=unit.now,
            expires_at=unit.now + ONE_TIME_MS if role in ONE_TIME else None,
        )
        unit.session.add(link)
        unit.session.flush()
        unit.journal("link:make", f"link {link.id}", to_state=role)
        return link


def revoke_link(call: Call, link: int) -> None:
    """From the commit on the link opens nothing, and the screens that came by it are shut out."""
    with call.unit() as unit:
        row = unit.session.get(Link, link)
        if row is None or row.event_id != call.event:
            raise NotFound("not_found.link")
        if row.revoked_at is None:
            row.revoked_at = unit.now
            unit.journal("link:revoke", f"link {row.id}", row.role, "revoked")
            unit.end(f"link:{row.id}")
            if row.person_id is not None:
                unit.touch("whispers")


def list_links(db: Database, event: int, now: int) -> list[Link]:
    """The links that hold now, oldest first."""
    with db.reading() as session:
        rows = session.scalars(select(Link).where(Link.event_id == event).order_by(Link.id))
        return [link for link in rows if is_valid(link, now)]


def check_password(password: str) -> None:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Invalid("bad_password", shortest=SHORTEST_PASSWORD, longest=LONGEST_PASSWORD)


def accept_link(call: Call, links: Links, token: str, name: str, password: str, offload: Offload) -> str:
    """Use a one-time link: make the account (or let the one of that name in) and sign it in. Returns the cookie's
    value."""
    check_password(password)
    shown = clean_name(name)
    hashed = str(offload(HASHER.hash, password))
    known = _find_account(call.db, shown)
    if known and not _verifies(known.password_hash, password, offload):
        raise NotAllowed("bad_sign_in.name_taken")
    with call.unit() as unit:
        link = links.find(unit.session, token, unit.now)
        if link is None or link.role not in ONE_TIME or link.event_id != call.event:
            raise NotFound("link_used")
        link.used_at = unit.now
        account = unit.session.scalars(select(Account).where(Account.name == shown)).one_or_none()
        if account is None:
            account = Account(name=shown, password_hash=hashed, created_at=unit.now)
            unit.session.add(account)
            unit.session.flush()
        elif known is None:  # somebody made the account since we looked: its password was not asked for
            raise NotAllowed("bad_sign_in.name_just_taken")
        _grant(unit.session, call.event, account.id, link.role)
        unit.journal("link:use", f"link {link.id}", to_state=link.role, account=shown)
        return _open_sign_in(unit.session, account.id, unit.now)


def clean_name(name: str) -> str:
    """An account's name as it is stored. Raises Invalid."""
    return clean(name, ACCOUNT)


def _grant(session: Session, event: int, account: int, role: Role) -> None:
    """The higher of two roles stays: an owner who follows a moderator's invitation remains the owner."""
    held = session.get(Membership, (event, account))
    if held is None:
        session.add(Membership(event_id=event, account_id=account, role=role))
    elif held.revoked_at is not None or role is Role.OWNER:
        held.role, held.revoked_at = role, None


def sign_in(db: Database, name: str, password: str, now: int, offload: Offload) -> str:
    """Check a name and password; returns the cookie's value. The same refusal for a wrong name and a wrong password."""
    try:
        account = _find_account(db, clean_name(name))
    except Invalid:  # no account has such a name
        account = None
    # A hash is checked also for an unknown name: the time taken tells nothing.
    if not _verifies(account.password_hash if account else None, password[:LONGEST_PASSWORD], offload) or not account:
        raise NotAllowed("bad_sign_in.no_match")
    with db.writing() as session:
        return _open_sign_in(session, account.id, now)


_NOBODY = HASHER.hash(secrets.token_hex(16))


def _verifies(hashed: str | None, password: str, offload: Offload) -> bool:
    try:
        offload(HASHER.verify, hashed or _NOBODY, password)
    except VerificationError:
        return False
    return hashed is not None


def _find_account(db: Database, name: str) -> Account | None:
    with db.reading() as session:
        return session.scalars(select(Account).where(Account.name == name)).one_or_none()


def _open_sign_in(session: Session, account: int, now: int) -> str:
    token = secrets.token_urlsafe(32)
    session.add(SignIn(account_id=account, token_hash=_hash_token(token), created_at=now))
    return token


def _hash_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def sign_out(db: Database, token: str, now: int) -> int | None:
    """End a sign-in; returns its id, so that its sockets can be dropped."""
    with db.writing() as session:
        row = session.scalars(select(SignIn).where(SignIn.token_hash == _hash_token(token))).one_or_none()
        if row is None:
            return None
        row.ended_at = row.ended_at or now
        return row.id


def _holds(now: int | None) -> ColumnElement[bool]:
    """Neither signed out nor too old. `now` None: the clock's."""
    return and_(SignIn.ended_at.is_(None), SignIn.created_at > (now_ms() if now is None else now) - SIGN_IN_MS)


def find_account(session: Session, token: str, now: int | None = None) -> tuple[SignIn, Account] | None:
    query = select(SignIn, Account).join(Account, Account.id == SignIn.account_id)
    row = session.execute(query.where(SignIn.token_hash == _hash_token(token), _holds(now))).one_or_none()
    return (row[0], row[1]) if row else None


def find_holder(session: Session, token: str, event: int, now: int | None = None) -> Holder | None:
    """Who holds this cookie, with the role in the event; None if it was ended, is too old, or the role was taken
    away."""
    found = find_account(session, token, now)
    if found is None:
        return None
    signed, account = found
    member = session.get(Membership, (event, account.id))
    if member is None or member.revoked_at is not None:
        return None
    return Holder(signed.id, account.id, account.name, member.role)


def check_holder(session: Session, sign_in: int, event: int, roles: frozenset[Role], now: int | None = None) -> None:
    """NotAllowed unless the sign-in still holds one of the roles: asked again for every privileged command."""
    query = (
        select(Membership.role)
        .join(SignIn, SignIn.account_id == Membership.account_id)
        .where(SignIn.id == sign_in, _holds(now))
        .where(Membership.event_id == event, Membership.revoked_at.is_(None))
    )
    if session.execute(query).scalar() not in roles:
        raise NotAllowed("not_allowed.signed_out")


def check_link(session: Session, link: int) -> None:
    row = session.get(Link, link)
    if row is None or row.revoked_at is not None:
        raise NotAllowed("not_allowed.link_revoked")


def list_events(session: Session, account: int) -> list[Event]:
    """The events whose desk the account may open, the newest first."""
    query = select(Event).join(Membership, Membership.event_id == Event.id)
    held = query.where(Membership.account_id == account, Membership.revoked_at.is_(None))
    return list(session.scalars(held.order_by(Event.id.desc())))


@dataclass(frozen=True, slots=True)
class Member:
    account: int
    name: str
    role: Role


def list_members(db: Database, event: int) -> list[Member]:
    query = select(Account, Membership).join(Membership, Membership.account_id == Account.id)
    with db.reading() as session:
        rows = session.execute(query.where(Membership.event_id == event, Membership.revoked_at.is_(None)))
        return [Member(account.id, account.name, member.role) for account, member in rows]


def revoke_member(call: Call, account: int) -> None:
    """Take a moderator's role away. An owner's stays: an event without an owner could not be opened again."""
    with call.unit() as unit:
        member = unit.session.get(Membership, (call.event, account))
        if member is None or member.revoked_at is not None:
            raise NotFound("not_found.account")
        if member.role is Role.OWNER:
            raise WrongState("wrong_state.owner_stays")
        member.revoked_at = unit.now
        unit.journal("member:revoke", f"account {account}", member.role, "revoked")
        unit.end(f"account:{account}")
