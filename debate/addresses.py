"""The address at which phones and screens reach this server.

It is never made from a request, whose Host anybody can choose.
"""

from __future__ import annotations

import socket
from collections.abc import Callable

from debate.config import Config
from debate.store.schema import Link


def base_url_of(config: Config) -> str:
    """The configured public address, else this machine's in the local network, without a slash at its end."""
    return config.public_url or f"http://{_local_address(config.host)}:{config.port}"


def join_url_of(config: Config) -> Callable[[str], str]:
    """The phones' address by join code."""
    base = base_url_of(config)
    return lambda code: f"{base}/j/{code}"


def panelist_url_of(config: Config, token: Callable[[Link], str]) -> Callable[[Link], str]:
    """The address of a person's own page, by link."""
    base = base_url_of(config)
    return lambda link: f"{base}/panelist/{token(link)}"


def _local_address(host: str) -> str:
    """This machine's address in the local network, when it listens on all of them. Nothing is sent to find it out."""
    if host not in ("0.0.0.0", "::", ""):
        return "localhost" if host == "127.0.0.1" else host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "localhost"
