"""Rooms full of voters, written as counts, and the strategies that fill them at random."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import settings
from hypothesis import strategies as st

from debate.domain.motion.pair import CHOICES
from debate.domain.motion.rules import Rule
from debate.domain.motion.tally import Ballots, Matrix

# A slow machine is no broken law.
UNHURRIED = settings(max_examples=80, deadline=None)

# The design's example: 100 vote 40/40/20; the same hundred then split 50/42/8, and 40 latecomers vote 5/33/2.
SAME_HUNDRED = {
    "for>for": 36,
    "for>against": 4,
    "against>for": 6,
    "against>against": 34,
    "undecided>for": 8,
    "undecided>against": 4,
    "undecided>undecided": 8,
}
LATECOMERS = {">for": 5, ">against": 33, ">undecided": 2}


def fill(moves: Mapping[str, int]) -> tuple[dict[str, str], dict[str, str]]:
    """Both rounds' ballots of a room: `{"for>against": 4, ">for": 2}` is four who changed sides and two who came
    late."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for move, count in moves.items():
        said, says = move.split(">")
        for number in range(count):
            voter = f"{said[:1]}{says[:1] or '-'}{number}"
            before.update({voter: said} if said else {})
            after.update({voter: says} if says else {})
    return before, after


def lay_out(moves: Mapping[str, int]) -> Matrix:
    """The nine cells, without writing thousands of ballots."""
    return {str(b): {str(a): moves.get(f"{b}>{a}", 0) for a in CHOICES} for b in CHOICES}


choices = st.sampled_from([str(choice) for choice in CHOICES])
voters = st.integers(min_value=0, max_value=60).map("v{}".format)
boxes: st.SearchStrategy[Ballots] = st.dictionaries(voters, choices, max_size=40)
rules = st.sampled_from(list(Rule))
bands = st.sampled_from([0.0, 0.1, 2.5, 5.0, 100.0])
