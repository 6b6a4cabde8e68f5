"""The audience's commands: done, refused for the role, refused for the state, malformed, repeated."""

from __future__ import annotations

import pytest

from debate.domain.roles import Role
from debate.services import polls, questions
from tests.programs import House, Seat, refused

BALLOT = {"choice": "for", "key": "attempt-0001"}


def open_poll(house: House, tally: str = "sealed") -> int:
    house.hall.seal(pre_tally=tally)
    poll = house.hall.poll("pre").id
    polls.open_poll(house.call(), poll, None, held=True)
    return poll


def approved(house: House, asker: Seat, text: str = "Who would choose the delegates?") -> int:
    question = int(asker.do("question:ask", text=text)["question"])
    questions.approve_question(house.call(), question)
    return question


# ballot:cast


def test_a_ballot_is_answered_with_its_receipt_and_choice(house: House) -> None:
    poll = open_poll(house)
    answer = house.phone().do("ballot:cast", poll=poll, **BALLOT)
    assert answer["choice"] == "for"
    assert len(answer["receipt"]) == 8
    assert list(house.hall.ballots("pre").values()) == ["for"]


def test_a_ballot_that_was_sent_twice_counts_once(house: House) -> None:
    poll, phone = open_poll(house), house.phone()
    first = phone.do("ballot:cast", poll=poll, **BALLOT)
    assert phone.do("ballot:cast", poll=poll, **BALLOT) == first
    assert len(house.hall.ballots("pre")) == 1


def test_a_changed_vote_replaces_the_first_and_keeps_the_receipt(house: House) -> None:
    poll, phone = open_poll(house), house.phone()
    first = phone.do("ballot:cast", poll=poll, **BALLOT)
    second = phone.do("ballot:cast", poll=poll, choice="against", key="attempt-0002")
    assert second == {**first, "choice": "against"}
    assert list(house.hall.ballots("pre").values()) == ["against"]


def test_two_tabs_of_a_phone_have_one_vote(house: House) -> None:
    poll, phone = open_poll(house), house.phone()
    tab = house.program.socketio.test_client(
        house.program.app, auth={"event": house.code, "role": "audience"}, flask_test_client=phone.browser
    )
    phone.do("ballot:cast", poll=poll, **BALLOT)
    Seat(tab, phone.browser).do("ballot:cast", poll=poll, choice="against", key="attempt-0002")
    assert list(house.hall.ballots("pre").values()) == ["against"]


def test_a_ballot_before_the_opening_is_refused(house: House) -> None:
    house.hall.seal()
    answer = house.phone().ask("ballot:cast", {"poll": house.hall.poll("pre").id, **BALLOT})
    assert refused(answer) == "poll_not_open"


def test_a_ballot_after_the_close_is_refused_and_does_not_count(house: House) -> None:
    poll, phone = open_poll(house), house.phone()
    polls.close_poll(house.call(), poll)
    assert refused(phone.ask("ballot:cast", {"poll": poll, **BALLOT})) == "poll_closed"
    assert house.hall.ballots("pre") == {}


def test_a_choice_that_is_not_on_the_ballot_is_refused(house: House) -> None:
    poll = open_poll(house)
    assert (
        refused(house.phone().ask("ballot:cast", {"poll": poll, "choice": "both", "key": "12345678"}))
        == "unknown_choice"
    )


def test_a_poll_of_another_event_is_as_good_as_none(house: House) -> None:
    poll = open_poll(house)
    other = House(house.program)
    assert other.event != house.event, "Ines must be in another event for this to mean anything"
    ines = other.phone()
    assert refused(ines.ask("ballot:cast", {"poll": poll, **BALLOT})) == "not_found"
    assert refused(ines.ask("ballot:check", {"poll": poll})) == "not_found"
    assert house.hall.ballots("pre") == {}


