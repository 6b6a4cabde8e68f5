"""Cookies that hold a random number, signed, and say nothing about anybody: the phone's pass, which is one vote's
worth, and the mark of a browser that has signed in here before."""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64encode

DEVICE_COOKIE = "device"
DESK_COOKIE = "desk"
KNOWN_COOKIE = "known"


class Devices:
    """Makes and reads the signed cookie `<device>.<mac>`. What one `kind` signed is no cookie of another."""

    def __init__(self, secret: bytes, kind: str = "device") -> None:
        self._secret, self._kind = secret, kind.encode()

    def make(self) -> str:
        return self._signed(secrets.token_urlsafe(16))

    def read(self, cookie: str) -> str | None:
        """The device, or None for a cookie that is not ours."""
        device = cookie.partition(".")[0]
        return device if device and hmac.compare_digest(self._signed(device).encode(), cookie.encode()) else None

    def _signed(self, device: str) -> str:
        mac = hmac.digest(self._secret, self._kind + b":" + device.encode(), "sha256")[:18]
        return f"{device}.{urlsafe_b64encode(mac).decode()}"
