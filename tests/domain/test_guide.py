from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from debate.domain.clock import ClockState
from debate.domain.guide import Facts, PollFacts, Step, next_step
from debate.domain.motion.pair import Round
from debate.domain.motion.places import Order, Stop
from debate.domain.polls.states import PollState
from debate.domain.slots import SlotKind

IDLE, RUNNING, PAUSED, FINISHED = ClockState.IDLE, ClockState.RUNNING, ClockState.PAUSED, ClockState.FINISHED
PRE_SLOT = Stop(10, SlotKind.VOTE, Round.PRE, IDLE)
SPEECH = Stop(20, SlotKind.SPEECH, None, IDLE)
CLOSING = Stop(25, SlotKind.SPEECH, None, IDLE)
POST_SLOT = Stop(30, SlotKind.VOTE, Round.POST, IDLE)
RESULT_SLOT = Stop(40, SlotKind.RESULT, None, IDLE)
FORMAT = (PRE_SLOT, SPEECH, CLOSING, POST_SLOT, RESULT_SLOT)
SPEECHES = (SPEECH, CLOSING)


def make_order(stop: Stop | None = None, stops: tuple[Stop, ...] = FORMAT) -> Order:
    """The order at a stop, whose clock is as given; what lies before it was spoken."""
    at = [one.id for one in stops].index(stop.id) if stop else 0
    spoken = [replace(one, clock=FINISHED) if one.kind is SlotKind.SPEECH else one for one in stops[:at]]
    return Order((*spoken, *([stop] if stop else []), *stops[at + bool(stop) :]), stop.id if stop else None)


NOTHING_LIVE = Facts(None, 1, motion=False, speakers_named=False, sealed=False, order=Order((), None), polls={})


def make_polls(pre: str | None, post: str, show_pre: bool = False, telling: str | None = None) -> dict[str, PollFacts]:
    """`telling`: the step of the reveal that comes next."""
    polls = {"post": PollFacts(6, Round.POST, PollState(post), show_pre, telling)}
    return {"pre": PollFacts(5, Round.PRE, PollState(pre), show_pre, None), **polls} if pre else polls


def make_facts(stop: Stop | None = None, pre: str | None = "draft", post: str = "draft", **changed: object) -> Facts:
    """A sealed debate."""
    order = make_order(stop)
    facts = Facts(2, 3, motion=True, speakers_named=True, sealed=True, order=order, polls=make_polls(pre, post))
    return replace(facts, **changed)  # type: ignore[arg-type]


@dataclass
class Evening:
    """Follows the largest button, and holds what each press changed."""

    facts: Facts = NOTHING_LIVE
    keys: list[str] = field(default_factory=list)

    def press(self, **changed: object) -> None:
        self.keys.append(next_step(self.facts).key)
        self.facts = replace(self.facts, **changed)  # type: ignore[arg-type]


def test_the_largest_button_leads_through_a_whole_debate() -> None:
    evening = Evening()
    evening.press(item=2, first_item=3, motion=True, order=make_order())
    evening.press(speakers_named=True)
    evening.press(sealed=True, polls=make_polls("draft", "draft"))
    evening.press(order=make_order(PRE_SLOT))
    evening.press(polls=make_polls("open", "draft"))
    evening.press(polls=make_polls("closed", "draft"))
    evening.press(order=make_order(SPEECH))
    evening.press(order=make_order(replace(SPEECH, clock=RUNNING)))
    evening.press(order=make_order(POST_SLOT))
    evening.press(polls=make_polls("closed", "open"))
    evening.press(polls=make_polls("closed", "closed"))
    evening.press(order=make_order(RESULT_SLOT))
    evening.press(polls=make_polls("closed", "armed"))
    evening.press(polls=make_polls("closed", "revealed", telling="after"))
    evening.press(polls=make_polls("closed", "revealed", telling="movement"))
    evening.press(polls=make_polls("closed", "revealed", telling="winner"))
    evening.press(polls=make_polls("closed", "revealed"))
    evening.press(item=None, first_item=None)
    evening.press()
    assert evening.keys == [
        "start_item",
        "name_speakers",
        "seal",
        "next_slot",
        "open_pre",
        "close_pre",
        "next_slot",
        "start_clock",
        "next_slot",
        "open_post",
        "close_post",
        "next_slot",
        "arm",
        "reveal",
        "step_after",
        "step_movement",
        "step_winner",
        "finish_item",
        "done",
    ]


