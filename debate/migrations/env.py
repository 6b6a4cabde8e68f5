"""Alembic's entry: runs on the engine that the program hands over (debate.store.migrate)."""

from alembic import context
from sqlalchemy import Connection, Engine, text

from debate.store.database import begin_with_retries
from debate.store.schema import Row

LOCK = 7_206_119  # any number: two servers that start together migrate one after the other


def run(engine: Engine) -> None:
    with engine.execution_options(writes=True).connect() as connection:
        _watch_references(connection, "OFF")
        try:
            begin_with_retries(connection)
            _migrate(connection)
            connection.commit()
        finally:
            connection.rollback()
            _watch_references(connection, "ON")


def _watch_references(connection: Connection, switch: str) -> None:
    """SQLite alters a table by dropping its old copy, to which others still refer. Inside a transaction this does
    nothing."""
    if connection.dialect.name == "sqlite":
        connection.connection.cursor().execute(f"PRAGMA foreign_keys={switch}")


def _migrate(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    context.configure(connection=connection, target_metadata=Row.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise RuntimeError("A migration left rows that refer to nothing; nothing was changed.")


run(context.config.attributes["engine"])
