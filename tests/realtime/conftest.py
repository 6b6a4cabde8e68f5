"""Servers that the tests over real sockets share: one per server library and session."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.programs import House, make_program
from tests.servers import Server, running

Servers = dict[str, Server]


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """Filled by `server` as it is asked for them, all stopped at the end."""
    started: Servers = {}
    with ExitStack() as stack:
        yield started
        for server in started.values():
            stack.callback(server.stop)


def started_server(servers: Servers, mode: str, tmp_path_factory: pytest.TempPathFactory) -> Server:
    if mode not in servers:
        server = Server(mode, tmp_path_factory.mktemp(mode))
        server.start()
        servers[mode] = server
    return servers[mode]


@pytest.fixture(params=["eventlet", "gevent"])
def server(request: pytest.FixtureRequest, servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The demo server under each library that carries a hall."""
    return started_server(servers, request.param, tmp_path_factory)


@pytest.fixture(params=["eventlet", "gevent", "threading"])
def any_server(request: pytest.FixtureRequest, servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The demo server under every library there is."""
    return started_server(servers, request.param, tmp_path_factory)


@pytest.fixture(params=["eventlet", "gevent"])
def own_server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the test's own, which it may break."""
    with running(Server(request.param, tmp_path_factory.mktemp(f"own-{request.param}"))) as server:
        yield server


@pytest.fixture
def house(tmp_path: Path, shelf: Path) -> Iterator[House]:
    """A live debate inside this process, nothing sealed yet."""
    made = House(make_program(tmp_path / "data", shelf))
    made.hall.start()
    yield made
    made.program.db.close()
