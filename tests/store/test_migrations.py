from __future__ import annotations

import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, inspect, text
from sqlalchemy.pool import QueuePool

from debate.store import opening
from debate.store.database import Database, Unusable
from debate.store.migrate import alembic_config, downgrade, upgrade
from debate.store.opening import open_database
from debate.store.schema import Row
from debate.store.schema_version import newest_revision, revision_of
from tests.halls import make_hall

# Alembic keeps its state in its modules: two migrations at once are two processes.
STARTING_SERVER = """
import sys
from debate.store.database import Database
from debate.store.migrate import upgrade
upgrade(Database(sys.argv[1]))
"""


def tables(db: Database) -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


def test_the_migrations_make_every_table_of_the_models(db: Database) -> None:
    assert tables(db) == set(Row.metadata.tables)


def test_the_migrated_schema_is_that_of_the_models(db: Database) -> None:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"target_metadata": Row.metadata, "compare_type": True})
        assert compare_metadata(context, Row.metadata) == []


def test_every_check_of_the_models_is_in_the_database(db: Database) -> None:
    stored = inspect(db.engine)
    for table in Row.metadata.sorted_tables:
        checks = {str(c.name) for c in table.constraints if isinstance(c, CheckConstraint)}
        assert {found["name"] for found in stored.get_check_constraints(table.name)} == checks, table.name


def test_the_migrations_go_down_to_nothing_and_up_again(db: Database) -> None:
    downgrade(db, "base")
    assert tables(db) == set()
    upgrade(db)
    assert tables(db) == set(Row.metadata.tables)
    assert make_hall(db).journal() == ["event:import"]


def test_a_database_with_an_event_in_it_goes_down_as_well(db: Database) -> None:
    hall = make_hall(db)
    hall.start()
    hall.go_to("speech")
    downgrade(db, "base")
    assert tables(db) == set()


def test_an_upgrade_of_the_newest_schema_keeps_what_is_stored(db: Database) -> None:
    hall = make_hall(db)
    upgrade(db)
    assert hall.journal() == ["event:import"]


def test_two_servers_may_start_on_one_empty_database(db: Database) -> None:
    downgrade(db, "base")
    command = [sys.executable, "-c", STARTING_SERVER, db.engine.url.render_as_string(hide_password=False)]
    servers = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    assert [server.communicate(timeout=60)[1] for server in servers] == ["", ""]
    assert tables(db) == set(Row.metadata.tables)


def test_the_newest_schema_is_known_without_alembic(db: Database) -> None:
    assert revision_of(db) == newest_revision() == ScriptDirectory.from_config(alembic_config(db)).get_current_head()


def test_a_database_without_our_tables_has_no_schema_and_gets_the_newest(db: Database) -> None:
    downgrade(db, "base")
    assert revision_of(db) is None
    opened = open_database(db.engine.url.render_as_string(hide_password=False))
    assert revision_of(opened) == newest_revision()
    opened.close()


def test_a_database_of_a_later_program_is_not_opened(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Database] = []

    def make(url: str) -> Database:
        made.append(Database(url))
        return made[-1]

    monkeypatch.setattr(opening, "Database", make)
    with db.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Unusable, match="9999"):
        open_database(db.engine.url.render_as_string(hide_password=False))
    pool = made[0].engine.pool
    assert isinstance(pool, QueuePool)
    assert pool.checkedin() + pool.checkedout() == 0, "no connection is left behind"


def test_a_start_on_the_newest_schema_does_without_alembic(db: Database) -> None:
    url = db.engine.url.render_as_string(hide_password=False)
    program = (
        "import sys; from debate.store.opening import open_database; open_database(sys.argv[1]); import debate.cli; "
        "print('alembic' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", program, url], check=True, capture_output=True, text=True).stdout
    assert said == "False\n"
