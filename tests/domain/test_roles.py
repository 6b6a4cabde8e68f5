from __future__ import annotations

import pytest

from debate.domain.roles import Role


@pytest.mark.parametrize(
    ("role", "face"),
    [("audience", "audience"), ("screen", "screen"), ("stage", "stage"), ("moderator", "desk"), ("owner", "desk")],
)
def test_a_role_looks_at_its_face(role: str, face: str) -> None:
    assert Role(role).face == face


def test_there_are_five_roles_and_four_faces() -> None:
    assert len(Role) == 5
    assert {role.face for role in Role} == {"audience", "screen", "stage", "desk"}
