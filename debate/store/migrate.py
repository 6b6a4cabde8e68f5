"""Alembic, driven from the program. Loading it takes as long as a third of a start, so only who migrates does."""

from __future__ import annotations

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.util import CommandError

from debate.store.database import Database, Unusable
from debate.store.schema_version import MIGRATIONS


def alembic_config(db: Database) -> AlembicConfig:
    config = AlembicConfig()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = db.engine
    return config


def upgrade(db: Database, to: str = "head") -> None:
    """Raises Unusable if there is no way from the database's schema to that one."""
    try:
        command.upgrade(alembic_config(db), to)
    except CommandError as error:
        raise Unusable(str(error)) from error


def downgrade(db: Database, to: str) -> None:
    command.downgrade(alembic_config(db), to)