@pytest.mark.parametrize("role", [Role.SCREEN, Role.STAGE])
def test_a_screen_has_no_vote(house: House, role: Role) -> None:
    poll = open_poll(house)
    assert refused(house.by_link(role).ask("ballot:cast", {"poll": poll, **BALLOT})) == "not_allowed"
    assert house.hall.ballots("pre") == {}


# ballot:check


def test_a_phone_finds_its_own_ballot_and_no_other(house: House) -> None:
    poll, phone, other = open_poll(house), house.phone(), house.phone()
    receipt = phone.do("ballot:cast", poll=poll, **BALLOT)["receipt"]
    assert phone.do("ballot:check", poll=poll) == {"ok": True, "receipt": receipt, "choice": "for", "group": None}
    assert other.do("ballot:check", poll=poll) == {"ok": True, "receipt": None, "choice": None, "group": None}


# question:ask, question:withdraw, question:upvote


def test_a_question_is_answered_with_its_number_and_state(house: House) -> None:
    answer = house.phone().do("question:ask", text="Who would choose the delegates?", to="for", name="Ola")
    assert answer["state"] == "new"
    assert isinstance(answer["question"], int)


def test_what_was_sent_twice_with_one_key_is_done_once(house: House) -> None:
    phone, other = house.phone(), house.phone()
    said = {"text": "Who would choose the delegates?", "key": "question-0001"}
    first = phone.do("question:ask", **said)
    assert phone.do("question:ask", **said) == first
    questions.approve_question(house.call(), int(first["question"]))
    for on, key in ((True, "upvote-0001"), (False, "upvote-0002"), (True, "upvote-0001")):
        other.do("question:upvote", question=first["question"], on=on, key=key)
    for _ in range(2):
        phone.do("question:withdraw", question=first["question"], key="withdraw-0001")
    assert [one for one in house.hall.journal() if one.startswith("question")] == [
        "question:ask",
        "question:approve",
        "question:withdraw",
    ]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"text": "Why?", "key": "short"}, "malformed"),
        ({"text": "   "}, "empty_text"),
        ({"text": "x" * 281}, "text_too_long"),
        ({"text": "Why?", "to": "Nobody Inparticular"}, "unknown_addressee"),
        ({"text": "Why?", "name": "n" * 81}, "text_too_long"),
        ({"text": None}, "malformed"),
        ({}, "malformed"),
        ({"text": "Why?", "state": "approved"}, "malformed"),
        ({"text": "Why?", "item": "1"}, "malformed"),
    ],
)
def test_a_question_that_cannot_be_taken_is_refused(house: House, said: dict[str, object], code: str) -> None:
    desk = house.desk()
    assert refused(house.phone().ask("question:ask", said)) == code
    assert desk.do("state:get", slices=["queue"])["slices"]["queue"]["data"]["items"] == []


def opening(house: House) -> int:
    """The other item of the agenda."""
    items = house.desk().do("state:get", slices=["agenda"])["slices"]["agenda"]["data"]["items"]
    return next(int(item["id"]) for item in items if item["id"] != house.hall.item)


def test_a_question_that_was_written_for_the_item_before_is_refused_and_in_nobodys_queue(house: House) -> None:
    phone, desk = house.phone(), house.desk()
    desk.do("item:start", item=opening(house))
    answer = phone.ask("question:ask", {"text": "Why would they?", "item": house.hall.item})
    assert refused(answer) == "item_over"
    assert "Oxford Style Debate" in answer["error"]["message"]
    assert desk.do("state:get", slices=["queue"])["slices"]["queue"]["data"]["items"] == []
    phone.do("question:ask", text="Why would they?", item=opening(house))


def test_a_question_that_comes_after_the_end_is_refused_as_one_for_what_is_over(house: House) -> None:
    phone = house.phone()
    house.desk().do("item:finish", item=house.hall.item)
    assert refused(phone.ask("question:ask", {"text": "One more?", "item": house.hall.item})) == "item_over"


