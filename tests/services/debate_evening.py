"""The evening around the votes, driven at random: slots, clocks and questions."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from debate.domain.errors import DomainError
from debate.services import due, merging, questions, slots
from debate.services.unit import Call
from debate.store.database import Database
from debate.store.migrate import upgrade
from tests.cast import phone
from tests.halls import make_hall
from tests.services.debate_model import Model
from tests.services.debate_watch import Watch

T = TypeVar("T")

devices = st.sampled_from(["ada", "bea", "ciro", "dora"])
numbers = st.integers(min_value=0, max_value=11)  # which one of those that there are

QUESTION_VERBS: dict[str, Callable[[Call, int], None]] = {
    "approve": questions.approve_question,
    "decline": questions.decline_question,
    "queue": questions.queue_question,
    "stage": questions.stage_question,
    "answer": questions.answer_question,
    "return": questions.return_question,
}
CLOCK_VERBS: dict[str, Callable[[Call, int], None]] = {
    "start": slots.start_clock,
    "pause": slots.pause_clock,
    "reset": slots.reset_clock,
    "add": partial(slots.adjust_clock, delta_ms=30_000),
    "take": partial(slots.adjust_clock, delta_ms=-30_000),
}


def pick(among: list[T], number: int) -> T:
    return among[number % len(among)]


@cache
def migrated() -> bytes:
    """The file of an empty database: made once, copied for every evening."""
    with tempfile.TemporaryDirectory() as folder:
        db = Database(f"sqlite:///{folder}/empty.sqlite")
        upgrade(db)
        db.close()
        return (Path(folder) / "empty.sqlite").read_bytes()


class Evening(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        (self.folder / "debate.sqlite").write_bytes(migrated())
        self.hall = make_hall(Database(f"sqlite:///{self.folder / 'debate.sqlite'}"))
        self.hall.start()
        self.model = Model()
        self.watch = Watch(self.hall, self.model)

    def teardown(self) -> None:
        self.hall.db.close()
        shutil.rmtree(self.folder)

    def attempt(self, do: Callable[[], Any], is_allowed: bool) -> None:
        """What is allowed is done; what is not is refused and changes nothing that the desk sees."""
        if is_allowed:
            do()
            return
        with pytest.raises(DomainError):
            do()
        assert self.watch.look(("desk",))["desk"] == self.watch.seen["desk"]

    # Slots and clocks

    @rule(ms=st.integers(min_value=0, max_value=400_000))
    def pass_time(self, ms: int) -> None:
        self.hall.pass_ms(ms)
        due.run_due(self.hall.db, self.hall.now, self.hall.announced.append)
        self.hall.tallies.show(self.hall.event, self.hall.now)

    @rule(stands=st.booleans())
    def next_slot(self, stands: bool) -> None:
        """The second press of a button still names the slot that the first one left."""
        order = self.watch.desk("order")
        ids = [None, *(slot["id"] for slot in order["slots"])]
        at = ids.index(order["current"])
        named = ids[at] if stands else ids[at - 1]
        self.attempt(
            lambda: slots.next_slot(self.hall.call(), self.hall.item, named, held=True), stands and at + 1 < len(ids)
        )

    @rule(number=numbers)
    def go_to_slot(self, number: int) -> None:
        order = self.watch.desk("order")
        slot = pick(order["slots"], number)["id"]
        self.attempt(lambda: slots.go_to_slot(self.hall.call(), slot), slot != order["current"])

    @precondition(lambda self: self.watch.finished_slots())
    @rule(number=numbers)
    def go_back(self, number: int) -> None:
        """The clock stands there where it stood."""
        slots.go_to_slot(self.hall.call(), pick(self.watch.finished_slots(), number))

    @precondition(lambda self: self.watch.desk("clock")["slot"])
    @rule(verb=st.sampled_from([*CLOCK_VERBS]))
    def press_clock(self, verb: str) -> None:
        slot = self.watch.desk("clock")["slot"]
        facts = slot["clock"]
        state = "running" if facts["started_at"] else "standing"
        refused = {"start": state == "running", "pause": state == "standing", "reset": False}
        self.attempt(
            lambda: CLOCK_VERBS[verb](self.hall.call(), slot["id"]), not refused.get(verb, facts["duration_ms"] is None)
        )
        if verb in ("reset", "add"):
            self.model.moved.add(slot["id"])

    # Questions

    @rule(device=devices)
    def ask(self, device: str) -> None:
        text = f"text-{len(self.model.texts)}."
        states = {item["id"]: item["state"] for item in self.watch.desk("queue")["items"]}
        waiting = [key for key, asker in self.model.askers.items() if asker == device and states[key] == "new"]
        call = self.hall.call(phone(device))
        if len(waiting) >= questions.MOST_WAITING:
            self.attempt(lambda: questions.ask_question(call, text, None, None), False)
            return
        key = questions.ask_question(call, text, None, None).id
        self.model.askers[key], self.model.texts[key], self.model.voters[key] = device, [text], {}

    @precondition(lambda self: self.model.texts)
    @rule(number=numbers, verb=numbers)
    def move_question(self, number: int, verb: int) -> None:
        """A verb that the desk is offered now."""
        item = pick(self.watch.desk("queue")["items"], number)
        offered = [name for name in QUESTION_VERBS if name in item["allowed"]]
        if offered:
            QUESTION_VERBS[pick(offered, verb)](self.hall.call(), item["id"])
            self.part_if_merged(item, pick(offered, verb))

    @precondition(lambda self: self.model.texts)
    @rule(number=numbers, verb=st.sampled_from([*QUESTION_VERBS]))
    def press_a_stale_button(self, number: int, verb: str) -> None:
        item = pick(self.watch.desk("queue")["items"], number)
        self.attempt(lambda: QUESTION_VERBS[verb](self.hall.call(), item["id"]), verb in item["allowed"])
        if verb in item["allowed"]:
            self.part_if_merged(item, verb)

    def part_if_merged(self, item: dict[str, Any], verb: str) -> None:
        if verb == "return" and item["state"] == "merged":
            self.model.part(item["id"])

    @precondition(lambda self: self.model.texts)
    @rule(number=numbers)
    def edit(self, number: int) -> None:
        item = pick(self.watch.desk("queue")["items"], number)
        text = f"words-{item['id']}-{len(self.model.texts[item['id']])}."
        self.attempt(lambda: questions.edit_question(self.hall.call(), item["id"], text), "edit" in item["allowed"])
        if "edit" in item["allowed"]:
            self.model.texts[item["id"]].append(text)

    @precondition(lambda self: self.model.texts)
    @rule(number=numbers, device=devices, on=st.booleans())
    def upvote(self, number: int, device: str, on: bool) -> None:
        item = pick(self.watch.desk("queue")["items"], number)
        is_votable = item["state"] in ("approved", "next")
        self.attempt(lambda: questions.upvote_question(self.hall.call(phone(device)), item["id"], on), is_votable)
        if is_votable:
            self.model.wish(item["id"], device, on)

    @precondition(lambda self: self.model.texts)
    @rule(number=numbers, other=numbers)
    def merge(self, number: int, other: int) -> None:
        items = self.watch.desk("queue")["items"]
        item, into = pick(items, number), pick(items, other)
        takes = into["state"] in ("new", "approved", "next", "on_stage") and item["id"] != into["id"]
        is_allowed = "merge" in item["allowed"] and takes
        self.attempt(lambda: merging.merge_question(self.hall.call(), item["id"], into["id"]), is_allowed)
        if is_allowed:
            self.model.merge(item["id"], into["id"])

    @precondition(lambda self: self.model.texts)
    @rule(number=numbers)
    def withdraw(self, number: int) -> None:
        item = pick(self.watch.desk("queue")["items"], number)
        asker = self.hall.call(phone(self.model.askers[item["id"]]))
        is_allowed = item["state"] in ("new", "approved", "next")
        self.attempt(lambda: questions.withdraw_question(asker, item["id"]), is_allowed)
