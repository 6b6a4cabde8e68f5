"""What a phone costs in memory while it sits in the hall and does nothing."""

from __future__ import annotations

from pathlib import Path

from tests.servers import Server, running

WARM, PHONES = 50, 300
# 62 kB was measured; 80 while each connection kept the headers and the buffers of the request that it began with.
MOST_KB = 70


def test_a_phone_keeps_nothing_of_the_request_that_its_socket_began_with(tmp_path: Path) -> None:
    with running(Server("eventlet", tmp_path)) as server:
        hall = [server.phone() for _ in range(WARM)]
        before = server.memory_kb()
        hall += [server.phone() for _ in range(PHONES)]
        assert (server.memory_kb() - before) / PHONES < MOST_KB
        assert hall[0].ask("time:sync", {"t0": 1})["ok"], "the first is still in"
