"""A phone in the hall, with JavaScript and without."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Browser, Locator, expect
from playwright.sync_api import Error as PlaywrightError

from tests.browser.faces import Face
from tests.servers import Server


class Phone(Face):
    size = (390, 844)
    root = "#face"
    clock = ".clock__time"

    def __init__(self, browser: Browser, server: Server, name: str, **options: Any) -> None:
        websocket = options.pop("websocket", True)
        super().__init__(browser, server, name, **options)
        if not websocket:
            self.context.route_web_socket(re.compile("."), lambda socket: socket.close())

    def joins(self) -> None:
        """As the QR code leads."""
        self.opens(self.server.links["phones"])

    def types_the_code(self, code: str) -> None:
        self.opens("/")
        self.page.get_by_role("textbox").fill(code)
        self.page.get_by_role("textbox").press("Enter")

    # Vote

    def votes(self, choice: str) -> None:
        self.choice(choice).click()

    def choice(self, choice: str) -> Locator:
        return self.part(f"button.choice[value='{choice}']")

    def holds(self, choice: str) -> None:
        """The choice is shown as this phone's own, and as no other."""
        expect(self.part(".choice[aria-pressed=true]")).to_have_count(1)
        expect(self.choice(choice)).to_have_attribute("aria-pressed", "true")

    def voted(self, choice: str) -> None:
        """Vote, and see it counted."""
        self.votes(choice)
        self.holds(choice)
        self.sees("Counted.")

    def receipt(self) -> str:
        found = re.search(r"Receipt ([\w-]+)", self.page.inner_text(self.root))
        assert found, "a counted ballot has its receipt on the phone"
        return found[1]

    # Ask

    def goes_to(self, tab: str) -> None:
        self.part(".tabs").get_by_role("link", name=tab).click()

    def asks(self, text: str, to: str = "The panel", name: str = "") -> None:
        self.goes_to("Ask")
        self.page.get_by_label("Your question").fill(text)
        self.page.get_by_role("combobox").select_option(label=to)
        self.page.get_by_label("Your name").fill(name)
        self.presses("Send the question")
        self.sees("Sent. A moderator reads every question first.")

    def wants_asked(self, text: str) -> None:
        self.goes_to("Ask")
        self.question(text).get_by_role("button").click()
        expect(self.question(text).get_by_role("button")).to_have_attribute("aria-pressed", "true")

    def question(self, text: str) -> Locator:
        return self.part(".questions .question").filter(has_text=text)

    def sees_of_its_question(self, text: str, words: str) -> None:
        expect(self.part(".mine li").filter(has_text=text)).to_contain_text(words)


class PlainPhone(Phone):
    """A phone whose browser runs no JavaScript: pages and forms alone."""

    def __init__(self, browser: Browser, server: Server, name: str) -> None:
        super().__init__(browser, server, name, java_script_enabled=False)

    def loads_again(self) -> None:
        """A page that refreshes itself just then ends a reload that was begun before."""
        try:
            self.page.reload()
        except PlaywrightError:
            self.page.reload()
