"""Who hears what: a push goes to the faces that may see it, and to nobody else."""

from __future__ import annotations

from typing import Any

import pytest

from debate.domain.roles import Role
from debate.services.tallies import SMALLEST_STEP
from tests.programs import House, Seat

NOBODY: dict[str, set[str]] = {"phone": set(), "screen": set(), "stage": set(), "desk": set()}


@pytest.fixture
def faces(house: House) -> dict[str, Seat]:
    """One of each, and everything that they heard so far is forgotten."""
    seats = {"phone": house.phone(), "screen": house.screen(), "stage": house.stage(), "desk": house.desk()}
    house.push()
    for seat in seats.values():
        seat.heard()
    return seats


def heard_by(house: House, faces: dict[str, Seat]) -> dict[str, set[str]]:
    """The slices that each face was pushed since the last time."""
    house.push()
    return {face: set(seat.patched()) for face, seat in faces.items()}


def open_vote(house: House, desk: Seat, tally: str = "sealed") -> int:
    desk.do("pair:seal", item=house.hall.item, pre_tally=tally)
    poll = house.hall.poll("pre").id
    desk.do("poll:open", poll=poll, held=True)
    return poll


def test_a_ballot_moves_the_turnout_of_screen_and_desk_alone(house: House, faces: dict[str, Seat]) -> None:
    poll = open_vote(house, faces["desk"])
    heard_by(house, faces)
    faces["phone"].do("ballot:cast", poll=poll, choice="for", key="12345678")
    assert heard_by(house, faces) == {"phone": set(), "screen": {"turnout"}, "stage": set(), "desk": {"turnout"}}


def test_a_new_question_reaches_the_desk_and_its_asker_alone(house: House, faces: dict[str, Seat]) -> None:
    other = house.phone()
    heard_by(house, {**faces, "other": other})
    faces["phone"].do("question:ask", text="Who pays for it?")
    assert heard_by(house, {**faces, "other": other}) == {
        "phone": {"me"},
        "screen": set(),
        "stage": set(),
        "desk": {"queue"},
        "other": set(),
    }


def test_an_approved_question_reaches_the_phones_but_not_the_screen(house: House, faces: dict[str, Seat]) -> None:
    question = faces["phone"].do("question:ask", text="Who pays for it?")["question"]
    heard_by(house, faces)
    faces["desk"].do("question:approve", question=question)
    heard = heard_by(house, faces)
    assert "questions" in heard["phone"]
    assert heard["screen"] == heard["stage"] == set()


def test_arming_is_told_to_the_desk_alone(house: House, faces: dict[str, Seat]) -> None:
    desk = faces["desk"]
    poll = open_vote(house, desk)
    faces["phone"].do("ballot:cast", poll=poll, choice="for", key="12345678")
    desk.do("poll:close", poll=poll)
    post = house.hall.poll("post").id
    desk.do("poll:open", poll=post, held=True)
    desk.do("poll:close", poll=post)
    heard_by(house, faces)
    desk.do("poll:arm", poll=post)
    assert heard_by(house, faces) == {"phone": set(), "screen": set(), "stage": set(), "desk": {"polls", "guide"}}


@pytest.mark.parametrize("face", ["phone", "stage", "screen"])
def test_no_figure_of_a_sealed_vote_is_on_the_wire_of_a_face(house: House, faces: dict[str, Seat], face: str) -> None:
    poll = open_vote(house, faces["desk"])
    for _ in range(7):
        house.phone().do("ballot:cast", poll=poll, choice="against", key="12345678")
    house.push()
    faces["desk"].do("poll:close", poll=poll)
    house.push()
    told = [payload for _, payload in faces[face].heard()]
    told.append(faces[face].do("state:get"))
    assert split_figures(told) == []


def test_a_desk_sees_no_split_of_a_sealed_vote_either(house: House, faces: dict[str, Seat]) -> None:
    poll = open_vote(house, faces["desk"])
    house.phone().do("ballot:cast", poll=poll, choice="against", key="12345678")
    house.push()
    told = [payload for _, payload in faces["desk"].heard()]
    assert split_figures(told) == []
    assert any("turnout" in payload.get("slices", {}) for payload in told), "the turnout must have been pushed"


