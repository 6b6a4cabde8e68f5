"""A poll by itself may be put a second time, to the same electorate

Revision ID: 0017
Revises: 0016
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("poll") as poll:
        poll.add_column(sa.Column("first_id", ID, nullable=True))
        poll.create_foreign_key(op.f("fk_poll_first_id_poll"), "poll", ["first_id"], ["id"])
        poll.create_index(op.f("ix_poll_first_id"), ["first_id"])


def downgrade() -> None:
    with op.batch_alter_table("poll") as poll:
        poll.drop_index(op.f("ix_poll_first_id"))
        poll.drop_constraint(op.f("fk_poll_first_id_poll"), type_="foreignkey")
        poll.drop_column("first_id")
