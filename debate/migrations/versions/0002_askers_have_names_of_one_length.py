"""Askers have names of one length with everybody else's.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("question") as question:
        question.alter_column("name", existing_type=sa.String(60), type_=sa.String(80), existing_nullable=True)


def downgrade() -> None:
    # PostgreSQL refuses to narrow a column that holds more.
    op.execute("UPDATE question SET name = substr(name, 1, 60) WHERE length(name) > 60")
    with op.batch_alter_table("question") as question:
        question.alter_column("name", existing_type=sa.String(80), type_=sa.String(60), existing_nullable=True)
