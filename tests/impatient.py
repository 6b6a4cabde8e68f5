"""`debate serve --demo` in a hurry: `python -m tests.impatient`. Only the waiting differs."""

from __future__ import annotations

from debate.config import read_config
from debate.serving import patch

GRACE_S = 1.0
LINGER_S = 0.3
REQUEST_S = 4.0


def main() -> None:
    config = read_config()
    patch(config.async_mode)
    from debate.app import create_program
    from debate.connection_limiter import Timeouts
    from debate.greeting import greet, load_demo
    from debate.realtime.tasks import Janitor, start_tasks
    from debate.serving import listen_and_serve, offload_of

    program = create_program(config, offload_of(config.async_mode))
    load_demo(program)
    janitor = Janitor(program.edge.server, GRACE_S, LINGER_S)
    start_tasks(program.edge, program.db, program.socketio.start_background_task, janitor)
    timeouts = Timeouts(head=REQUEST_S, idle=REQUEST_S, body=REQUEST_S)
    listen_and_serve(program.app, config.async_mode, config.host, config.port, lambda: greet(program), timeouts)


if __name__ == "__main__":
    main()
