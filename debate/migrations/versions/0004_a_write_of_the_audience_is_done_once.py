"""a write of the audience is done once

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "attempt",
        sa.Column("event_id", number, nullable=False),
        sa.Column("asker", sa.String(length=32), nullable=False),
        sa.Column("mark", sa.String(length=32), nullable=False),
        sa.Column("question_id", number, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_attempt_event_id_event")),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name=op.f("fk_attempt_question_id_question")),
        sa.PrimaryKeyConstraint("event_id", "asker", "mark", name=op.f("pk_attempt")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("attempt")
