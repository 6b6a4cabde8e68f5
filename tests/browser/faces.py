"""What every face has: a browser context of its own, a watch for errors, and what is heard on its sockets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, WebError, WebSocket, expect

from tests.servers import Server, wait_for

# Far more than any of it takes: a busy machine is no fault of the page.
PATIENCE_MS = 40_000
# What a browser writes by itself when the network is away; never about a script or the security policy.
NETWORK = re.compile(r"net::ERR_|WebSocket connection to|Failed to load resource: net::")
expect.set_options(timeout=PATIENCE_MS)


class Face:
    """One person's browser. `complaints` are the errors of its console, its scripts and its security policy."""

    size = (1280, 800)
    root = "body"

    def __init__(self, browser: Browser, server: Server, name: str, **options: Any) -> None:
        width, height = options.pop("size", self.size)
        self.server = server
        self.name = name
        self.complaints: list[str] = []
        self.heard: list[str] = []
        self._tolerated: list[re.Pattern[str]] = []
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, base_url=f"http://{server.address}", **options
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.context.on("console", self._note_console)
        self.context.on("weberror", self._note_error)
        self.page = self.new_page()

    def new_page(self) -> Page:
        page = self.context.new_page()
        page.on("websocket", self._listen)
        return page

    # What goes wrong

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._complain(message.text)

    def _note_error(self, error: WebError) -> None:
        self._complain(str(error.error))

    def _complain(self, text: str) -> None:
        if not any(pattern.search(text) for pattern in self._tolerated):
            self.complaints.append(f"{self.name}: {text}")

    def tolerates(self, pattern: str | re.Pattern[str]) -> None:
        """From here on such a line of the console is what the story brings about, and no fault."""
        self._tolerated.append(re.compile(pattern))

    # What is heard

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.heard.append(str(frame)))

    @contextmanager
    def listening(self) -> Iterator[list[str]]:
        """The frames that come in here, of every socket of this face."""
        first = len(self.heard)
        frames: list[str] = []
        yield frames
        frames.extend(self.heard[first:])

    def hears(self, words: str) -> None:
        """A frame with these words has come in, now or before."""
        # Asking the page for anything lets Playwright deliver what came in meanwhile.
        wait_for(lambda: self.page.title() is not None and any(words in frame for frame in self.heard), words)

    # Hands and eyes

    def opens(self, path: str) -> None:
        self.page.goto(path)

    def presses(self, words: str) -> None:
        """A button or a link by its words."""
        self.page.get_by_role("button", name=words).or_(self.page.get_by_role("link", name=words)).first.click()

    def sees(self, *words: str) -> None:
        for one in words:
            expect(self.page.locator(self.root)).to_contain_text(one, use_inner_text=True)

    def does_not_see(self, words: str) -> None:
        expect(self.page.locator(self.root)).not_to_contain_text(words, use_inner_text=True)

    def part(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def text(self, selector: str) -> str:
        """The text of the one element, with single spaces, seen or only spoken."""
        return " ".join((self.page.locator(selector).first.text_content() or "").split())

    def waits_for_text(self, selector: str, words: str) -> None:
        expect(self.page.locator(selector).first).to_contain_text(words)

    def waits_until(self, expression: str, what: str, argument: object = None) -> Any:
        """Until the page answers with something true. Asked from outside: the page's policy forbids to compile text
        inside."""
        return wait_for(
            lambda: self.page.evaluate(expression, argument) or None, f"{self.name}: {what}", PATIENCE_MS / 1000
        )

    # Reloads

    def marks(self) -> None:
        """Leave a mark that a reload would wipe away."""
        self.page.evaluate("() => { window.theSamePage = true; }")

    def is_the_same_page(self) -> bool:
        return bool(self.page.evaluate("() => window.theSamePage === true"))

    def closes(self) -> None:
        self.context.close()
