"""How a reason and its facts become a sentence."""

from __future__ import annotations

import json

import pytest

from debate import wording
from debate.domain.errors import Fact, Invalid, Why, WrongState, why
from debate.wording import refusal_words, say, why_words

WORDS = {
    "refusal.plain": "No.",
    "refusal.one": "{first}, then {second}.",
    "refusal.named": "{round:Vote} is over; so is {round:vote}.",
    "refusal.listed": "There are: {names}.",
    "refusal.lines": "{problems}",
    "refusal.nested": "poll: {why}",
    "refusal.counted": {"one": "{n} is left.", "other": "{n} are left."},
    "fact.vote.pre": "the first vote",
    "fact.Vote.pre": "The first vote",
}


@pytest.fixture(autouse=True)
def _words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "catalogue", lambda _language, _face: WORDS)


@pytest.mark.parametrize(
    ("refused", "sentence"),
    [
        (why("plain"), "No."),
        (why("one", first="a", second="b"), "a, then b."),
        (why("one", first=12_345, second=2.5), "12345, then 2.5."),
        (why("one", first="{second}", second="{first}"), "{second}, then {first}."),
        (why("named", round="pre"), "The first vote is over; so is the first vote."),
        (why("named", round="of another kind"), "of another kind is over; so is of another kind."),
        (why("listed", names=["a", "b"]), "There are: a, b."),
        (why("listed", names=[]), "There are: ."),
        (why("lines", problems=[why("plain"), why("listed", names=["a"])]), "No.\nThere are: a."),
        (why("nested", why=why("one", first="a", second="b")), "poll: a, then b."),
        (why("counted", n=1), "1 is left."),
        (why("counted", n=2), "2 are left."),
        (why("no_words"), "refusal.no_words"),
        (why("one", first="a"), "a, then {second}."),
    ],
)
def test_a_reason_is_told_with_its_facts(refused: Why, sentence: str) -> None:
    assert why_words(refused) == sentence


def test_a_text_of_people_is_isolated_where_it_would_move_what_stands_beside_it() -> None:
    assert why_words(why("one", first="\u05d0\u05d1", second="b")) == "\u2068\u05d0\u05d1\u2069, then b."


def test_what_a_face_says_is_filled_in_once() -> None:
    assert say({"said": "{a} and {b}"}, "said", a="{b}", b=1_200) == "{b} and 1,200"


def test_a_refusal_is_a_code_for_programs_and_a_sentence_for_people() -> None:
    refused = WrongState("one.of_several", first="a", second="b")
    assert (refused.code, refused.reason, refused.facts) == ("one", "one.of_several", {"first": "a", "second": "b"})
    assert refusal_words(Invalid("one", first="a", second="b")) == "a, then b."


def test_a_log_has_the_reason_and_the_facts() -> None:
    assert str(WrongState("plain")) == "plain"
    assert str(WrongState("one", first="a")) == "one {'first': 'a'}"


@pytest.mark.parametrize("fact", ["a", 1, 0.5, ["a"], why("plain"), [why("plain")]])
def test_facts_are_plain_data(fact: Fact) -> None:
    told = Invalid("one", first=fact).why
    assert json.loads(json.dumps(told)) == told
