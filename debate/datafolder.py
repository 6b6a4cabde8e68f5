"""The data folder: made at the first start, holding the database, the secret and the published static files."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from debate.config import Config, ConfigError
from debate.store import opening
from debate.store.database import Database, Unusable


def prepare(config: Config) -> Path:
    """The folder, made if missing and known to be writable. Raises ConfigError."""
    folder = config.data.absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise ConfigError("config.folder", folder=str(folder), said=str(error.strerror)) from error
    return folder


def database_url(config: Config) -> str:
    return config.database_url or f"sqlite:///{prepare(config) / 'debate.sqlite'}"


def open_database(config: Config) -> Database:
    """The configured database, brought up to date. Raises ConfigError."""
    try:
        return opening.open_database(database_url(config))
    except Unusable as error:
        raise ConfigError("config.database", said=str(error)) from error


def secret_key(config: Config) -> bytes:
    """The configured secret, else the one of the data folder, made once and readable by its owner alone."""
    if config.secret_key:
        return config.secret_key.encode()
    path = prepare(config) / "secret.key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_hex(32).encode())
    return path.read_bytes()
