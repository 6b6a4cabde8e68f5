"""A whole debate, driven at random: what is allowed is done, what is not is refused and changes nothing.

What must hold after every step is in `debate_watch.py`; slots and questions are in `debate_evening.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from debate.domain.errors import DomainError, WrongState
from debate.domain.motion.bundle import recount
from debate.domain.polls.states import PollState
from debate.services import pairs, polls, reveals
from debate.services.ballots import Cast, Counted
from debate.services.bundles import make_bundle
from debate.services.unit import Call
from tests.cast import MARA, MILO
from tests.services.debate_evening import Evening, devices, numbers, pick

choices = st.sampled_from(["for", "against", "undecided"])
rounds = st.sampled_from(["pre", "post"])
tallies = st.sampled_from(["sealed", "live"])
sealed_rules = st.sampled_from(["matched", "all_ballots", "converts", "share_to_win", "none", "final_majority"])

# Mara works the desk; Milo is the second person, who confirms.
POLL_VERBS: dict[str, Callable[[Call, int], None]] = {
    "open": partial(polls.open_poll, closes_in_ms=900_000, held=True),
    "close": polls.close_poll,
    "reopen": polls.reopen_poll,
    "arm": reveals.arm_poll,
    "disarm": reveals.disarm_poll,
    "reveal": partial(reveals.reveal_poll, held=False, play=True),
}
# How far an evening is when it begins: each verb is said of each round in turn.
VOTED = ("pre:open", "pre:close", "post:open", "post:close")
TOLD_EARLY = (*VOTED[:2], "pre:arm", "pre:reveal")
BEGINNINGS = (
    *(VOTED[:said] for said in range(len(VOTED))),
    TOLD_EARLY,
    (*TOLD_EARLY, *VOTED[2:]),
    (*VOTED, "post:arm"),
    (*VOTED, "post:arm", "post:reveal"),
)


class WholeDebate(Evening):
    @initialize(rule_=sealed_rules, show_pre=st.booleans(), pre=tallies, post=tallies, said=st.sampled_from(BEGINNINGS))
    def begin(self, rule_: str, show_pre: bool, pre: str, post: str, said: tuple[str, ...]) -> None:
        self.seal(rule_, show_pre, pre, post)
        self.watch.look_again()
        for index, device in enumerate(["ada", "bea", "ciro", "ada"]):
            self.ask(device)
            self.watch.look_again()
            self.move_question(index, 0)
            self.watch.look_again()
            self.upvote(index, "dora", True)
        self.go_to_slot(1)
        self.watch.look_again()
        self.press_clock("start")
        for round_, verb in (order.split(":") for order in said):
            self.say(round_, verb)
            # Bea changes her mind in both votes, and the room changes between them.
            for index, device in enumerate(["ada", "bea", "ciro", "bea"] if verb == "open" else []):
                self.cast(device, pick(["for", "against", "undecided"], index + len(round_)), round_, 0)
        self.watch.look_again()

    def say(self, round_: str, verb: str) -> None:
        poll = self.watch.polls().get(round_)
        if poll and verb in poll["allowed"]:
            POLL_VERBS[verb](self.hall.call(MILO if verb == "reveal" else MARA), poll["id"])
            self.watch.look_again()

    @precondition(lambda self: not self.watch.polls())
    @rule(rule_=sealed_rules, show_pre=st.booleans(), pre=tallies, post=tallies)
    def seal(self, rule_: str, show_pre: bool, pre: str, post: str) -> None:
        self.hall.seal(rule_, band=0.0, show_pre=show_pre, pre_tally=pre, post_tally=post)
        self.model.boxes.update({poll.id: {} for poll in self.hall.pair().polls})

    @rule(round_=rounds, verb=numbers)
    def move_poll(self, round_: str, verb: int) -> None:
        """A verb that the desk is offered now."""
        poll = self.watch.polls().get(round_)
        offered = [name for name in POLL_VERBS if poll and name in poll["allowed"]]
        if offered:
            self.say(round_, pick(offered, verb))

    @rule(round_=rounds, verb=st.sampled_from([*POLL_VERBS]))
    def press_a_stale_poll_button(self, round_: str, verb: str) -> None:
        poll = self.watch.polls().get(round_)
        if poll:
            call = self.hall.call(MILO if verb == "reveal" else MARA)
            self.attempt(lambda: POLL_VERBS[verb](call, poll["id"]), verb in poll["allowed"])

    @precondition(lambda self: any(poll["state"] == "armed" for poll in self.watch.polls().values()))
    @rule()
    def reveal_alone_without_holding(self) -> None:
        armed = next(poll for poll in self.watch.polls().values() if poll["state"] == "armed")
        self.attempt(lambda: reveals.reveal_poll(self.hall.call(MARA), armed["id"], held=False, play=False), False)

    @precondition(lambda self: self.watch.is_told())
    @rule(step=st.sampled_from(["before", "after", "movement", "winner"]))
    def step_reveal(self, step: str) -> None:
        frame = self.watch.desk("result")["frame"]
        if frame:
            steps = frame["steps"]
            later = step in steps and steps.index(step) > steps.index(frame["step"])
            self.attempt(lambda: reveals.step_reveal(self.hall.call(), frame["poll"], step), later)

    @precondition(lambda self: self.watch.polls())
    @rule(sure=numbers)
    def void(self, sure: int) -> None:
        """Rarely: it ends all that was reached."""
        if sure == 0:
            pairs.void_pair(self.hall.call(), self.hall.pair().id, "wrong motion", held=True)

    @rule(device=devices, choice=choices, round_=rounds, older=numbers)
    def cast(self, device: str, choice: str, round_: str, older: int) -> None:
        """A first ballot, a changed one or a late one; now and then into the box of an older pair."""
        boxes = [*self.model.boxes]
        current = [poll.id for poll in self.hall.pair().polls if poll.round == round_]
        poll = pick(boxes, older) if older > 8 or not current else current[0]
        key = f"key-{next(self.hall.keys):08}"
        is_open = self.watch.state_of(poll) is PollState.OPEN
        answer = self.hall.box.cast_group([Cast(self.hall.event, poll, device, choice, key)])[0]
        assert isinstance(answer, Counted) == is_open
        if isinstance(answer, Counted):
            assert answer.answer == choice
            assert answer.receipt == self.model.receipts.setdefault((poll, device), answer.receipt)
            self.model.count(poll, device, choice, key)

    @precondition(lambda self: self.model.keys)
    @rule(number=numbers, choice=choices)
    def repeat(self, number: int, choice: str) -> None:
        """A key that was answered once is answered alike for ever, and changes nothing, whatever it carries."""
        poll, device, key = pick(self.model.known_keys()[::-1], number)
        is_void = self.watch.state_of(poll) is PollState.VOID
        answer = self.hall.box.cast_group([Cast(self.hall.event, poll, device, choice, key)])[0]
        if is_void:
            assert isinstance(answer, DomainError)
        else:
            assert answer == Counted(self.model.receipts[poll, device], self.model.boxes[poll][device])

    # What holds at every moment

    @invariant()
    def everything_is_as_it_was_promised(self) -> None:
        self.watch.check()

    @invariant()
    def the_bundle_is_there_once_all_is_told_and_holds(self) -> None:
        post = self.watch.polls().get("post")
        if post is None:
            return
        if post["state"] != "revealed" or "step" in post["allowed"]:
            with pytest.raises(WrongState):
                make_bundle(self.hall.db, self.hall.event, post["pair"])
            return
        bundle = make_bundle(self.hall.db, self.hall.event, post["pair"])
        assert len(bundle["ballots"]) == len({d for poll in self.hall.pair().polls for d in self.model.boxes[poll.id]})
        assert recount(bundle) == []


WholeDebate.TestCase.settings = settings(
    max_examples=20,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
TestWholeDebate = WholeDebate.TestCase
