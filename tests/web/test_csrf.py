"""No other site may write here: a form needs its token, JSON our origin."""

from __future__ import annotations

import pytest

from tests.programs import House
from tests.web.visits import open_poll, token_on, visitor

FORMS = (
    "/sign-in",
    "/sign-out",
    "/j/{code}/ballots",
    "/j/{code}/questions",
    "/j/{code}/upvotes",
    "/j/{code}/hands",
    "/desk/{code}/links",
    "/desk/{code}/links/1/revoke",
    "/desk/{code}/members/1/revoke",
    "/desk/{code}/pairs/1/destroy-key",
    "/desk/{code}/polls/destroy-keys",
    "/sign-in/1-token",
    "/faults",
)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_without_its_token_is_refused(house: House, form: str) -> None:
    answer = house.desk_client().post(form.format(code=house.code), data={"name": "Mara"})
    assert answer.status_code == 400
    assert answer.headers["Content-Security-Policy"]


def test_every_form_that_is_there_was_tried(house: House) -> None:
    posts = [rule.rule for rule in house.program.app.url_map.iter_rules() if "POST" in (rule.methods or set())]
    assert len(posts) == len(FORMS), "add the new form to FORMS"


def test_a_token_of_another_visitor_is_refused(house: House) -> None:
    poll, phone = open_poll(house), visitor(house)
    stolen = token_on(visitor(house), f"/j/{house.code}")
    form = {"csrf_token": stolen, "poll": poll, "choice": "for", "key": "12345678"}
    assert phone.post(f"/j/{house.code}/ballots", data=form).status_code == 400
    assert house.hall.ballots("pre") == {}


@pytest.mark.parametrize(
    "origin", ["https://elsewhere.example", "null", "http://localhost:81", "http://localhost.evil.example"]
)
def test_json_of_another_origin_is_refused(house: House, origin: str) -> None:
    poll, phone = open_poll(house), visitor(house)
    said = {"poll": poll, "choice": "for", "key": "12345678"}
    answer = phone.post(f"/j/{house.code}/ballots", json=said, headers={"Origin": origin})
    assert answer.status_code == 400
    assert answer.json is not None
    assert answer.json["error"]["code"] == "csrf"
    assert house.hall.ballots("pre") == {}


def test_json_of_our_own_origin_is_taken(house: House) -> None:
    poll, phone = open_poll(house), visitor(house)
    said = {"poll": poll, "choice": "for", "key": "12345678"}
    answer = phone.post(f"/j/{house.code}/ballots", json=said, headers={"Origin": "http://localhost"})
    assert answer.json is not None
    assert answer.json["ok"]
    assert list(house.hall.ballots("pre").values()) == ["for"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_json_that_comes_as_something_else_needs_the_token(house: House, kind: str) -> None:
    """These are what a browser sends across origins without asking first."""
    poll, phone = open_poll(house), visitor(house)
    body = f'{{"poll": {poll}, "choice": "for", "key": "12345678"}}'
    assert phone.post(f"/j/{house.code}/ballots", data=body, content_type=kind).status_code == 400
    assert house.hall.ballots("pre") == {}
