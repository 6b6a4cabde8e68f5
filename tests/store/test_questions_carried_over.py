"""Questions of a database of the version before stay put to whom they were put."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from debate.services import questions
from debate.snapshot import Slices
from debate.store.database import Database
from debate.store.migrate import downgrade, upgrade
from tests.cast import phone
from tests.halls import Hall, make_hall

BEFORE = "0012"
AMARA = "(SELECT id FROM person WHERE name = 'Amara Lindqvist')"
# As the version before wrote whom a question is put to: `to` and `person_id`.
OLD = (("NULL", "NULL"), ("'for'", "NULL"), ("'Nia Adeyemi'", "NULL"), ("NULL", AMARA))


@pytest.fixture
def hall(db: Database) -> Hall:
    hall = make_hall(db)
    hall.start()
    for n, _ in enumerate(OLD):
        questions.ask_question(hall.call(phone(f"phone-{n}")), f"Question number {n + 1}, to whom?", None, None)
    downgrade(db, BEFORE)
    with db.engine.execution_options(writes=True).begin() as connection:
        for n, (to, person) in enumerate(OLD, start=1):
            connection.execute(text(f'UPDATE question SET "to" = {to}, person_id = {person} WHERE id = {n}'))
    return hall


def asked_of(hall: Hall) -> list[tuple[Any, ...]]:
    read = Slices(hall.db, str).read(hall.event, ["desk"], ["queue"])["desk"]["queue"]["data"]["items"]
    return [(one["to"], one["side"], [who["name"] for who in one["people"]]) for one in read]


def test_questions_stay_put_to_whom_they_were_put(hall: Hall) -> None:
    upgrade(hall.db)
    assert asked_of(hall) == [
        (None, None, []),
        ("for", "for", []),
        ("Nia Adeyemi", None, ["Nia Adeyemi"]),
        ("Amara Lindqvist", "for", ["Amara Lindqvist"]),
    ]


def test_the_way_back_loses_nobody(hall: Hall) -> None:
    upgrade(hall.db)
    downgrade(hall.db, BEFORE)
    with hall.db.engine.connect() as connection:
        rows = connection.execute(text('SELECT "to", person_id IS NULL FROM question ORDER BY id')).all()
    assert [(to, bool(no_row)) for to, no_row in rows] == [
        (None, True),
        ("for", True),
        ("Nia Adeyemi", True),
        (None, False),
    ]