def test_a_count_without_a_result_is_said_to_be_one_before_it_is_confirmed() -> None:
    polls = make_polls("closed", "armed")
    polls["post"] = replace(polls["post"], no_result=True)
    step = next_step(make_facts(RESULT_SLOT, "closed", "armed", polls=polls))
    assert step == Step("reveal_no_result", "poll:reveal", {"poll": 6}, hold=True)


def test_a_pre_vote_that_is_shown_at_once_is_armed_and_revealed_in_its_slot() -> None:
    evening = Evening(make_facts(PRE_SLOT, polls=make_polls("closed", "draft", show_pre=True)))
    evening.press(polls=make_polls("armed", "draft", show_pre=True))
    evening.press(polls=make_polls("revealed", "draft", show_pre=True))
    evening.press()
    assert evening.keys == ["arm_pre", "reveal", "next_slot"]


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        (NOTHING_LIVE, Step("start_item", "item:start", {"item": 1})),
        (make_facts(sealed=False, speakers_named=False, polls={}), Step("name_speakers", form="item")),
        (make_facts(sealed=False, polls={}), Step("seal", form="seal")),
        (make_facts(), Step("next_slot", "slot:next", {"item": 2, "from": None})),
        (make_facts(PRE_SLOT), Step("open_pre", "poll:open", {"poll": 5})),
        (make_facts(PRE_SLOT, "open"), Step("close_pre", "poll:close", {"poll": 5})),
        (make_facts(PRE_SLOT, "closed"), Step("next_slot", "slot:next", {"item": 2, "from": 10})),
        (make_facts(SPEECH, "closed"), Step("start_clock", "clock:start", {"slot": 20})),
        (make_facts(replace(SPEECH, clock=PAUSED), "closed"), Step("resume_clock", "clock:start", {"slot": 20})),
        (
            make_facts(replace(SPEECH, clock=RUNNING), "closed"),
            Step("next_slot", "slot:next", {"item": 2, "from": 20}, hold=True),
        ),
        (make_facts(POST_SLOT, "closed"), Step("open_post", "poll:open", {"poll": 6})),
        (make_facts(POST_SLOT, "closed", "open"), Step("close_post", "poll:close", {"poll": 6})),
        (make_facts(RESULT_SLOT, "closed", "closed"), Step("arm", "poll:arm", {"poll": 6})),
        (make_facts(RESULT_SLOT, "closed", "armed"), Step("reveal", "poll:reveal", {"poll": 6}, hold=True)),
        (
            make_facts(RESULT_SLOT, polls=make_polls("closed", "revealed", telling="after")),
            Step("step_after", "poll:step", {"poll": 6, "step": "after"}),
        ),
        (
            make_facts(RESULT_SLOT, "closed", "revealed"),
            Step("finish_item", "item:finish", {"item": 2}, hold=True),
        ),
    ],
    ids=lambda value: value.key if isinstance(value, Step) else "",
)
def test_the_button_sends_its_command(facts: Facts, step: Step) -> None:
    assert next_step(facts) == step


@pytest.mark.parametrize("stop", [None, SPEECH, PRE_SLOT, RESULT_SLOT])
def test_an_open_vote_comes_before_everything_else(stop: Stop | None) -> None:
    assert next_step(make_facts(stop, "closed", "open")).key == "close_post"


def test_a_speech_that_runs_is_not_ended_by_a_slip_also_where_it_is_the_last() -> None:
    talk = make_facts(motion=False, sealed=False, polls={}, order=make_order(replace(CLOSING, clock=RUNNING), SPEECHES))
    assert next_step(talk) == Step("finish_item", "item:finish", {"item": 2}, hold=True)


def test_a_vote_without_a_pre_vote_is_opened_in_its_slot() -> None:
    assert next_step(make_facts(POST_SLOT, pre=None)) == Step("open_post", "poll:open", {"poll": 6})
    assert next_step(make_facts(PRE_SLOT, pre=None)) == Step("next_slot", "slot:next", {"item": 2, "from": 10})


