"""The next step of the evening: what the desk's largest button does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from debate.domain.clock import Clock, ClockState
from debate.domain.polls import PollState, PollView, Round, allowed
from debate.domain.slots import SlotKind


@dataclass(frozen=True, slots=True)
class Step:
    """`key` names the words; `command` and `payload` are what the button sends, or `form` the form it opens."""

    key: str
    command: str | None = None
    payload: dict[str, Any] = field(default_factory=dict)
    form: str | None = None
    hold: bool = False


@dataclass(frozen=True, slots=True)
class PollFacts:
    id: int
    round: Round
    state: PollState
    show_pre: bool
    next_step: str | None


@dataclass(frozen=True, slots=True)
class SlotFacts:
    id: int
    kind: SlotKind
    round: str | None
    clock: Clock


@dataclass(frozen=True, slots=True)
class Facts:
    """What the next step depends on. `item` None: nothing is live; `first_item` is what could start."""

    item: int | None
    first_item: int | None
    motion: bool
    speakers_named: bool
    sealed: bool
    slot: SlotFacts | None
    has_next: bool
    polls: dict[str, PollFacts]
    has_vote_slots: bool = True


def next_step(facts: Facts) -> Step:
    if facts.item is None:
        if facts.first_item is None:
            return Step("done")
        return Step("start_item", "item:start", {"item": facts.first_item})
    return _unfinished_poll(facts) or _setup(facts) or _slot_step(facts)


def _unfinished_poll(facts: Facts) -> Step | None:
    """An open, armed or half-told poll comes before everything else."""
    for poll in facts.polls.values():
        payload = {"poll": poll.id}
        if poll.state is PollState.OPEN:
            return Step(f"close_{poll.round}", "poll:close", payload)
        if poll.state is PollState.ARMED:
            return Step("reveal", "poll:reveal", payload, hold=True)
        if poll.state is PollState.REVEALED and poll.next_step:
            return Step(f"step_{poll.next_step}", "poll:step", {**payload, "step": poll.next_step})
    return None


def _setup(facts: Facts) -> Step | None:
    if not facts.motion or facts.sealed:
        return None
    if not facts.speakers_named:
        return Step("name_speakers", form="item")
    return Step("seal", form="seal")


def _slot_step(facts: Facts) -> Step:
    slot = facts.slot
    around = None if facts.has_vote_slots else _vote_around(facts)
    if around is not None:
        return around
    if slot is None:
        return _go_on(facts)
    if slot.kind is SlotKind.VOTE and slot.round in facts.polls:
        return _vote_step(facts, facts.polls[slot.round])
    if slot.kind is SlotKind.RESULT and "post" in facts.polls:
        return _result_step(facts, facts.polls["post"])
    if slot.clock.state is ClockState.IDLE:
        return Step("start_clock", "clock:start", {"slot": slot.id})
    if slot.clock.state is ClockState.PAUSED:
        return Step("resume_clock", "clock:start", {"slot": slot.id})
    # A speech is not ended by a slip of the space bar.
    return _go_on(facts, hold=slot.clock.state is ClockState.RUNNING)


def _vote_around(facts: Facts) -> Step | None:
    """A format without slots for its votes: one before the first slot, the other one and the result after the last."""
    pre, post, slot = facts.polls.get("pre"), facts.polls.get("post"), facts.slot
    if slot is None and pre and _allows(facts, pre, "open"):
        return Step("open_pre", "poll:open", {"poll": pre.id})
    is_over = slot is not None and not facts.has_next and slot.clock.state is not ClockState.IDLE
    if post and is_over and (_allows(facts, post, "open") or _allows(facts, post, "arm")):
        return _result_step(facts, post)
    return None


def _vote_step(facts: Facts, poll: PollFacts) -> Step:
    if _allows(facts, poll, "open"):
        return Step(f"open_{poll.round}", "poll:open", {"poll": poll.id})
    if poll.round is Round.PRE and _allows(facts, poll, "arm"):
        return Step("arm_pre", "poll:arm", {"poll": poll.id})
    return _go_on(facts)


def _result_step(facts: Facts, poll: PollFacts) -> Step:
    if _allows(facts, poll, "open"):
        return Step("open_post", "poll:open", {"poll": poll.id})
    if _allows(facts, poll, "arm"):
        return Step("arm", "poll:arm", {"poll": poll.id})
    return _go_on(facts)


def _allows(facts: Facts, poll: PollFacts, verb: str) -> bool:
    """The button never offers what would be refused."""
    other = next((PollView(p.round, p.state) for p in facts.polls.values() if p.id != poll.id), None)
    return verb in allowed(PollView(poll.round, poll.state), other, show_pre=poll.show_pre)


def _go_on(facts: Facts, hold: bool = False) -> Step:
    if not facts.has_next:
        return Step("finish_item", "item:finish", {"item": facts.item}, hold=True)
    payload = {"item": facts.item, "from": facts.slot.id if facts.slot else None}
    return Step("next_slot", "slot:next", payload, hold=hold)
