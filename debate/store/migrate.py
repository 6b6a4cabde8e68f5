"""Alembic, driven from the program: the database is brought up to date at every start."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.util import CommandError
from sqlalchemy.exc import ArgumentError, OperationalError

from debate.store.database import Database

MIGRATIONS = Path(__file__).parent.parent / "migrations"


def alembic_config(db: Database) -> AlembicConfig:
    config = AlembicConfig()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = db.engine
    return config


class Unusable(Exception):
    """The database cannot be opened or brought up to date; the message says why, in a few words and without its
    password."""


def open_database(url: str) -> Database:
    """The database, brought up to date. Raises Unusable."""
    try:
        db = Database(url)
        upgrade(db)
    except (ArgumentError, CommandError, ImportError, OperationalError) as error:
        reason = str(error.orig if isinstance(error, OperationalError) else error)
        raise Unusable(reason.splitlines()[0].rstrip(".")) from error
    return db


def upgrade(db: Database, to: str = "head") -> None:
    command.upgrade(alembic_config(db), to)


def downgrade(db: Database, to: str) -> None:
    command.downgrade(alembic_config(db), to)
