"""Results by group, and of two rounds: what a form names, what the pages print, what is taken home."""

from __future__ import annotations

import csv
import io

import pytest

from debate.domain.polls.states import TallyMode
from debate.services import drafts, polls, reveals
from debate.services.audience_groups import set_groups
from debate.services.ballots import Cast
from debate.services.drafts import Wording
from tests.programs import House
from tests.web.visits import send_form, visitor

NAMES = ("Government", "Industry", "Media")
GOVERNMENT, INDUSTRY, MEDIA = 1, 2, 3


def opened(house: House) -> int:
    set_groups(house.call(), NAMES)
    wording = Wording("choice", "Tea or coffee?", ["Tea", "Coffee"], {}, TallyMode.SEALED)
    poll = drafts.make_poll(house.call(), house.hall.item, wording)
    polls.open_poll(house.call(), poll, None)
    return poll


def crowd(house: House, poll: int, ballots: dict[tuple[int, str], int]) -> None:
    hall = house.hall
    for (group, answer), n in ballots.items():
        casts = [Cast(hall.event, poll, f"{group}-{at}", answer, f"key-{next(hall.keys):08}", group) for at in range(n)]
        hall.box.cast_group(casts)


def shown(house: House, poll: int) -> None:
    polls.close_poll(house.call(), poll)
    reveals.reveal_poll(house.call(), poll, held=False, play=False)


def test_a_form_names_a_group_until_its_ballot_is_in(house: House) -> None:
    poll = opened(house)
    phone = visitor(house)
    page = phone.get(f"/j/{house.code}").text
    assert '<option value="2"' in page
    assert '<select name="group" disabled>' not in page
    send_form(
        phone, f"/j/{house.code}", f"/j/{house.code}/ballots", poll=poll, choice="1", key="key-00000001", group=INDUSTRY
    )
    page = phone.get(f"/j/{house.code}").text
    assert '<select name="group" disabled>' in page
    assert '<option value="2" selected' in page


@pytest.mark.parametrize("group", ["x", "-1", "1e9", "9" * 30])
def test_what_is_no_group_is_refused_and_counts_nothing(house: House, group: str) -> None:
    poll = opened(house)
    answer = visitor(house).post(
        f"/j/{house.code}/ballots", json={"poll": poll, "choice": "1", "key": "key-00000001", "group": group}
    )
    assert answer.status_code == 400
    assert house.desk_client().get(f"/desk/{house.code}/polls/{poll}/groups.csv").status_code == 404


def test_the_page_of_results_and_the_file_tell_the_groups_that_may_be_told(house: House) -> None:
    poll = opened(house)
    crowd(house, poll, {(GOVERNMENT, "1"): 6, (INDUSTRY, "2"): 8, (MEDIA, "1"): 3})
    desk = house.desk_client()
    path = f"/desk/{house.code}/polls/{poll}/groups.csv"
    assert desk.get(path).status_code == 404, "nothing before the reveal"
    shown(house, poll)
    page = visitor(house).get(f"/r/{house.code}/polls").text
    assert "By group" in page
    assert "Industry" in page
    assert "Media" not in page
    assert "Government" not in page, "the smallest of the others goes with the small one"
    rows = list(csv.DictReader(io.StringIO(desk.get(path).text)))
    assert [(row["group"], row["voters"], row["what"], row["n"], row["per_cent"]) for row in rows] == [
        ("Industry", "8", "Tea", "0", "0.0"),
        ("Industry", "8", "Coffee", "8", "100.0"),
    ]
    assert visitor(house).get(path).status_code in (302, 401, 403)


def test_the_page_of_results_tells_how_the_hall_moved(house: House) -> None:
    poll = opened(house)
    crowd(house, poll, {(GOVERNMENT, "1"): 6, (INDUSTRY, "2"): 8})
    polls.close_poll(house.call(), poll)
    second = drafts.put_again(house.call(), poll)
    polls.open_poll(house.call(), second, None)
    crowd(house, second, {(GOVERNMENT, "2"): 6, (INDUSTRY, "2"): 8})
    shown(house, second)
    page = visitor(house).get(f"/r/{house.code}/polls").text
    assert "Second round" in page
    assert "14 people who voted both times" in page
    assert "+42.9 points" in page or "about +42.9 points" in page
    rows = list(
        csv.DictReader(io.StringIO(house.desk_client().get(f"/desk/{house.code}/polls/{second}/ballots.csv").text))
    )
    assert sorted((row["first"], row["answer"]) for row in rows) == [("1", "2")] * 6 + [("2", "2")] * 8


def test_a_motions_page_tells_the_movement_of_each_group(house: House) -> None:
    hall = house.hall
    set_groups(house.call(), NAMES)
    hall.seal()
    for round_, government in (("pre", "against"), ("post", "for")):
        poll = hall.poll(round_).id
        polls.open_poll(house.call(), poll, None, held=True)
        crowd(house, poll, {(GOVERNMENT, government): 6, (INDUSTRY, "for"): 5})
        polls.close_poll(house.call(), poll)
    reveals.arm_poll(house.call(), hall.poll("post").id)
    reveals.reveal_poll(house.call(), hall.poll("post").id, held=True, play=False)
    for step in ("after", "movement", "winner"):
        assert "Government" not in visitor(house).get(f"/r/{house.code}/{hall.pair().id}").text
        reveals.step_reveal(house.call(), hall.poll("post").id, step)
    page = visitor(house).get(f"/r/{house.code}/{hall.pair().id}").text
    assert "By group" in page
    assert "+100.0 points" in page
    assert "Industry" in page


def test_a_motions_poll_has_no_file_by_group(house: House) -> None:
    hall = house.hall
    set_groups(house.call(), NAMES)
    hall.seal()
    for round_ in ("pre", "post"):
        polls.open_poll(house.call(), hall.poll(round_).id, None, held=True)
        crowd(house, hall.poll(round_).id, {(GOVERNMENT, "for"): 6})
        polls.close_poll(house.call(), hall.poll(round_).id)
    reveals.arm_poll(house.call(), hall.poll("post").id)
    reveals.reveal_poll(house.call(), hall.poll("post").id, held=True, play=False)
    path = f"/desk/{house.code}/polls/{hall.poll('post').id}/groups.csv"
    assert house.desk_client().get(path).status_code == 404
