"""Fixtures that every level shares. Domain tests need none of them."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from debate.store.database import Database
from debate.store.migrate import upgrade
from tests.halls import Hall, make_hall
from tests.postgres import Server, require_binaries, serve
from tests.reused import ReusedDatabase, ReusedFile

# Where the database is part of what is tested, every test runs on both; `one_database` says that it does not matter
# there.
ON_BOTH = ("store", "services", "snapshot")
# These change the schema, so each of them gets a database of its own.
FRESH = ("store",)
TEMPLATE = "migrated"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "one_database: run on SQLite alone, since the database does not matter here")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "db" not in metafunc.fixturenames:
        return
    folder = metafunc.definition.path.parent.name
    both = folder in ON_BOTH and not metafunc.definition.get_closest_marker("one_database")
    names = ["sqlite", "postgresql"] if both else ["sqlite"]
    prefix = "fresh" if folder in FRESH else "reused"
    metafunc.parametrize("db", [f"{prefix}_{name}" for name in names], ids=names, indirect=True)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the newest schema, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "migrated.sqlite"
    database = Database(f"sqlite:///{path}")
    upgrade(database)
    database.close()
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A server of this test run's own, with a database of the newest schema to make others from."""
    with serve(require_binaries()) as server:
        server.run(f"CREATE DATABASE {TEMPLATE}")
        database = Database(server.url(TEMPLATE))
        upgrade(database)
        database.close()
        yield server


@pytest.fixture(scope="session")
def reused_file(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReusedFile]:
    reused = ReusedFile(migrated_file, tmp_path_factory.mktemp("reused"))
    yield reused
    reused.database.close()


@pytest.fixture(scope="session")
def reused_database(postgres: Server) -> Iterator[ReusedDatabase]:
    postgres.run(f"CREATE DATABASE reused TEMPLATE {TEMPLATE}")
    reused = ReusedDatabase(postgres.url("reused"))
    yield reused
    reused.close()


@pytest.fixture
def reused_sqlite(reused_file: ReusedFile) -> Database:
    reused_file.renew()
    return reused_file.database


@pytest.fixture
def reused_postgresql(reused_database: ReusedDatabase) -> Database:
    reused_database.renew()
    return reused_database.database


@pytest.fixture
def fresh_sqlite(migrated_file: Path, tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "test.sqlite"
    shutil.copyfile(migrated_file, path)
    database = Database(f"sqlite:///{path}")
    yield database
    database.close()


_numbers = itertools.count(1)


@pytest.fixture
def fresh_postgresql(postgres: Server) -> Iterator[Database]:
    name = f"test_{next(_numbers)}"
    postgres.run(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
    database = Database(postgres.url(name))
    yield database
    database.close()
    postgres.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def postgresql_url(reused_database: ReusedDatabase) -> str:
    """For a program of its own."""
    reused_database.renew()
    return reused_database.url


@pytest.fixture
def db(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A database with the newest schema and nothing in it."""
    database: Database = request.getfixturevalue(request.param)
    yield database
    database.close()


@pytest.fixture
def hall(db: Database) -> Hall:
    """A live debate with its speakers, in the default format, nothing sealed yet."""
    made = make_hall(db)
    made.start()
    return made


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Path:
    """What all programs of a session start with: a migrated database, and beside it the published static files."""
    folder = tmp_path_factory.mktemp("shelf")
    shutil.copyfile(migrated_file, folder / "debate.sqlite")
    return folder
