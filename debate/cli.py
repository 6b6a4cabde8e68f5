"""The commands: serve, import, link, export, verify."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from debate.addresses import base_url_of, join_url_of
from debate.config import read_config
from debate.datafolder import open_database, secret_key
from debate.domain.errors import DomainError, Invalid, NotFound, Why, why
from debate.domain.motion.bundle import LOOSE_PARTS, check_shape, is_covered, recount
from debate.domain.polls.bundle import check_poll_bundle, is_poll_bundle, recount_poll
from debate.domain.roles import Role
from debate.domain.text import tidy
from debate.now import now_ms
from debate.services.access import Links, make_link
from debate.services.agendas import import_agenda, read_agenda_file
from debate.services.bundles import make_bundle
from debate.services.unit import SYSTEM, Call, Changes
from debate.store.database import Database
from debate.store.event_cache import EventCache
from debate.store.schema import Event
from debate.wording import refusal_words, why_words

LONGEST_NUMBER = 15
LINKED = ("owner", "moderator", "screen", "stage")


class _Number(click.ParamType[int]):
    name = "number"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        text = str(value)
        if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER):
            self.fail(text[:40], param, ctx)
        return int(text)


NUMBER = _Number()


def misuse(error: click.UsageError) -> Why:
    """What is wrong with the command line and how the command is used; the rare kinds keep click's own message."""
    if isinstance(error, click.NoSuchCommand):
        return why("usage.no_command", command=error.command_name, commands=list(cli.commands))
    used = _used_so(error.ctx)
    if isinstance(error, click.NoSuchOption):
        return why("usage.no_option", option=error.option_name, used=used)
    param = error.param if isinstance(error, click.BadParameter) else None
    if param and isinstance(error, click.MissingParameter):
        return why("usage.missing", what=param.metavar or str(param.name).upper(), used=used)
    if param and isinstance(param.type, click.Choice):
        return why("usage.none_of", what=str(param.metavar), known=LINKED, used=used)
    if param and isinstance(param.type, _Number):
        return why("usage.no_number", said=error.message, used=used)
    return why("usage.other", said=f"{error.message[:1].lower()}{error.message[1:].rstrip('.')}", used=used)


def _used_so(ctx: click.Context | None) -> Why:
    if ctx is None or ctx.command is cli:
        return why("usage.help")
    words = [piece for piece in ctx.command.collect_usage_pieces(ctx) if piece != "[OPTIONS]"]
    return why("usage.so", line=" ".join(["debate", str(ctx.info_name), *words]))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Live Oxford-style debates and moderated panels."""


@cli.command()
@click.option("--demo", is_flag=True, help="Load the Tech Diplomacy Forum if there is no event yet.")
def serve(demo: bool) -> None:
    """Run the server and print the addresses of the newest event."""
    from debate.greeting import run_server

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    run_server(read_config(), demo)


@cli.command("import")
@click.argument("file", type=click.Path(path_type=Path))
def import_event(file: Path) -> None:
    """Make an event from an agenda file (YAML or JSON)."""
    config, db = read_config(), _database()
    document = read_agenda_file(file)
    event = import_agenda(db, document, now_ms(), _tell_nobody)
    with db.reading() as session:
        code = session.get_one(Event, event).code
    click.echo(f"Imported {document.event.title!r}: join code {code}.")
    for face, where in (
        ("Desk", f"debate link {code} owner     prints its address, which opens once"),
        ("Screen", f"debate link {code} screen"),
        ("Stage", f"debate link {code} stage"),
        ("Phones", join_url_of(config)(code)),
    ):
        click.echo(f"  {face:<8}{where}")


@cli.command()
@click.argument("code")
@click.argument("role", metavar="ROLE", type=click.Choice(LINKED))
def link(code: str, role: str) -> None:
    """Make a link for a role and print its address: owner and moderator links open once."""
    config, db = read_config(), _database()
    made = make_link(Call(db, _event_id(db, code), SYSTEM, now_ms(), _tell_nobody), Role(role))
    page = "sign-in" if role in ("owner", "moderator") else role
    click.echo(f"{base_url_of(config)}/{page}/{Links(secret_key(config)).token(made)}")


@cli.command()
@click.argument("code")
@click.argument("pair", type=NUMBER)
def export(code: str, pair: int) -> None:
    """Write the bundle of a debate's two votes to standard output, once their result was shown."""
    db = _database()
    record = make_bundle(db, _event_id(db, code), pair)
    click.echo(json.dumps(record, indent=1, ensure_ascii=False, sort_keys=True))


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
def verify(file: Path) -> None:
    """Recount a bundle offline: exit code 0 if it holds, 1 if it does not, 2 if it cannot be read."""
    try:
        read = _read_json(file)
        is_poll = is_poll_bundle(read)
        bundle = check_poll_bundle(read) if is_poll else check_shape(read)
    except DomainError as error:
        click.echo(f"{file.name}: {refusal_words(error)}", err=True)
        sys.exit(2)
    _tell_problems(file, recount_poll(bundle) if is_poll else recount(bundle))
    if is_poll:
        click.echo(f"{file.name}: holds. {len(bundle['ballots'])} voters recounted.")
        click.echo(f"{file.name}: hash of its ballots {bundle['hash']}; the results page must show the same.")
        return
    click.echo(
        f"{file.name}: holds. {len(bundle['ballots'])} voters recounted, "
        f"verdict: {bundle['result']['outcome']['verdict'].replace('_', ' ')}."
    )
    click.echo(f"{file.name}: {_vouched(bundle)}")
    if given_up := bundle.get("given_up"):
        at = datetime.fromtimestamp(given_up["at"] // 1000, UTC)
        # Tidied: a stranger's file must not send a terminal anything but text.
        click.echo(f"{file.name}: given up at {at:%Y-%m-%d %H:%M} UTC, for this reason: {tidy(given_up['why'])}")


def _tell_problems(file: Path, problems: list[Why]) -> None:
    """Ends the command where there are any."""
    for problem in problems:
        click.echo(f"{file.name}: {why_words(problem)}")
    if problems:
        click.echo(f"{file.name}: does NOT hold ({len(problems)} problems).")
        sys.exit(1)


def _vouched(bundle: dict[str, Any]) -> str:
    """What a bundle that holds is still to be compared with."""
    if is_covered(bundle):
        return f"digest of its contents {bundle['digest']}; the results page must show the same."
    return f"version {bundle['bundle']} has no digest: its {', '.join(LOOSE_PARTS)} could not be checked."


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose names stand once: of two values a reader sees the one and the recount the other."""
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise Invalid("bad_bundle.twice", part=name)
    return dict(pairs)


def _read_json(file: Path) -> object:
    try:
        return json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise Invalid("bad_bundle.no_json", line=error.lineno, column=error.colno) from error
    except OSError as error:
        raise Invalid("bad_bundle.unreadable", said=str(error.strerror)) from error
    except (ValueError, RecursionError) as error:
        raise Invalid("bad_bundle.no_text") from error


def _database() -> Database:
    return open_database(read_config())


def _event_id(db: Database, code: str) -> int:
    found = EventCache(db).find(code)
    if found is None:
        raise NotFound("not_found.event", code=code)
    return found.id


def _tell_nobody(_changes: Changes) -> None:
    """A command has no screens; those of a running server notice by the revs."""
