"""What a debate is held to after every step, whatever was done."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from debate.domain.clock import ClockState
from debate.domain.motion.figures import with_figures
from debate.domain.motion.results import count_result, frame_at, result_record
from debate.domain.polls.states import PollState
from debate.domain.sealing import voter_key
from debate.snapshot import FACES, Slices
from debate.store.schema import Poll, Question
from debate.store.votes import all_ballots
from tests.halls import Hall
from tests.services.debate_model import Model
from tests.services.floor_law import check_turns

PUBLIC_FACES = ("audience", "screen", "stage")
# In plain words, so that a mistake in the program's own tables would show.
TO_BE_SEEN = {"approved", "next", "on_stage", "answered"}


class Watch:
    """Looks at the real debate and compares."""

    def __init__(self, hall: Hall, model: Model) -> None:
        self.hall, self.model = hall, model
        self._slices = Slices(hall.db, "https://forum.example/j/{}".format)
        self.seen = self.look()

    def look(self, faces: tuple[str, ...] = FACES) -> dict[str, dict[str, Any]]:
        """Every slice of the faces, with its rev."""
        return self._slices.read(self.hall.event, faces)

    def desk(self, name: str) -> Any:
        return self.seen["desk"][name]["data"]

    def polls(self) -> dict[str, dict[str, Any]]:
        """The polls of the pair that holds now, by their round."""
        return {poll["round"]: poll for poll in self.desk("polls")["polls"] if poll["state"] != "void"}

    def finished_slots(self) -> list[int]:
        order = self.desk("order")
        return [
            slot["id"] for slot in order["slots"] if slot["clock"]["finished_at"] and slot["id"] != order["current"]
        ]

    def state_of(self, poll: int) -> PollState:
        with self.hall.db.reading() as session:
            return session.get_one(Poll, poll).state

    def look_again(self) -> None:
        self.seen = self.look()

    def check(self) -> None:
        self.look_again()
        self.check_ballots()
        self.check_figures()
        self.check_results()
        self.check_questions()
        self.check_clocks()
        check_turns(self.hall)
        self.check_guide()

    def check_ballots(self) -> None:
        """One ballot per voter, those that were acknowledged and no others, also after the close."""
        with self.hall.db.reading() as session:
            for poll, box in self.model.boxes.items():
                secret = session.get_one(Poll, poll).electorate.secret
                assert secret is not None
                assert all_ballots(session, poll) == {
                    voter_key(secret, device): choice for device, choice in box.items()
                }

    def check_figures(self) -> None:
        """Nobody sees a division that is sealed; an armed frame is the desk's alone."""
        open_, told = self.is_live(), self.is_told()
        for face in FACES:
            slices = self.seen[face]
            if not told and "result" in slices:
                assert slices["result"]["data"]["frame"] is None
            if face in PUBLIC_FACES:
                assert "polls" not in slices
            turnout = slices["turnout"]["data"] if "turnout" in slices else None
            if turnout:
                assert turnout["ballots"] == len(self.model.boxes[turnout["poll"]])
                self.check_tally(turnout, may_show=open_ or told)

    def check_tally(self, turnout: dict[str, Any], may_show: bool) -> None:
        if turnout["tally"] is None:
            return
        assert may_show
        poll = next(poll for poll in self.polls().values() if poll["id"] == turnout["poll"])
        if poll["state"] == "revealed" and "step" not in poll["allowed"]:
            assert turnout["tally"] == self.tally(turnout["poll"])

    def tally(self, poll: int) -> dict[str, int]:
        counted = Counter(self.model.boxes[poll].values())
        return {choice: counted[choice] for choice in ("for", "against", "undecided")}

    def is_live(self) -> bool:
        poll = self.seen["screen"]["poll"]["data"]
        return bool(poll and poll["tallies"] == "live")

    def is_told(self) -> bool:
        return any(poll["state"] == "revealed" for poll in self.polls().values())

    def check_results(self) -> None:
        """What is published is what a recount of the model gives, as far as the step goes."""
        frame = self.seen["screen"]["result"]["data"]["frame"]
        if frame is None:
            return
        assert {part: frame[part] for part in self.recount(frame)} == self.recount(frame)
        last = frame["step"] == frame["steps"][-1]
        assert self.seen["audience"]["result"]["data"]["frame"] == (frame if last else None)

    def recount(self, frame: dict[str, Any]) -> dict[str, Any]:
        polls, pair = self.polls(), self.hall.pair()
        before = self.model.boxes[polls["pre"]["id"]] if "pre" in polls else None
        if frame["round"] == "pre":
            return {"before": self.tally(frame["poll"]), "after": None, "outcome": None, "matrix": None}
        record = result_record(
            count_result(pair.rule, pair.band_pct, before, self.model.boxes[polls["post"]["id"]]), pair.rule
        )
        figures = with_figures({**record, "seal": frame["seal"]})
        whole = frame_at({**figures, "steps": frame["steps"], "hashes": frame["hashes"]}, frame["step"])
        return {part: whole[part] for part in figures}

    def check_questions(self) -> None:
        """A text that is not approved, or was reworded, is on no face but the desk; nobody counts twice."""
        shown = {face: json.dumps(self.seen[face], ensure_ascii=False) for face in PUBLIC_FACES}
        with self.hall.db.reading() as session:
            states = {key: session.get_one(Question, key).state for key in self.model.askers}
        for question, texts in self.model.texts.items():
            hidden = texts if states[question] not in TO_BE_SEEN else texts[:-1]
            assert not [(face, text) for face in PUBLIC_FACES for text in hidden if text in shown[face]]
        votes = {item["id"]: item["votes"] for item in self.desk("queue")["items"]}
        assert all(votes[key] == len(voters) for key, voters in self.model.voters.items() if key in votes)

    def check_clocks(self) -> None:
        """Remaining time never rises by itself, and no clock runs but the current slot's."""
        current = self.desk("order")["current"]
        for slot in self.hall.slots():
            remaining = slot.clock.remaining(self.hall.now)
            if remaining is not None:
                assert remaining <= self.model.remaining.get(slot.id, remaining) or slot.id in self.model.moved
                self.model.remaining[slot.id] = remaining
            assert slot.clock.state is not ClockState.RUNNING or slot.id == current
        self.model.moved.clear()

    def check_guide(self) -> None:
        """The largest button never sends what would be refused."""
        step = self.desk("guide")
        if step["command"] and step["command"].startswith("poll:"):
            verbs = {poll["id"]: poll["allowed"] for poll in self.polls().values()}
            assert step["command"].removeprefix("poll:") in verbs[step["payload"]["poll"]]
