"""Headers of every answer: a strict policy for the browser, and no caching of what changes."""

from __future__ import annotations

import gzip
import re

from flask import Flask, Response, request
from flask_wtf import CSRFProtect

from debate.web.parts import Parts

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    # The desk shows the screen in small: framed by ourselves, never by others.
    "frame-src": "'self'",
    "frame-ancestors": "'self'",
}
CSP = "; ".join(f"{name} {value}" for name, value in POLICY.items())
# Safari before 15.4 does not count a WebSocket to the same host as 'self'.
HOST = re.compile(r"^[A-Za-z0-9.:\[\]-]{1,255}$")


def policy_for(host: str) -> str:
    """The policy of an answer; a host that is not one is left out, as it comes from the request."""
    sockets = f"connect-src 'self' ws://{host} wss://{host}" if HOST.match(host) else "connect-src 'self'"
    return CSP.replace("connect-src 'self'", sockets)


COMPRESSED = ("text/html", "application/json", "image/svg+xml", "text/csv")

csrf = CSRFProtect()


def register(app: Flask, parts: Parts) -> None:
    app.config.update(
        WTF_CSRF_CHECK_DEFAULT=False,  # checked below: JSON is guarded by its origin, forms by their token
        WTF_CSRF_TIME_LIMIT=None,  # a phone's page lies open for a whole day; the token still ends with the session
        WTF_CSRF_SSL_STRICT=False,
    )
    csrf.init_app(app)
    app.before_request(check_origin)
    app.after_request(lambda response: _add(response, parts.config.secure_cookies))
    app.after_request(_compress)


def check_origin() -> None:
    """No other site may write here. No browser sends JSON across origins unasked: JSON needs our origin, a form its
    token."""
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    if request.is_json and _same_origin():
        return
    csrf.protect()


def _same_origin() -> bool:
    origin = request.headers.get("Origin")
    return origin is None or origin == request.host_url.rstrip("/")


def _compress(response: Response) -> Response:
    """Pages and answers for thin networks. At the fastest level: it runs once for every phone that comes back."""
    short = response.direct_passthrough or response.status_code != 200 or response.content_length in (None, 0)
    if short or response.mimetype not in COMPRESSED or "Content-Encoding" in response.headers:
        return response
    if accepts_gzip():
        response.set_data(gzip.compress(response.get_data(), compresslevel=1, mtime=0))
        mark_packed(response)
    else:
        response.vary.add("Accept-Encoding")
    return response


def accepts_gzip() -> bool:
    return request.accept_encodings["gzip"] > 0


def mark_packed(response: Response) -> None:
    response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")


def _add(response: Response, secure: bool) -> Response:
    response.headers["Content-Security-Policy"] = policy_for(request.host)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers.setdefault("Cache-Control", "no-store")
    if secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response
