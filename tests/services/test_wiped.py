"""What was deleted leaves the database's files too, also where another program reads them just then."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text

from debate.services import pairs, polls
from debate.services.bundles import destroy_key
from debate.store.database import Database
from debate.store.residue import SETTLED_MS, wipe
from debate.store.schema import urn_name
from tests.halls import Hall, hundred
from tests.postgres import Server

ReadFiles = Callable[[], bytes]


@pytest.fixture
def files(db: Database, request: pytest.FixtureRequest) -> ReadFiles:
    """All bytes of the database as they lie on the disk now; PostgreSQL's own write-ahead log left out."""
    if db.is_sqlite:
        return lambda: b"".join(
            path.read_bytes() for path in Path(str(db.engine.url.database)).parent.glob("*.sqlite*")
        )
    server: Server = request.getfixturevalue("postgres")

    def read() -> bytes:
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("CHECKPOINT")
            name = "SELECT oid FROM pg_database WHERE datname = current_database()"
            folder = server.folder / "data" / "base" / str(connection.exec_driver_sql(name).scalar_one())
        return b"".join(path.read_bytes() for path in folder.iterdir())

    return read


def secret_of(hall: Hall) -> bytes:
    secret = hall.pair().electorate.secret
    assert secret is not None
    return bytes(secret)


def closed_pair(hall: Hall) -> int:
    pair = hall.seal("final_majority")
    hall.vote("post", hundred(for_=30, against=20))
    return pair


def left(db: Database, table: str) -> int:
    with db.reading() as session:
        return int(session.execute(text(f"SELECT COUNT(*) FROM {table}")).scalar_one())


def test_a_destroyed_key_is_in_no_file(hall: Hall, files: ReadFiles) -> None:
    pair, secret = closed_pair(hall), secret_of(hall)
    assert secret in files(), "while the key is there it can be found, or this test finds nothing"
    destroy_key(hall.call(), pair)
    assert secret not in files()
    assert left(hall.db, "known_attempt") == 0


def test_keys_of_many_pairs_go_with_every_copy_that_their_pages_held(hall: Hall, files: ReadFiles) -> None:
    """A page that fills up is split, and the rows that move leave copies behind."""
    secrets = {}
    for _ in range(12):
        pair = closed_pair(hall)
        secrets[pair] = secret_of(hall)
        pairs.void_pair(hall.call(), pair, "again " * 40)
    for pair in secrets:
        destroy_key(hall.call(), pair)
    whole = files()
    assert [pair for pair, secret in secrets.items() if secret in whole] == []


def test_an_urn_is_gone_after_the_close(hall: Hall) -> None:
    closed_pair(hall)
    assert [name for name in inspect(hall.db.engine).get_table_names() if name.startswith("urn_")] == []


class LongView:
    """Another program that reads a table for long, as a backup does."""

    def __init__(self, db: Database, table: str) -> None:
        if db.is_sqlite:
            self._connection: Any = sqlite3.connect(str(db.engine.url.database), isolation_level=None)
            self._connection.execute("BEGIN")
            self._connection.execute(f"SELECT * FROM {table}").fetchall()
        else:
            self._connection = db.engine.connect().execution_options(isolation_level="REPEATABLE READ")
            self._connection.exec_driver_sql(f"SELECT * FROM {table}")

    def end(self) -> None:
        self._connection.rollback()
        self._connection.close()


def test_what_a_reader_holds_is_wiped_once_it_is_done(hall: Hall, files: ReadFiles) -> None:
    pair, secret = closed_pair(hall), secret_of(hall)
    view = LongView(hall.db, "electorate")
    destroy_key(hall.call(), pair)
    assert secret in files(), "the reader must have been in the way for this to mean anything"
    assert "electorate" in wipe(hall.db, hall.now)
    view.end()
    hall.pass_ms(SETTLED_MS)
    assert wipe(hall.db, hall.now) == []
    assert secret not in files()
    assert left(hall.db, "residue") == 0


def test_a_view_that_began_before_the_deletion_holds_no_key_for_ever(hall: Hall, files: ReadFiles) -> None:
    """It reads another table: PostgreSQL then rewrites this one at once, and takes the old rows along."""
    pair, secret = closed_pair(hall), secret_of(hall)
    view = LongView(hall.db, "event")
    destroy_key(hall.call(), pair)
    view.end()
    hall.pass_ms(SETTLED_MS)
    assert wipe(hall.db, hall.now) == []
    assert secret not in files()


def test_a_vote_closes_opens_and_closes_while_a_backup_reads_it(hall: Hall) -> None:
    hall.seal()
    poll = hall.poll("pre").id
    polls.open_poll(hall.call(), poll, None, held=True)
    hall.cast_all("pre", hundred(for_=3, against=2))
    view = LongView(hall.db, urn_name(poll, 1))
    polls.close_poll(hall.call(), poll)
    assert len(hall.ballots("pre")) == 5
    polls.reopen_poll(hall.call(), poll)
    hall.cast_all("pre", {"late": "for"})
    polls.close_poll(hall.call(), poll)
    assert len(hall.ballots("pre")) == 6
    assert urn_name(poll, 1) in wipe(hall.db, hall.now)
    view.end()
    hall.pass_ms(SETTLED_MS)
    assert wipe(hall.db, hall.now) == []
    assert [name for name in inspect(hall.db.engine).get_table_names() if name.startswith("urn_")] == []
