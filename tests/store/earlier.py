"""Databases as earlier schemas left them, made by the code of their time: tests/data/<schema>.sql.

Each holds three debates of one day, each an event of its own: a result that was revealed to its last step, one that was
told as far as `after`, and a vote that is still open with a live tally.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, Table, create_engine, select

from debate.store.database import Database
from debate.store.migrate import downgrade, upgrade
from debate.store.schema import Item, is_urn

DATA = Path(__file__).parent.parent / "data"
# The names of the files, and the revision that each was made at.
SCHEMAS = {"first-schema": "0001", "closed-box": "0006"}
REVEALED, HALF_TOLD, OPEN = 1, 2, 3  # event and pair have the same number


def carry_over(db: Database, folder: Path, schema: str = "first-schema", *changes: str) -> None:
    """Fill an empty database with what that schema held and these changes of it, then bring it up to date."""
    downgrade(db, "base")
    upgrade(db, SCHEMAS[schema])
    _copy(_earlier_database(folder, schema), db.engine)
    with db.engine.execution_options(writes=True).begin() as connection:
        for change in changes:
            connection.exec_driver_sql(change)
    upgrade(db)


def debate_of(db: Database, event: int) -> int:
    """The item of an event that is a debate."""
    with db.reading() as session:
        return session.scalars(select(Item.id).where(Item.event_id == event, Item.motion != "")).one()


def _earlier_database(folder: Path, schema: str) -> Engine:
    path = folder / "earlier.sqlite"
    with sqlite3.connect(path) as connection:
        connection.executescript((DATA / f"{schema}.sql").read_text())
    connection.close()
    return create_engine(f"sqlite:///{path}")


def _copy(source: Engine, target: Engine) -> None:
    """Every row of every table, with the foreign keys asleep: events and items point at each other."""
    _create_urns(source, target)
    schema = MetaData()
    schema.reflect(target)
    with source.connect() as reading, target.execution_options(writes=True).connect() as writing:
        _foreign_keys(writing, on=False)
        with writing.begin():
            for table in schema.tables.values():
                _copy_table(reading, writing, table)
        _foreign_keys(writing, on=True)
    source.dispose()


def _create_urns(source: Engine, target: Engine) -> None:
    """An open vote's table is made by its opening, and by no migration."""
    urns = MetaData()
    urns.reflect(source, only=lambda name, _: is_urn(name))
    with target.execution_options(writes=True).begin() as connection:
        urns.create_all(connection)


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    """Switched outside a transaction, where SQLite does nothing of the kind."""
    if connection.dialect.name == "sqlite":
        connection.connection.cursor().execute(f"PRAGMA foreign_keys={int(on)}")
    else:
        connection.exec_driver_sql(f"SET session_replication_role = {'origin' if on else 'replica'}")
        connection.commit()


def _copy_table(reading: Connection, writing: Connection, table: Table) -> None:
    rows = [dict(row) for row in reading.execute(select(table)).mappings()]
    if not rows or table.name == "alembic_version":
        return
    writing.execute(table.insert(), rows)
    if writing.dialect.name == "postgresql" and "id" in table.columns:
        name = f'"{table.name}"'
        writing.exec_driver_sql(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) FROM {name}))")
