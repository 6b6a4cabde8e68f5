"""A socket that speaks Engine.IO 4 and Socket.IO 5 by hand, so that tests see what is really on the wire."""

from __future__ import annotations

import itertools
import json
import secrets
import socket
import time
from collections.abc import Callable, Iterable
from typing import Any

import websocket
from websocket import ABNF

from tests.races import TIMEOUT_S

Answer = dict[str, Any]
GONE = (websocket.WebSocketException, OSError)


class Refused(Exception):
    """The server did not let the socket in; `code` says why."""

    def __init__(self, said: dict[str, Any]) -> None:
        super().__init__(said.get("message"))
        self.code = said.get("data", {}).get("code")
        self.message = str(said.get("message"))


class Socket:
    """One WebSocket. Opened by its construction, let into an event by `join`."""

    def __init__(self, address: str, cookie: str = "", origin: str | None = None, extensions: str = "") -> None:
        self.slices: dict[str, dict[str, Any]] = {}
        self.heard: list[tuple[str, dict[str, Any]]] = []
        self.answered: list[int] = []  # the numbers of the answers, as they came
        self._answers: dict[int, Answer] = {}
        self._ids = itertools.count(1)
        self.transport = websocket.create_connection(
            f"ws://{address}/socket.io/?EIO=4&transport=websocket",
            cookie=cookie or None,
            origin=origin or f"http://{address}",
            header=[f"Sec-WebSocket-Extensions: {extensions}"] if extensions else [],
            timeout=TIMEOUT_S,
        )
        opening = self._receive(10)
        assert opening.startswith("0"), f"the transport opens with its handshake, not with {opening[:40]!r}"

    # Verbs

    def join(self, auth: object) -> Socket:
        """Enter an event. Raises Refused."""
        self.say(f"40{json.dumps(auth)}")
        self.read_until(lambda packet: packet[:2] in ("40", "44"), "an answer to the connect")
        assert "event" in self.slices or self.last[:2] == "44", "the snapshot comes with the welcome"
        if self.last[:2] == "44":
            raise Refused(json.loads(self.last[2:]))
        return self

    def cast(self, poll: int, choice: str, key: str | None = None) -> Answer:
        return self.ask("ballot:cast", {"poll": poll, "choice": choice, "key": key or secrets.token_urlsafe(16)})

    def ask(self, command: str, *payload: object) -> Answer:
        return self.answer(self.send(command, *payload))

    def do(self, command: str, **payload: object) -> Answer:
        """A command that must succeed."""
        answer = self.ask(command, payload)
        assert answer["ok"], f"{command} {payload}: {answer}"
        return answer

    def send(self, command: str, *payload: object) -> int:
        """Send a command and do not wait; returns the number that its answer will have."""
        number = next(self._ids)
        self.say(f"42{number}{json.dumps([command, *payload])}")
        return number

    def answer(self, number: int) -> Answer:
        if number not in self._answers:
            self.read_until(lambda _packet: number in self._answers, f"an answer to command {number}")
        return self._answers.pop(number)

    def wait_for_answers(self, numbers: Iterable[int]) -> None:
        wanted = set(numbers)
        self.read_until(lambda _packet: wanted <= set(self.answered), "the answers to all commands")

    def sees(self, name: str, condition: Callable[[Any], object] = bool, within: float = TIMEOUT_S) -> Any:
        """The data of a slice, once it meets the condition."""

        def seen() -> bool:
            return name in self.slices and bool(condition(self.slices[name]["data"]))

        if not seen():
            self.read_until(
                lambda _packet: seen(), f"the slice {name} as expected (last: {self.slices.get(name)})", within
            )
        return self.slices[name]["data"]

    def hears(self, event: str, within: float = TIMEOUT_S) -> dict[str, Any]:
        """The payload of the first event of that name."""
        if event not in dict(self.heard):
            self.read_until(lambda _packet: event in dict(self.heard), f"the event {event}", within)
        return dict(self.heard)[event]

    def is_closed_within(self, seconds: float) -> bool:
        """Whether the server closes the transport in that time."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                self._take(self._receive(deadline - time.monotonic()))
            except websocket.WebSocketTimeoutException:
                return False
            except GONE:
                return True
        return False

    @property
    def line(self) -> socket.socket:
        """The bare connection under the WebSocket."""
        bare: socket.socket | None = self.transport.sock
        assert bare is not None, "the socket must be open"
        return bare

    def close(self) -> None:
        self.transport.close(timeout=0)

    def say(self, text: str) -> None:
        self.transport.send(text)

    # Reading

    last = ""

    def read_until(self, done: Callable[[str], bool], what: str, within: float = TIMEOUT_S) -> None:
        deadline = time.monotonic() + within
        while (left := deadline - time.monotonic()) > 0:
            try:
                self.last = self._receive(left)
            except websocket.WebSocketTimeoutException:
                break
            self._take(self.last)
            if done(self.last):
                return
        raise AssertionError(f"not within {within} s: {what}")

    def _receive(self, within: float) -> str:
        self.transport.settimeout(max(within, 0.001))
        kind, data = self.transport.recv_data()
        if kind == ABNF.OPCODE_CLOSE:
            raise websocket.WebSocketConnectionClosedException("closed by the server")
        return str(data.decode())

    def _take(self, packet: str) -> None:
        if packet == "2":
            self.say("3")
        elif packet[:2] == "42":
            self._hear(*json.loads(packet[2:]))
        elif packet[:2] == "43":
            number, _, body = packet[2:].partition("[")
            self._answers[int(number)] = json.loads(f"[{body}")[0]
            self.answered.append(int(number))

    def _hear(self, event: str, payload: dict[str, Any]) -> None:
        self.heard.append((event, payload))
        if event in ("state:snapshot", "state:patch"):
            for name, part in payload["slices"].items():
                if event == "state:snapshot" or part["rev"] > self.slices.get(name, {"rev": -1})["rev"]:
                    self.slices[name] = part
