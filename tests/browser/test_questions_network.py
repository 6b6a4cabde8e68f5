"""A question in a bad network and over a reload: asked once, and never lost."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Route, WebSocketRoute, expect

from tests.browser.faces import NETWORK
from tests.browser.house import House
from tests.browser.phones import Phone
from tests.realtime.evenings import now_at, start_debate
from tests.servers import wait_for
from tests.wire import Socket

pytestmark = pytest.mark.browser

TEXT = "Who would pay for all these embassies?"
ASK = re.compile(r'^42(\d+)\["question:ask"')


class LosesAnswers:
    """A network in which questions reach the server, and their answers do not come back while `losing`."""

    def __init__(self, phone: Phone) -> None:
        self.losing = True
        self.asked = 0
        phone.context.route_web_socket(re.compile("."), self._pass_on)
        phone.context.route(re.compile(r"/questions$"), self._post)
        phone.tolerates(NETWORK)

    def _pass_on(self, socket: WebSocketRoute) -> None:
        server, lost = socket.connect_to_server(), set[str]()

        def out(message: str | bytes) -> None:
            if self.losing and isinstance(message, str) and (found := ASK.match(message)):
                lost.add(f"43{found[1]}[")
                self.asked += 1
            server.send(message)

        def back(message: str | bytes) -> None:
            if not (isinstance(message, str) and message.startswith(tuple(lost) or ("none",))):
                socket.send(message)

        socket.on_message(out)
        server.on_message(back)

    def _post(self, route: Route) -> None:
        if not self.losing:
            return route.continue_()
        route.fetch()
        self.asked += 1
        return route.abort()


def queue(desk: Socket) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = now_at(desk, "queue")["items"]
    return items


def writes(phone: Phone, text: str) -> None:
    phone.goes_to("Ask")
    phone.page.get_by_label("Your question").fill(text)


def test_a_question_whose_answers_are_lost_is_asked_once(house: House) -> None:
    desk = house.server.desk()
    start_debate(desk)
    ola = house.new_phone("Ola")
    network = LosesAnswers(ola)
    ola.joins()
    writes(ola, TEXT)
    ola.presses("Send the question")
    ola.sees("No answer yet. We are sending your question again.")
    # The network is passed on while the browser is asked something.
    wait_for(lambda: (ola.page.title() and network.asked >= 2) or None, "a second try")
    network.losing = False
    ola.sees("Sent. A moderator reads every question first.")
    assert [one["text"] for one in queue(desk)] == [TEXT]


def test_an_unanswered_question_survives_a_reload_and_is_sent_from_any_part(house: House) -> None:
    desk = house.server.desk()
    start_debate(desk)
    ola = house.new_phone("Ola")
    network = LosesAnswers(ola)
    ola.joins()
    writes(ola, TEXT)
    ola.presses("Send the question")
    wait_for(lambda: (ola.page.title() and queue(desk)) or None, "the question")
    network.losing = False
    ola.opens(house.server.links["phones"])
    ola.waits_until("() => localStorage.getItem(`questions:${location.pathname.split('/')[2]}`) === null", "an answer")
    ola.goes_to("Ask")
    ola.sees_of_its_question(TEXT, "Sent. A moderator will read it.")
    assert [one["text"] for one in queue(desk)] == [TEXT]


def test_a_half_written_question_survives_a_reload_in_its_own_tab(house: House) -> None:
    start_debate(house.server.desk())
    ola = house.phone("Ola")
    writes(ola, "Half a ques")
    ola.page.reload()
    expect(ola.page.get_by_label("Your question")).to_have_value("Half a ques")
    other = ola.new_page()
    other.goto(f"{house.server.links['phones']}?tab=ask")
    expect(other.get_by_label("Your question")).to_have_value("")
    ola.presses("Send the question")
    ola.sees("Sent. A moderator reads every question first.")
    ola.page.reload()
    ola.sees_of_its_question("Half a ques", "Sent. A moderator will read it.")
    expect(ola.page.get_by_label("Your question")).to_have_value("")
