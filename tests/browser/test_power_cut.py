"""A power cut in the middle of a vote and of a running clock: everybody comes back by themselves, with what they
held."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing

import pytest

from tests.browser.clocks import seconds
from tests.browser.faces import NETWORK
from tests.browser.house import House
from tests.realtime.evenings import now_at, open_vote, start_clock
from tests.servers import wait_for

pytestmark = pytest.mark.browser


def test_a_power_cut_in_the_middle_of_a_vote(house: House) -> None:
    server = house.server
    orders = server.desk()
    start_clock(orders)
    poll = open_vote(orders)
    screen, stage = house.screen(), house.stage()
    mara = house.desk_again()
    ola, omar, ines = house.phone("Ola"), house.phone("Omar"), house.phone("Ines")
    ola.voted("for")
    omar.voted("against")
    receipts = {phone: phone.receipt() for phone in (ola, omar)}
    screen.shows("vote")
    screen.counts(2)
    stage.waits_for_text(stage.clock, "6:")
    mara.waits_for_text(mara.clock, "6:")
    everybody = [screen, stage, mara, ola, omar, ines]
    for face in everybody:
        face.tolerates(NETWORK)
        face.marks()

    server.kill()
    ines.votes("undecided")
    ines.sees("Not sent yet.", "We will send your vote when it is back.")
    ines.does_not_see("Counted.")
    ola.sees("No connection")
    screen.sees("No connection")
    mara.sees("No connection. This is the last known state")
    stage.sees("No connection")
    house.keep("power-cut")
    server.start()

    ines.sees("Counted.")
    ines.holds("undecided")
    for face in (screen, stage, mara, ola, omar):
        face.does_not_see("No connection")
    assert all(face.is_the_same_page() for face in everybody), "nobody had to load a page again"
    screen.shows("vote")
    screen.counts(3)
    for phone, receipt in receipts.items():
        phone.sees("Counted.")
        assert phone.receipt() == receipt
    orders = server.desk()
    clock = now_at(orders, "clock")["slot"]["clock"]
    for face in (stage, mara):
        ends_at_s = (clock["started_at"] + clock["duration_ms"]) / 1000
        most = ends_at_s - time.time()
        shown = seconds(face.text(face.clock))
        least = ends_at_s - time.time()
        assert least - 1 <= shown <= most + 1, f"the clock of the {face.name} is right to the second"
    orders.do("poll:close", poll=poll)
    wait_for(lambda: now_at(orders, "polls")["polls"][0]["state"] == "closed", "the poll is closed")
    ola.presses("Is my vote still counted?")
    ola.sees(f"Yes. Your vote is counted as For, receipt {receipts[ola]}")
    ines.presses("Is my vote still counted?")
    ines.sees("Yes. Your vote is counted as Undecided")


def test_a_backup_that_is_put_back_is_what_faces_that_stayed_open_show_and_obey(house: House) -> None:
    server = house.server
    orders = server.desk()
    start_clock(orders)
    screen, mara, ola = house.screen(), house.desk_again(), house.phone("Ola")
    screen.shows("slot")
    database, copy = server.data / "debate.sqlite", server.data / "copy.sqlite"
    with closing(sqlite3.connect(database)) as live, closing(sqlite3.connect(copy)) as kept:
        live.backup(kept)
    orders.do("item:set-motion", item=now_at(orders, "debate")["item"], motion="This house has no past")
    orders.do("scene:show", kind="agenda")
    screen.shows("agenda")
    ola.sees("This house has no past")
    for face in (screen, mara, ola):
        face.tolerates(NETWORK)
        face.marks()

    server.stop()
    copy.replace(database)
    for left in ("-wal", "-shm"):
        database.with_name(f"{database.name}{left}").unlink(missing_ok=True)
    server.start()

    ola.does_not_see("This house has no past")
    screen.shows("slot")
    server.desk().do("scene:show", kind="motion")
    screen.shows("motion")
    screen.does_not_see("This house has no past")
    assert all(face.is_the_same_page() for face in (screen, mara, ola)), "nobody had to load a page again"
