"""Opening the database: with the newest schema, or not at all."""

from __future__ import annotations

from contextlib import ExitStack

from sqlalchemy.exc import ArgumentError, OperationalError

from debate.store.database import Database, Unusable
from debate.store.schema_version import newest_revision, revision_of


def open_database(url: str) -> Database:
    """The database, brought up to date. Raises Unusable, and leaves no connection behind."""
    with ExitStack() as refused:
        try:
            db = Database(url)
            refused.callback(db.close)
            if revision_of(db) != newest_revision():
                from debate.store.migrate import upgrade

                upgrade(db)
        except (ArgumentError, ImportError, OperationalError) as error:
            raise Unusable(str(error.orig if isinstance(error, OperationalError) else error)) from error
        refused.pop_all()
        return db
