from __future__ import annotations

import pytest

from debate.domain.errors import Invalid
from debate.domain.labels import MOST_LABELS, read_labels
from debate.domain.lines import QUESTION_LABEL
from debate.domain.questions import QuestionState
from debate.domain.queue import (
    Pile,
    Queued,
    addressees_of,
    balance,
    count_queue,
    list_labels,
    pile_of,
)
from debate.domain.slots import Side


def test_every_end_is_done() -> None:
    done = {state for state in QuestionState if pile_of(state) is Pile.DONE}
    assert done == {"answered", "declined", "merged", "withdrawn"}


def test_each_pile_is_counted_by_itself() -> None:
    found = count_queue(
        [
            Queued(QuestionState.NEW, ["Budget", "Security"], ["for", "#1"]),
            Queued(QuestionState.NEW, ["Budget"], ["panel"]),
            Queued(QuestionState.DECLINED, ["Budget"], ["panel"]),
        ]
    )
    assert [found[pile].n for pile in Pile] == [2, 0, 0, 0, 1]
    assert found[Pile.NEW].labels == {"Budget": 2, "Security": 1}
    assert found[Pile.NEW].put_to == {"for": 1, "#1": 1, "panel": 1}


@pytest.mark.parametrize(
    ("side", "people", "words"),
    [
        (None, [], ["panel"]),
        (Side.FOR, [], ["for"]),
        (None, [(3, None), (4, None)], ["#3", "#4"]),
        (None, [(3, Side.AGAINST), (4, Side.FOR)], ["for", "against", "#3", "#4"]),
        (None, [(None, None)], []),
    ],
)
def test_a_question_is_found_by_whom_it_is_put_to(
    side: Side | None, people: list[tuple[int | None, Side | None]], words: list[str]
) -> None:
    assert addressees_of(side, people) == words


def test_the_balance_names_whose_turn_it_is() -> None:
    assert balance([Side.FOR, Side.FOR, Side.AGAINST, None]) == ({Side.FOR: 2, Side.AGAINST: 1}, Side.AGAINST)
    assert balance([Side.AGAINST]).turn is Side.FOR
    assert balance([]).turn is None


def test_labels_that_read_alike_are_one_and_written_as_they_are_already() -> None:
    assert read_labels(["budget ", "BUDGET", "Follow  up"], ["Budget", "Security"], QUESTION_LABEL) == [
        "Budget",
        "Follow up",
    ]
    assert read_labels(["\uff25\uff35"], ["EU"], QUESTION_LABEL) == ["EU"]


def test_labels_are_few_and_short() -> None:
    words = [f"Label {n}" for n in range(MOST_LABELS + 1)]
    assert read_labels(words[:MOST_LABELS], [], QUESTION_LABEL) == words[:MOST_LABELS]
    for texts in (words, ["x" * 25], [" "]):
        with pytest.raises(Invalid):
            read_labels(texts, [], QUESTION_LABEL)


def test_labels_are_listed_once_as_they_read() -> None:
    queue = [Queued(QuestionState.NEW, ["water", "Budget"], []), Queued(QuestionState.NEW, ["Budget"], [])]
    assert list_labels(queue) == ["Budget", "water"]
