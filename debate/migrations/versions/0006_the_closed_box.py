"""Ballots of closed votes lie in a box without order, those of an open one in an urn of its own

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from debate.domain.sealing import attempt_mark

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NEW_COLUMNS = ("openings", "staged", "staged_at")


def choice() -> sa.Enum:
    return sa.Enum("for", "against", "undecided", name="choice", native_enum=False, create_constraint=True, length=24)


def upgrade() -> None:
    with op.batch_alter_table("poll") as batch:
        batch.add_column(sa.Column("openings", sa.BigInteger(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("staged", sa.JSON(none_as_null=True), nullable=True))
        batch.add_column(sa.Column("staged_at", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("poll") as batch:
        batch.alter_column("openings", server_default=None, existing_type=sa.BigInteger(), existing_nullable=False)
    op.execute("UPDATE poll SET openings = 1 WHERE opened_at IS NOT NULL")
    op.create_table(
        "residue",
        sa.Column("id", ID, nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_residue")),
    )
    op.create_table(
        "known_attempt",
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("mark", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["poll.id"], name=op.f("fk_known_attempt_poll_id_poll")),
        sa.PrimaryKeyConstraint("poll_id", "mark", name=op.f("pk_known_attempt")),
        sqlite_with_rowid=False,
    )
    _fill_urns()
    _mark_attempts()
    _rebuild_ballots(_make_box, "SELECT poll_id, voter, choice FROM ballot")
    # What lay in the old tables, and in the log until now, is wiped at the next start of a server.
    op.execute("INSERT INTO residue (what, since) VALUES ('ballot', 0), ('pair', 0)")


def _fill_urns() -> None:
    for (poll,) in op.get_bind().execute(sa.text("SELECT id FROM poll WHERE state = 'open'")).all():
        op.create_table(
            f"urn_{poll}_1",
            sa.Column("voter", sa.String(length=32), nullable=False),
            sa.Column("choice", choice(), nullable=False),
            sa.Column("key", sa.String(length=64), nullable=False),
            sa.Column("spent", sa.Text(), nullable=False),
            sa.Column("staged", sa.String(length=24), nullable=True),
            sa.PrimaryKeyConstraint("voter", name=op.f(f"pk_urn_{poll}_1")),
            sqlite_with_rowid=False,
        )
        op.execute(
            f"INSERT INTO urn_{poll}_1 (voter, choice, key, spent) "
            f"SELECT voter, choice, key, spent FROM ballot WHERE poll_id = {poll} ORDER BY voter"
        )
        op.execute(f"DELETE FROM ballot WHERE poll_id = {poll}")


def _mark_attempts() -> None:
    """Late retries of a closed vote stay known, as keyed hashes; without the secret there is nobody to answer."""
    kept = sa.text(
        "SELECT pair.secret, ballot.poll_id, ballot.voter, ballot.key, ballot.spent FROM ballot "
        "JOIN poll ON poll.id = ballot.poll_id JOIN pair ON pair.id = poll.pair_id WHERE pair.secret IS NOT NULL"
    )
    marks = {
        (poll, attempt_mark(bytes(secret), poll, voter, attempt))
        for secret, poll, voter, key, spent in op.get_bind().execute(kept)
        for attempt in [key, *spent.split()]
    }
    if marks:
        put = sa.text("INSERT INTO known_attempt (poll_id, mark) VALUES (:poll, :mark)")
        op.get_bind().execute(put, [{"poll": poll, "mark": mark} for poll, mark in sorted(marks)])


def _rebuild_ballots(make: Any, rows: str) -> None:
    """Make the table anew instead of altering it: its rows come in the order of their keyed voters."""
    op.execute(f"CREATE TABLE ballot_copy AS {rows} ORDER BY 1, 2")
    op.drop_table("ballot")
    make()
    op.execute("INSERT INTO ballot SELECT * FROM ballot_copy ORDER BY 1, 2")
    op.drop_table("ballot_copy")


def _make_box(*more: sa.Column[Any]) -> None:
    op.create_table(
        "ballot",
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("voter", sa.String(length=32), nullable=False),
        sa.Column("choice", choice(), nullable=False),
        *more,
        sa.ForeignKeyConstraint(["poll_id"], ["poll.id"], name=op.f("fk_ballot_poll_id_poll")),
        sa.PrimaryKeyConstraint("poll_id", "voter", name=op.f("pk_ballot")),
        sqlite_with_rowid=False,
    )


def _make_old_box() -> None:
    key = sa.Column("key", sa.String(length=64), nullable=False)
    _make_box(key, sa.Column("spent", sa.Text(), nullable=False))


def downgrade() -> None:
    """The keys of attempts at closed votes are gone: a retry of one of them is refused as late."""
    urns = op.get_bind().execute(sa.text("SELECT id, openings FROM poll WHERE state = 'open'")).all()
    rows = ["SELECT poll_id, voter, choice, '' AS key, '' AS spent FROM ballot"]
    rows += [f"SELECT {poll}, voter, choice, key, spent FROM urn_{poll}_{opening}" for poll, opening in urns]
    _rebuild_ballots(_make_old_box, " UNION ALL ".join(rows))
    for name in sa.inspect(op.get_bind()).get_table_names():
        if name.startswith("urn_"):
            op.drop_table(name)
    op.drop_table("known_attempt")
    op.drop_table("residue")
    with op.batch_alter_table("poll") as batch:
        for column in NEW_COLUMNS:
            batch.drop_column(column)
