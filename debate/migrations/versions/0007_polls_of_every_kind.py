"""Polls of every kind: who votes under which key is an electorate, and a poll may stand without a pair

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
CHOICES = ("for", "against", "undecided")
OPTIONS = json.dumps([{"id": choice, "text": ""} for choice in CHOICES])
# What every poll has from now on, and what those of a pair get: a motion's two polls are of the kind `choice`.
OF_PAIR: dict[str, tuple[Any, str]] = {
    "item_id": (ID, "(SELECT item_id FROM pair WHERE pair.id = poll.pair_id)"),
    "electorate_id": (ID, "(SELECT electorate_id FROM pair WHERE pair.id = poll.pair_id)"),
    "kind": (sa.String(length=24), "'choice'"),
    "question": (sa.String(length=400), "''"),  # the motion as it was sealed: _copy_motions
    "options": (sa.JSON(), f"'{OPTIONS}'"),
    "settings": (sa.JSON(), "'{}'"),
}
ROUND = sa.Enum("pre", "post", name="round", native_enum=False, create_constraint=False, length=24)
REFERENCES = {"item_id": "item", "electorate_id": "electorate"}


def choice() -> sa.Enum:
    return sa.Enum(*CHOICES, name="choice", native_enum=False, create_constraint=False, length=24)


def upgrade() -> None:
    op.create_table(
        "electorate",
        sa.Column("id", ID, nullable=False),
        sa.Column("secret", sa.LargeBinary(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_electorate")),
    )
    _move_secrets()
    _widen_polls()
    _rename_choices("choice", "answer")
    # The secrets' old places are wiped at the next start of a server.
    op.execute("INSERT INTO residue (what, since) VALUES ('electorate', 0), ('pair', 0)")


def _move_secrets() -> None:
    """Each pair's electorate gets its number, and its secret."""
    op.execute("INSERT INTO electorate (id, secret) SELECT id, secret FROM pair ORDER BY id")
    _count_on("electorate")
    with op.batch_alter_table("pair") as batch:
        batch.add_column(sa.Column("electorate_id", ID, nullable=True))
    op.execute("UPDATE pair SET electorate_id = id")
    with op.batch_alter_table("pair") as batch:
        batch.alter_column("electorate_id", existing_type=ID, nullable=False)
        batch.create_foreign_key(op.f("fk_pair_electorate_id_electorate"), "electorate", ["electorate_id"], ["id"])
        batch.drop_column("secret")


def _count_on(table: str) -> None:
    """PostgreSQL counts its keys beside the table: rows that came with theirs must not be met again."""
    if op.get_bind().dialect.name == "postgresql":
        following = f"(SELECT COALESCE(MAX(id), 0) + 1 FROM {table})"
        op.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {following}, false)")


def _widen_polls() -> None:
    with op.batch_alter_table("poll") as batch:
        for name, (kind, _) in OF_PAIR.items():
            batch.add_column(sa.Column(name, kind, nullable=True))
        batch.add_column(sa.Column("run", sa.BigInteger(), nullable=False, server_default="1"))
        batch.add_column(sa.Column("shown_at", sa.BigInteger(), nullable=True))
    filled = ", ".join(f"{name} = {value}" for name, (_, value) in OF_PAIR.items())
    op.execute(f"UPDATE poll SET {filled}, run = (SELECT run FROM pair WHERE pair.id = poll.pair_id)")
    op.execute("UPDATE poll SET shown_at = closed_at WHERE step IS NOT NULL")
    _copy_motions()
    with op.batch_alter_table("poll") as batch:
        for name, (kind, _) in OF_PAIR.items():
            batch.alter_column(name, existing_type=kind, nullable=False)
        for name, table in REFERENCES.items():
            batch.create_foreign_key(op.f(f"fk_poll_{name}_{table}"), table, [name], ["id"])
        batch.alter_column("pair_id", existing_type=ID, nullable=True)
        batch.alter_column("round", existing_type=ROUND, nullable=True)
        batch.create_check_constraint(op.f("ck_poll_round_of_pair"), "(pair_id IS NULL) = (round IS NULL)")
        batch.create_index("ix_poll_item_run", ["item_id", "run"])


def _copy_motions() -> None:
    put = sa.text("UPDATE poll SET question = :motion WHERE pair_id = :pair")
    for pair, record in op.get_bind().execute(sa.text("SELECT id, record FROM pair")).all():
        sealed = record if isinstance(record, dict) else json.loads(record)
        op.get_bind().execute(put, {"pair": pair, "motion": sealed["motion"]})


def _rename_choices(old: str, new: str) -> None:
    """In the box and in the urns of open votes. The box's rows stay in the order of their keyed voters."""
    kind = sa.Text() if new == "answer" else choice()
    with op.batch_alter_table("ballot") as batch:
        if new == "answer":
            batch.drop_constraint(op.f("ck_ballot_choice"), type_="check")
        else:
            batch.drop_constraint(op.f("ck_ballot_answer"), type_="check")
        batch.alter_column(old, new_column_name=new, existing_type=choice(), type_=kind, existing_nullable=False)
    check = "answer <> ''" if new == "answer" else f"choice IN {CHOICES}"
    with op.batch_alter_table("ballot") as batch:
        batch.create_check_constraint(op.f(f"ck_ballot_{new}"), check)
    for urn in _urns():
        op.execute(f"ALTER TABLE {urn} RENAME COLUMN {old} TO {new}")


def _urns() -> Iterator[str]:
    for poll, opening in op.get_bind().execute(sa.text("SELECT id, openings FROM poll WHERE state = 'open'")).all():
        yield f"urn_{poll}_{opening}"


def downgrade() -> None:
    """Polls without a pair go, with their ballots: the schema before has no place for them."""
    _drop_polls_without_pair()
    _rename_choices("answer", "choice")
    with op.batch_alter_table("poll") as batch:
        batch.drop_index("ix_poll_item_run")
        batch.drop_constraint(op.f("ck_poll_round_of_pair"), type_="check")
        for name, table in REFERENCES.items():
            batch.drop_constraint(op.f(f"fk_poll_{name}_{table}"), type_="foreignkey")
        batch.alter_column("pair_id", existing_type=ID, nullable=False)
        batch.alter_column("round", existing_type=ROUND, nullable=False)
        for name in (*OF_PAIR, "run", "shown_at"):
            batch.drop_column(name)
    with op.batch_alter_table("pair") as batch:
        batch.add_column(sa.Column("secret", sa.LargeBinary(length=32), nullable=True))
    op.execute("UPDATE pair SET secret = (SELECT secret FROM electorate WHERE electorate.id = pair.electorate_id)")
    with op.batch_alter_table("pair") as batch:
        batch.drop_constraint(op.f("fk_pair_electorate_id_electorate"), type_="foreignkey")
        batch.drop_column("electorate_id")
    op.drop_table("electorate")


def _drop_polls_without_pair() -> None:
    bind = op.get_bind()
    for poll, opening, state in bind.execute(
        sa.text("SELECT id, openings, state FROM poll WHERE pair_id IS NULL")
    ).all():
        if state == "open":
            op.drop_table(f"urn_{poll}_{opening}")
        for table in ("ballot", "known_attempt"):
            op.execute(f"DELETE FROM {table} WHERE poll_id = {poll}")
    op.execute("DELETE FROM poll WHERE pair_id IS NULL")
