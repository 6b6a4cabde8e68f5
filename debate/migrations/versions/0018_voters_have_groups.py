"""An audience has groups: a ballot keeps the one that its voter named, and a poll those that it was opened with

Revision ID: 0018
Revises: 0017
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event", sa.Column("groups", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("event", sa.Column("groups_made", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("poll", sa.Column("groups", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("ballot", sa.Column("grp", sa.BigInteger(), nullable=True))
    for urn in _urns():
        op.add_column(urn, sa.Column("grp", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    for urn in _urns():
        op.drop_column(urn, "grp")
    op.drop_column("ballot", "grp")
    op.drop_column("poll", "groups")
    op.drop_column("event", "groups_made")
    op.drop_column("event", "groups")


def _urns() -> list[str]:
    """Of the polls that are open: ballots go on coming in."""
    opened = sa.text("SELECT id, openings FROM poll WHERE state = 'open' ORDER BY id")
    return [f"urn_{poll}_{opening}" for poll, opening in op.get_bind().execute(opened).all()]
