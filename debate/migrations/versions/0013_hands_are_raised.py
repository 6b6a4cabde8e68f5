"""Who wishes to speak from the floor raises a hand by phone

Revision ID: 0013
Revises: 0012
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STATES = sa.Enum(
    *("raised", "called", "speaking", "spoken", "missed", "withdrawn"),
    name="state",
    native_enum=False,
    create_constraint=True,
    length=24,
)
STANDING = sa.text("state IN ('raised', 'called', 'speaking')")
SWITCHES = ("hands", "hands_shown")


def upgrade() -> None:
    for name in SWITCHES:
        op.add_column("item", sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "hand",
        sa.Column("id", ID, nullable=False),
        sa.Column("event_id", ID, nullable=False),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("run", sa.BigInteger(), nullable=False),
        sa.Column("asker", sa.String(32), nullable=False),
        sa.Column("mark", sa.String(32), nullable=True),
        sa.Column("name", sa.String(80), nullable=True),
        sa.Column("place", sa.String(40), nullable=True),
        sa.Column("state", STATES, nullable=False),
        sa.Column("raised_at", sa.BigInteger(), nullable=False),
        *(
            sa.Column(f"{move}_at", sa.BigInteger(), nullable=True)
            for move in ("called", "given", "spoken", "missed", "withdrawn")
        ),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_hand_event_id_event")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_hand_item_id_item")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand")),
    )
    op.create_index("ix_hand_item_run", "hand", ["item_id", "run"])
    op.create_index(op.f("ix_hand_asker"), "hand", ["asker"])
    op.create_index(
        "uq_hand_standing",
        "hand",
        ["item_id", "run", "asker"],
        unique=True,
        sqlite_where=STANDING,
        postgresql_where=STANDING,
    )


def downgrade() -> None:
    op.drop_table("hand")
    for name in reversed(SWITCHES):
        op.drop_column("item", name)
