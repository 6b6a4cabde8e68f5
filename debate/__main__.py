"""`debate`, the command. The server's patching comes before every other import, so it is decided here."""

from __future__ import annotations

import sys


def main() -> None:
    from debate.config import ConfigError, read_config
    from debate.domain.errors import DomainError

    try:
        if sys.argv[1:2] == ["serve"]:
            from debate.serving import patch

            patch(read_config().async_mode)
        from debate.cli import cli

        cli()
    except (ConfigError, DomainError) as error:
        sys.exit(f"debate: {error}")


if __name__ == "__main__":
    main()
