"""Real servers for tests: a process on a free port with its own data folder, the links that it prints, and its end."""

from __future__ import annotations

import atexit
import os
import re
import resource
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

from debate.assets import Assets
from tests.browsers import Browser
from tests.races import TIMEOUT_S
from tests.wire import Socket

ROOT = Path(__file__).parent.parent
DEBATE = (sys.executable, "-m", "debate")
START_S = 60.0
PASSWORD = "correct horse battery"
T = TypeVar("T")


def wait_for(look: Callable[[], T | None], what: str, within: float = TIMEOUT_S) -> T:
    """The first result that is not None or False. AssertionError with `what` once the time is over."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        found = look()
        if found is not None and found is not False:
            return found
        time.sleep(0.02)
    raise AssertionError(f"not within {within} s: {what}")


def free_port() -> int:
    """A port that nobody uses now, below those that systems give to outgoing connections: one of these could have taken
    it before the server does."""
    while True:
        port = 10_240 + secrets.randbelow(20_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def environ_of(data: Path, port: int, mode: str, **settings: str) -> dict[str, str]:
    """The environment of this process without its own settings, and those of a server for tests."""
    own = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("DEBATE_") and name not in ("HOST", "PORT")
    }
    given = {f"DEBATE_{name}": value for name, value in settings.items()}
    return {**own, "HOST": "127.0.0.1", "PORT": str(port), "DEBATE_DATA": str(data), "DEBATE_ASYNC_MODE": mode, **given}


@cache
def published() -> Path:
    """The static files as a server publishes them at its first start, once for all servers of this process."""
    folder = Path(tempfile.mkdtemp(prefix="debate-static-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Assets(ROOT / "static", folder).folder


@dataclass
class Server:
    """One server process. `links` are the paths that it printed, by face: desk, screen, stage, phones."""

    mode: str
    data: Path
    command: Sequence[str] = (*DEBATE, "serve", "--demo")
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    links: dict[str, str] = field(default_factory=dict)
    desk_cookie: str = ""

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def code(self) -> str:
        return self.links["phones"].removeprefix("/j/")

    @property
    def pid(self) -> int:
        return self._process.pid

    # The process

    def start(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True)
        if not (self.data / published().name).exists():
            shutil.copytree(published(), self.data / published().name)
        self._log = self.data / f"log-{self.port}-{time.monotonic_ns()}"
        environ = environ_of(self.data, self.port, self.mode, **self.settings)
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=environ,
                stdout=log,
                stderr=subprocess.STDOUT,
                preexec_fn=lower_file_limit,  # noqa: PLW1509 - it takes no lock
            )
        wait_for(self._is_up, "the server answers /healthz", START_S)
        self.links = wait_for(self._printed_links, "the server prints its links")

    def _is_up(self) -> bool:
        assert self._process.poll() is None, f"the server ended at its start: {self.log()}"
        try:
            with urllib.request.urlopen(f"http://{self.address}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def _printed_links(self) -> dict[str, str] | None:
        assert self._process.poll() is None, f"the server ended at its start: {self.log()}"
        rows = re.findall(r"^  (Desk|Screen|Stage|Phones)\b.*?https?://[^/\s]+(/\S+)$", self.log(), re.MULTILINE)
        return {name.lower(): path for name, path in rows} if len(rows) == 4 else None

    def log(self) -> str:
        return self._log.read_text(errors="replace")

    def kill(self) -> None:
        """As a power cut would: no clean-up of any kind."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(TIMEOUT_S)

    def stop(self) -> None:
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(TIMEOUT_S)
            except subprocess.TimeoutExpired:
                self.kill()

    def memory_kb(self) -> int:
        """What the process holds in memory now."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1])  # type: ignore[index]

    # Who comes in

    def browser(self) -> Browser:
        return Browser(self.address)

    def phone(self, browser: Browser | None = None) -> Socket:
        """A phone in the hall: its page first, which gives it its pass, then its socket."""
        holder = browser or self.browser()
        if "device" not in holder.cookies:
            holder.get(self.links["phones"])
        return Socket(self.address, cookie=holder.cookie_header()).join({"event": self.code, "role": "audience"})

    def screen(self) -> Socket:
        return self.by_link("screen", self.links["screen"].rpartition("/")[2])

    def stage(self) -> Socket:
        return self.by_link("stage", self.links["stage"].rpartition("/")[2])

    def by_link(self, face: str, token: str) -> Socket:
        return Socket(self.address).join({"event": self.code, "role": face, "token": token})

    def desk(self) -> Socket:
        """Mara's desk: signed in once through the real forms."""
        if not self.desk_cookie:
            self.desk_cookie = self.sign_in_by_link(self.links["desk"], "Mara").cookie_header()
        return Socket(self.address, cookie=self.desk_cookie).join({"event": self.code, "role": "desk"})

    def desk_browser(self) -> Browser:
        """A browser in which Mara is signed in."""
        self.desk().close()
        return self.browser().with_cookies(self.desk_cookie)

    def sign_in_by_link(self, path: str, name: str) -> Browser:
        browser = self.browser()
        assert browser.get(path).status == 200, "a one-time link must hold for this to mean anything"
        page = browser.post(path, name=name, password=PASSWORD)
        assert "desk" in browser.cookies, page.text
        return browser

    def make_link(self, owner: Browser, role: str) -> tuple[int, str]:
        """A new link, made on the people page: its id and its token."""
        owner.get(f"/desk/{self.code}/people")
        made = owner.post(f"/desk/{self.code}/links", role=role, label="")
        place = str(made.headers["Location"])
        link = place.rpartition("made=")[2]
        found = re.search(rf"/[a-z-]+/({link}-[\w-]+)", owner.get(place).text)
        assert found, f"the people page shows the new link {link}"
        return int(link), found[1]


def lower_file_limit() -> None:
    """What a login shell has: a server that needs more files must see to it by itself."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(1024, hard), hard))


@contextmanager
def running(server: Server) -> Iterator[Server]:
    server.start()
    try:
        yield server
    finally:
        server.stop()
