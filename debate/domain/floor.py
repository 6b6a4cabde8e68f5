"""The floor of a panel: who has it, and how its time is spread over the people on the stage.

What has ended is added up, and of what goes on its start is said: a face shows that as it shows any clock. Shares and
the like are no clocks: the server counts them, as of an instant that is kept, whenever a turn begins or ends and now
and then while one goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from debate.domain.errors import Invalid
from debate.domain.percent import percent
from debate.domain.turns import Turn

# People on one stage. The desk's keys reach the first nine.
MOST_PEOPLE = 40
# After so long a silence the stage reminds the chair, if it is to.
QUIET_AFTER_MS = 10 * 60_000
# How old the shares may be while somebody speaks.
COUNT_EVERY_MS = 5000
# What is owed is told from here on: less evens out by itself.
OWED_FROM_MS = 60_000
# Of a target, in per cent; the targets of a stage add up to no more.
MOST_TARGET = 100


@dataclass(frozen=True, slots=True)
class FloorFacts:
    """Of one person. `spoken_ms` and `longest_ms` of the turns that have ended, `last_at` the end of the last one;
    `since` when the turn that goes on began."""

    person: int
    spoken_ms: int
    longest_ms: int
    last_at: int | None
    since: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """`share` of all that was spoken, in per cent with one decimal; None where nobody has spoken. `target`: the part of
    what those on the stage speak that is this one's. `short_ms`: how much less than that it is."""

    person: int
    spoken_ms: int
    longest_ms: int
    share: float | None
    target: Fraction
    short_ms: int

    @property
    def owed_ms(self) -> int | None:
        """None where it is little."""
        return self.short_ms if self.short_ms >= OWED_FROM_MS else None

    @property
    def is_missed(self) -> bool:
        """A silence is one that a chair should break: this one is to speak, and has not had much more than that."""
        return self.target > 0 and self.short_ms > -OWED_FROM_MS


@dataclass(frozen=True, slots=True)
class LabelTime:
    """Of all who carry a label: how many, and what they have spoken. `share` as of a Standing."""

    label: str
    people: int
    spoken_ms: int
    share: float | None


def floor_facts(people: Iterable[int], turns: Sequence[Turn]) -> list[FloorFacts]:
    """In the order of `people`."""
    return [_facts(person, [turn for turn in turns if turn.person == person]) for person in people]


def check_targets(targets: Iterable[int | None]) -> None:
    """Of all who sit on one stage, in whole per cents. Raises Invalid with `too_much_target`."""
    whole = sum(target or 0 for target in targets)
    if whole > MOST_TARGET:
        raise Invalid("too_much_target", sum=whole, most=MOST_TARGET)


def target_parts(targets: Sequence[int | None]) -> list[Fraction]:
    """What each is to have of the time. Those without a target of their own (None) share alike what the others
    leave."""
    unset = targets.count(None)
    left = Fraction(MOST_TARGET - sum(target or 0 for target in targets), MOST_TARGET)
    return [left / unset if target is None else Fraction(target, MOST_TARGET) for target in targets]


def label_times(spoken: Sequence[tuple[Sequence[str], int]]) -> list[LabelTime]:
    """Of everybody who sits on a stage or has left it, with their labels and what they have spoken, in milliseconds.
    The labels in the order in which they come first. One who carries two counts for both."""
    whole = sum(ms for _, ms in spoken)
    return [_label_time(label, spoken, whole) for label in dict.fromkeys(one for labels, _ in spoken for one in labels)]


def _label_time(label: str, spoken: Sequence[tuple[Sequence[str], int]], whole: int) -> LabelTime:
    own = [ms for labels, ms in spoken if label in labels]
    return LabelTime(label, len(own), sum(own), share_of(sum(own), whole))


def share_of(ms: int, whole_ms: int) -> float | None:
    """In per cent with one decimal; None of nothing."""
    return percent(Fraction(ms, whole_ms)) if whole_ms else None


def find_quiet(facts: Sequence[FloorFacts], counted: Sequence[Standing], began_at: int) -> tuple[int, int] | None:
    """Who of those that are missed has been silent longest, and since when: since the last word, or since the item
    began. Of two the one who sits first. None where all the others speak, and where nobody sits."""
    silent = [
        (max(one.last_at or 0, began_at), one.person)
        for one, standing in zip(facts, counted, strict=True)
        if one.since is None and standing.is_missed
    ]
    since, person = min(silent, key=lambda one: one[0], default=(0, None))
    return None if person is None else (person, since)


def _facts(person: int, turns: Sequence[Turn]) -> FloorFacts:
    return FloorFacts(
        person,
        spoken_ms=sum(turn.spoken_ms for turn in turns),
        longest_ms=max((turn.spoken_ms for turn in turns), default=0),
        last_at=max((turn.ended_at for turn in turns if turn.ended_at is not None), default=None),
        since=next((turn.started_at for turn in turns if turn.ended_at is None), None),
    )


def counted_as_of(turns: Iterable[Turn], counted_at: int | None) -> int:
    """The instant as of which the figures of these turns are told: when they were counted last (`counted_at`), or when
    a turn began or ended since."""
    instants = (max(turn.started_at, turn.ended_at or 0) for turn in turns)
    return max(counted_at or 0, *instants, 0)


def standings(facts: Sequence[FloorFacts], targets: Sequence[int | None], gone_ms: int, now: int) -> list[Standing]:
    """Of all who sit on the stage, in their order, at `now`. `gone_ms` is what was spoken by those who have left."""
    running = [0 if one.since is None else max(0, now - one.since) for one in facts]
    spoken = [one.spoken_ms + more for one, more in zip(facts, running, strict=True)]
    whole = sum(spoken)
    return [
        Standing(
            one.person,
            own,
            longest_ms=max(one.longest_ms, more),
            share=share_of(own, whole + gone_ms),
            target=part,
            short_ms=floor(whole * part) - own,
        )
        for one, own, more, part in zip(facts, spoken, running, target_parts(targets), strict=True)
    ]
