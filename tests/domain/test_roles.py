from __future__ import annotations

import pytest

from debate.domain.roles import Role


@pytest.mark.parametrize(
    ("role", "face"),
    [
        *((face, face) for face in ("audience", "screen", "stage", "panelist")),
        *(("moderator", "desk"), ("owner", "desk")),
    ],
)
def test_a_role_looks_at_its_face(role: str, face: str) -> None:
    assert Role(role).face == face


def test_there_are_six_roles_and_five_faces() -> None:
    assert len(Role) == 6
    assert {role.face for role in Role} == {"audience", "screen", "stage", "panelist", "desk"}
