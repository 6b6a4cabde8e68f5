"""Where in the running order each vote has its place, and which votes the order has gone past unopened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from debate.domain.clock import ClockState
from debate.domain.motion.pair import Round
from debate.domain.polls.states import PollState
from debate.domain.slots import SlotKind


@dataclass(frozen=True, slots=True)
class Stop:
    """One slot, as far as votes are concerned. `round` is set on a vote's own slot."""

    id: int
    kind: SlotKind
    round: Round | None
    clock: ClockState

    def is_for(self, round_: Round) -> bool:
        return self.kind is SlotKind.VOTE and self.round is round_


@dataclass(frozen=True, slots=True)
class Order:
    """The slots of an item in their order, and the id of the current one: None before the first."""

    stops: tuple[Stop, ...]
    current: int | None

    @property
    def _at(self) -> int:
        return next((i for i, stop in enumerate(self.stops) if stop.id == self.current), -1)

    @property
    def stop(self) -> Stop | None:
        return self.stops[self._at] if self._at >= 0 else None

    @property
    def has_next(self) -> bool:
        return self._at + 1 < len(self.stops)

    def has_ahead(self, kind: SlotKind) -> bool:
        return any(stop.kind is kind for stop in self.stops[self._at + 1 :])

    @property
    def is_ending(self) -> bool:
        """The last slot is on, and has begun where it has a clock to start."""
        if self.stop is None or self.has_next:
            return False
        return self.stop.clock is not ClockState.IDLE or self.stop.kind in (SlotKind.VOTE, SlotKind.RESULT)

    @property
    def has_run(self) -> bool:
        """Somebody has spoken: a clock was started."""
        return any(stop.clock is not ClockState.IDLE for stop in self.stops)

    def own_slots(self, round_: Round) -> list[int]:
        """The ids of the slots that were laid out for this vote."""
        return [stop.id for stop in self.stops if stop.is_for(round_)]

    def is_at(self, round_: Round) -> bool:
        """The order stands where this vote has its place: a press opens it, and nobody is interrupted.

        A format without a slot of its own for the vote has it around its slots: the pre-vote before the first one, the
        post-vote after the last one was spoken. Where there is no order at all, every moment is as good.
        """
        if self.own_slots(round_):
            return self.stop is not None and self.stop.is_for(round_)
        if not self.stops:
            return True
        if round_ is Round.PRE:
            return self.stop is None
        spoken = (ClockState.PAUSED, ClockState.FINISHED)
        return self.stop is not None and not self.has_next and self.stop.clock in spoken

    def is_past(self, round_: Round) -> bool:
        """The order has left the place of this vote behind."""
        if self.is_at(round_):
            return False
        own = self.own_slots(round_)
        if not own:
            return round_ is Round.PRE and self.stop is not None
        return self._at > max(i for i, stop in enumerate(self.stops) if stop.id in own)


def rounds_here(order: Order) -> list[Round]:
    """The votes that a plain press may open now; any other one has to be held."""
    return [round_ for round_ in Round if order.is_at(round_)]


def unheld_slots(order: Order, polls: Mapping[Round, PollState], *, motion: bool) -> list[int]:
    """The ids of the vote slots whose vote was not opened yet; without a motion there is nothing to open.

    `polls`: the votes of the sealed pair, none of them while nothing is sealed. A pair whose rule has no pre-vote has
    nothing to hold in the pre-vote's slot.
    """
    waiting = [r for r in Round if motion and (not polls or polls.get(r) is PollState.DRAFT)]
    return [slot for round_ in waiting for slot in order.own_slots(round_)]


def voteless_slots(order: Order, polls: Mapping[Round, PollState]) -> list[int]:
    """The ids of the vote slots that the sealed rule has no vote for."""
    return [slot for round_ in Round if polls and round_ not in polls for slot in order.own_slots(round_)]


def missed_rounds(order: Order, polls: Mapping[Round, PollState]) -> list[Round]:
    """The votes of the sealed pair that the order has gone past unopened."""
    return [round_ for round_, state in polls.items() if state is PollState.DRAFT and order.is_past(round_)]


def leaves_unheld(order: Order, polls: Mapping[Round, PollState], *, motion: bool) -> Round | None:
    """The vote that going on to the next slot would pass over, or None.

    Where the format has no slot for the pre-vote, going to the first slot passes over a sealed one.
    """
    for round_ in Round:
        unopened = polls.get(round_) is PollState.DRAFT
        own = order.own_slots(round_)
        waits = order.current in unheld_slots(order, polls, motion=motion) if own else unopened
        if order.has_next and order.stops and order.is_at(round_) and waits:
            return round_
    return None
