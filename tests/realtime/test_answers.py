"""Every command is answered, in order, and a bad one without a word of what it held."""

from __future__ import annotations

import pytest

from tests.realtime.evenings import open_vote, start_debate
from tests.servers import Server
from tests.wire import Answer

SECRET = "do-not-repeat-me"


def assert_refused(answer: Answer, code: str) -> None:
    assert answer["ok"] is False
    assert set(answer) == {"ok", "error"}
    assert set(answer["error"]) == {"code", "message"}
    assert answer["error"]["code"] == code, answer
    assert SECRET not in str(answer)
    assert "Traceback" not in str(answer)


def test_an_event_that_there_is_not_is_answered(any_server: Server) -> None:
    assert_refused(any_server.phone().ask("ballot:stuff", {"poll": 1}), "unknown_event")


@pytest.mark.parametrize(
    "name", ["connect", "disconnect", "*", "on_command", "", "message", "__class__", "state:snapshot"]
)
def test_names_that_mean_something_inside_are_no_commands(server: Server, name: str) -> None:
    assert_refused(server.phone().ask(name, {}), "unknown_event")


@pytest.mark.parametrize(
    "payload",
    [
        (),
        ({"poll": 1}, {"poll": 1}),
        ("poll",),
        (None,),
        ([1, 2],),
        (7,),
        ({},),
        ({"poll": "1", "choice": "for", "key": "12345678"},),
        ({"poll": True, "choice": "for", "key": "12345678"},),
        ({"poll": 0, "choice": "for", "key": "12345678"},),
        ({"poll": 10**18, "choice": "for", "key": "12345678"},),
        ({"poll": 1, "choice": {"for": SECRET}, "key": "12345678"},),
        ({"poll": 1, "choice": SECRET * 90, "key": "12345678"},),
        ({"poll": 1, "choice": "for", "key": SECRET + "!"},),
        ({"poll": 1, "choice": "for", "key": "short"},),
        ({"poll": 1, "choice": "for", "key": "12345678", "weight": SECRET},),
    ],
)
def test_a_malformed_ballot_is_refused_as_malformed(server: Server, payload: tuple[object, ...]) -> None:
    assert_refused(server.phone().ask("ballot:cast", *payload), "malformed")


@pytest.mark.parametrize("t0", ["1", None, [], True, float("inf"), float("nan")])
def test_a_time_that_is_no_number_is_refused(server: Server, t0: object) -> None:
    assert_refused(server.phone().ask("time:sync", {"t0": t0}), "malformed")


def test_text_with_half_a_character_is_taken_or_refused_but_never_fails(server: Server) -> None:
    start_debate(server.desk())
    answer = server.phone().ask("question:ask", {"text": "half a pair \ud800 and a null \x00"})
    assert answer["ok"] or answer["error"]["code"] in ("malformed", "invalid", "text_too_long"), answer


def test_quick_commands_are_answered_in_the_order_they_were_sent(server: Server) -> None:
    poll = open_vote(server.desk())
    phone = server.phone()
    choices = ["for", "against", "undecided", "for", "against"] * 4
    numbers = [
        phone.send("ballot:cast", {"poll": poll, "choice": choice, "key": f"attempt-{n:04}"})
        for n, choice in enumerate(choices)
    ]
    phone.wait_for_answers(numbers)
    assert phone.answered == numbers
    assert [phone.answer(number)["choice"] for number in numbers] == choices
    assert phone.do("ballot:check", poll=poll)["choice"] == choices[-1]


def test_a_quick_command_does_not_overtake_a_slow_one(server: Server) -> None:
    """A ballot waits for its group and for the disk, the time for nothing."""
    poll = open_vote(server.desk())
    phone = server.phone()
    numbers = []
    for turn in range(10):
        numbers.append(phone.send("ballot:cast", {"poll": poll, "choice": "for", "key": f"slow-one-{turn:02}"}))
        numbers.append(phone.send("time:sync", {"t0": turn}))
    phone.wait_for_answers(numbers)
    assert phone.answered == numbers


def test_a_command_sees_what_the_one_before_it_did(server: Server) -> None:
    desk = server.desk()
    start_debate(desk)
    numbers = [desk.send("scene:show", {"kind": "message", "text": text}) for text in ("one", "two", "three")]
    last = desk.send("state:get", {"slices": ["scene"]})
    assert all(desk.answer(number)["ok"] for number in numbers)
    assert desk.answer(last)["slices"]["scene"]["data"]["text"] == "three"


def test_a_device_that_commands_too_often_is_told_so_and_others_are_not(server: Server) -> None:
    phone, other = server.phone(), server.phone()
    answers = [phone.answer(number) for number in [phone.send("ballot:check", {"poll": 1}) for _ in range(150)]]
    assert_refused(answers[-1], "rate_limited")
    assert other.ask("ballot:check", {"poll": 10**9})["error"]["code"] == "not_found"
