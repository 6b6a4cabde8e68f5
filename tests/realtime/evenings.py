"""Steps of an evening at a real desk, each from whatever state the shared server is in."""

from __future__ import annotations

from typing import Any

from tests.wire import Socket


def now_at(desk: Socket, name: str) -> Any:
    return desk.do("state:get", slices=[name])["slices"][name]["data"]


def polls_at(desk: Socket) -> list[dict[str, Any]]:
    """The polls that count: those of the pair that was not given up."""
    return [poll for poll in now_at(desk, "polls")["polls"] if poll["state"] != "void"]


def start_debate(desk: Socket) -> int:
    """Make the debate the live item; returns it."""
    agenda = now_at(desk, "agenda")
    item = next(int(item["id"]) for item in agenda["items"] if item["kind"] == "debate")
    if agenda["current"] != item:
        desk.do("item:start", item=item)
    return item


def ready_speech(desk: Socket) -> dict[str, Any]:
    """Speakers are named, the vote is sealed, and the first speech is next to start; returns its slot."""
    item = start_debate(desk)
    for side, seat in (("for", 1), ("for", 2), ("against", 1), ("against", 2)):
        desk.do("speaker:name", item=item, side=side, seat=seat, name=f"Speaker {seat} {side}")
    if not polls_at(desk):
        desk.do("pair:seal", item=item)
    slot: dict[str, Any] = next(slot for slot in now_at(desk, "order")["slots"] if slot["kind"] == "speech")
    desk.do("slot:go", slot=slot["id"])
    return slot


def hold_first_vote(desk: Socket) -> None:
    """The vote before the debate is opened and closed, so that the guide goes on to the speeches."""
    poll = polls_at(desk)[0]["id"]
    desk.do("poll:open", poll=poll, held=True)
    desk.do("poll:close", poll=poll)


def open_vote(desk: Socket, tally: str = "sealed") -> int:
    """A pre-vote of its own: what was sealed before is given up. Returns the poll."""
    item = start_debate(desk)
    for pair in {poll["pair"] for poll in polls_at(desk)}:
        desk.do("pair:void", pair=pair, why="The next test", held=True)
    desk.do("pair:seal", item=item, pre_tally=tally)
    poll = int(polls_at(desk)[0]["id"])
    desk.do("poll:open", poll=poll, held=True)
    return poll


def start_clock(desk: Socket) -> dict[str, Any]:
    """The first speech's clock, running; returns its slot."""
    item = start_debate(desk)
    order = now_at(desk, "order")
    slot = next(slot for slot in order["slots"] if slot["kind"] == "speech")
    if order["current"] != slot["id"]:
        desk.do("slot:go", slot=slot["id"])
    current = now_at(desk, "clock")["slot"]
    if current["clock"]["started_at"] is None:
        desk.do("clock:start", slot=slot["id"])
    assert item == now_at(desk, "debate")["item"]
    running: dict[str, Any] = now_at(desk, "clock")["slot"]
    return running


def approved_question(phone: Socket, desk: Socket, text: str) -> int:
    """Asked by the phone, approved at the desk."""
    start_debate(desk)
    question = int(phone.do("question:ask", text=text)["question"])
    desk.do("question:approve", question=question)
    return question


def go_to(desk: Socket, kind: str) -> dict[str, Any]:
    """Make the first slot of a kind the current one; returns it."""
    slot: dict[str, Any] = next(slot for slot in now_at(desk, "order")["slots"] if slot["kind"] == kind)
    desk.do("slot:go", slot=slot["id"])
    return slot
