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

# Where the database is part of what is tested, every test runs on both; `one_database` says that it does not matter
# there.
ON_BOTH = ("store", "services", "snapshot")
TEMPLATE = "migrated"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "one_database: run on SQLite alone, since the database does not matter here")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "db" not in metafunc.fixturenames:
        return
    both = metafunc.definition.path.parent.name in ON_BOTH and not metafunc.definition.get_closest_marker(
        "one_database"
    )
    metafunc.parametrize("db", ["sqlite", "postgresql"] if both else ["sqlite"], indirect=True)


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


_numbers = itertools.count(1)


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    path = tmp_path / "test.sqlite"
    shutil.copyfile(migrated_file, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgresql_url(postgres: Server) -> Iterator[str]:
    name = f"test_{next(_numbers)}"
    postgres.run(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
    yield postgres.url(name)
    postgres.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def db(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A fresh database with the newest schema."""
    database = Database(request.getfixturevalue(f"{request.param}_url"))
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
