"""A refusal has one form wherever it comes from: `ok`, a code for programs, a sentence for people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.programs import House, make_program

JSON = {"Accept": "application/json"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, shelf: Path) -> Iterator[House]:
    made = House(make_program(tmp_path_factory.mktemp("errors"), shelf))
    made.hall.start()
    yield made
    made.program.db.close()


def assert_refusal(said: Any) -> None:
    assert set(said) == {"ok", "error"}
    assert said["ok"] is False
    assert set(said["error"]) == {"code", "message"}
    assert said["error"]["code"].replace("_", "").isalpha()
    assert said["error"]["code"].islower()
    message = said["error"]["message"]
    assert message[0].isupper() or message.split(":")[0].islower(), f"a sentence, or a field and a sentence: {message}"
    assert message.rstrip().endswith((".", ")")), message


@pytest.fixture
def phone(house: House) -> FlaskClient:
    client = house.program.app.test_client()
    client.get(f"/j/{house.code}")
    return client


@pytest.mark.parametrize(
    ("path", "status"),
    [("/nowhere", 404), ("/j/NOSUCH/state", 404), ("/desk/{code}", 403), ("/screen/1-x", 403), ("/r/{code}/", 404)],
)
def test_over_http(house: House, path: str, status: int) -> None:
    answer = house.program.app.test_client().get(path.format(code=house.code), headers=JSON)
    assert answer.status_code == status
    assert_refusal(answer.json)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("ballots", {"poll": 1, "choice": "for", "key": "12345678"}),
        ("ballots", {}),
        ("questions", {"text": ""}),
        ("upvotes", {"question": 77, "on": True}),
    ],
)
def test_over_http_by_json(house: House, phone: FlaskClient, path: str, said: dict[str, object]) -> None:
    assert_refusal(phone.post(f"/j/{house.code}/{path}", json=said).json)


@pytest.mark.parametrize(
    ("command", "payload"),
    [
        ("no:such", {}),
        ("poll:open", {"poll": 1}),
        ("ballot:cast", {"poll": 1, "choice": "for", "key": "12345678"}),
        ("ballot:cast", {"poll": 1}),
        ("ballot:cast", "not an object"),
        ("question:ask", {"text": " "}),
        ("question:upvote", {"question": 77, "on": True}),
    ],
)
def test_over_sockets(house: House, command: str, payload: object) -> None:
    assert_refusal(house.phone().ask(command, payload))


def test_http_and_sockets_give_the_same_refusal(house: House, phone: FlaskClient) -> None:
    said = {"poll": 77, "choice": "for", "key": "12345678"}
    assert phone.post(f"/j/{house.code}/ballots", json=said).json == house.phone().ask("ballot:cast", said)
