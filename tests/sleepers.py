"""Five queries that sleep, side by side in one process: `python -m tests.sleepers MODE URL` prints the seconds that
they took."""

from __future__ import annotations

import sys

from debate.serving import patch

SLEEPERS = 5


def main(mode: str, url: str) -> None:
    patch(mode)
    import threading
    import time

    from sqlalchemy import text

    from debate.store.database import Database

    db = Database(url)

    def sleep() -> None:
        with db.reading() as session:
            session.execute(text("SELECT pg_sleep(0.5)"))

    sleep()  # the first connection loads the driver
    threads = [threading.Thread(target=sleep) for _ in range(SLEEPERS)]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(time.monotonic() - started)


if __name__ == "__main__":
    main(*sys.argv[1:])
