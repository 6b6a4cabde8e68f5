"""An item that has ended is run again: its votes and questions belong to one of its runs.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

COUNTED = ("item", "pair", "question")


def upgrade() -> None:
    for table in COUNTED:
        op.add_column(table, sa.Column("run", sa.BigInteger(), nullable=False, server_default="1"))
    op.add_column("item", sa.Column("ended_at", sa.BigInteger(), nullable=True))
    op.execute("UPDATE item SET ended_at = actual_end")


def downgrade() -> None:
    op.drop_column("item", "ended_at")
    for table in reversed(COUNTED):
        op.drop_column(table, "run")
