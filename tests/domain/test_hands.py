from __future__ import annotations

import pytest

from debate.domain.errors import WrongState
from debate.domain.hands import LEADS, MOVES, STANDING, HandState, allowed, check_move, place_in_list

H = HandState
# By hand: what each verb finds, and where it leads.
WAYS = {
    ("call", H.RAISED): H.CALLED,
    ("miss", H.RAISED): H.MISSED,
    ("withdraw", H.RAISED): H.WITHDRAWN,
    ("give", H.CALLED): H.SPEAKING,
    ("miss", H.CALLED): H.MISSED,
    ("return", H.CALLED): H.RAISED,
    ("withdraw", H.CALLED): H.WITHDRAWN,
    ("end", H.SPEAKING): H.SPOKEN,
    ("return", H.SPEAKING): H.RAISED,
    ("return", H.SPOKEN): H.RAISED,
    ("return", H.MISSED): H.RAISED,
}


@pytest.mark.parametrize("state", HandState)
@pytest.mark.parametrize("verb", LEADS)
def test_every_verb_in_every_state(verb: str, state: HandState) -> None:
    if state is LEADS[verb]:
        assert check_move(verb, state) is None, "a second press is none"
    elif (verb, state) in WAYS:
        assert check_move(verb, state) is WAYS[verb, state]
    else:
        with pytest.raises(WrongState) as refused:
            check_move(verb, state)
        assert (refused.value.code, refused.value.facts) == ("wrong_state", {"state": state})


def test_the_desk_is_offered_what_it_may_do_and_not_what_a_phone_may() -> None:
    assert {state: allowed(state) for state in HandState} == {
        H.RAISED: ["call", "miss"],
        H.CALLED: ["give", "miss", "return"],
        H.SPEAKING: ["end", "return"],
        H.SPOKEN: ["return"],
        H.MISSED: ["return"],
        H.WITHDRAWN: [],
    }


def test_what_is_up_can_be_gone_on_with_and_what_is_not_can_at_most_be_put_back() -> None:
    assert {state for state in HandState if {"call", "give", "end"} & set(MOVES[state])} == STANDING


def test_who_has_not_spoken_stands_before_who_has_whenever_it_was_raised() -> None:
    hands = {
        "first to raise, and has spoken": (H.RAISED, True, 1, None, 1),
        "second": (H.RAISED, False, 2, None, 2),
        "third": (H.RAISED, False, 3, None, 3),
        "at once with the third": (H.RAISED, False, 3, None, 4),
        "called late": (H.CALLED, False, 1, 9, 5),
        "called first, and has spoken": (H.CALLED, True, 8, 8, 6),
        "speaks": (H.SPEAKING, False, 9, 10, 7),
    }
    assert sorted(hands, key=lambda who: place_in_list(*hands[who])) == [
        "speaks",
        "called first, and has spoken",
        "called late",
        "second",
        "third",
        "at once with the third",
        "first to raise, and has spoken",
    ]
