"""The own links of people on a stage: one at a time for each, until it is revoked. It is the row's, whatever name and
seat the person has."""

from __future__ import annotations

import secrets

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from debate.domain.errors import NotFound, WrongState
from debate.domain.roles import Role
from debate.domain.whispers import whisper_of
from debate.services.unit import Call, Unit
from debate.store.schema import Link, Message, Person, Signal


def make_panelist_link(call: Call, person: int) -> int:
    """A link for one person; the one that they have, if they have one."""
    with call.unit() as unit:
        row = unit.person(person)
        standing = unit.session.scalars(select(Link.id).where(*_standing(row.id))).first()
        if standing is not None:
            return standing
        if row.left_at is not None:
            raise WrongState("wrong_state.person_left")
        link = Link(event_id=call.event, role=Role.PANELIST, person_id=row.id, nonce=secrets.token_hex(8))
        link.created_at = unit.now
        unit.session.add(link)
        unit.session.flush()
        unit.journal("link:make", f"link {link.id}", to_state=Role.PANELIST, person=row.id)
        unit.touch("whispers", whisper_of(row.id))
        return link.id


def revoke_panelist_link(call: Call, link: int) -> None:
    """From the commit on it opens nothing, and whoever came by it is shut out."""
    with call.unit() as unit:
        row = find_panelist_link(unit.session, call.event, link)
        if row.revoked_at is None:
            row.revoked_at = unit.now
            unit.journal("link:revoke", f"link {row.id}", row.role, "revoked", person=row.person_id)
            unit.end(f"link:{row.id}")
            unit.touch("whispers")


def find_panelist_link(session: Session, event: int, link: int) -> Link:
    """Also one that was revoked. NotFound for a link of any other role."""
    row = session.get(Link, link)
    if row is None or row.event_id != event or row.role is not Role.PANELIST:
        raise NotFound("not_found.link")
    return row


def _standing(person: int) -> tuple[ColumnElement[bool], ...]:
    return Link.person_id == person, Link.revoked_at.is_(None)


def must_stay(unit: Unit, person: Person) -> bool:
    """A person who had a link, was sent a message or sent a signal stays a row, so that these are still theirs."""
    kept = (exists().where(table.person_id == person.id) for table in (Link, Message, Signal))
    return bool(unit.session.scalar(select(or_(*kept))))
