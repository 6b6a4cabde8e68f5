"""The files of a real server: no order after the close, no key after it was destroyed, whatever was in the way."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from debate.domain.motion.pair import CHOICES
from debate.domain.sealing import voter_key
from tests.attackers import copy_files, named_rightly, orders_in_files
from tests.realtime.evenings import open_vote, polls_at
from tests.servers import Server, wait_for

PHONES = 40
MOST_BY_CHANCE = 10  # as in tests/services/test_no_order.py


def database(server: Server) -> Path:
    return server.data / "debate.sqlite"


def all_bytes(server: Server) -> bytes:
    return b"".join(path.read_bytes() for path in server.data.rglob("*") if path.is_file())


def secret_of(server: Server, poll: int) -> bytes:
    query = "SELECT secret FROM electorate JOIN poll ON poll.electorate_id = electorate.id WHERE poll.id = ?"
    with closing(sqlite3.connect(database(server))) as connection:
        return bytes(connection.execute(query, [poll]).fetchone()[0])


def tap(server: Server, poll: int) -> list[str]:
    """Phones vote one after another; the voters in that order."""
    dice, devices = random.Random(PHONES), []
    for _ in range(PHONES):
        browser = server.browser()
        phone = server.phone(browser)
        assert phone.cast(poll, dice.choice(CHOICES))["ok"]
        phone.close()
        devices.append(browser.cookies["device"].partition(".")[0])
    secret = secret_of(server, poll)
    return [voter_key(secret, device) for device in devices]


def most_named(server: Server, tapped: list[str], copy: Path) -> int:
    found = orders_in_files(copy_files(database(server), copy), set(tapped))
    return max(named_rightly(order, tapped) for _, order in found)


def left_of(server: Server, voters: list[str]) -> set[int]:
    """In how many places of the files each voter stands."""
    whole = all_bytes(server)
    return {whole.count(voter.encode()) for voter in voters}


def hold(server: Server) -> sqlite3.Connection:
    """Another program in the middle of reading the database."""
    connection = sqlite3.connect(database(server), isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("SELECT * FROM poll").fetchall()
    return connection


def test_a_running_servers_files_tell_no_order_after_the_close(own_server: Server, tmp_path: Path) -> None:
    desk = own_server.desk()
    poll = open_vote(desk)
    tapped = tap(own_server, poll)
    assert most_named(own_server, tapped, tmp_path / "open") > PHONES / 2, "the attack must work for this to mean much"
    desk.do("poll:close", poll=poll)
    assert most_named(own_server, tapped, tmp_path / "closed") <= MOST_BY_CHANCE


def test_a_server_that_was_killed_before_it_could_wipe_does_so_after_its_start(
    own_server: Server, tmp_path: Path
) -> None:
    desk = own_server.desk()
    poll = open_vote(desk)
    tapped = tap(own_server, poll)
    with closing(hold(own_server)):
        desk.do("poll:close", poll=poll)
        assert most_named(own_server, tapped, tmp_path / "held") > PHONES / 2, "the reader must have been in the way"
        own_server.kill()
    own_server.start()
    wait_for(lambda: left_of(own_server, tapped) == {1}, "the box alone holds the voters", within=30)
    assert most_named(own_server, tapped, tmp_path / "again") <= MOST_BY_CHANCE


def test_a_destroyed_key_is_in_no_file_while_running_after_the_end_and_after_the_next_start(
    own_server: Server,
) -> None:
    desk, owner = own_server.desk(), own_server.desk_browser()
    poll = open_vote(desk)
    pair = next(row["pair"] for row in polls_at(desk) if row["id"] == poll)
    assert own_server.phone().cast(poll, "for")["ok"]
    desk.do("pair:void", pair=pair, why="The key goes now")
    secret = secret_of(own_server, poll)
    assert secret in all_bytes(own_server)
    owner.get(f"/desk/{own_server.code}/people")
    assert owner.post(f"/desk/{own_server.code}/pairs/{pair}/destroy-key").status == 303
    assert secret not in all_bytes(own_server)
    own_server.stop()
    assert secret not in all_bytes(own_server)
    own_server.start()
    assert secret not in all_bytes(own_server)
