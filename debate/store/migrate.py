"""Alembic, driven from the program: the database is brought up to date at every start."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config as AlembicConfig

from debate.store.database import Database

MIGRATIONS = Path(__file__).parent.parent / "migrations"


def alembic_config(db: Database) -> AlembicConfig:
    config = AlembicConfig()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = db.engine
    return config


def upgrade(db: Database, to: str = "head") -> None:
    command.upgrade(alembic_config(db), to)


def downgrade(db: Database, to: str) -> None:
    command.downgrade(alembic_config(db), to)
