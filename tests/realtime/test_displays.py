"""What screens and stages say of themselves, and the desk hears: whether a bell is heard there, and they stay awake."""

from __future__ import annotations

from typing import Any

from tests.servers import Server
from tests.wire import Socket


def test_the_desk_knows_where_bells_are_heard_and_what_may_go_dark(server: Server) -> None:
    desk, screen, stage = server.desk(), server.screen(), server.stage()
    nowhere = {"screens": 0, "stages": 0}
    sees(desk, sounding=nowhere, may_sleep=nowhere)
    screen.do("display:report", sound=True, awake=True)
    stage.do("display:report", sound=False, awake=False)
    sees(desk, sounding={"screens": 1, "stages": 0}, may_sleep={"screens": 0, "stages": 1})
    stage.do("display:report", sound=True, awake=None)
    sees(desk, sounding={"screens": 1, "stages": 1}, may_sleep=nowhere)
    stage.close()
    sees(desk, sounding={"screens": 1, "stages": 0}, may_sleep=nowhere)
    screen.close()


def sees(desk: Socket, **people: Any) -> None:
    desk.sees("people", lambda data: all(data[name] == value for name, value in people.items()))
