"""`ranking`: options in the order in which a voter wants them, up to a number that its maker sets.

An answer is the numbers of its options, the most wanted first, such as `3,1`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from debate.domain.errors import Invalid
from debate.domain.polls.kind import (
    NOTHING_OFFERED,
    Answers,
    Example,
    Facts,
    OptionRow,
    Paper,
    SecondRound,
    check_most,
    check_option,
    check_settings,
    written_options,
)
from debate.domain.polls.rows import make_row


class Ranking:
    name = "ranking"
    offers = NOTHING_OFFERED
    moderated = False
    second_round: SecondRound | None = None
    compared: Sequence[str] = ()
    example = Example(
        "What does your delegation need first?",
        ("A hotline between governments", "Shared standards", "Money for small states", "A court", "Open data"),
        {"most": 3},
        ("1,3,2", "3,1", "3,2,5", "1,2,4", "5", "2,3,1"),
        ({"most": None},),
    )

    def lay_out(self, texts: Sequence[str], settings: Mapping[str, Any]) -> Paper:
        """`settings["most"]`: how many options a voter may rank; None: all."""
        check_settings(settings, ("most",))
        options = written_options(texts)
        return Paper(options, {"most": check_most(settings, options)})

    def parse(self, paper: Paper, answer: str) -> str:
        """Places that are left empty are closed up: a form without script sends a field for each."""
        ranked = [check_option(paper, part) for part in answer.split(",") if part]
        if not ranked:
            raise Invalid("nothing_ranked")
        if len(set(ranked)) < len(ranked):
            raise Invalid("ranked_twice")
        if len(ranked) > places_of(paper):
            raise Invalid("too_many_ranked", most=places_of(paper), ranked=len(ranked))
        return ",".join(ranked)

    def count(self, paper: Paper, answers: Answers) -> dict[str, int]:
        """Voters for each place of each option, such as `2@1`: how many put option 2 first."""
        counts = {f"{option}@{place}": 0 for option in paper.ids for place in _places(paper)}
        for answer, voters in answers.items():
            for place, option in enumerate(answer.split(","), 1):
                counts[f"{option}@{place}"] += voters
        return counts

    def rows(self, paper: Paper, voters: int, counts: Mapping[str, int]) -> list[OptionRow]:
        """The most points first; equals in the paper's order.

        Borda's count: of n places the first gives n points, the second n - 1, the last 1; an option that a voter did
        not rank gets none of theirs (J.-C. de Borda, Mémoire sur les élections au scrutin, 1781; with unranked ones at
        nothing: P. Emerson, The original Borda count and partial voting, Social Choice and Welfare 40, 2013).
        """
        most = places_of(paper)
        points = {
            option: sum((most + 1 - place) * counts[f"{option}@{place}"] for place in _places(paper))
            for option in paper.ids
        }
        rows = [
            make_row(option, points, voters * most, place=_place(points, option.id), firsts=counts[f"{option.id}@1"])
            for option in paper.options
        ]
        return sorted(rows, key=lambda row: -row["n"])

    def facts(self, paper: Paper, counts: Mapping[str, int]) -> Facts:
        return {}


def places_of(paper: Paper) -> int:
    """How many places a voter may fill."""
    return paper.settings["most"] or len(paper.options)


def _place(points: Mapping[str, int], option: str) -> int | None:
    """None where nobody ranked it: it stands nowhere."""
    own = points[option]
    return 1 + sum(other > own for other in points.values()) if own else None


def _places(paper: Paper) -> range:
    return range(1, places_of(paper) + 1)
