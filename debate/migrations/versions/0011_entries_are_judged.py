"""What voters wrote is judged before a hall sees it: a row for each entry of a poll that a moderator has judged

Revision ID: 0011
Revises: 0010
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STATES = sa.Enum("waiting", "approved", "declined", name="state", native_enum=False, create_constraint=True, length=24)


def upgrade() -> None:
    op.create_table(
        "entry",
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("text", sa.String(140), nullable=False),
        sa.Column("state", STATES, nullable=False),
        sa.Column("judged_by", sa.String(80), nullable=False),
        sa.Column("judged_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["poll.id"], name=op.f("fk_entry_poll_id_poll")),
        sa.PrimaryKeyConstraint("poll_id", "key", name=op.f("pk_entry")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("entry")
