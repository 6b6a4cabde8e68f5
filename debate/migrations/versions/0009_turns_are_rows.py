"""Who had the floor is a row: what the clocks have counted so far becomes turns of those at their seats

Revision ID: 0009
Revises: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SPEAKING = sa.text("ended_at IS NULL")

# The slots whose clocks are the time of one seat, with who sits there.
SPOKEN = """
    FROM slot
    JOIN item ON item.id = slot.item_id
    LEFT JOIN person ON person.item_id = slot.item_id AND person.side = slot.side AND person.seat = slot.seat
    WHERE slot.kind IN ('speech', 'cross-examination') AND slot.side IS NOT NULL AND slot.seat IS NOT NULL
"""
# When a slot's clock came to stand: it goes on from there, or ended there; a pause is in the journal.
STOOD = """COALESCE(
    slot.started_at, slot.finished_at,
    (SELECT MAX(journal.at) FROM journal
        WHERE journal.event_id = item.event_id AND journal.subject = 'slot ' || slot.id),
    item.actual_end, item.actual_start, item.planned_end
)"""


def upgrade() -> None:
    op.create_table(
        "turn",
        sa.Column("id", ID, nullable=False),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("run", sa.BigInteger(), nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("slot_id", ID, nullable=True),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("ended_at > started_at", name=op.f("ck_turn_ends_later")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_turn_item_id_item")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_turn_person_id_person")),
        sa.ForeignKeyConstraint(["slot_id"], ["slot.id"], name=op.f("fk_turn_slot_id_slot")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turn")),
    )
    op.create_index("ix_turn_item_run", "turn", ["item_id", "run"])
    op.create_index(
        "uq_turn_speaking", "turn", ["slot_id"], unique=True, sqlite_where=SPEAKING, postgresql_where=SPEAKING
    )
    _make_turns(f"{STOOD} - slot.banked_ms", STOOD, "slot.banked_ms > 0")
    _make_turns("slot.started_at", "NULL", "slot.started_at IS NOT NULL")


def _make_turns(started_at: str, ended_at: str, where: str) -> None:
    op.execute(
        "INSERT INTO turn (item_id, run, person_id, slot_id, started_at, ended_at) "
        f"SELECT item.id, item.run, person.id, slot.id, {started_at}, {ended_at} {SPOKEN} AND {where} "
        "ORDER BY item.id, slot.position"
    )


def downgrade() -> None:
    """The clocks still hold what they have counted."""
    op.drop_table("turn")
