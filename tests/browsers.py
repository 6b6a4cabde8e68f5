"""A browser without JavaScript: pages, cookies, and forms with the token of the page that they are on."""

from __future__ import annotations

import re
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from email.message import Message
from http.cookies import SimpleCookie

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class _StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: object) -> None:
        return None


@dataclass(frozen=True)
class Page:
    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Browser:
    """`address` is host and port. Keeps cookies; follows redirects of forms by hand, as every test wants to see
    them."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def with_cookies(self, header: str) -> Browser:
        self._keep(header)
        return self

    def get(self, path: str, **headers: str) -> Page:
        return self._fetch(urllib.request.Request(self._url(path), headers=headers))

    def post(self, path: str, **fields: str) -> Page:
        """Send a form, with the token of the last page that had one."""
        body = urllib.parse.urlencode({"csrf_token": self.token, **fields}).encode()
        return self._fetch(urllib.request.Request(self._url(path), data=body, method="POST"))

    def cookie_header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _url(self, path: str) -> str:
        return path if path.startswith("http") else f"http://{self.address}{path}"

    def _fetch(self, request: urllib.request.Request) -> Page:
        request.add_header("Cookie", self.cookie_header())
        try:
            with urllib.request.build_opener(_StayHere).open(request, timeout=30) as answer:
                page = Page(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            with error:
                page = Page(error.code, error.headers, error.read())
        for line in page.headers.get_all("Set-Cookie") or []:
            self._keep(line)
        found = _TOKEN.search(page.body.decode(errors="replace"))
        self.token = found[1] if found else self.token
        return page

    def _keep(self, header: str) -> None:
        self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(header).items()})
