"""What `debate serve` prints: every address ready to click, and the phones' QR code in the terminal."""

from __future__ import annotations

import errno
import io
import sys
from pathlib import Path

import click
import qrcode

from debate.addresses import base_url_of
from debate.app import Program, create_program
from debate.config import Config, ConfigError
from debate.domain.roles import Role
from debate.now import now_ms
from debate.services.access import list_links, make_link
from debate.services.agendas import import_agenda, newest_event, read_agenda_file
from debate.services.unit import SYSTEM, Call
from debate.serving import check_patched, listen_and_serve, offload_of
from debate.store.schema import Link

DEMO = Path(__file__).parent / "demo" / "tech-diplomacy-forum.yaml"


def run_server(config: Config, demo: bool) -> None:
    """Build, greet, serve. ConfigError where the port cannot be had."""
    check_patched(config.async_mode)
    program = create_program(config, offload_of(config.async_mode))
    if demo:
        load_demo(program)
    program.start()
    try:
        listen_and_serve(program.app, config.async_mode, config.host, config.port, lambda: greet(program))
    except BrokenPipeError:
        raise  # nobody reads what is printed
    except OSError as error:
        raise _refusal(error, config) from error
    except KeyboardInterrupt:
        click.echo("\nStopped.")


def _refusal(error: OSError, config: Config) -> ConfigError:
    if error.errno == errno.EADDRINUSE:
        return ConfigError("config.port_in_use", port=config.port, other=config.port + 1)
    if error.errno == errno.EACCES:
        return ConfigError("config.port_forbidden", port=config.port)
    return ConfigError("config.no_listening", host=config.host, port=config.port, said=str(error.strerror))


def load_demo(program: Program) -> None:
    if newest_event(program.db) is None:
        import_agenda(program.db, read_agenda_file(DEMO), now_ms(), program.edge.announce)


def greet(program: Program) -> None:
    """Print the newest event's addresses. The desk's link is a new one each time; it opens once."""
    event = newest_event(program.db)
    base = base_url_of(program.config)
    if event is None:
        click.echo(f"Serving on {base}. There is no event yet: debate import AGENDA.yaml")
        return
    screen, stage = (standing_link(program, event.id, role) for role in (Role.SCREEN, Role.STAGE))
    desk = make_link(Call(program.db, event.id, SYSTEM, now_ms(), program.edge.announce), Role.OWNER)
    phones = program.join_url(event.code)
    rows = (
        ("Desk (opens once)", f"{base}/sign-in/{program.links.token(desk)}"),
        ("Screen", f"{base}/screen/{program.links.token(screen)}"),
        ("Stage", f"{base}/stage/{program.links.token(stage)}"),
        ("Phones", phones),
    )
    click.echo(f"\n{event.title}: join code {event.code}\n")
    for name, url in rows:
        click.echo(f"  {name:<18} {url}")
    click.echo(f"\n{terminal_qr(phones)}\nStop with Ctrl+C. The data stays in {program.config.data}.")
    sys.stdout.flush()


def standing_link(program: Program, event: int, role: Role) -> Link:
    """The event's link for screens or stages that holds now; made at the first start."""
    held = [link for link in list_links(program.db, event, now_ms()) if link.role is role]
    return held[0] if held else make_link(Call(program.db, event, SYSTEM, now_ms(), program.edge.announce), role)


def terminal_qr(text: str) -> str:
    code = qrcode.QRCode(border=2)
    code.add_data(text)
    out = io.StringIO()
    code.print_ascii(out=out, invert=True)
    return out.getvalue()
