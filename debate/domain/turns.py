"""Turns: who had the floor, from when to when, and how long each side and each speaker has spoken by them.

No sum here needs a `now`: what has ended is added up, and of what runs its start is said. So a face shows a sum as it
shows any clock.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from debate.domain.clock import Clock
from debate.domain.slots import Side, SlotKind

# Slots in which one person has the floor: their clocks make turns.
OF_ONE = (SlotKind.SPEECH, SlotKind.CROSS)
# A crossfire has both sides speaking at once: it counts for each, and is nobody's turn.
SPEAKING = (*OF_ONE, SlotKind.CROSSFIRE)


@dataclass(frozen=True, slots=True)
class Turn:
    """`person` None: nobody is named at that seat. `ended_at` None: it goes on. `slot` None: by a moderator's hand."""

    person: int | None
    started_at: int
    ended_at: int | None
    slot: int | None = None

    @property
    def spoken_ms(self) -> int:
        return 0 if self.ended_at is None else self.ended_at - self.started_at


@dataclass(frozen=True, slots=True)
class TimedSlot:
    """A slot, as far as speaking time goes."""

    kind: SlotKind
    side: Side | None
    seat: int | None
    clock: Clock

    @property
    def is_of_seat(self) -> bool:
        """One person speaks here: whoever sits at that seat, of that side or (no side) of a panel."""
        return self.kind in OF_ONE and self.seat is not None

    def counts_for(self, side: Side) -> bool:
        return self.kind in SPEAKING and (self.side is side or self.kind is SlotKind.CROSSFIRE)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who sits on a side: the row says who it is, not the name."""

    id: int
    side: Side
    seat: int
    name: str


@dataclass(frozen=True, slots=True)
class SpeakingTime:
    """`spoken_ms` of all that has ended; `since` when it goes on, None where nobody speaks now. `granted_ms` of all
    slots that have a length."""

    granted_ms: int
    spoken_ms: int
    since: int | None


@dataclass(frozen=True, slots=True)
class SpeakerTime:
    """`turns`, and the `longest_ms` of them, as far as they have ended: one that was paused is one."""

    speaker: Speaker
    time: SpeakingTime
    turns: int
    longest_ms: int


@dataclass(frozen=True, slots=True)
class SideTime:
    """`speakers` in the order in which they speak first. `crossfire`: what of `time` is the time of both sides and of
    no single speaker; None where the running order has no crossfire."""

    side: Side
    time: SpeakingTime
    speakers: tuple[SpeakerTime, ...]
    crossfire: SpeakingTime | None


def speaking_times(
    slots: Sequence[TimedSlot], speakers: Sequence[Speaker], turns: Sequence[Turn]
) -> tuple[SideTime, ...]:
    """Of both sides, for first. A side's time is that of its clocks, with or without a name beside them."""
    return tuple(_side_time(side, [slot for slot in slots if slot.counts_for(side)], speakers, turns) for side in Side)


def _side_time(side: Side, slots: Sequence[TimedSlot], speakers: Iterable[Speaker], turns: Sequence[Turn]) -> SideTime:
    crossfires = [slot for slot in slots if slot.kind is SlotKind.CROSSFIRE]
    sitting = {speaker.seat: speaker for speaker in speakers if speaker.side is side}
    seats = dict.fromkeys(slot.seat for slot in slots if slot.is_of_seat)
    named = (sitting[seat] for seat in seats if seat in sitting)
    return SideTime(
        side,
        _time_of(slots),
        tuple(_speaker_time(speaker, slots, turns) for speaker in named),
        _time_of(crossfires) if crossfires else None,
    )


def _time_of(slots: Sequence[TimedSlot]) -> SpeakingTime:
    """By their clocks."""
    clocks = [slot.clock for slot in slots]
    running = (clock.started_at for clock in clocks if clock.started_at is not None)
    return SpeakingTime(_granted_ms(slots), sum(clock.banked_ms for clock in clocks), next(running, None))


def _speaker_time(speaker: Speaker, slots: Sequence[TimedSlot], turns: Iterable[Turn]) -> SpeakerTime:
    granted_ms = _granted_ms(slot for slot in slots if slot.is_of_seat and slot.seat == speaker.seat)
    own = [turn for turn in turns if turn.person == speaker.id]
    since = next((turn.started_at for turn in own if turn.ended_at is None), None)
    lengths = turn_lengths(own)
    return SpeakerTime(speaker, SpeakingTime(granted_ms, sum(lengths), since), len(lengths), max(lengths, default=0))


def turn_lengths(turns: Iterable[Turn]) -> list[int]:
    """Of each turn what has ended of it, in milliseconds. The clock of a slot is one turn, however often it was
    paused."""
    lengths: Counter[tuple[int | None, int | None]] = Counter()
    for at, turn in enumerate(turns):
        lengths[(turn.slot, None if turn.slot else at)] += turn.spoken_ms
    return list(lengths.values())


def _granted_ms(slots: Iterable[TimedSlot]) -> int:
    """An open end grants nothing."""
    return sum(slot.clock.granted_ms or 0 for slot in slots)