def test_a_question_for_an_item_of_nowhere_is_not_found(house: House) -> None:
    assert refused(house.phone().ask("question:ask", {"text": "Why?", "item": 4_711})) == "not_found"


def test_a_phone_may_have_three_questions_waiting(house: House) -> None:
    phone = house.phone()
    for number in range(3):
        phone.do("question:ask", text=f"Question number {number}?")
    assert refused(phone.ask("question:ask", {"text": "And a fourth?"})) == "too_many_questions"


def test_no_question_is_taken_while_asking_is_stopped(house: House) -> None:
    house.desk().do("item:set-asking", item=house.hall.item, on=False)
    assert refused(house.phone().ask("question:ask", {"text": "Now?"})) == "questions_closed"


def test_a_muted_phone_is_told_so(house: House) -> None:
    phone, desk = house.phone(), house.desk()
    question = phone.do("question:ask", text="Is this an advertisement?")["question"]
    desk.do("question:mute", question=question, on=True)
    assert refused(phone.ask("question:ask", {"text": "Again?"})) == "muted"
    desk.do("question:mute", question=question, on=False)
    phone.do("question:ask", text="And now?")


def test_a_question_is_withdrawn_by_its_asker_alone(house: House) -> None:
    phone, other = house.phone(), house.phone()
    question = phone.do("question:ask", text="May I take this back?")["question"]
    assert refused(other.ask("question:withdraw", {"question": question})) == "not_found"
    phone.do("question:withdraw", question=question)
    assert refused(phone.ask("question:withdraw", {"question": question})) == "wrong_state"


def test_an_upvote_counts_once_and_can_be_taken_back(house: House) -> None:
    phone, screen = house.phone(), house.phone()
    question = approved(house, house.phone())
    for _ in range(2):
        phone.do("question:upvote", question=question, on=True)
    assert votes(screen) == {str(question): 1}
    phone.do("question:upvote", question=question, on=False)
    assert votes(screen) == {str(question): 0}


def votes(seat: Seat) -> dict[str, int]:
    found: dict[str, int] = seat.do("state:get", slices=["upvotes"])["slices"]["upvotes"]["data"]["votes"]
    return found


def test_what_is_not_approved_cannot_be_upvoted(house: House) -> None:
    question = house.phone().do("question:ask", text="Has anybody seen this yet?")["question"]
    assert refused(house.phone().ask("question:upvote", {"question": question, "on": True})) == "not_found"


def test_what_is_on_stage_cannot_be_upvoted_any_more(house: House) -> None:
    question = approved(house, house.phone())
    house.desk().do("question:stage", question=question)
    assert refused(house.phone().ask("question:upvote", {"question": question, "on": True})) == "question_taken"


@pytest.mark.parametrize("command", ["question:upvote", "question:withdraw"])
def test_a_question_of_another_event_is_as_good_as_none(house: House, command: str) -> None:
    question = approved(house, house.phone())
    other = House(house.program)
    other.hall.start()
    payload = {"question": question, "on": True} if command == "question:upvote" else {"question": question}
    assert refused(other.phone().ask(command, payload)) == "not_found"


# time:sync, state:get


def test_the_time_comes_with_the_revs_of_the_role(house: House) -> None:
    phone = house.phone()
    answer = phone.do("time:sync", t0=12.5)
    assert answer["t0"] == 12.5
    assert answer["server_ms"] > 1_600_000_000_000
    shown = {"event", "agenda", "debate", "panel", "clock", "poll", "result", "questions", "upvotes"}
    assert set(answer["revs"]) == shown


def test_a_phone_gets_no_slice_of_the_desk_by_asking_for_it(house: House) -> None:
    answer = house.phone().do(
        "state:get",
        slices=[
            "queue",
            "screening",
            "polls",
            "turnout",
            "order",
            "people",
            "guide",
            "scene",
            "floor",
            "speaking",
            "poll",
        ],
    )
    assert set(answer["slices"]) == {"poll"}
