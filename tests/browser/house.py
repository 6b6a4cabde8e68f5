"""Everybody who came to one event: opens faces, keeps pictures, and reports what went wrong in any of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Browser

from tests.browser.desks import Desk
from tests.browser.faces import Face
from tests.browser.panelists import Panelist
from tests.browser.phones import Phone, PlainPhone
from tests.browser.screens import Screen, Stage
from tests.servers import Server

F = TypeVar("F", bound=Face)
# A folder for pictures of a story's moments, to be looked at.
PICTURES = os.environ.get("DEBATE_PICTURES")


class House:
    def __init__(self, chromium: Browser, server: Server) -> None:
        self.chromium = chromium
        self.server = server
        self.faces: list[Face] = []

    # Who comes in

    def desk(self, path: str, name: str) -> Desk:
        desk = self._let_in(Desk(self.chromium, self.server, f"desk of {name}"))
        desk.signs_in(path, name)
        return desk

    def desk_again(self) -> Desk:
        """Mara's desk in a browser where she has signed in before."""
        signed_in = self.server.desk_browser().cookies
        desk = self._let_in(Desk(self.chromium, self.server, "desk of Mara"))
        desk.context.add_cookies(
            [
                {"name": name, "value": value, "url": f"http://{self.server.address}"}
                for name, value in signed_in.items()
            ]
        )
        desk.opens(f"/desk/{self.server.code}")
        return desk

    def screen(self) -> Screen:
        return self._let_in(Screen(self.chromium, self.server, "screen"))

    def stage(self) -> Stage:
        return self._let_in(Stage(self.chromium, self.server, "stage"))

    def new_phone(self, name: str = "phone", **options: object) -> Phone:
        """A phone that has not joined yet."""
        return self._let_in(Phone(self.chromium, self.server, name, **options))

    def phone(self, name: str = "phone", **options: object) -> Phone:
        phone = self.new_phone(name, **options)
        phone.joins()
        return phone

    def plain_phone(self, name: str) -> PlainPhone:
        phone = self._let_in(PlainPhone(self.chromium, self.server, name))
        phone.joins()
        return phone

    def panelist(self, path: str, name: str) -> Panelist:
        panelist = self._let_in(Panelist(self.chromium, self.server, f"own page of {name}"))
        panelist.opens(path)
        return panelist

    def visitor(self, path: str, **options: object) -> Face:
        visitor = self._let_in(Face(self.chromium, self.server, "visitor", **options))
        visitor.opens(path)
        return visitor

    def _let_in(self, face: F) -> F:
        self.faces.append(face)
        return face

    # What there was to see

    def keep(self, moment: str) -> None:
        """Pictures of every face at this moment, where somebody asked for them."""
        if PICTURES:
            self.picture(Path(PICTURES), moment)

    def picture(self, folder: Path, moment: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for face in self.faces:
            face.page.screenshot(path=folder / f"{moment}-{face.name.replace(' ', '-')}.png")

    def complaints(self) -> list[str]:
        return [complaint for face in self.faces for complaint in face.complaints]

    def closes(self) -> None:
        for face in self.faces:
            face.closes()
