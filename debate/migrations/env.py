"""Alembic's entry: runs on the engine that the program hands over (debate.store.migrate)."""

from alembic import context
from sqlalchemy import Engine, text

from debate.store.schema import Row

LOCK = 7_206_119  # any number: two servers that start together migrate one after the other


def run(engine: Engine) -> None:
    with engine.execution_options(writes=True).connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        context.configure(connection=connection, target_metadata=Row.metadata, render_as_batch=True)
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run(context.config.attributes["engine"])
