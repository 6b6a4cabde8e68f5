"""Everybody who sits on a stage is a row, and a question to one of them holds the row and no name

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PANEL = sa.text("side IS NULL")


def side() -> sa.Enum:
    return sa.Enum("for", "against", name="side", native_enum=False, create_constraint=True, length=24)


def upgrade() -> None:
    op.create_table(
        "person",
        sa.Column("id", ID, nullable=False),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("side", side(), nullable=True),
        sa.Column("seat", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_person_item_id_item")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("item_id", "side", "seat", name=op.f("uq_person_item_id_side_seat")),
    )
    op.create_index(
        "uq_person_panel_seat",
        "person",
        ["item_id", "seat"],
        unique=True,
        sqlite_where=PANEL,
        postgresql_where=PANEL,
    )
    op.execute("INSERT INTO person SELECT id, item_id, side, seat, name, '' FROM speaker ORDER BY id")
    _count_on("person")
    put = sa.text("INSERT INTO person (item_id, seat, name, title) VALUES (:item, :seat, :name, '')")
    for row in list(_printed()):
        op.get_bind().execute(put, row)
    op.drop_table("speaker")
    with op.batch_alter_table("item") as batch:
        batch.drop_column("people")
    with op.batch_alter_table("question") as batch:
        batch.add_column(sa.Column("person_id", ID, nullable=True))
        batch.create_foreign_key(op.f("fk_question_person_id_person"), "person", ["person_id"], ["id"])
    _point_questions()


def _count_on(table: str) -> None:
    """PostgreSQL counts its keys beside the table: rows that came with theirs must not be met again."""
    if op.get_bind().dialect.name == "postgresql":
        following = f"(SELECT COALESCE(MAX(id), 0) + 1 FROM {table})"
        op.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {following}, false)")


def _printed() -> Iterator[dict[str, Any]]:
    """The names that the agenda prints, as seats of a panel."""
    for item, people in op.get_bind().execute(sa.text("SELECT id, people FROM item ORDER BY id")).all():
        names = people if isinstance(people, list) else json.loads(people)
        for seat, name in enumerate(names, start=1):
            yield {"item": item, "seat": seat, "name": name}


def _point_questions() -> None:
    """A name that nobody has any more stays as it was written."""
    named = 'SELECT MIN(person.id) FROM person WHERE person.item_id = question.item_id AND person.name = question."to"'
    op.execute(f"UPDATE question SET person_id = ({named}) WHERE \"to\" NOT IN ('for', 'against')")
    op.execute('UPDATE question SET "to" = NULL WHERE person_id IS NOT NULL')


def downgrade() -> None:
    op.create_table(
        "speaker",
        sa.Column("id", ID, nullable=False),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("side", side(), nullable=False),
        sa.Column("seat", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_speaker_item_id_item")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker")),
        sa.UniqueConstraint("item_id", "side", "seat", name=op.f("uq_speaker_item_id_side_seat")),
    )
    op.execute(
        "INSERT INTO speaker SELECT id, item_id, side, seat, name FROM person WHERE side IS NOT NULL ORDER BY id"
    )
    _count_on("speaker")
    op.execute(
        'UPDATE question SET "to" = (SELECT name FROM person WHERE person.id = question.person_id) '
        "WHERE person_id IS NOT NULL"
    )
    with op.batch_alter_table("question") as batch:
        batch.drop_constraint(op.f("fk_question_person_id_person"), type_="foreignkey")
        batch.drop_column("person_id")
    with op.batch_alter_table("item") as batch:
        batch.add_column(sa.Column("people", sa.JSON(), nullable=False, server_default="[]"))
    _print_people()
    with op.batch_alter_table("item") as batch:
        batch.alter_column("people", existing_type=sa.JSON(), existing_nullable=False, server_default=None)
    op.drop_table("person")


def _print_people() -> None:
    people: dict[int, list[str]] = {}
    query = "SELECT item_id, name FROM person WHERE side IS NULL ORDER BY item_id, seat"
    for item, name in op.get_bind().execute(sa.text(query)).all():
        people.setdefault(item, []).append(name)
    put = sa.text("UPDATE item SET people = :people WHERE id = :item")
    for item, names in people.items():
        op.get_bind().execute(put, {"item": item, "people": json.dumps(names)})
