"""Settings, declared once: name, default, parser, help. The README's table is made from this list and a test holds it
to it.

A setting is read from the environment variable `DEBATE_<NAME>` (`PORT` and `HOST` also bare), a secret one also from
the file
that `DEBATE_<NAME>_FILE` names. An unknown `DEBATE_` variable or a value that does not parse stops the start with one
sentence.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from debate.domain.errors import Refusal, WrongValue

ROOT = Path(__file__).resolve().parent.parent
MODES = ("eventlet", "gevent", "threading")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_ORIGIN = re.compile(r"(https?)://(\[[0-9a-f:.]+\]|[^\s/?#@:\\\[\]]+)(?::([0-9]{1,5}))?/*")


class ConfigError(Refusal):
    """What whoever starts the server must put right: a setting that cannot be used, or what it names."""


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise WrongValue("config.no_whole_number") from None


def _port(text: str) -> int:
    port = _whole(text)
    if not 0 < port < 65536:
        raise WrongValue("config.no_port")
    return port


def _mode(text: str) -> str:
    if text not in MODES:
        raise WrongValue("config.no_mode", modes=MODES)
    return text


def _flag(text: str) -> bool:
    if text not in ("0", "1"):
        raise WrongValue("config.no_flag")
    return text == "1"


def _count(text: str) -> int:
    count = _whole(text)
    if count < 1:
        raise WrongValue("config.too_few")
    return count


def _none_or_more(text: str) -> int:
    number = _whole(text)
    if number < 0:
        raise WrongValue("config.below_zero")
    return number


def _url(text: str) -> str:
    """As browsers write an origin, which is what it is compared with: lower case, no default port, nothing after the
    port."""
    found = _ORIGIN.fullmatch(text.lower())
    if not found:
        raise WrongValue("config.no_address")
    scheme, host, port = found.groups()
    kept = "" if port is None or _port(port) == _DEFAULT_PORTS[scheme] else f":{_port(port)}"
    return f"{scheme}://{host}{kept}"


@dataclass(frozen=True, slots=True)
class Setting:
    """`default` is text, as in the environment; "" means: found out at the start, as `help` says."""

    name: str
    default: str
    parse: Callable[[str], Any]
    help: str
    secret: bool = False


SETTINGS: tuple[Setting, ...] = (
    Setting("HOST", "0.0.0.0", str, "Address to listen on; 127.0.0.1 keeps the server to this machine."),
    Setting("PORT", "5000", _port, "Port to listen on."),
    Setting("DATA", "data", Path, "Folder of the database, the server's secret and the published static files."),
    Setting(
        "DATABASE_URL", "", str, "SQLAlchemy address of the database; empty: SQLite in the data folder.", secret=True
    ),
    Setting(
        "PUBLIC_URL", "", _url, "Address that the QR code holds; empty: this machine's address in the local network."
    ),
    Setting(
        "SECRET_KEY",
        "",
        str,
        "Signs cookies and links; empty: made at the first start, kept in the data folder.",
        secret=True,
    ),
    Setting("ASYNC_MODE", "eventlet", _mode, "Server library: eventlet, gevent or threading."),
    Setting("CAPACITY", "12000", _count, "Phones that one event may have connected at the same time."),
    Setting(
        "SECURE_COOKIES",
        "0",
        _flag,
        "1 behind HTTPS: cookies are sent over HTTPS only, and browsers are told to stay with it.",
    ),
    Setting(
        "PROXIES", "0", _none_or_more, "How many proxies stand in front and set X-Forwarded-For, -Proto and -Host."
    ),
    Setting("DEVELOPMENT", "0", _flag, "1 shows /patterns, every component in every state."),
)


@dataclass(frozen=True)
class Config:
    """The settings, parsed; each is an attribute in lower case."""

    host: str
    port: int
    data: Path
    database_url: str
    public_url: str
    secret_key: str
    async_mode: str
    capacity: int
    secure_cookies: bool
    proxies: int
    development: bool


def read_config(environ: Mapping[str, str] | None = None) -> Config:
    """Raises ConfigError."""
    given = dict(os.environ if environ is None else environ)
    _refuse_unknown(given)
    return Config(**{setting.name.lower(): _read(setting, given) for setting in SETTINGS})


def _refuse_unknown(given: Mapping[str, str]) -> None:
    known = {f"DEBATE_{s.name}" for s in SETTINGS} | {f"DEBATE_{s.name}_FILE" for s in SETTINGS if s.secret}
    for name in given:
        if name.startswith("DEBATE_") and name not in known:
            raise ConfigError("config.unknown_setting", setting=name)


def _read(setting: Setting, given: Mapping[str, str]) -> Any:
    name = f"DEBATE_{setting.name}"
    text = (
        given.get(name)
        or (given.get(setting.name) if setting.name in ("HOST", "PORT") else "")
        or _from_file(setting, given)
    )
    try:
        return setting.parse(text or setting.default) if text or setting.default else ""
    except WrongValue as error:
        raise ConfigError("config.value", setting=name, text=repr(text), why=error.why) from error


def _from_file(setting: Setting, given: Mapping[str, str]) -> str:
    path = given.get(f"DEBATE_{setting.name}_FILE", "") if setting.secret else ""
    if not path:
        return ""
    try:
        return Path(path).read_text().strip()
    except OSError as error:
        said = str(error.strerror)
        raise ConfigError("config.file", setting=f"DEBATE_{setting.name}_FILE", path=path, said=said) from error
