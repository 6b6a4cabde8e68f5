"""The engine and its two kinds of transaction. SQLite (WAL) by default, PostgreSQL by one setting."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError, ProgrammingError, SQLAlchemyError
from sqlalchemy.orm import Session

T = TypeVar("T")

# Short, because SQLite waits inside C: while it waits, the whole process stands. Longer waits are ours, and they yield.
BUSY_TIMEOUT_MS = 200
BUSY_RETRIES = 50


class Unusable(Exception):
    """The database cannot be opened or brought up to date; the message says why, in a few words and without its
    password."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason.splitlines()[0].rstrip("."))


class Database:
    """One database. `reading()` and `writing()` give a session for one transaction each.

    Nothing that yields (an emit, a sleep, hashing, Redis) may happen inside `writing()`: on SQLite another writer would
    then wait inside C and freeze the process.
    """

    def __init__(self, url: str, *, pool_size: int = 20) -> None:
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        self.engine = (
            _sqlite_engine(url) if self.is_sqlite else create_engine(url, pool_size=pool_size, pool_pre_ping=True)
        )
        self._writer = self.engine.execution_options(writes=True)
        self._reader = (
            self.engine if self.is_sqlite else self.engine.execution_options(isolation_level="REPEATABLE READ")
        )
        self._write_lock: AbstractContextManager[Any] = threading.Lock() if self.is_sqlite else nullcontext()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One consistent view; nothing is written."""
        with Session(self._reader, expire_on_commit=False, autoflush=False) as session:
            yield session

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """As `reading()`, without the object layer: for what every join asks."""
        with self._reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction, committed at the end, rolled back on an exception."""
        with self.connecting() as connection, Session(connection, expire_on_commit=False) as session:
            yield session
            session.flush()

    @contextmanager
    def connecting(self) -> Iterator[Connection]:
        """As `writing()`, without the object layer: for ballots."""
        with self._write_lock, self._writer.connect() as connection:
            begin_with_retries(connection)
            yield connection
            connection.commit()

    @contextmanager
    def alone(self) -> Iterator[sqlite3.Connection]:
        """SQLite's own connection outside any transaction, for what can be in none (VACUUM, a checkpoint). No writer of
        this process comes between, and another process is not waited for."""
        with self._write_lock, closing(self.engine.raw_connection()) as pooled:
            connection = cast("sqlite3.Connection", pooled.driver_connection)
            connection.execute("PRAGMA busy_timeout=0")
            try:
                yield connection
            finally:
                connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")

    def answers(self) -> bool:
        """Whether the database is there, with our tables in it."""
        try:
            with self.looking() as connection:
                connection.exec_driver_sql("SELECT 1 FROM event LIMIT 1")
        except SQLAlchemyError:
            return False
        return True

    def close(self) -> None:
        self.engine.dispose()


# What PostgreSQL says of a table that was dropped after the view of the database was taken.
UNDEFINED_TABLE = "42P01"
READ_ATTEMPTS = 5


def retry_read(read: Callable[[], T]) -> T:
    """Read, and once more where a vote closed meanwhile: PostgreSQL drops its urn for views that began before, too."""
    for _ in range(READ_ATTEMPTS - 1):
        try:
            return read()
        except ProgrammingError as error:
            if getattr(error.orig, "sqlstate", None) != UNDEFINED_TABLE:
                raise
    return read()


def begin_with_retries(connection: Connection) -> None:
    """Begin, and wait for another process's write to end without holding anything meanwhile."""
    for attempt in range(BUSY_RETRIES):
        try:
            connection.begin()
            return
        except OperationalError as error:
            if not _is_busy(error) or attempt == BUSY_RETRIES - 1:
                raise
            time.sleep(0.02)


def _is_busy(error: OperationalError) -> bool:
    return isinstance(error.orig, sqlite3.OperationalError) and "locked" in str(error.orig)


def _sqlite_engine(url: str) -> Engine:
    engine = create_engine(url)

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _record: object) -> None:
        # The driver must not begin transactions by itself: a read that turns into a write would fail at once.
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",  # an acknowledged ballot outlives a power cut
            "foreign_keys=ON",
            "secure_delete=ON",  # what is deleted is overwritten, and does not stay in free pages
            f"busy_timeout={BUSY_TIMEOUT_MS}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
