"""Databases that one test after another gets, each time as if they were new.

Making a database for a test takes a tenth of a second and more on PostgreSQL, and a new engine compiles every statement
again; at some thousand tests that is minutes.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy import Connection, create_engine

from debate.store.database import Database


class ReusedFile:
    """A SQLite file, copied anew from one with the newest schema."""

    def __init__(self, migrated: Path, folder: Path) -> None:
        self._migrated, self._path = migrated, folder / "test.sqlite"
        self.database = Database(f"sqlite:///{self._path}")

    def renew(self) -> None:
        self.database.close()
        for path in self._path.parent.glob(f"{self._path.name}*"):  # its log too
            path.unlink()
        shutil.copyfile(self._migrated, self._path)


class ReusedDatabase:
    """A database of a PostgreSQL server, emptied row by row."""

    _TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1"
    _SEQUENCES = "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'"
    _OTHERS = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )

    def __init__(self, url: str) -> None:
        self.url, self.database = url, Database(url)
        self._cleaner = create_engine(url, isolation_level="AUTOCOMMIT")
        with self._cleaner.connect() as connection:
            self._tables = self._names(connection)

    def renew(self) -> None:
        """Take out every row, and every table that came later. Triggers that forbid it do not run here."""
        self.database.close()
        with self._cleaner.connect() as connection:
            connection.exec_driver_sql(self._OTHERS)
            now = self._names(connection)
            assert now >= self._tables, f"a test took tables away: {self._tables - now}"
            deletes = [f"DELETE FROM {table}" for table in self._tables]
            drops = [f"DROP TABLE {table}" for table in now - self._tables]
            statements = ["SET session_replication_role = replica", *deletes, *drops, self._SEQUENCES]
            connection.exec_driver_sql("; ".join(statements))

    def close(self) -> None:
        self.database.close()
        self._cleaner.dispose()

    def _names(self, connection: Connection) -> set[str]:
        return {str(name) for (name,) in connection.exec_driver_sql(self._TABLES)} - {"alembic_version"}
