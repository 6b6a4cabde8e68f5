"""A first vote whose result is shown at once: phones see it as long as the hall does, and then the debate."""

from __future__ import annotations

import pytest

from tests.browser.house import House
from tests.realtime.evenings import go_to, now_at, polls_at, start_debate

pytestmark = pytest.mark.browser


def test_phones_go_on_to_the_speech_after_a_first_result(house: House) -> None:
    wire = house.server.desk()
    item = start_debate(wire)
    for side, name in (("for", "Amara Lindqvist"), ("against", "Tomas Varga")):
        wire.do("speaker:name", item=item, side=side, seat=1, name=name)
    wire.do("pair:seal", item=item, show_pre=True)
    go_to(wire, "vote")
    phone, plain, screen = house.phone("Ola"), house.plain_phone("Pia"), house.screen()
    poll = polls_at(wire)[0]["id"]
    wire.do("poll:open", poll=poll)
    phone.voted("for")
    wire.do("poll:close", poll=poll)
    wire.do("poll:arm", poll=poll)
    wire.do("poll:reveal", poll=poll, held=True)
    screen.shows("reveal")
    plain.loads_again()
    for face in (phone, plain):
        face.sees("Before the debate", "100.0%")
        face.does_not_see("Amara Lindqvist")

    # The debate goes on: the speaker and the clock come first, and what was told stays below
    wire.do("slot:next", **{"item": item, "from": now_at(wire, "order")["current"]})
    wire.do("clock:start", slot=now_at(wire, "clock")["slot"]["id"])
    screen.shows("slot", "Amara Lindqvist")
    plain.loads_again()
    for face in (phone, plain):
        face.sees("Amara Lindqvist", "Tomas Varga", "Voting has closed.", "100.0%")
        assert face.part(".clock__time").count() == 1
        face.does_not_see("is being shown in the hall")

    # Whoever puts the result up again shows it to the phones, too
    wire.do("scene:show", kind="reveal")
    phone.does_not_see("Tomas Varga")
    phone.sees("Before the debate", "100.0%")