def split_figures(told: Any) -> list[Any]:
    """Every record in there that gives a number for a side."""
    if isinstance(told, list):
        return [found for part in told for found in split_figures(part)]
    if not isinstance(told, dict):
        return []
    here = [told] if isinstance(told.get("against"), int | float) else []
    return here + [found for part in told.values() for found in split_figures(part)]


def test_a_live_tally_moves_on_the_screen_in_steps(house: House, faces: dict[str, Seat]) -> None:
    open_vote(house, faces["desk"], tally="live")
    tallies = []
    for number in range(3):
        house.hall.cast_all("pre", {f"v-{number}-{n}": "for" for n in range(SMALLEST_STEP)})
        house.phone().do("ballot:cast", poll=house.hall.poll("pre").id, choice="against", key="12345678")
        house.push()
        house.push()  # a step that came too soon is pushed by itself
        tallies.append(faces["screen"].patched()["turnout"]["tally"])
    first = {"for": SMALLEST_STEP, "against": 1, "undecided": 0}
    assert tallies == [None, first, {"for": 2 * SMALLEST_STEP, "against": 2, "undecided": 0}]


def test_turnout_is_pushed_at_most_four_times_a_second(house: House, faces: dict[str, Seat]) -> None:
    poll = open_vote(house, faces["desk"])
    house.push()
    faces["screen"].heard()
    publisher = house.program.edge.publisher
    start = house.pushed_at + 10_000
    for tick in range(20):  # one second in steps of 50 ms
        house.phone().do("ballot:cast", poll=poll, choice="for", key="12345678")
        publisher.flush(start + tick * 50)
    pushed = [
        payload for name, payload in faces["screen"].heard() if name == "state:patch" and "turnout" in payload["slices"]
    ]
    assert 3 <= len(pushed) <= 4


def test_another_event_hears_nothing(house: House, faces: dict[str, Seat]) -> None:
    other = House(house.program)
    other.hall.start()
    seats = {"phone": other.phone(), "screen": other.screen(), "stage": other.stage(), "desk": other.desk(name="Ines")}
    heard_by(house, seats)
    poll = open_vote(house, faces["desk"])
    faces["phone"].do("ballot:cast", poll=poll, choice="for", key="12345678")
    faces["desk"].do("bell:ring")
    assert heard_by(house, seats) == NOBODY
    assert all(seat.heard() == [] for seat in seats.values())


def test_a_bell_sounds_on_the_screens_and_never_on_a_phone(house: House, faces: dict[str, Seat]) -> None:
    faces["desk"].do("bell:ring")
    rang = {face for face, seat in faces.items() if ("cue:bell", {"strokes": 1}) in seat.heard()}
    assert rang == {"screen", "stage", "desk"}


def test_a_message_reaches_the_stage_and_the_desk_alone(house: House, faces: dict[str, Seat]) -> None:
    faces["desk"].do("message:send", text="One minute left")
    assert heard_by(house, faces) == {
        "phone": set(),
        "screen": set(),
        "stage": {"message"},
        "desk": {"message", "whispers"},
    }


def test_phones_hear_nothing_of_a_scene(house: House, faces: dict[str, Seat]) -> None:
    faces["desk"].do("scene:show", kind="agenda")
    assert heard_by(house, faces) == {"phone": set(), "screen": {"scene"}, "stage": set(), "desk": {"scene"}}


def test_a_clock_is_pushed_once_to_everybody_and_does_not_tick(house: House, faces: dict[str, Seat]) -> None:
    speech = next(slot for slot in house.hall.slots() if slot.kind == "speech")
    faces["desk"].do("slot:go", slot=speech.id)
    heard_by(house, faces)
    faces["desk"].do("clock:start", slot=speech.id)
    assert all("clock" in names for names in heard_by(house, faces).values())
    assert heard_by(house, faces) == NOBODY


def test_a_failed_command_pushes_nothing(house: House, faces: dict[str, Seat]) -> None:
    assert not faces["desk"].ask("poll:open", {"poll": 999})["ok"]
    assert heard_by(house, faces) == NOBODY


def test_a_moderator_has_the_same_desk_as_the_owner(house: House, faces: dict[str, Seat]) -> None:
    milo = house.desk(Role.MODERATOR, "Milo")
    milo.heard()
    faces["desk"].do("scene:show", kind="blank")
    assert milo.patched()["scene"]["kind"] == "blank"
