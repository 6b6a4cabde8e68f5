"""Development only: result frames as the server makes them, for the patterns. Figures are the server's there too."""

from __future__ import annotations

from typing import Any

from debate.domain.counts import Counts
from debate.domain.motion.bundle import VERSION
from debate.domain.motion.figures import with_figures
from debate.domain.motion.pair import CHOICES, Round
from debate.domain.motion.results import Result, frame_at, result_record, reveal_steps
from debate.domain.motion.rules import Division, Rule, decide
from debate.domain.motion.tally import Matrix, Tally, columns, rows, total

# A room: the nine cells of those who voted both times, row by row, then who voted only before and only after; always in
# the order for, against, undecided.
ROOMS: dict[str, tuple[list[list[int]], list[int], list[int]]] = {
    # A real debate: Snowden Was Justified, 2014.
    "real": ([[242, 38, 20], [60, 210, 20], [248, 92, 80]], [9, 8, 24], [31, 26, 6]),
    "against": ([[210, 60, 20], [38, 242, 20], [92, 248, 80]], [8, 9, 24], [26, 31, 6]),
    "latecomers": ([[36, 4, 0], [6, 34, 0], [8, 4, 8]], [0, 0, 0], [5, 33, 2]),
    "equal": ([[40, 2, 0], [2, 38, 0], [5, 5, 8]], [0, 0, 0], [0, 0, 0]),
    "close": ([[40, 2, 0], [2, 38, 0], [6, 5, 7]], [1, 2, 0], [0, 1, 0]),
    "still": ([[2, 0, 0], [0, 1, 0], [0, 0, 0]], [0, 0, 0], [1, 0, 0]),
    "narrow": ([[2, 3, 1], [0, 189, 1], [0, 4, 0]], [0, 1, 0], [1, 3, 0]),
    "huge": (
        [[242_000, 38_000, 20_000], [60_000, 210_000, 20_000], [248_000, 92_000, 80_000]],
        [9_000] * 3,
        [31_000] * 3,
    ),
    "strangers": ([[0] * 3] * 3, [3, 1, 0], [1, 2, 1]),
    "nobody": ([[0] * 3] * 3, [0] * 3, [0] * 3),
}
FRAMES = {
    **{str(rule): (rule, "latecomers", 0.0) for rule in Rule},
    **{room: (Rule.MATCHED, room, 0.0) for room in ROOMS},
    "too_close": (Rule.MATCHED, "close", 2.5),
    "real_final": (Rule.FINAL_MAJORITY, "real", 0.0),
    "real_none": (Rule.NONE, "real", 0.0),
    "real_part": (Rule.SHARE_TO_WIN, "real", 0.0),
    "real_converts": (Rule.CONVERTS, "real", 0.0),
}


def pattern_frames() -> dict[str, dict[str, Any]]:
    """Every frame by its name, at every step of its reveal."""
    return {name: _steps(_frame(*made)) for name, made in FRAMES.items()}


def _steps(frame: dict[str, Any]) -> dict[str, Any]:
    return {step: frame_at(frame, step) for step in frame["steps"]}


def _frame(rule: Rule, room: str, band: float) -> dict[str, Any]:
    steps = reveal_steps(Round.POST, rule)
    head = {
        "version": VERSION,
        "poll": 12,
        "pair": 5,
        "round": "post",
        "title": "Oxford Style Debate",
        "motion": "Snowden was justified",
        "seal": {
            "hash": "7F3A-91C2",
            "rule": str(rule),
            "band": band,
            "show_pre": False,
            "tallies": {"pre": "sealed", "post": "sealed"},
            "public_list": False,
            "sealed_at": 0,
        },
        "steps": steps,
        "step": steps[-1],
        "hashes": {"pre": "2c4108de77a1b3f0", "post": "9e025b6c1d44af18"},
    }
    return with_figures({**head, **result_record(_result(rule, room, band), rule)})


def _result(rule: Rule, room: str, band: float) -> Result:
    moved, only_before, only_after = ROOMS[room]
    cells: Matrix = {str(choice): _tally(row) for choice, row in zip(CHOICES, moved, strict=True)}
    before = _sum(rows(cells), _tally(only_before)) if rule.has_pre_vote else None
    after = _sum(columns(cells), _tally(only_after))
    counts = Counts(total(before or {}), total(after), total(rows(cells)))
    return Result(before, after, cells, counts, decide(rule, Division(before, after, cells), band))


def _tally(counted: list[int]) -> Tally:
    return {str(choice): n for choice, n in zip(CHOICES, counted, strict=True)}


def _sum(one: Tally, other: Tally) -> Tally:
    return {choice: n + other[choice] for choice, n in one.items()}
