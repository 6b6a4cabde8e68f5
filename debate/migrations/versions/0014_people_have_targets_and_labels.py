"""People of a panel may have a target of the speaking time, and labels; a stage may show its shares

Revision ID: 0014
Revises: 0013
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("person") as batch:
        batch.add_column(sa.Column("target", sa.BigInteger(), nullable=True))
        batch.add_column(sa.Column("labels", sa.JSON(), server_default="[]", nullable=False))
        batch.create_check_constraint("target", "target BETWEEN 0 AND 100")
    op.add_column("item", sa.Column("shares", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column("item", "shares")
    with op.batch_alter_table("person") as batch:
        batch.drop_constraint(op.f("ck_person_target"), type_="check")
        batch.drop_column("labels")
        batch.drop_column("target")
