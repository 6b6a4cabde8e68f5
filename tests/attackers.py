"""Somebody with the files of a running server's database, or a superuser's right on it, and an onlooker's list of who
tapped when. Each way to read an order out of them is an `Order`: the voters as found, first to last."""

from __future__ import annotations

import re
import shutil
import sqlite3
import struct
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from debate.store.database import Database

Order = list[str]
VOTER = re.compile(rb"[0-9a-f]{32}")


def named_rightly(found: Order, tapped: Order) -> int:
    """How many are named rightly by laying the order found beside the list of who tapped when."""
    return sum(a == b for a, b in zip(found, tapped, strict=False))


def keep_first(voters: Iterable[str], known: set[str]) -> Order:
    """Each of the voters once, where it first appears."""
    return list(dict.fromkeys(voter for voter in voters if voter in known))


def keep_last(voters: Iterable[str], known: set[str]) -> Order:
    return keep_first(reversed(list(voters)), known)[::-1]


# SQLite: the files, copied while the server runs


def copy_files(source: Path, target: Path) -> Path:
    """The database with its log and the log's index, as they lie there now; returns the copy's database."""
    target.mkdir()
    for path in source.parent.glob(f"{source.name}*"):
        shutil.copyfile(path, target / path.name)
    return target / source.name


def orders_in_files(database: Path, known: set[str]) -> Iterator[tuple[str, Order]]:
    for path in sorted(database.parent.glob(f"{database.name}*")):
        found = [match.decode() for match in VOTER.findall(path.read_bytes())]
        for name, keep in (("first", keep_first), ("last", keep_last)):
            yield f"{path.name}, {name} place", keep(found, known)
            yield f"{path.name}, {name} place, backwards", keep(found, known)[::-1]
    yield "the log, played commit by commit", order_of_commits(database, known)


def order_of_commits(database: Path, known: set[str]) -> Order:
    """Cut the log after each commit and look who is new in it.

    A commit from before a checkpoint finds later pages in the database than its own. Where the two make no database
    together, nothing is read out of that one; the whole log always makes one.
    """
    log = database.with_name(database.name + "-wal")
    whole = log.read_bytes() if log.exists() else b""
    seen: dict[str, None] = {}
    scratch = database.parent / "played"
    scratch.mkdir()
    for end in _commits(whole):
        with suppress(sqlite3.DatabaseError):
            seen |= dict.fromkeys(sorted(_voters(_play(database, whole[:end], scratch)) & known - seen.keys()))
    seen |= dict.fromkeys(sorted(_voters(_play(database, whole, scratch)) & known - seen.keys()))
    return list(seen)


def _play(database: Path, log: bytes, scratch: Path) -> Path:
    """A copy of the database that has this log beside it."""
    copy = scratch / "copy.sqlite"
    copy.with_name("copy.sqlite-shm").unlink(missing_ok=True)
    shutil.copyfile(database, copy)
    copy.with_name("copy.sqlite-wal").write_bytes(log)
    return copy


def _commits(log: bytes) -> Iterator[int]:
    """Where each transaction of a write-ahead log ends (https://sqlite.org/fileformat2.html#walformat)."""
    if len(log) < 32:
        return
    page = struct.unpack(">I", log[8:12])[0]
    for start in range(32, len(log), 24 + page):
        if struct.unpack(">I", log[start + 4 : start + 8])[0]:
            yield start + 24 + page


def _voters(database: Path) -> set[str]:
    with closing(sqlite3.connect(database)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            voter
            for table in tables
            if table == "ballot" or table.startswith("urn_")
            for (voter,) in connection.execute(f"SELECT voter FROM {table}")
        }


# PostgreSQL: plain SQL, the row versions in the pages, and the files


def orders_in_postgresql(db: Database, folder: Path, known: set[str]) -> Iterator[tuple[str, Order]]:
    """`folder` is the server's data folder. Its own write-ahead log is left out: nobody can wipe that from inside."""
    with db.engine.connect() as connection:
        connection.execute(text("CREATE EXTENSION IF NOT EXISTS pageinspect"))
        for table in sorted(inspect(connection).get_table_names()):
            if table == "ballot" or table.startswith("urn_"):
                yield from _orders_in_table(connection, table, known)
        connection.commit()
        own = connection.execute(text("SELECT oid FROM pg_database WHERE datname = current_database()")).scalar_one()
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CHECKPOINT"))
    for path in sorted((folder / "base" / str(own)).iterdir()):
        found = [match.decode() for match in VOTER.findall(path.read_bytes())]
        yield f"{path.name}, first place", keep_first(found, known)
        yield f"{path.name}, last place, backwards", keep_last(found, known)[::-1]


def _orders_in_table(connection: Connection, table: str, known: set[str]) -> Iterator[tuple[str, Order]]:
    for how in ("xmin::text::bigint, ctid", "ctid"):
        rows = connection.execute(text(f"SELECT voter FROM {table} ORDER BY {how}"))
        yield f"{table} by {how}", keep_first(rows.scalars(), known)
    dumped = connection.execute(text(f"SELECT voter FROM {table}")).scalars()
    yield f"{table} as it is dumped", keep_first(dumped, known)
    versions = connection.execute(
        text(
            "SELECT encode(item.t_data, 'escape') "
            f"FROM generate_series(0, pg_relation_size('{table}')::int / 8192 - 1) AS page, "
            f"heap_page_items(get_raw_page('{table}', page)) AS item "
            "ORDER BY item.t_xmin::text::bigint, page, item.lp"
        )
    )
    found = [match.decode() for row in versions.scalars() if row for match in VOTER.findall(row.encode())]
    yield f"{table}, old row versions too, first of each", keep_first(found, known)
    yield f"{table}, old row versions too, last of each", keep_last(found, known)
