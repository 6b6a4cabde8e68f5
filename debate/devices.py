"""The phone's pass: a random device number, signed, in a cookie. It is one vote's worth, and says nothing about
anybody."""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64encode

DEVICE_COOKIE = "device"
DESK_COOKIE = "desk"


class Devices:
    """Makes and reads the signed cookie `<device>.<mac>`."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def make(self) -> str:
        return self._signed(secrets.token_urlsafe(16))

    def read(self, cookie: str) -> str | None:
        """The device, or None for a cookie that is not ours."""
        device = cookie.partition(".")[0]
        return device if device and hmac.compare_digest(self._signed(device).encode(), cookie.encode()) else None

    def _signed(self, device: str) -> str:
        mac = hmac.digest(self._secret, b"device:" + device.encode(), "sha256")[:18]
        return f"{device}.{urlsafe_b64encode(mac).decode()}"