HOLD_PRE = Step("open_pre", "poll:open", {"poll": 5, "held": True}, hold=True)
HOLD_POST = Step("open_post", "poll:open", {"poll": 6, "held": True}, hold=True)


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        (make_facts(order=Order(FORMAT, SPEECH.id)), HOLD_PRE),
        (
            make_facts(replace(SPEECH, clock=RUNNING)),
            Step("next_slot", "slot:next", {"item": 2, "from": 20}, hold=True),
        ),
        (make_facts(CLOSING), Step("start_clock", "clock:start", {"slot": 25})),
        (make_facts(POST_SLOT), HOLD_PRE),
        (make_facts(RESULT_SLOT), HOLD_PRE),
        (make_facts(RESULT_SLOT, "closed"), HOLD_POST),
        (make_facts(RESULT_SLOT, pre=None), HOLD_POST),
    ],
    ids=[
        "nobody has spoken yet",
        "no speech is interrupted",
        "nor one that comes",
        "the vote after it waits for it",
        "the evening would end without it",
        "nor without the vote after the debate",
        "also where it is the only one",
    ],
)
def test_a_vote_that_was_passed_over_is_offered_again_and_held(facts: Facts, step: Step) -> None:
    assert next_step(facts) == step


def test_what_was_sealed_anew_in_the_last_slot_is_voted_on_and_counted_there() -> None:
    evening = Evening(make_facts(RESULT_SLOT, sealed=False, polls={}))
    evening.press(sealed=True, polls=make_polls("draft", "draft"))
    evening.press(polls=make_polls("open", "draft"))
    evening.press(polls=make_polls("closed", "draft"))
    evening.press(polls=make_polls("closed", "open"))
    evening.press(polls=make_polls("closed", "closed"))
    evening.press()
    assert evening.keys == ["seal", "open_pre", "close_pre", "open_post", "close_post", "arm"]


def test_a_pre_vote_is_not_shown_by_itself_once_the_post_vote_has_begun() -> None:
    facts = make_facts(PRE_SLOT, polls=make_polls("closed", "closed", show_pre=True))
    assert next_step(facts).key == "next_slot"


def test_an_item_without_a_motion_or_slots_is_simply_finished() -> None:
    talk = make_facts(motion=False, sealed=False, speakers_named=False, order=Order((), None), polls={})
    assert next_step(talk).key == "finish_item"


def test_a_vote_slot_after_the_pair_was_voided_asks_for_a_new_seal() -> None:
    assert next_step(make_facts(POST_SLOT, sealed=False, polls={})).key == "seal"


def test_a_format_without_slots_for_its_votes_has_them_around_its_slots() -> None:
    evening = Evening(make_facts(order=make_order(None, SPEECHES)))
    evening.press(polls=make_polls("open", "draft"))
    evening.press(polls=make_polls("closed", "draft"))
    evening.press(order=make_order(replace(SPEECH, clock=RUNNING), SPEECHES))
    evening.press(order=make_order(replace(CLOSING, clock=PAUSED), SPEECHES))
    evening.press(polls=make_polls("closed", "open"))
    evening.press(polls=make_polls("closed", "closed"))
    evening.press()
    assert evening.keys == ["open_pre", "close_pre", "next_slot", "next_slot", "open_post", "close_post", "arm"]


def test_the_last_speech_is_not_interrupted_by_a_slip_into_the_vote() -> None:
    running = make_order(replace(CLOSING, clock=RUNNING), SPEECHES)
    assert next_step(make_facts(pre="closed", order=running)) == HOLD_POST
    assert next_step(make_facts(pre="closed", order=make_order(CLOSING, SPEECHES))).key == "start_clock"


def test_without_an_order_the_second_vote_is_held_since_nothing_lies_between() -> None:
    nothing = Order((), None)
    assert next_step(make_facts(order=nothing)) == Step("open_pre", "poll:open", {"poll": 5})
    assert next_step(make_facts(pre="closed", order=nothing)) == HOLD_POST
    assert next_step(make_facts(pre="closed", post="closed", order=nothing)).key == "arm"
