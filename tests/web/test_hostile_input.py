"""What no hand sends, at every address and in every command: it is refused, and never a failure of the server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.routing.converters import NumberConverter

from debate.realtime.names import COMMANDS
from tests.programs import House, Seat, make_program
from tests.web.visits import token_on

NUMBERS = ("0", "-1", "9007199254740993", "9223372036854775808", "1" + "0" * 30, "9" * 5_000, "1.5", "1e9", "٣", "nan")
TEXTS = (
    "%00",
    "a%00b",
    "%ED%A0%80",
    "%FF",
    "%0D%0AX-Injected:%201",
    "..%2f..%2fetc",
    "x" * 300,
    "😀" * 20,
    "%E2%80%AE",
)
NUMBER_VALUES: tuple[Any, ...] = (0, -1, 2**31, 2**53, 2**53 + 1, 2**63, 10**30, 1e308, float("nan"), True, "1", None)
TEXT_VALUES: tuple[Any, ...] = (
    "",
    "\x00",
    "a\x00b",
    "\ud800",
    "x" * 5_000,
    "\r\nX: 1",
    "\u202e" * 50,
    7,
    None,
    ["x"],
    {"x": 1},
)
FIELDS = (
    "name",
    "password",
    "next",
    "role",
    "label",
    "poll",
    "choice",
    "key",
    "text",
    "question",
    "on",
    "tab",
    "item",
    "to",
)
QUERY = "?next=%0D%0AX-Injected:1&tab=%00&poll=9223372036854775808&made=" + "9" * 5_000
NUMBERED = ("poll", "question", "item", "name")


@pytest.fixture(params=["sqlite", "postgresql"])
def any_house(request: pytest.FixtureRequest, tmp_path: Path, shelf: Path) -> Iterator[House]:
    """A live debate on either database."""
    settings: dict[str, str] = {}
    if request.param == "postgresql":
        settings["DATABASE_URL"] = request.getfixturevalue("postgresql_url")
    made = House(make_program(tmp_path / "data", shelf, **settings))
    made.hall.start()
    yield made
    made.program.db.close()


def rules(house: House, method: str) -> list[Rule]:
    found = [rule for rule in house.program.app.url_map.iter_rules() if method in (rule.methods or ())]
    assert found
    return found


def addresses(house: House, rule: Rule) -> Iterator[str]:
    """The address with its right parts, and with a hostile one in the place of each."""
    right = {name: house.code if name == "code" else "1" for name in rule.arguments}
    yield filled(rule, right)
    for name in rule.arguments:
        is_number = isinstance(rule._converters[name], NumberConverter)
        for value in NUMBERS if is_number else (*TEXTS, *NUMBERS):
            yield filled(rule, {**right, name: value})


def filled(rule: Rule, values: dict[str, str]) -> str:
    return "".join(values[part] if is_dynamic else part for is_dynamic, part in parts_of(rule))


def parts_of(rule: Rule) -> Iterator[tuple[bool, str]]:
    for at, part in enumerate(rule.rule.replace(">", "<").split("<")):
        yield bool(at % 2), part.rpartition(":")[2] if at % 2 else part


def browsers(house: House) -> dict[str, FlaskClient]:
    return {"owner": house.desk_client(), "stranger": house.program.app.test_client()}


def test_no_address_is_a_failure(any_house: House) -> None:
    for browser in browsers(any_house).values():
        for rule in rules(any_house, "GET"):
            for at, address in enumerate(addresses(any_house, rule)):
                answer = browser.get(address + (QUERY if at == 0 else ""))
                assert answer.status_code < 500, address
                assert "X-Injected" not in answer.headers


def test_no_form_is_a_failure(any_house: House) -> None:
    for browser in browsers(any_house).values():
        for rule in rules(any_house, "POST"):
            for address in addresses(any_house, rule):
                token = token_on(browser, "/sign-in")
                answer = browser.post(address, data={"csrf_token": token, **dict.fromkeys(FIELDS, "1")})
                assert answer.status_code < 500, address


def test_no_field_of_a_form_is_a_failure(any_house: House) -> None:
    """Every form gets everything in every field, as a form and as JSON."""
    hostile = [value for value in (*TEXT_VALUES, *NUMBERS) if isinstance(value, str)]
    for browser in browsers(any_house).values():
        token = token_on(browser, "/sign-in")
        for rule in rules(any_house, "POST"):
            address = next(addresses(any_house, rule))
            for value in hostile:
                everywhere = dict.fromkeys(FIELDS, value.encode("utf-8", "surrogatepass"))
                harmless = dict.fromkeys(FIELDS, b"1")
                # Every password that comes so far is hashed, which takes its time.
                alone = () if rule.endpoint.startswith("sign_in.") or value not in NUMBERS else NUMBERED
                for form in (everywhere, *({**harmless, name: everywhere[name]} for name in alone)):
                    assert browser.post(address, data={"csrf_token": token.encode(), **form}).status_code < 500, (
                        address,
                        value,
                    )
                posted = browser.post(address, json=dict.fromkeys(FIELDS, value), headers={"X-CSRFToken": token})
                assert posted.status_code < 500, (address, value)


def test_no_next_page_puts_a_line_into_the_answer(any_house: House) -> None:
    any_house.desk_client()
    browser = any_house.program.app.test_client()
    for target in ("/desk\r\nSet-Cookie: a=b", "/\ndesk", "/desk\x00", "/desk\u2028"):
        said = {"csrf_token": token_on(browser, "/sign-in"), "name": "Mara", "password": "correct horse battery"}
        answer = browser.post("/sign-in", data={**said, "next": target})
        assert (answer.status_code, answer.headers["Location"]) == (303, "/desk")


def payloads(house: House, command: str) -> Iterator[dict[str, Any]]:
    """What the command takes, with each field in turn replaced by what nobody sends."""
    fields = COMMANDS[command].payload.model_fields
    names = {info.alias or name: info for name, info in fields.items()}
    right = {name: RIGHT.get(name, 1) for name in names}
    yield right
    for name in names:
        for value in (*NUMBER_VALUES, *TEXT_VALUES):
            yield {**right, name: value}


RIGHT: dict[str, Any] = {
    "motion": "x", "format": "oxford", "on": True, "side": "for", "name": "x", "rule": "converts", "band": 0.0,
    "show_pre": True, "pre_tally": "sealed", "post_tally": "sealed", "public_list": False, "why": "x", "held": True,
    "play": False, "step": "before", "kind": "lobby", "text": "x", "to": None, "choice": "for", "key": "k" * 16,
    "closes_in_ms": None, "length_ms": 60_000, "slices": None, "sound": True, "awake": True,
}  # fmt: skip


def test_no_command_is_a_failure(any_house: House) -> None:
    seats: list[Seat] = [any_house.desk(), any_house.phone(), any_house.stage()]
    for command in COMMANDS:
        for seat in seats:
            for payload in payloads(any_house, command):
                any_house.program.edge.hub._rate_limiter._used.clear()
                answer = seat.ask(command, payload)
                assert answer["ok"] or answer["error"]["code"] != "internal", (command, payload)
                if not answer["ok"] and answer["error"]["code"] == "not_allowed":
                    break  # the command is for other roles, whatever it holds


def test_no_connect_is_a_failure(any_house: House, caplog: pytest.LogCaptureFixture) -> None:
    app = any_house.program.app
    browser = app.test_client()
    browser.get(f"/j/{any_house.code}")
    for field in ("event", "role", "token", "preview"):
        for value in (*NUMBER_VALUES, *TEXT_VALUES):
            auth = {"event": any_house.code, "role": "screen", "token": "1-x", field: value}
            any_house.program.socketio.test_client(app, auth=auth, flask_test_client=browser)
            assert "failed" not in caplog.text, auth
