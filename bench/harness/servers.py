"""Start one server of either kind, fresh, and stop it again."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .paths import BENCH, ROOT
from .problem import Problem
from .shapes import Json

START_TIMEOUT_S = 30
STOP_TIMEOUT_S = 10


@dataclass
class Hall:
    """A running server and what the generator needs to enter it."""

    pid: int
    origin: str
    seats: Json  # code, desk_cookie, screen_token, poll
    data: Path | None  # where our server keeps its database; none for the reference


# The command, its environment, the seats, the folder of the database.
Plan = tuple[list[str], dict[str, str], Json, Path | None]


@contextmanager
def running(kind: str, scratch: Path) -> Iterator[Hall]:
    """`kind` is "reference" or "ours"; `scratch` is an empty folder for this one run."""
    port = free_port()
    command, env, seats, data = PLANS[kind](scratch)
    log = scratch / "server.log"
    with log.open("wb") as sink:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdout=sink,
            stderr=sink,
            start_new_session=True,
            env={**os.environ, **env, "PORT": str(port), "HOST": "127.0.0.1"},
        )
    try:
        origin = f"http://127.0.0.1:{port}"
        wait_until_up(process, origin, log)
        yield Hall(process.pid, origin, seats, data)
    finally:
        stop(process)


def plan_reference(scratch: Path) -> Plan:
    seats = {"code": "BENCH1", "desk_cookie": "", "screen_token": "", "poll": 1, "post_poll": 2}
    return ["node", str(BENCH / "reference" / "server.mjs")], {}, seats, None


def plan_ours(scratch: Path) -> Plan:
    if not (ROOT / "wsgi.py").is_file():
        raise Problem(f"There is no wsgi.py in {ROOT}; use --only reference.")
    data = scratch / "data"
    data.mkdir()
    env = {"DEBATE_DATA": str(data)}
    return [sys.executable, "wsgi.py"], env, seed(data, env), data


PLANS = {"reference": plan_reference, "ours": plan_ours}


def seed(data: Path, env: dict[str, str]) -> Json:
    done = subprocess.run(
        [sys.executable, str(BENCH / "seed.py"), str(data)],
        cwd=ROOT,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Problem(f"bench/seed.py failed:\n{tail(done.stderr)}")
    seats: Json = json.loads(done.stdout.strip().splitlines()[-1])
    return seats


def free_port() -> int:
    """A new port for each process: connections of the last one still wait in TIME_WAIT."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_up(process: subprocess.Popen[bytes], origin: str, log: Path) -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise Problem(f"The server ended while starting:\n{tail(log.read_text())}")
        if healthy(origin):
            return
        time.sleep(0.1)
    raise Problem(f"The server did not answer /healthz in {START_TIMEOUT_S} s:\n{tail(log.read_text())}")


def healthy(origin: str) -> bool:
    try:
        with urllib.request.urlopen(f"{origin}/healthz", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_TIMEOUT_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def tail(text: str, lines: int = 15) -> str:
    return "\n".join(text.strip().splitlines()[-lines:])
