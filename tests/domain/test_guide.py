from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from debate.domain.clock import Clock
from debate.domain.guide import Facts, PollFacts, SlotFacts, Step, next_step
from debate.domain.polls import PollState, Round
from debate.domain.slots import SlotKind

NOW = 1_750_240_800_000
IDLE = Clock(420_000)
RUNNING = IDLE.start(NOW)
PAUSED = RUNNING.pause(NOW + 60_000)

SPEECH = SlotFacts(20, SlotKind.SPEECH, None, IDLE)
PRE_SLOT = SlotFacts(10, SlotKind.VOTE, "pre", Clock(None))
POST_SLOT = SlotFacts(30, SlotKind.VOTE, "post", Clock(None))
RESULT_SLOT = SlotFacts(40, SlotKind.RESULT, None, Clock(None))

NOTHING_LIVE = Facts(None, 1, motion=False, speakers_named=False, sealed=False, slot=None, has_next=False, polls={})


def make_polls(pre: str | None, post: str, show_pre: bool = False, telling: str | None = None) -> dict[str, PollFacts]:
    """`telling`: the step of the reveal that comes next."""
    polls = {"post": PollFacts(6, Round.POST, PollState(post), show_pre, telling)}
    return {"pre": PollFacts(5, Round.PRE, PollState(pre), show_pre, None), **polls} if pre else polls


def make_facts(
    slot: SlotFacts | None = None, pre: str | None = "draft", post: str = "draft", **changed: object
) -> Facts:
    """A sealed debate that has slots to come."""
    facts = Facts(
        2, 3, motion=True, speakers_named=True, sealed=True, slot=slot, has_next=True, polls=make_polls(pre, post)
    )
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
    evening.press(item=2, first_item=3, motion=True, has_next=True)
    evening.press(speakers_named=True)
    evening.press(sealed=True, polls=make_polls("draft", "draft"))
    evening.press(slot=PRE_SLOT)
    evening.press(polls=make_polls("open", "draft"))
    evening.press(polls=make_polls("closed", "draft"))
    evening.press(slot=SPEECH)
    evening.press(slot=replace(SPEECH, clock=RUNNING))
    evening.press(slot=POST_SLOT)
    evening.press(polls=make_polls("closed", "open"))
    evening.press(polls=make_polls("closed", "closed"))
    evening.press(slot=RESULT_SLOT, has_next=False)
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
            make_facts(RESULT_SLOT, "closed", "revealed", has_next=False),
            Step("finish_item", "item:finish", {"item": 2}, hold=True),
        ),
    ],
    ids=lambda value: value.key if isinstance(value, Step) else "",
)
def test_the_button_sends_its_command(facts: Facts, step: Step) -> None:
    assert next_step(facts) == step


@pytest.mark.parametrize("slot", [None, SPEECH, PRE_SLOT, RESULT_SLOT])
def test_an_open_vote_comes_before_everything_else(slot: SlotFacts | None) -> None:
    assert next_step(make_facts(slot, "closed", "open")).key == "close_post"


def test_a_speech_that_runs_is_not_ended_by_a_slip_also_where_it_is_the_last() -> None:
    last = make_facts(replace(SPEECH, clock=RUNNING), "closed", has_next=False)
    assert next_step(last) == Step("finish_item", "item:finish", {"item": 2}, hold=True)


def test_a_vote_without_a_pre_vote_is_opened_in_its_slot() -> None:
    assert next_step(make_facts(POST_SLOT, pre=None)).key == "open_post"


def test_a_vote_that_was_passed_over_can_still_be_opened_at_the_result() -> None:
    assert next_step(make_facts(RESULT_SLOT, "closed")).key == "open_post"


@pytest.mark.parametrize("slot", [POST_SLOT, RESULT_SLOT])
def test_a_post_vote_whose_pre_vote_never_opened_is_not_offered(slot: SlotFacts) -> None:
    assert next_step(make_facts(slot, "draft")).key == "next_slot"


def test_a_pre_vote_is_not_shown_by_itself_once_the_post_vote_has_begun() -> None:
    facts = make_facts(PRE_SLOT, polls=make_polls("closed", "closed", show_pre=True))
    assert next_step(facts).key == "next_slot"


def test_an_item_without_a_motion_or_slots_is_simply_finished() -> None:
    talk = make_facts(motion=False, sealed=False, speakers_named=False, has_next=False, polls={})
    assert next_step(talk).key == "finish_item"


def test_a_vote_slot_after_the_pair_was_voided_asks_for_a_new_seal() -> None:
    assert next_step(make_facts(POST_SLOT, sealed=False, polls={})).key == "seal"


def test_a_format_without_slots_for_its_votes_has_them_around_its_slots() -> None:
    before = make_facts(None, "draft", "draft")
    assert next_step(replace(before, has_vote_slots=False)).key == "open_pre"
    spoken = replace(SPEECH, clock=PAUSED)
    last = replace(make_facts(spoken, "closed", "draft", has_next=False), has_vote_slots=False)
    assert next_step(last).key == "open_post"
    counted = replace(make_facts(spoken, "closed", "closed", has_next=False), has_vote_slots=False)
    assert next_step(counted).key == "arm"
