"""Who leaves the stage of a panel keeps the time that was spoken; the stage may say who is silent

Revision ID: 0010
Revises: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

SITTING = sa.text("side IS NULL AND left_at IS NULL")
PANEL = sa.text("side IS NULL")


def upgrade() -> None:
    op.add_column("person", sa.Column("left_at", sa.BigInteger(), nullable=True))
    _index_seats(SITTING)
    op.add_column("item", sa.Column("hints", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    """The turns of who has left stay, of nobody; so does the name at a question."""
    op.execute("UPDATE turn SET person_id = NULL WHERE person_id IN (SELECT id FROM person WHERE left_at IS NOT NULL)")
    op.execute("DELETE FROM person WHERE left_at IS NOT NULL")
    op.drop_column("item", "hints")
    _index_seats(PANEL)
    op.drop_column("person", "left_at")


def _index_seats(where: sa.TextClause) -> None:
    op.drop_index("uq_person_panel_seat", "person")
    op.create_index(
        "uq_person_panel_seat", "person", ["item_id", "seat"], unique=True, sqlite_where=where, postgresql_where=where
    )
