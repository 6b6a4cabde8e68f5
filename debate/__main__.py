"""`debate`, the command. The server's patching comes before every other import, so it is decided here."""

from __future__ import annotations

import os
import sys

REFUSED, MISUSED, INTERRUPTED = 1, 2, 130


def main() -> None:
    """Exit code 0: done; 1: refused, in one sentence; 2: the command line says nothing that can be done."""
    from debate.config import read_config
    from debate.domain.errors import Refusal
    from debate.wording import refusal_words

    try:
        if sys.argv[1:2] == ["serve"]:
            from debate.serving import patch

            patch(read_config().async_mode)
        _run()
    except Refusal as error:
        _tell(refusal_words(error))
        sys.exit(REFUSED)


def _tell(refusal: str) -> None:
    """Each line says who speaks: a file may be refused for many reasons, and a log is read line by line."""
    for line in refusal.splitlines():
        print(f"debate: {line}", file=sys.stderr)


def _run() -> None:
    import click

    from debate.cli import cli, misuse
    from debate.wording import why_words

    try:
        sys.exit(cli(standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(MISUSED)
    except click.UsageError as error:
        _tell(why_words(misuse(error)))
        sys.exit(MISUSED)
    except click.Abort:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # Who read what is printed has gone. Python flushes once more at the end (its manual on SIGPIPE).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(REFUSED)


if __name__ == "__main__":
    main()
