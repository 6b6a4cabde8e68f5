"""The shares of a panel's floor are counted by the server, as of an instant

Revision ID: 0012
Revises: 0011
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("item", sa.Column("floor_at", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("item", "floor_at")
