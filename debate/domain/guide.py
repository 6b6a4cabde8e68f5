"""The next step of the evening: what the desk's largest button does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from debate.domain.clock import ClockState
from debate.domain.motion.pair import PollView, Round, allowed
from debate.domain.motion.places import Order, leaves_unheld
from debate.domain.polls.states import PollState
from debate.domain.slots import SlotKind


@dataclass(frozen=True, slots=True)
class Step:
    """`key` names the words; `command` and `payload` are what the button sends, or `form` the form it opens."""

    key: str
    command: str | None = None
    payload: dict[str, Any] = field(default_factory=dict)
    form: Literal["item", "seal", "entries"] | None = None
    hold: bool = False


@dataclass(frozen=True, slots=True)
class PollFacts:
    id: int
    round: Round
    state: PollState
    show_pre: bool
    next_step: str | None
    no_result: bool = False  # armed, and nobody voted whom the rule counts


@dataclass(frozen=True, slots=True)
class AloneFacts:
    """A poll by itself. `in_sight`: the screen stands at it. `moderated`: what its voters wrote is judged first, and
    `waits`: some of it still is."""

    id: int
    state: PollState
    in_sight: bool
    moderated: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What the next step depends on. `item` None: nothing is live; `first_item` is what could start."""

    item: int | None
    first_item: int | None
    motion: bool
    speakers_named: bool
    sealed: bool
    order: Order
    polls: dict[str, PollFacts]
    alone: AloneFacts | None = None  # the poll by itself that the hall is concerned with


def next_step(facts: Facts) -> Step:
    if facts.item is None:
        if facts.first_item is None:
            return Step("done")
        return Step("start_item", "item:start", {"item": facts.first_item})
    return (
        _unfinished_alone(facts)
        or _unfinished_poll(facts)
        or _setup(facts)
        or _vote_here(facts)
        or _vote_again(facts)
        or _slot_step(facts)
    )


def _unfinished_alone(facts: Facts) -> Step | None:
    """It is shown while the hall still looks at it; whoever goes on without it need not."""
    poll = facts.alone
    if poll and poll.state is PollState.OPEN:
        # Nobody can open a moderated one again.
        return Step("close_poll", "poll:close", {"poll": poll.id}, hold=poll.moderated)
    if poll and poll.state is PollState.CLOSED and poll.in_sight:
        if poll.waits:
            return Step("judge_entries", payload={"poll": poll.id}, form="entries")
        return Step("reveal_poll", "poll:reveal", {"poll": poll.id})
    return None


def _unfinished_poll(facts: Facts) -> Step | None:
    """An open, armed or half-told poll comes before everything else."""
    for poll in facts.polls.values():
        payload = {"poll": poll.id}
        if poll.state is PollState.OPEN:
            return Step(f"close_{poll.round}", "poll:close", payload)
        if poll.state is PollState.ARMED:
            return Step("reveal_no_result" if poll.no_result else "reveal", "poll:reveal", payload, hold=True)
        if poll.state is PollState.REVEALED and poll.next_step:
            return Step(f"step_{poll.next_step}", "poll:step", {**payload, "step": poll.next_step})
    return None


def _setup(facts: Facts) -> Step | None:
    if not facts.motion or facts.sealed:
        return None
    if not facts.speakers_named:
        return Step("name_speakers", form="item")
    return Step("seal", form="seal")


def _vote_here(facts: Facts) -> Step | None:
    """What is to be done with the votes that have their place where the order stands."""
    for poll in facts.polls.values():
        if not facts.order.is_at(poll.round):
            continue
        if _allows(facts, poll, "open"):
            # Without an order nothing lies between the two votes but the press itself.
            return _open(poll, hold=poll.round is Round.POST and not facts.order.stops)
        if poll.round is Round.PRE and _allows(facts, poll, "arm"):
            return Step("arm_pre", "poll:arm", {"poll": poll.id})
    post = facts.polls.get("post")
    if post and _counts_here(facts.order) and _allows(facts, post, "arm"):
        return Step("arm", "poll:arm", {"poll": post.id})
    return None


def _open(poll: PollFacts, *, hold: bool) -> Step:
    held = {"held": True} if hold else {}
    return Step(f"open_{poll.round}", "poll:open", {"poll": poll.id, **held}, hold=hold)


def _counts_here(order: Order) -> bool:
    """In the slot of the result; where the format has none to come, as soon as the last vote was to be."""
    if order.stop is not None and order.stop.kind is SlotKind.RESULT:
        return True
    is_due = order.is_at(Round.POST) or order.is_past(Round.POST) or order.is_ending
    return is_due and not order.has_ahead(SlotKind.RESULT)


def _vote_again(facts: Facts) -> Step | None:
    """A vote that was passed over: offered while nobody has spoken yet, and wherever the evening would go on to end
    without it. It is held, since the order is not at it."""
    order = facts.order
    stands = order.stop is None or not order.has_run or order.stop.kind in (SlotKind.VOTE, SlotKind.RESULT)
    for poll in facts.polls.values():
        is_due = order.is_ending or (stands and order.is_past(poll.round))
        if is_due and _allows(facts, poll, "open"):
            return _open(poll, hold=True)
    return None


def _slot_step(facts: Facts) -> Step:
    stop = facts.order.stop
    if stop is None or (stop.kind in (SlotKind.VOTE, SlotKind.RESULT) and facts.polls):
        return _go_on(facts)
    if stop.clock is ClockState.IDLE:
        return Step("start_clock", "clock:start", {"slot": stop.id})
    if stop.clock is ClockState.PAUSED:
        return Step("resume_clock", "clock:start", {"slot": stop.id})
    # A speech is not ended by a slip of the space bar.
    return _go_on(facts, hold=stop.clock is ClockState.RUNNING)


def _allows(facts: Facts, poll: PollFacts, verb: str) -> bool:
    """The button never offers what would be refused."""
    other = next((PollView(p.round, p.state) for p in facts.polls.values() if p.id != poll.id), None)
    return verb in allowed(PollView(poll.round, poll.state), other, show_pre=poll.show_pre)


def _go_on(facts: Facts, hold: bool = False) -> Step:
    if not facts.order.has_next:
        return Step("finish_item", "item:finish", {"item": facts.item}, hold=True)
    payload: dict[str, Any] = {"item": facts.item, "from": facts.order.current}
    states = {poll.round: poll.state for poll in facts.polls.values()}
    if leaves_unheld(facts.order, states, motion=facts.motion):
        return Step("next_slot", "slot:next", {**payload, "held": True}, hold=True)
    return Step("next_slot", "slot:next", payload, hold=hold)
