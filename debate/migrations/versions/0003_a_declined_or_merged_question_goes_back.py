"""a declined or merged question goes back

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATES = ("new", "approved", "next", "on_stage", "answered", "declined", "merged", "withdrawn")
WITHOUT_ROWID = {"sqlite_with_rowid": False}


def upgrade() -> None:
    ended_from = sa.Enum(*STATES, name="ended_from", native_enum=False, create_constraint=True, length=24)
    with op.batch_alter_table("question") as batch_op:
        batch_op.add_column(sa.Column("ended_from", ended_from, nullable=True))
        batch_op.create_index(batch_op.f("ix_question_merged_into_id"), ["merged_into_id"], unique=False)
    with op.batch_alter_table("upvote", table_kwargs=WITHOUT_ROWID) as batch_op:
        through = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
        batch_op.add_column(sa.Column("through_id", through, nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_upvote_through_id_question"), "question", ["through_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("upvote", table_kwargs=WITHOUT_ROWID) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_upvote_through_id_question"), type_="foreignkey")
        batch_op.drop_column("through_id")
    with op.batch_alter_table("question") as batch_op:
        batch_op.drop_index(batch_op.f("ix_question_merged_into_id"))
        batch_op.drop_constraint(batch_op.f("ck_question_ended_from"), type_="check")
        batch_op.drop_column("ended_from")
