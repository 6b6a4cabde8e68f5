from __future__ import annotations

from dataclasses import fields

import pytest

from debate.domain.errors import WrongState
from debate.domain.scenes import NEEDS, Content, SceneKind, check_content, empty_scenes

NOTHING = Content(*[False] * len(fields(Content)))
EVERYTHING = Content(*[True] * len(fields(Content)))


@pytest.mark.parametrize("kind", list(SceneKind))
def test_every_scene_can_be_put_up_when_all_is_there(kind: SceneKind) -> None:
    check_content(kind, EVERYTHING)
    assert empty_scenes(EVERYTHING) == {}


@pytest.mark.parametrize("kind", [SceneKind.LOBBY, SceneKind.BREAK, SceneKind.MESSAGE, SceneKind.BLANK])
def test_some_scenes_need_nothing(kind: SceneKind) -> None:
    check_content(kind, NOTHING)


@pytest.mark.parametrize("kind", list(NEEDS))
def test_the_others_say_what_is_missing(kind: SceneKind) -> None:
    assert empty_scenes(NOTHING)[kind] == NEEDS[kind]
    with pytest.raises(WrongState) as refusal:
        check_content(kind, NOTHING)
    assert refusal.value.code == "scene_empty"
    assert refusal.value.reason == f"scene_empty.{NEEDS[kind]}"
