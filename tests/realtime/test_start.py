"""`debate serve` where it cannot serve: one sentence, and no other line."""

from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path

import pytest

from tests.servers import DEBATE, ROOT, environ_of, free_port

MODES = ("eventlet", "gevent", "threading")


def refused_start(environ: dict[str, str]) -> str:
    """The one line that a start prints which must fail."""
    command = [*DEBATE, "serve", "--demo"]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode not in (0, None)
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("debate: ")
    return lines[0]


@pytest.mark.parametrize("mode", MODES)
def test_a_port_in_use_is_one_sentence(tmp_path: Path, mode: str) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        port = held.getsockname()[1]
        said = refused_start(environ_of(tmp_path, port, mode))
    assert f"Port {port} is in use" in said


@pytest.mark.parametrize("mode", MODES)
def test_a_host_that_is_not_ours_is_one_sentence(tmp_path: Path, mode: str) -> None:
    environ = {**environ_of(tmp_path, free_port(), mode), "HOST": "192.0.2.77"}
    assert "192.0.2.77" in refused_start(environ)


@pytest.mark.parametrize("mode", MODES)
def test_a_reader_who_has_gone_is_no_fault_of_the_port(tmp_path: Path, mode: str) -> None:
    read, write = os.pipe()
    os.close(read)
    environ = environ_of(tmp_path, free_port(), mode)
    with os.fdopen(write, "w") as nobody:
        done = subprocess.run(
            [*DEBATE, "serve", "--demo"],
            cwd=ROOT,
            env=environ,
            stdout=nobody,
            stderr=subprocess.PIPE,
            text=True,
            timeout=30,
            check=False,
        )
    assert done.returncode != 0
    assert done.stderr == ""


def test_a_data_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("not a folder")
    assert f"{blocked / 'data'} cannot be written" in refused_start(
        environ_of(blocked / "data", free_port(), "eventlet")
    )


def test_a_data_folder_without_the_right_to_write_is_one_sentence() -> None:
    folder = Path("/proc/1") if os.access("/proc/1", os.F_OK) else Path("/dev/null")
    assert "cannot be written" in refused_start(environ_of(folder / "data", free_port(), "eventlet"))


def test_a_setting_that_there_is_not_is_one_sentence(tmp_path: Path) -> None:
    environ = {**environ_of(tmp_path, free_port(), "eventlet"), "DEBATE_COLOUR": "red"}
    assert "no setting DEBATE_COLOUR" in refused_start(environ)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "70000"),
        ("ASYNC_MODE", "tornado"),
        ("SECURE_COOKIES", "yes"),
        ("CAPACITY", "0"),
        ("PUBLIC_URL", "debate.example"),
        ("PROXIES", "many"),
        ("PROXIES", "-1"),
        ("DATABASE_URL", "not a database"),
        ("DATABASE_URL", "oracle://nobody@nowhere/none"),
        ("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none"),
        ("DATABASE_URL", "sqlite:////proc/1/none.sqlite"),
        ("SECRET_KEY_FILE", "/nowhere/secret"),
    ],
)
def test_a_setting_that_cannot_be_used_is_one_sentence(tmp_path: Path, name: str, value: str) -> None:
    environ = {**environ_of(tmp_path, free_port(), "eventlet"), f"DEBATE_{name}": value}
    said = refused_start(environ)
    assert name.removesuffix("_FILE") in said or name in said


def test_a_secret_of_a_file_is_used(tmp_path: Path) -> None:
    """Its absence is an error above; its presence must not be one."""
    secret = tmp_path / "secret"
    secret.write_text("from a file\n")
    environ = {**environ_of(tmp_path / "data", free_port(), "threading"), "DEBATE_SECRET_KEY_FILE": str(secret)}
    command = [*DEBATE, "link", "NOSUCH", "screen"]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=30, check=False)
    assert done.stderr.strip() == "debate: There is no event with the join code NOSUCH."
