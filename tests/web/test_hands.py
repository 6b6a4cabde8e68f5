"""A hand by plain pages and forms, and what is taken home of the hands."""

from __future__ import annotations

import csv
import io

import pytest
from flask.testing import FlaskClient

from debate.services import hands
from debate.services.switches import throw_switch
from tests.cast import OLA, OMAR
from tests.programs import House
from tests.web.visits import send_form, token_on, visitor

# With their elements: a page holds all words of the phone for its script.
CALLED = '<p class="called" role="status">You are called: to the microphone, please.</p>'
OFFERED = '<section class="hand">'


@pytest.fixture
def client(house: House) -> FlaskClient:
    throw_switch(house.call(), "item:set-hands", house.hall.item, True)
    return visitor(house)


def ask_page(house: House) -> str:
    return f"/j/{house.code}?tab=ask"


def raise_by_form(house: House, client: FlaskClient, name: str = "Ola", place: str = "Row <4>", **more: object) -> str:
    """The page that comes after it."""
    said = {"name": name, "place": place, "item": house.hall.item, "key": "12345678", **more}
    answer = send_form(client, ask_page(house), f"/j/{house.code}/hands", **said)
    assert answer.status_code == 303, "a reload of the answer would raise again"
    return client.get(answer.headers["Location"]).text


def mine(house: House, client: FlaskClient) -> dict[str, object]:
    found: dict[str, object] = client.get(f"/j/{house.code}/state").get_json()["slices"]["me"]["data"]["hand"]
    return found


def test_a_hand_by_form_is_up_and_its_page_follows_it(house: House, client: FlaskClient) -> None:
    page = raise_by_form(house, client)
    assert "<b>Your hand is up. You will be called here.</b>" in page
    assert "Row &lt;4&gt;" in page
    assert "&amp;done=hand.up" in page or "&done=hand.up" in page, "it refreshes itself where it is"
    assert "<textarea" not in page, "nobody who writes is interrupted"
    hand = mine(house, client)
    assert (hand["state"], hand["name"], hand["place"]) == ("raised", "Ola", "Row <4>")
    hands.call_hand(house.call(), int(str(hand["id"])))
    for shown in (ask_page(house), f"/j/{house.code}", f"/j/{house.code}?tab=agenda", f"/j/{house.code}/watch"):
        assert CALLED in client.get(shown).text, shown
    assert CALLED not in visitor(house).get(ask_page(house)).text
    hands.give_microphone(house.call(), int(str(hand["id"])))
    assert "<b>You have the microphone.</b>" in client.get(ask_page(house)).text


def test_a_form_that_is_sent_twice_raises_one(house: House, client: FlaskClient) -> None:
    form = {"name": "", "place": "", "key": "12345678", "csrf_token": token_on(client, ask_page(house))}
    for _ in range(2):
        assert client.post(f"/j/{house.code}/hands", data=form).status_code == 303
    with house.hall.db.reading() as session:
        assert len(session.connection().exec_driver_sql("SELECT id FROM hand").all()) == 1


def test_a_hand_is_taken_down_by_form(house: House, client: FlaskClient) -> None:
    raise_by_form(house, client)
    hand = mine(house, client)["id"]
    assert send_form(client, ask_page(house), f"/j/{house.code}/hands", hand=hand).status_code == 303
    assert mine(house, client) is None
    assert '<button class="main">Raise your hand</button>' in client.get(ask_page(house)).text


def test_a_refused_hand_is_told_and_what_was_written_stands_there_again(house: House, client: FlaskClient) -> None:
    said = {"name": "n" * 81, "place": "Row 4", "key": "12345678"}
    answer = send_form(client, ask_page(house), f"/j/{house.code}/hands", **said)
    assert answer.status_code == 422
    assert "That is too long." in answer.text
    assert f'value="{"n" * 81}"' in answer.text
    assert 'value="Row 4"' in answer.text


def test_where_no_hands_are_taken_none_is_offered(house: House, client: FlaskClient) -> None:
    token = token_on(client, ask_page(house))
    throw_switch(house.call(), "item:set-hands", house.hall.item, False)
    assert OFFERED not in client.get(ask_page(house)).text
    answer = client.post(f"/j/{house.code}/hands", data={"csrf_token": token, "key": "12345678"})
    assert answer.status_code == 409
    assert "No hands are taken now." in answer.text


def test_the_hands_are_taken_home(house: House, client: FlaskClient) -> None:
    ola = hands.raise_hand(house.hall.call(OLA), "=SUM(A1)", "Row 4").id
    hands.raise_hand(house.hall.call(OMAR), None, None)
    hands.call_hand(house.hall.call(), ola)
    path = f"/desk/{house.code}/items/{house.hall.item}/hands.csv"
    rows = list(csv.DictReader(io.StringIO(house.desk_client().get(path).text)))
    assert [(row["state"], row["name"], row["place"], bool(row["called_at"])) for row in rows] == [
        ("called", "'=SUM(A1)", "Row 4", True),
        ("raised", "", "", False),
    ]
    assert rows[0]["raised_at"].endswith("+02:00"), "in the event's own time"
    assert client.get(path).status_code in (302, 303)
    assert house.desk_client().get(f"/desk/{house.code}/items/9999/hands.csv").status_code == 404
