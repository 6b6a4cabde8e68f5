"""A question is put to one, several or all of a stage, each a row of its own, and so is who answered it; moderators
label it

Revision ID: 0015
Revises: 0014
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SIDES = "('for', 'against')"
NAME = sa.String(length=80)


def side() -> sa.Enum:
    return sa.Enum("for", "against", name="to", native_enum=False, create_constraint=False, length=24)


def part() -> sa.Enum:
    return sa.Enum("put_to", "answered", name="part", native_enum=False, create_constraint=True, length=24)


def upgrade() -> None:
    op.create_table(
        "question_person",
        sa.Column("question_id", ID, nullable=False),
        sa.Column("part", part(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("name", NAME, nullable=True),
        sa.CheckConstraint("(person_id IS NULL) = (name IS NOT NULL)", name=op.f("ck_question_person_row_or_name")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_question_person_person_id_person")),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name=op.f("fk_question_person_question_id_question")),
        sa.PrimaryKeyConstraint("question_id", "part", "place", name=op.f("pk_question_person")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_question_person_person_id"), "question_person", ["person_id"])
    put = "INSERT INTO question_person (question_id, part, place, person_id, name)"
    op.execute(f"{put} SELECT id, 'put_to', 1, person_id, NULL FROM question WHERE person_id IS NOT NULL")
    named = f'person_id IS NULL AND "to" NOT IN {SIDES}'
    op.execute(f"{put} SELECT id, 'put_to', 1, NULL, \"to\" FROM question WHERE {named}")
    op.execute(f'UPDATE question SET "to" = NULL WHERE "to" NOT IN {SIDES}')
    with op.batch_alter_table("question") as batch:
        batch.drop_constraint(op.f("fk_question_person_id_person"), type_="foreignkey")
        batch.drop_column("person_id")
        batch.alter_column("to", existing_type=NAME, type_=side(), existing_nullable=True)
        batch.add_column(sa.Column("labels", sa.JSON(), server_default="[]", nullable=False))
        batch.create_check_constraint(op.f("ck_question_to"), f'"to" IN {SIDES}')


def downgrade() -> None:
    """Of several the first stays."""
    with op.batch_alter_table("question") as batch:
        batch.drop_constraint(op.f("ck_question_to"), type_="check")
        batch.drop_column("labels")
        batch.alter_column("to", existing_type=side(), type_=NAME, existing_nullable=True)
        batch.add_column(sa.Column("person_id", ID, nullable=True))
        batch.create_foreign_key(op.f("fk_question_person_id_person"), "person", ["person_id"], ["id"])
    first = "FROM question_person WHERE question_id = question.id AND part = 'put_to' AND place = 1"
    op.execute(f"UPDATE question SET person_id = (SELECT person_id {first})")
    op.execute(f'UPDATE question SET "to" = COALESCE("to", (SELECT name {first}))')
    op.drop_table("question_person")
