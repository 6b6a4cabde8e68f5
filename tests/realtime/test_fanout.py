"""What a commit sets off once it stands: nothing of it may fail the command that was committed."""

from __future__ import annotations

import pytest

from debate.domain.roles import Role
from debate.now import now_ms
from debate.services import access
from debate.services.unit import Call
from tests.cast import MARA
from tests.programs import House


def test_a_right_that_was_taken_away_is_gone_though_the_socket_cannot_be_told(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = house.program
    call = Call(program.db, house.event, MARA, now_ms(), program.edge.announce)
    link = access.make_link(call, Role.SCREEN)
    screen = house.by_link(Role.SCREEN, program.links.token(link))
    assert screen.ask("time:sync", {"t0": 1})["ok"]
    before = people(house)

    def break_off(*_args: object, **_more: object) -> None:
        raise OSError("the network is gone")

    monkeypatch.setattr(program.edge.server, "disconnect", break_off)
    access.revoke_link(call, link.id)
    assert screen.ask("state:get", {})["error"]["code"] == "ended"
    assert people(house) == before - 1


def people(house: House) -> int:
    """The screens that the desk counts."""
    slices = house.program.edge.state.slices(house.event, ["desk"], ["people"])
    screens: int = slices["desk"]["people"]["data"]["screens"]
    return screens
