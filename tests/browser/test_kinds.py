"""Every kind of item of the demo's day is on once: what it is called, its clock and its people stand on every face."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from debate.domain.agenda import ItemKind
from tests.browser.house import House
from tests.browser.phones import Phone
from tests.browser.screens import Screen, Stage
from tests.wire import Socket

pytestmark = pytest.mark.browser

# Those of the demo have no speakers but the talk; these sit down.
PEOPLE = ("Ada Nwosu", "Bo Lindgren")
SEATED = (ItemKind.OPENING, ItemKind.PLENARY, ItemKind.PANEL, ItemKind.DISCUSSION, ItemKind.CLOSING)
FORMATS = {ItemKind.TALK: "talk", ItemKind.PANEL: "panel"}
TIMED = (*FORMATS, ItemKind.DEBATE)
RUNNING = re.compile(r"\d:\d\d")
BREAK_CLOCKS = {"screen": ".break__clock", "stage": ".stage__clock .clock", "phone": ".clock__time"}


def test_every_kind_of_item_stands_on_screen_stage_and_phone(house: House) -> None:
    faces: list[Screen | Stage | Phone] = [house.screen(), house.stage(), house.phone()]
    desk = house.server.desk()
    day = desk.slices["agenda"]["data"]["items"]
    kinds = [item["kind"] for item in day]
    firsts = [day[at] for at in sorted(map(kinds.index, ItemKind))]
    for item in firsts:
        put_on(desk, item)
        for face in faces:
            check(face, item, day)
        house.keep(f"kind-{item['kind']}")
    desk.close()


def put_on(desk: Socket, item: dict[str, Any]) -> None:
    """With people and, where it has one, a clock that runs."""
    kind, key = item["kind"], item["id"]
    seats = [desk.do("person:add", item=key, name=name)["person"] for name in PEOPLE if kind in SEATED]
    if kind in FORMATS:
        desk.do("item:set-format", item=key, format=FORMATS[kind])
    desk.do("item:start", item=key)
    if seats:
        desk.do("floor:give", person=seats[0])
    if kind in TIMED:
        order = desk.sees("order", lambda order: order["slots"])
        slot = next(slot for slot in order["slots"] if slot["kind"] not in ("vote", "result"))
        if kind == ItemKind.DEBATE:
            desk.do("speaker:name", item=key, side="for", seat=1, name=PEOPLE[0])
        desk.do("slot:go", slot=slot["id"])
        desk.do("clock:start", slot=slot["id"])


def check(face: Screen | Stage | Phone, item: dict[str, Any], day: list[dict[str, Any]]) -> None:
    kind = item["kind"]
    body = face.part("body")
    if kind == ItemKind.BREAK:
        expect(face.part(BREAK_CLOCKS[face.name])).to_have_text(RUNNING)
        expect(body).to_contain_text(day[day.index(item) + 1]["title"])
    elif kind == ItemKind.DEBATE and face.name == "stage":
        expect(body).to_contain_text(PEOPLE[0])
    elif kind in TIMED and face.name == "stage":
        expect(face.part(".stage__clock .clock")).to_have_text(RUNNING)
    elif kind != ItemKind.DEBATE:
        expect(body).to_contain_text(item["title"])
    if kind in TIMED:
        expect(face.part(face.clock).first).to_have_text(RUNNING)
    for name in item["speakers"] or PEOPLE[: kind in SEATED or kind == ItemKind.DEBATE]:
        expect(body).to_contain_text(name)
