"""What was deleted, and how it leaves the database's files as well.

A row that is deleted can still be read: in SQLite's write-ahead log, or as an old row version of PostgreSQL. For a
secret, and for the order of ballots, that is not good enough. Whoever deletes such things notes it in the same
transaction (`note_residue`), and `wipe` follows the commit. The note stays until it is done, so that a process that is
killed in between leaves it to whoever runs next. What this cannot reach (copies, PostgreSQL's own log, blocks that the
file system freed) is listed in docs/security.md.
"""

from __future__ import annotations

import sqlite3
import time
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from debate.store.database import Database
from debate.store.schema import Ballot, Electorate, Residue, is_urn

# A reader that holds SQLite's log is waited for so long at once, and then tried again later.
TRIES = 10
PAUSE_S = 0.02
# Who wants to read the table meanwhile waits behind us, so we do not wait long for those who read it now.
LOCK_TIMEOUT_MS = 200
# A view of PostgreSQL that began before the deletion keeps the old row versions alive: they are wiped again after it.
SETTLED_MS = 10_000

KEYS = Electorate.__tablename__
BOX = Ballot.__tablename__

_NOTED = select(Residue.id, Residue.what, Residue.since).order_by(Residue.id)


class Noted(NamedTuple):
    id: int
    what: str
    since: int


def note_residue(session: Session, what: str, now: int) -> None:
    """`what`: an urn, or a table of which rows were deleted or overwritten."""
    session.execute(insert(Residue).values(what=what, since=now))


def wipe(db: Database, now: int) -> list[str]:
    """Wipe what was noted. Returns what is left to be tried again, because another program reads it now."""
    with db.looking() as connection:
        noted = [Noted(*row) for row in connection.execute(_NOTED)]
    if not noted:
        return []
    wiped = _wipe_sqlite(db, noted) if db.is_sqlite else _wipe_postgresql(db, noted, now)
    if wiped:
        with db.writing() as session:
            session.execute(delete(Residue).where(Residue.id.in_([row.id for row in wiped])))
    return [row.what for row in noted if row not in wiped]


def _wipe_sqlite(db: Database, noted: list[Noted]) -> list[Noted]:
    """All or nothing: there is one log for all tables."""
    with db.connecting() as connection:
        for row in noted:
            if is_urn(row.what):
                connection.exec_driver_sql(f"DROP TABLE IF EXISTS {row.what}")
    whole = not all(is_urn(row.what) for row in noted)
    for _ in range(TRIES):
        if _end_log(db) and (not whole or _rewrite_file(db)):
            return noted
        time.sleep(PAUSE_S)
    return []


def _end_log(db: Database) -> bool:
    """Bring everything from the log to the file, and truncate the log. False if another program reads or writes."""
    with db.alone() as connection:
        busy, *_pages = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _rewrite_file(db: Database) -> bool:
    """The unused part of a page that was once split may hold a copy of a row: make all pages anew.

    Done only once nobody is in the way of the log's end, or each try would make the log longer by the whole file.
    """
    try:
        with db.alone() as connection:
            connection.execute("VACUUM")
    except sqlite3.OperationalError:  # another process writes
        return False
    return _end_log(db)


def _wipe_postgresql(db: Database, noted: list[Noted], now: int) -> list[Noted]:
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"SET lock_timeout = {LOCK_TIMEOUT_MS}")
        try:
            done = {table for table in {row.what for row in noted} if _rewrite_postgresql(connection, table)}
        finally:
            connection.exec_driver_sql("RESET lock_timeout")
    return [row for row in noted if row.what in done and (is_urn(row.what) or now - row.since >= SETTLED_MS)]


def _rewrite_postgresql(connection: Connection, table: str) -> bool:
    try:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}" if is_urn(table) else f"VACUUM FULL {table}")
    except OperationalError:  # somebody reads the table for longer than we may wait, as pg_dump does
        return False
    return True
