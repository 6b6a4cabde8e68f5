"""People on a stage have links of their own, with messages there and signals back; ready-made messages are kept

Revision ID: 0016
Revises: 0015
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STANDING = sa.text("revoked_at IS NULL")
ROLES = ("audience", "screen", "stage", "moderator", "owner")
# Every event has those that a new one begins with; their words are the interface's.
PRESETS = ("minute", "wrap_up", "next_question")


def upgrade() -> None:
    _allow_roles((*ROLES[:3], "panelist", *ROLES[3:]))
    with op.batch_alter_table("link") as batch:
        batch.add_column(sa.Column("person_id", ID, nullable=True))
        batch.create_foreign_key(op.f("fk_link_person_id_person"), "person", ["person_id"], ["id"])
        batch.create_check_constraint(
            op.f("ck_link_person_of_panelist"), "(role = 'panelist') = (person_id IS NOT NULL)"
        )
    op.create_index(
        "uq_link_person", "link", ["person_id"], unique=True, sqlite_where=STANDING, postgresql_where=STANDING
    )
    with op.batch_alter_table("message") as batch:
        batch.add_column(sa.Column("person_id", ID, nullable=True))
        batch.create_foreign_key(op.f("fk_message_person_id_person"), "person", ["person_id"], ["id"])
        batch.create_index(op.f("ix_message_person_id"), ["person_id"])
    _create_presets()
    _create_signals()


def _create_presets() -> None:
    op.create_table(
        "preset",
        sa.Column("id", ID, nullable=False),
        sa.Column("event_id", ID, nullable=False),
        sa.Column("key", sa.String(24), nullable=True),
        sa.Column("text", sa.String(200), nullable=True),
        sa.CheckConstraint("(key IS NULL) <> (text IS NULL)", name=op.f("ck_preset_key_or_text")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_preset_event_id_event")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preset")),
    )
    op.create_index(op.f("ix_preset_event_id"), "preset", ["event_id"])
    for key in PRESETS:
        op.execute(f"INSERT INTO preset (event_id, key) SELECT id, '{key}' FROM event ORDER BY id")


def _create_signals() -> None:
    kind = sa.Enum(
        "more_time", "not_this", "technical", name="kind", native_enum=False, create_constraint=True, length=24
    )
    op.create_table(
        "signal",
        sa.Column("id", ID, nullable=False),
        sa.Column("event_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("run", sa.BigInteger(), nullable=False),
        sa.Column("kind", kind, nullable=False),
        sa.Column("question_id", ID, nullable=True),
        sa.Column("key", sa.String(64), nullable=True),
        sa.Column("sent_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.Column("seen_by", sa.String(80), nullable=True),
        sa.CheckConstraint("(kind = 'not_this') = (question_id IS NOT NULL)", name=op.f("ck_signal_about_question")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_signal_event_id_event")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_signal_person_id_person")),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name=op.f("fk_signal_question_id_question")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signal")),
        sa.UniqueConstraint("person_id", "key", name=op.f("uq_signal_person_id_key")),
    )
    op.create_index(op.f("ix_signal_event_id"), "signal", ["event_id"])


def downgrade() -> None:
    """What was only one person's goes, and with it those on a side who had left it."""
    op.drop_table("signal")
    op.drop_table("preset")
    op.execute("DELETE FROM message WHERE person_id IS NOT NULL")
    op.execute("DELETE FROM link WHERE role = 'panelist'")
    gone = "SELECT id FROM person WHERE side IS NOT NULL AND left_at IS NOT NULL"
    named = "SELECT name FROM person WHERE person.id = question_person.person_id"
    op.execute(f"UPDATE question_person SET name = ({named}), person_id = NULL WHERE person_id IN ({gone})")
    op.execute(f"DELETE FROM person WHERE id IN ({gone})")
    with op.batch_alter_table("message") as batch:
        batch.drop_index(op.f("ix_message_person_id"))
        batch.drop_constraint(op.f("fk_message_person_id_person"), type_="foreignkey")
        batch.drop_column("person_id")
    op.drop_index("uq_link_person", "link")
    with op.batch_alter_table("link") as batch:
        batch.drop_constraint(op.f("ck_link_person_of_panelist"), type_="check")
        batch.drop_constraint(op.f("fk_link_person_id_person"), type_="foreignkey")
        batch.drop_column("person_id")
    _allow_roles(ROLES)


def _allow_roles(roles: Iterable[str]) -> None:
    named = ", ".join(f"'{role}'" for role in roles)
    for table in ("link", "membership"):
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(op.f(f"ck_{table}_role"), type_="check")
            batch.create_check_constraint(op.f(f"ck_{table}_role"), f"role IN ({named})")
