"""The phone without a script: join, vote, change the vote, ask and want by forms; its state by plain HTTP."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from markupsafe import escape
from sqlalchemy import update

from debate.domain.agenda import ItemKind
from debate.now import now_ms
from debate.services import items, polls, questions
from debate.store.schema import Event, Item
from debate.web.faces import time_of_day
from tests.cast import OLA
from tests.programs import House, make_program
from tests.web.visits import open_poll, send_form, token_on, visitor


def vote(house: House, client: FlaskClient, poll: int, choice: str, key: str = "from-the-form-1") -> Any:
    page = f"/j/{house.code}"
    return send_form(client, page, f"{page}/ballots", poll=poll, choice=choice, key=key)


def state_of(house: House, client: FlaskClient) -> dict[str, Any]:
    answer = client.get(f"/j/{house.code}/state")
    assert answer.json is not None
    return {name: part["data"] for name, part in answer.json["slices"].items()}


def test_typing_the_code_leads_to_the_event(house: House) -> None:
    typed = f"{house.code[:2].lower()} {house.code[2:]}"
    answer = house.program.app.test_client().get("/", query_string={"code": typed})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/j/{house.code}"


def test_a_wrong_code_is_a_page_that_lets_one_try_again(house: House) -> None:
    answer = house.program.app.test_client().get("/", query_string={"code": "NOSUCH"})
    assert answer.status_code == 404
    assert "That code is not known here" in answer.text
    assert 'name="code"' in answer.text


def test_the_page_gives_the_pass_once(house: House) -> None:
    client = visitor(house)
    first = client.get_cookie("device")
    assert "device" not in str(client.get(f"/j/{house.code}").headers.getlist("Set-Cookie"))
    assert first == client.get_cookie("device")


def test_a_vote_by_form_is_counted_and_shown(house: House) -> None:
    poll, client = open_poll(house), visitor(house)
    assert vote(house, client, poll, "for").status_code == 303
    assert list(house.hall.ballots("pre").values()) == ["for"]
    page = client.get(f"/j/{house.code}").text
    assert 'data-state="counted"' in page
    assert state_of(house, client)["ballots"][str(poll)]["choice"] == "for"


def test_a_vote_can_be_changed_by_form(house: House) -> None:
    poll, client = open_poll(house), visitor(house)
    vote(house, client, poll, "for", key="the-first-vote")
    vote(house, client, poll, "undecided", key="the-second-vote")
    assert list(house.hall.ballots("pre").values()) == ["undecided"]


def test_the_page_brings_a_new_key_for_every_vote(house: House) -> None:
    open_poll(house)
    client = visitor(house)
    keys = {client.get(f"/j/{house.code}").text.split('name="key" value="')[1].split('"')[0] for _ in range(3)}
    assert len(keys) == 3


def test_a_vote_after_the_close_is_told_on_the_page(house: House) -> None:
    poll, client = open_poll(house), visitor(house)
    form = {
        "poll": poll,
        "choice": "for",
        "key": "too-late-by-a-second",
        "csrf_token": token_on(client, f"/j/{house.code}"),
    }
    polls.close_poll(house.call(), poll)
    answer = client.post(f"/j/{house.code}/ballots", data=form)
    assert answer.status_code == 409
    assert "Voting had closed before your vote arrived." in answer.text
    assert house.hall.ballots("pre") == {}


def test_a_question_by_form_is_asked_and_confirmed(house: House) -> None:
    client, page = visitor(house), f"/j/{house.code}?tab=ask"
    answer = send_form(client, page, f"/j/{house.code}/questions", text="Who pays for it?", to="against", name="")
    assert answer.status_code == 303, "a reload of the answer would ask again"
    shown = client.get(answer.headers["Location"]).text
    assert "Who pays for it?" in shown
    assert "A moderator reads every question first." in shown
    assert [mine["state"] for mine in state_of(house, client)["me"]["questions"]] == ["new"]


def test_an_empty_question_is_told_in_the_phones_words(house: House) -> None:
    client, page = visitor(house), f"/j/{house.code}?tab=ask"
    answer = send_form(client, page, f"/j/{house.code}/questions", text="   ", to="", name="")
    assert answer.status_code == 422
    assert "Write something first." in answer.text


def test_a_refused_question_stands_in_the_form_again(house: House) -> None:
    client, page = visitor(house), f"/j/{house.code}?tab=ask"
    said = {"text": "Why <not>?", "to": "Amara Lindqvist", "name": "n" * 200}
    answer = send_form(client, page, f"/j/{house.code}/questions", **said)
    assert answer.status_code == 422
    assert ">Why &lt;not&gt;?</textarea>" in answer.text
    assert re.search(r'<option value="#\d+" selected\s*>Amara Lindqvist</option>', answer.text)
    assert f'value="{"n" * 200}"' in answer.text


def test_a_question_by_form_is_for_the_item_of_its_page(house: House) -> None:
    client, page = visitor(house), f"/j/{house.code}?tab=ask"
    form = {"text": "Why not?", "to": "", "name": "", "csrf_token": token_on(client, page)}
    form["item"] = re.search(r'name="item" value="(\d+)"', client.get(page).text)[1]  # type: ignore[index]
    items.start_item(house.call(), house.hall.item - 1)
    answer = client.post(f"/j/{house.code}/questions", data=form)
    assert answer.status_code == 409
    assert "Your question was for what was on before." in answer.text
    assert ">Why not?</textarea>" in answer.text
    assert state_of(house, client)["me"]["questions"] == []
    form["item"] = re.search(r'name="item" value="(\d+)"', answer.text)[1]  # type: ignore[index]
    assert client.post(f"/j/{house.code}/questions", data=form).status_code == 303


def test_a_question_that_comes_after_the_end_is_shown_to_its_asker(house: House) -> None:
    client, page = visitor(house), f"/j/{house.code}?tab=ask"
    token = token_on(client, page)
    items.finish_item(house.call(), house.hall.item)
    form = {"text": "One more?", "to": "", "name": "", "item": house.hall.item, "csrf_token": token}
    answer = client.post(f"/j/{house.code}/questions", data=form)
    assert answer.status_code == 409
    assert "You wrote:" in answer.text
    assert "One more?" in answer.text


def test_a_question_is_wanted_and_no_longer_by_form(house: House) -> None:
    house.phone().do("question:ask", text="Who pays for it?")
    house.desk().do("question:approve", question=1)
    client, page = visitor(house), f"/j/{house.code}?tab=ask"
    assert send_form(client, page, f"/j/{house.code}/upvotes", question=1, on="true").status_code == 303
    assert state_of(house, client)["upvotes"]["votes"] == {"1": 1}
    send_form(client, page, f"/j/{house.code}/upvotes", question=1, on="false")
    assert state_of(house, client)["upvotes"]["votes"] == {"1": 0}


def test_json_gets_the_answer_of_the_event(house: House) -> None:
    poll, client = open_poll(house), visitor(house)
    said = {"poll": poll, "choice": "for", "key": "12345678"}
    answer = client.post(f"/j/{house.code}/ballots", json=said).json
    assert answer is not None
    assert set(answer) == {"ok", "receipt", "choice", "group"}
    polls.close_poll(house.call(), poll)
    late = client.post(f"/j/{house.code}/ballots", json={**said, "key": "after-the-close"})
    assert late.status_code == 409
    assert late.json is not None
    assert late.json["error"]["code"] == "poll_closed"


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"poll": "x", "choice": "for", "key": "12345678"},
        {"poll": -1, "choice": "for", "key": "12345678"},
        {"poll": 1.5, "choice": "for", "key": "12345678"},
        {"poll": 1, "choice": "for", "key": "short"},
        {"poll": 1, "choice": "for", "key": "x" * 65},
        {"poll": {"a": 1}, "choice": "for", "key": "12345678"},
        [1, 2],
        "poll",
    ],
)
def test_a_malformed_ballot_is_refused_as_malformed(house: House, said: object) -> None:
    open_poll(house)
    answer = visitor(house).post(f"/j/{house.code}/ballots", json=said)
    assert answer.status_code == 400
    assert answer.json is not None
    assert answer.json["error"]["code"] == "malformed"


@pytest.mark.parametrize("poll", ["9" * 24, "", "x", "-1", "\u0661"])
def test_a_check_of_no_number_is_refused_as_malformed(house: House, poll: str) -> None:
    answer = visitor(house).get(f"/j/{house.code}/ballots", query_string={"poll": poll})
    assert answer.status_code == 400


def test_a_ballot_is_checked_by_its_poll(house: House) -> None:
    poll, client = open_poll(house), visitor(house)
    vote(house, client, poll, "for")
    answer = client.get(f"/j/{house.code}/ballots", query_string={"poll": poll}).json
    assert answer is not None
    assert (answer["ok"], answer["choice"]) == (True, "for")


@pytest.mark.parametrize("depth", [800, 5_000])
def test_lists_in_lists_in_lists_are_refused_as_malformed(house: House, depth: int) -> None:
    nested = '{"poll": ' + "[" * depth + "]" * depth + ', "choice": "for", "key": "12345678"}'
    client = visitor(house)
    answer = client.post(f"/j/{house.code}/ballots", data=nested, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json is not None
    assert answer.json["error"]["code"] == "malformed"


def test_a_browser_without_the_pass_is_told_so_and_nothing_counts(house: House) -> None:
    poll, client = open_poll(house), visitor(house)
    client.delete_cookie("device")
    said = {"poll": poll, "choice": "for", "key": "12345678"}
    answer = client.post(f"/j/{house.code}/ballots", json=said)
    assert answer.status_code == 403
    assert answer.json is not None
    assert answer.json["error"]["code"] == "no_device"
    assert house.hall.ballots("pre") == {}


def test_an_unchanged_state_has_no_body(house: House) -> None:
    client = visitor(house)
    first = client.get(f"/j/{house.code}/state")
    again = client.get(f"/j/{house.code}/state", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""
    open_poll(house)
    assert client.get(f"/j/{house.code}/state", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_the_state_of_one_phone_is_never_kept_for_another(house: House) -> None:
    answer = visitor(house).get(f"/j/{house.code}/state")
    assert "private" in answer.headers["Cache-Control"]


def test_a_wrong_address_limits_only_wrong_codes(house: House) -> None:
    client = house.program.app.test_client()
    answers = [client.get(f"/j/WRONG{n}").status_code for n in range(320)]
    assert answers[0] == 404
    assert answers[-1] == 429
    assert client.get(f"/j/{house.code}").status_code == 200, "the hall behind the same address still comes in"


def test_the_qr_code_holds_the_configured_address_whatever_the_host_says(house: House) -> None:
    client = visitor(house)
    honest = client.get(f"/j/{house.code}/qr.svg").data
    device = client.get_cookie("device")
    assert device is not None
    client = house.program.app.test_client(use_cookies=False)
    evil = {
        "HTTP_COOKIE": f"device={device.value}",
        "HTTP_HOST": "evil.example",
        "HTTP_X_FORWARDED_HOST": "evil.example",
    }
    assert client.get(f"/j/{house.code}/qr.svg", environ_overrides=evil).data == honest
    page = client.get(f"/j/{house.code}/state", environ_overrides=evil)
    assert page.json is not None
    assert page.json["slices"]["event"]["data"]["join_url"] == f"http://debate.example/j/{house.code}"


@pytest.mark.parametrize("stored", ["localtime", "Europe/Atlantis", "../../etc/passwd"])
def test_a_zone_that_should_never_have_been_stored_breaks_no_page(house: House, stored: str) -> None:
    client = visitor(house)
    with house.program.db.writing() as session:
        session.get_one(Event, house.event).timezone = stored
    for tab in ("vote", "ask", "agenda"):
        assert client.get(f"/j/{house.code}?tab={tab}").status_code == 200
    told = state_of(house, client)["event"]
    assert told["offsets"][-1]["ahead_ms"] is None
    assert all(isinstance(one["ahead_ms"], int) for one in told["offsets"][:-1])


def test_no_question_can_name_the_places_that_a_phones_own_values_take(house: House) -> None:
    """The attack: words that look like the marks of a kept page, in a text that every phone shows."""
    marks = "@@csrf@@ @@key@@ 987654321012345 {token} {{ csrf_token }} \\1 \\g<0>"
    asked = questions.ask_question(house.hall.call(OLA), marks, None, "@@csrf@@")
    questions.approve_question(house.call(), asked.id)
    open_poll(house)
    for tab in ("ask", "vote", "ask"):
        page = visitor(house).get(f"/j/{house.code}?tab={tab}").text
        told = json.loads(page.split('id="page">')[1].split("</script>")[0])
        listed = told["snapshot"]["slices"]["questions"]["data"]["items"]
        assert [(one["text"], one["name"]) for one in listed] == [(marks, "@@csrf@@")]
        assert abs(told["snapshot"]["server_ms"] - now_ms()) < 60_000
        if tab == "ask":
            assert f'<p dir="auto">{escape(marks)}</p>' in page


def test_every_phone_gets_values_of_its_own_on_the_kept_page(house: House) -> None:
    open_poll(house)
    pages = [visitor(house).get(f"/j/{house.code}").text for _ in range(3)]
    keys = {page.split('name="key" value="')[1].split('"')[0] for page in pages}
    tokens = [set(re.findall(r'(?:name="csrf_token" value=|"csrf": ?)"([^"]+)"', page)) for page in pages]
    assert len(keys) == 3
    assert all(len(found) == 1 for found in tokens), "form and script get the same token"
    assert len(set.union(*tokens)) == 3


def test_what_is_next_without_a_script_is_what_comes_after_the_live_item(house: House) -> None:
    client = visitor(house)
    assert "<span>Next</span>" not in client.get(f"/j/{house.code}").text, "the debate is the last item of its day"
    opening = state_of(house, client)["agenda"]["items"][0]["id"]
    items.start_item(house.call(), opening)
    assert '<span>Next</span> <b dir="auto">' not in client.get(f"/j/{house.code}").text, "the debate has been"
    items.finish_item(house.call(), opening)
    assert state_of(house, client)["agenda"]["next"] is None
    assert '<p class="hint">That was the last item.' in client.get(f"/j/{house.code}").text


def test_before_the_day_begins_the_first_item_is_next(tmp_path: Path, shelf: Path) -> None:
    house = House(make_program(tmp_path / "data", shelf))
    client = visitor(house)
    page = client.get(f"/j/{house.code}").text
    assert re.search(r'<span>Next</span>\s+<b dir="auto">Opening</b>\s+<span class="figure">at ', page)
    house.program.db.close()


def test_a_page_beside_the_vote_says_that_it_is_open(house: House) -> None:
    client = visitor(house)
    for path in ("?tab=ask", "?tab=agenda", "/watch"):
        assert ">Vote now</a>" not in client.get(f"/j/{house.code}{path}").text
    open_poll(house)
    for path in ("?tab=ask", "?tab=agenda", "/watch"):
        assert ">Vote now</a>" in client.get(f"/j/{house.code}{path}").text


def test_a_page_that_watches_for_the_vote_is_a_phone_in_the_hall(house: House) -> None:
    client, state = visitor(house), house.program.edge.state
    client.get(f"/j/{house.code}/watch")
    assert state.slices(house.event, ["desk"], ["people"])["desk"]["people"]["data"]["phones"] == 1


def test_an_item_that_the_hall_waits_for_shows_its_planned_time_struck_through(house: House) -> None:
    minute, now = 60_000, now_ms()
    plan = {
        house.hall.item: {"planned_start": now - 60 * minute, "planned_end": now - 30 * minute},
        house.hall.item - 1: {"position": 9, "planned_start": now - 20 * minute, "planned_end": now},
    }
    with house.program.db.writing() as session:
        for item, values in plan.items():
            session.execute(update(Item).where(Item.id == item).values(**values))
        session.execute(update(Item).where(Item.id == house.hall.item).values(actual_start=now - 60 * minute))
    page = visitor(house).get(f"/j/{house.code}?tab=agenda").text
    assert page.count("<s>") == 1
    assert re.search(r"<s><span class=.visually-hidden.>planned \d\d:\d\d", page), page


def test_a_form_that_is_sent_twice_is_done_once(house: House) -> None:
    client = visitor(house)
    page = f"/j/{house.code}?tab=ask"
    form = _fields(client.get(page).text, "questions") | {"text": "Who would choose the delegates?"}
    for _ in range(2):
        assert client.post(f"/j/{house.code}/questions", data=form).status_code == 303
    [mine] = state_of(house, client)["me"]["questions"]
    questions.approve_question(house.call(), mine["id"])
    wanted = _fields(client.get(page).text, "upvotes")
    assert len(wanted["key"]) > 16
    assert client.post(f"/j/{house.code}/upvotes", data=wanted).status_code == 303
    assert state_of(house, client)["me"]["upvotes"] == [mine["id"]]


def _fields(page: str, form: str) -> dict[str, str]:
    """The hidden fields of a form, as a browser would send them."""
    [inside] = re.findall(rf'<form[^>]*action="[^"]*/{form}">(.*?)</form>', page, re.DOTALL)
    return dict(re.findall(r'<input\s+type="hidden"\s+name="(\w+)"\s+value="([^"]*)">', inside))


@pytest.mark.parametrize("is_over", [False, True])
def test_a_break_says_when_it_ends_and_what_comes_next(house: House, is_over: bool) -> None:
    lasts, now = 40 * 60_000, now_ms()
    plan = {"kind": ItemKind.BREAK, "planned_start": now, "planned_end": now + lasts}
    with house.program.db.writing() as session:
        session.execute(update(Item).where(Item.id == house.hall.item - 1).values(**plan))
    items.finish_item(house.call(), house.hall.item)
    items.rerun_item(house.call(), house.hall.item)
    house.hall.now = now - lasts if is_over else now
    items.start_item(house.call(), house.hall.item - 1)
    page = visitor(house).get(f"/j/{house.code}?plain").text
    ends = time_of_day(now + lasts, "Europe/Paris")
    assert ("We continue in a moment" if is_over else f"We continue at {ends}") in page
    assert re.search(r"Next</span> <b dir=.auto.>Oxford Style Debate", page), page
