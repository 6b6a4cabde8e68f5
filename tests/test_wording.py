"""How the words of the catalogue are filled in."""

from __future__ import annotations

from debate.wording import say


def test_what_a_face_says_is_filled_in_once() -> None:
    assert say({"said": "{a} and {b}"}, "said", a="{b}", b=1_200) == "{b} and 1,200"
