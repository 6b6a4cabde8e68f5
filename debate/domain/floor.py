"""The floor of a panel: who has it, and how its time is spread over the people on the stage.

What has ended is added up, and of what goes on its start is said: a face shows that as it shows any clock. Shares and
the like are no clocks: the server counts them, as of an instant that is kept, whenever a turn begins or ends and now
and then while one goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

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
    """`share` of all that was spoken, in per cent with one decimal; None where nobody has spoken. `owed_ms`: how much
    less than an equal part it is, None where that is little."""

    person: int
    spoken_ms: int
    longest_ms: int
    share: float | None
    owed_ms: int | None


def floor_facts(people: Iterable[int], turns: Sequence[Turn]) -> list[FloorFacts]:
    """In the order of `people`."""
    return [_facts(person, [turn for turn in turns if turn.person == person]) for person in people]


def find_quiet(facts: Sequence[FloorFacts], began_at: int) -> tuple[int, int] | None:
    """Who has been silent longest, and since when: since the last word, or since the item began. Of two the one who
    sits first. None where everybody speaks, and where nobody sits."""
    silent = [(max(one.last_at or 0, began_at), one.person) for one in facts if one.since is None]
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


def standings(facts: Sequence[FloorFacts], gone_ms: int, now: int) -> list[Standing]:
    """Of all who sit on the stage, in their order, at `now`. `gone_ms` is what was spoken by those who have left."""
    running = [0 if one.since is None else max(0, now - one.since) for one in facts]
    spoken = [one.spoken_ms + more for one, more in zip(facts, running, strict=True)]
    whole = sum(spoken)
    return [
        Standing(
            one.person,
            own,
            longest_ms=max(one.longest_ms, more),
            share=percent(Fraction(own, whole + gone_ms)) if whole + gone_ms else None,
            owed_ms=_owed(whole // len(facts) - own),
        )
        for one, own, more in zip(facts, spoken, running, strict=True)
    ]


def _owed(short_ms: int) -> int | None:
    return short_ms if short_ms >= OWED_FROM_MS else None
