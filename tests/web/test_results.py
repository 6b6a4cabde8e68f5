"""The result, and what the organiser takes home: after the whole reveal, and not a step before."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from debate.domain.motion.bundle import check_shape, recount
from debate.domain.roles import Role
from debate.services import bundles, items, pairs
from tests.programs import House
from tests.web.visits import reveal, send_form, visitor, vote_through

DOWNLOADS = ("bundle.json", "ballots.csv")


@pytest.mark.parametrize("step", ["before", "after", "movement"])
def test_there_is_no_result_page_while_the_reveal_plays(house: House, step: str) -> None:
    reveal(house, vote_through(house), to=step)
    client = visitor(house)
    for path in ("", str(house.hall.pair().id)):
        answer = client.get(f"/r/{house.code}/{path}")
        assert answer.status_code == 404
        assert "100.0" not in answer.text


def test_there_is_no_result_page_before_the_reveal(house: House) -> None:
    vote_through(house)
    assert visitor(house).get(f"/r/{house.code}/{house.hall.pair().id}").status_code == 404


def test_the_result_is_there_for_everybody_after_the_reveal(house: House) -> None:
    reveal(house, vote_through(house))
    client, pair = visitor(house), house.hall.pair().id
    assert client.get(f"/r/{house.code}/").headers["Location"] == f"/r/{house.code}/{pair}"
    page = client.get(f"/r/{house.code}/{pair}")
    assert page.status_code == 200
    assert house.hall.pair().record["motion"] in page.text
    assert "100.0" in page.text


def test_the_result_of_another_event_is_not_under_this_code(house: House) -> None:
    reveal(house, vote_through(house))
    other = House(house.program)
    assert visitor(other).get(f"/r/{other.code}/{house.hall.pair().id}").status_code == 404


@pytest.mark.parametrize("download", DOWNLOADS)
def test_nothing_is_taken_home_before_the_reveal(house: House, download: str) -> None:
    vote_through(house)
    owner = house.desk_client()
    answer = owner.get(
        f"/desk/{house.code}/pairs/{house.hall.pair().id}/{download}", headers={"Accept": "application/json"}
    )
    assert answer.status_code == 409
    assert answer.json is not None
    assert answer.json["error"]["code"] == "not_revealed"


@pytest.mark.parametrize("download", DOWNLOADS)
@pytest.mark.parametrize("step", ["before", "after", "movement"])
def test_nothing_is_taken_home_while_the_reveal_plays(house: House, download: str, step: str) -> None:
    reveal(house, vote_through(house), to=step)
    path = f"/desk/{house.code}/pairs/{house.hall.pair().id}/{download}"
    assert house.desk_client().get(path).status_code == 409


@pytest.mark.parametrize(("step", "status"), [("before", 409), ("movement", 409), ("winner", 200)])
def test_a_public_list_is_there_once_all_is_told(house: House, step: str, status: int) -> None:
    house.hall.seal(public_list=True)
    for round_ in ("pre", "post"):
        house.hall.vote(round_, {f"v{n}": "for" for n in range(30)})
    reveal(house, house.hall.poll("post").id, to=step)
    answer = visitor(house).get(f"/r/{house.code}/{house.hall.pair().id}/ballots.csv")
    assert answer.status_code == status
    assert ("receipt" in answer.text.splitlines()[0]) == (status == 200)


def test_the_page_offers_the_public_list_while_the_key_of_its_receipts_exists(house: House) -> None:
    house.hall.seal(public_list=True)
    for round_ in ("pre", "post"):
        house.hall.vote(round_, {f"v{n}": "for" for n in range(30)})
    reveal(house, house.hall.poll("post").id)
    page, listed = f"/r/{house.code}/{house.hall.pair().id}", f"/r/{house.code}/{house.hall.pair().id}/ballots.csv"
    assert listed in visitor(house).get(page).text
    bundles.destroy_key(house.call(), house.hall.pair().id)
    assert listed not in visitor(house).get(page).text


@pytest.mark.parametrize("download", DOWNLOADS)
def test_what_is_taken_home_is_for_the_desk_alone(house: House, download: str) -> None:
    reveal(house, vote_through(house))
    path = f"/desk/{house.code}/pairs/{house.hall.pair().id}/{download}"
    assert visitor(house).get(path).status_code == 302
    other = House(house.program)
    assert other.desk_client(name="Ines").get(path).status_code == 302
    assert other.desk_client(name="Ina").get(path.replace(house.code, other.code)).status_code == 404
    assert house.desk_client(Role.MODERATOR, "Milo").get(path).status_code == 200


def test_the_bundle_holds_when_it_is_recounted(house: House) -> None:
    reveal(house, vote_through(house))
    answer = house.desk_client().get(f"/desk/{house.code}/pairs/{house.hall.pair().id}/bundle.json")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    bundle = check_shape(json.loads(answer.text))
    assert recount(bundle) == []
    assert len(bundle["ballots"]) == 10
    assert bundle["digest"] in visitor(house).get(f"/r/{house.code}/{house.hall.pair().id}").text


def test_the_ballots_are_a_table_that_no_spreadsheet_takes_for_a_formula(house: House) -> None:
    reveal(house, vote_through(house))
    answer = house.desk_client().get(f"/desk/{house.code}/pairs/{house.hall.pair().id}/ballots.csv")
    head, *rows = list(csv.reader(io.StringIO(answer.text)))
    assert head == ["voter", "pre", "post"]
    assert len(rows) == 10
    for row in rows:
        assert re.fullmatch(r"[0-9a-f]{32}", row[0])
        assert set(row[1:]) <= {"for", "against", "undecided", ""}
    assert not any(cell[:1] in ("=", "+", "-", "@", "\t", "\r") for row in rows for cell in row)


def test_rows_tell_nothing_by_their_order(house: House) -> None:
    reveal(house, vote_through(house))
    answer = house.desk_client().get(f"/desk/{house.code}/pairs/{house.hall.pair().id}/ballots.csv")
    voters = [row[0] for row in list(csv.reader(io.StringIO(answer.text)))[1:]]
    assert voters == sorted(voters)


def test_once_the_key_is_destroyed_no_phone_finds_its_ballot(house: House) -> None:
    house.hall.seal()
    phone = house.phone()
    house.desk().do("poll:open", poll=house.hall.poll("pre").id, held=True)
    poll = house.hall.poll("pre").id
    phone.do("ballot:cast", poll=poll, choice="for", key="12345678")
    house.desk().do("poll:close", poll=poll)
    house.hall.vote("post", {"v0": "for"})
    reveal(house, house.hall.poll("post").id)
    owner = house.desk_client()
    form = f"/desk/{house.code}/pairs/{house.hall.pair().id}/destroy-key"
    assert send_form(owner, f"/desk/{house.code}/people", form).status_code == 303
    assert house.hall.pair().electorate.secret is None
    assert phone.ask("ballot:check", {"poll": poll})["error"]["code"] == "not_found"
    assert visitor(house).get(f"/j/{house.code}").status_code == 200


def test_a_result_that_was_given_up_stays_at_its_address_and_says_so(house: House) -> None:
    """What was once shown to the hall is not forgotten without a word."""
    reveal(house, vote_through(house))
    first, client = house.hall.pair().id, visitor(house)
    shown = client.get(f"/r/{house.code}/{first}").text
    pairs.void_pair(house.call(), first, "The wrong <motion> was read out", held=True)
    page = client.get(f"/r/{house.code}/{first}")
    assert page.status_code == 200
    assert "This result was given up on 20" in page.text
    assert "The wrong &lt;motion&gt; was read out" in page.text
    assert "<title>Given up: " in page.text
    assert page.text.index("given up on 20") < page.text.index("verdict__words")
    assert figures_of(page.text) == figures_of(shown)
    assert client.get(f"/r/{house.code}/").headers["Location"] == f"/r/{house.code}/{first}"

    house.hall.seal()
    for round_ in ("pre", "post"):
        house.hall.vote(round_, {f"v{n}": "against" for n in range(10)})
    reveal(house, house.hall.poll("post").id)
    second = house.hall.pair().id
    assert client.get(f"/r/{house.code}/").headers["Location"] == f"/r/{house.code}/{second}"
    for here, there in ((first, second), (second, first)):
        page = client.get(f"/r/{house.code}/{here}")
        assert f'href="/r/{house.code}/{there}"' in page.text
        assert ("given up on 20" in page.text) is (here == first)
    listed = client.get(f"/r/{house.code}/{second}").text.split('class="others"')[1].split("</nav>")[0]
    assert "Given up" in listed


def figures_of(page: str) -> list[str]:
    return re.findall(r"\d+\.\d%|<td[^>]*>[^<]*</td>|<dd[^>]*>[^<]*</dd>", page)


def test_a_reveal_that_was_given_up_half_told_has_no_page(house: House) -> None:
    reveal(house, vote_through(house), to="after")
    pair = house.hall.pair().id
    pairs.void_pair(house.call(), pair, "The wrong motion was read out", held=True)
    assert visitor(house).get(f"/r/{house.code}/{pair}").status_code == 404


@pytest.mark.parametrize("download", DOWNLOADS)
def test_what_was_given_up_is_still_taken_home(house: House, download: str) -> None:
    reveal(house, vote_through(house))
    pair = house.hall.pair().id
    pairs.void_pair(house.call(), pair, "The wrong motion was read out", held=True)
    answer = house.desk_client().get(f"/desk/{house.code}/pairs/{pair}/{download}")
    assert answer.status_code == 200
    if download == "bundle.json":
        bundle = check_shape(json.loads(answer.text))
        assert recount(bundle) == []
        assert bundle["given_up"]["why"] == "The wrong motion was read out"


def test_the_result_of_an_earlier_run_says_so_and_is_not_the_events(house: House) -> None:
    """A rehearsal's winner must not be read as the evening's."""
    reveal(house, vote_through(house))
    pair = house.hall.pair().id
    items.finish_item(house.call(), house.hall.item)
    items.rerun_item(house.call(), house.hall.item)
    client = visitor(house)
    assert client.get(f"/r/{house.code}/").status_code == 404
    page = client.get(f"/r/{house.code}/{pair}")
    assert page.status_code == 200
    assert "The result of an earlier run" in page.text
