"""Two kinds of transaction, and what SQLite is told to be."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from sqlalchemy import Connection, event, text

from debate.store.database import BUSY_TIMEOUT_MS, Database
from debate.store.revisions import bump, read_revs
from tests.halls import Hall
from tests.races import TIMEOUT_S, losses, race

on_sqlite = pytest.mark.one_database

# Another process that writes: it takes the database for itself, says so, and lets go when it is told to.
OTHER_WRITER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE event SET venue = 'the other room'")
print("holding", flush=True)
sys.stdin.readline()
connection.execute("COMMIT")
"""


def pragma(connection: Connection, name: str) -> object:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


@on_sqlite
@pytest.mark.parametrize(
    ("name", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", BUSY_TIMEOUT_MS)],
)
def test_every_connection_has_the_pragmas_that_keep_ballots(db: Database, name: str, value: object) -> None:
    with db.looking() as first, db.looking() as second:
        assert pragma(first, name) == value
        assert pragma(second, name) == value


@on_sqlite
def test_a_write_waits_for_the_write_of_another_process(hall: Hall) -> None:
    attempts = count_attempts(hall.db)
    command = [sys.executable, "-c", OTHER_WRITER, str(hall.db.engine.url.database)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "holding\n", (
            "the other process must hold the database for this to mean anything"
        )

        def let_go() -> None:
            for _attempt in range(2):
                assert attempts.acquire(timeout=TIMEOUT_S), "the write must have been kept waiting and try again"
            assert holder.stdin is not None
            holder.stdin.write("now\n")
            holder.stdin.flush()

        ends = race(lambda: read_then_write(hall.db), let_go)
    assert losses(ends) == []
    with hall.db.reading() as session:
        assert session.execute(text("SELECT venue FROM event")).scalar() == "the other room, and ours"


def count_attempts(db: Database) -> threading.Semaphore:
    """Released at every attempt to begin a transaction."""
    attempts = threading.Semaphore(0)
    event.listen(db._writer, "begin", lambda _connection: attempts.release(), insert=True)
    return attempts


def read_then_write(db: Database) -> None:
    with db.writing() as session:
        venue = session.execute(text("SELECT venue FROM event")).scalar()
        session.execute(text("UPDATE event SET venue = :venue"), {"venue": f"{venue}, and ours"})


def test_reading_and_then_writing_loses_no_update(hall: Hall) -> None:
    def count_up() -> None:
        for _ in range(10):
            with hall.db.writing() as session:
                bump(session, hall.event, ["message"])

    assert losses(race(*[count_up] * 4)) == []
    with hall.db.reading() as session:
        assert read_revs(session, hall.event, ["message"]) == {"message": 40}


def test_a_reader_sees_one_moment_whatever_is_written_meanwhile(hall: Hall) -> None:
    with hall.db.reading() as session:
        before = session.execute(text("SELECT venue FROM event")).scalar()
        read_then_write(hall.db)
        assert session.execute(text("SELECT venue FROM event")).scalar() == before


def fail_to_write(db: Database) -> None:
    with db.writing() as session:
        session.execute(text("UPDATE event SET venue = 'nowhere'"))
        raise RuntimeError("stop")


def test_a_transaction_that_fails_leaves_nothing(hall: Hall) -> None:
    with pytest.raises(RuntimeError, match="stop"):
        fail_to_write(hall.db)
    with hall.db.reading() as session:
        assert session.execute(text("SELECT venue FROM event")).scalar() == "Room II"


def test_a_failed_transaction_does_not_stop_the_next_one(hall: Hall) -> None:
    with pytest.raises(RuntimeError, match="stop"):
        fail_to_write(hall.db)
    read_then_write(hall.db)
    with hall.db.reading() as session:
        assert session.execute(text("SELECT venue FROM event")).scalar() == "Room II, and ours"
