"""Which schema a database has, and which is the newest, without loading Alembic."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from debate.store.database import Database

MIGRATIONS = Path(__file__).parent.parent / "migrations"


def newest_revision() -> str:
    """Of the schema that this program knows: migrations are numbered, and their files begin with their numbers."""
    return max(path.name for path in (MIGRATIONS / "versions").glob("[0-9]*.py")).partition("_")[0]


def revision_of(db: Database) -> str | None:
    """Of the schema that the database has; None if it has none, or cannot be asked."""
    with suppress(SQLAlchemyError), db.looking() as connection:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return None if found is None else str(found)
    return None
