"""A PostgreSQL server of the tests' own: made in a temporary folder from the machine's binaries, gone when the tests
are."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from glob import glob
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

READY_S = 60.0
PORTS_TRIED = 5
# Nothing here outlives the tests, so nothing needs to reach the disk.
SETTINGS = ("fsync=off", "full_page_writes=off", "autovacuum=off", "max_connections=60", "shared_buffers=32MB")


@dataclass(frozen=True)
class Server:
    """A running server that trusts everybody on its socket and on one port of the loopback address."""

    folder: Path
    port: int

    def url(self, database: str = "postgres") -> str:
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{database}"

    def run(self, *statements: str) -> None:
        """Run statements that no transaction may hold, such as making a database."""
        engine = create_engine(self.url(), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
        engine.dispose()


def find_binaries() -> Path | None:
    """The folder of `initdb` and `postgres`: where pg_config says, where Debian puts them, or on the PATH."""
    return next(
        (folder for folder in _candidates() if (folder / "initdb").is_file() and (folder / "postgres").is_file()), None
    )


def _candidates() -> Iterator[Path]:
    told = shutil.which("pg_config")
    if told:
        yield Path(subprocess.run([told, "--bindir"], capture_output=True, text=True, check=True).stdout.strip())
    yield from (Path(folder) for folder in sorted(glob("/usr/lib/postgresql/*/bin"), reverse=True))
    found = shutil.which("initdb")
    if found:
        yield Path(found).resolve().parent


def require_binaries() -> Path:
    """The binaries; without them the tests on PostgreSQL are skipped, but never where CI must run them all."""
    found = find_binaries()
    if found is not None:
        return found
    reason = "PostgreSQL's server (initdb, postgres) is not installed on this machine"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def serve(binaries: Path) -> Iterator[Server]:
    """Start a server and stop it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # a socket's path has at most 107 characters
    try:
        _hand_over(folder)
        _make_cluster(binaries, folder)
        process, server = _start(binaries, folder)
        try:
            yield server
        finally:
            process.send_signal(signal.SIGQUIT)  # at once: there is nothing to save
            process.wait(READY_S)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _hand_over(folder: Path) -> None:
    user = _other_user()
    if user is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)


def _other_user() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: then it runs as its own user, or as nobody."""
    if os.geteuid() != 0:
        return None
    known = {user.pw_name: user for user in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _spawn(command: list[str], folder: Path, log: Path) -> subprocess.Popen[bytes]:
    user = _other_user()
    with log.open("ab") as out:
        return subprocess.Popen(
            command,
            cwd=folder,
            stdout=out,
            stderr=subprocess.STDOUT,
            user=user.pw_uid if user else None,
            group=user.pw_gid if user else None,
            extra_groups=[] if user else None,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"},
        )


def _make_cluster(binaries: Path, folder: Path) -> None:
    log = folder / "initdb.log"
    options = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-sync", "--no-instructions"]
    if _spawn([str(binaries / "initdb"), "-D", str(folder / "data"), *options], folder, log).wait(READY_S):
        raise RuntimeError(f"initdb failed:\n{log.read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start(binaries: Path, folder: Path) -> tuple[subprocess.Popen[bytes], Server]:
    log = folder / "server.log"
    settings = [part for setting in SETTINGS for part in ("-c", setting)]
    for _attempt in range(PORTS_TRIED):
        server = Server(folder, _free_port())
        places = ["-D", str(folder / "data"), "-k", str(folder), "-h", "127.0.0.1", "-p", str(server.port)]
        process = _spawn([str(binaries / "postgres"), *places, *settings], folder, log)
        if _becomes_ready(process, log):
            return process, server
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")


def _becomes_ready(process: subprocess.Popen[bytes], log: Path) -> bool:
    """False if the server ended instead, as it does where another program took the port first."""
    deadline = time.monotonic() + READY_S
    while process.poll() is None and time.monotonic() < deadline:
        if "ready to accept connections" in log.read_text():
            return True
        time.sleep(0.02)
    process.kill()
    process.wait(READY_S)
    return False
