"""What is taken home of a panel."""

from __future__ import annotations

import csv
import io
import json

from debate.services import addressees, floor, items, people, questions
from tests.cast import OLA
from tests.programs import House
from tests.web.visits import visitor

MINUTE = 60_000


def panel_of(house: House) -> tuple[int, list[int]]:
    """The first item of the day, on, with three people."""
    item = 1
    items.start_item(house.call(), item)
    seated = [
        people.add_person(house.call(), item, name, title)
        for name, title in (("=SUM(A1)", "Minister"), ("Bo Lindgren", ""), ("Cai Mendes", ""))
    ]
    return item, seated


def rows_of(house: House, item: int) -> list[dict[str, str]]:
    text = house.desk_client().get(f"/desk/{house.code}/items/{item}/speaking-time.csv").text
    return list(csv.DictReader(io.StringIO(text)))


def test_speaking_time_is_a_row_for_everybody_who_sat_there(house: House) -> None:
    item, (ada, bo, _cai) = panel_of(house)
    for person, minutes in ((ada, 3), (bo, 1), (ada, 2)):
        floor.give_floor(house.call(), person, beside=False)
        house.hall.pass_ms(minutes * MINUTE)
    floor.end_floor(house.call(), item, None)
    people.remove_person(house.call(), ada)
    assert [tuple(row.values()) for row in rows_of(house, item)] == [
        ("1", "Bo Lindgren", "", "1", "60", "16.7", "60"),
        ("2", "Cai Mendes", "", "0", "0", "0.0", "0"),
        ("", "'=SUM(A1)", "Minister", "2", "300", "83.3", "180"),
    ]


def test_before_anybody_spoke_there_is_no_share(house: House) -> None:
    item, _ = panel_of(house)
    assert [row["share"] for row in rows_of(house, item)] == ["", "", ""]


def test_it_is_the_desks_alone(house: House) -> None:
    item, _ = panel_of(house)
    assert visitor(house).get(f"/desk/{house.code}/items/{item}/speaking-time.csv").status_code in (302, 303)
    assert house.desk_client().get(f"/desk/{house.code}/items/9999/speaking-time.csv").status_code == 404


def test_questions_are_a_row_each_for_a_spreadsheet_and_a_record_for_a_program(house: House) -> None:
    item, (ada, bo, _cai) = panel_of(house)
    asked = questions.ask_question(house.hall.call(OLA), "=1+1, is it not?", None, None).id
    addressees.address_question(house.call(), asked, None, [ada, bo])
    questions.stage_question(house.call(), asked)
    questions.answer_question(house.call(), asked)
    client, base = house.desk_client(), f"/desk/{house.code}/items/{item}/questions"
    [row] = csv.DictReader(io.StringIO(client.get(f"{base}.csv").text))
    assert (row["question"], row["asked_of"], row["state"]) == (
        "'=1+1, is it not?",
        "'=SUM(A1); Bo Lindgren",
        "answered",
    )
    [record] = json.loads(client.get(f"{base}.json").text)["questions"]
    assert record["answered_by"] == ["=SUM(A1)", "Bo Lindgren"]
    for form in ("csv", "json"):
        assert visitor(house).get(f"{base}.{form}").status_code in (302, 303)
        assert client.get(f"/desk/{house.code}/items/9999/questions.{form}").status_code == 404


def test_a_phone_without_script_reads_whom_a_question_is_put_to(house: House) -> None:
    _item, (ada, bo, _cai) = panel_of(house)
    people.edit_person(house.call(), ada, "Ada Nwosu", "")
    asked = questions.ask_question(house.hall.call(OLA), "Who pays?", None, None).id
    addressees.address_question(house.call(), asked, None, [bo, ada])
    page = f"/j/{house.code}?tab=ask"
    assert "Who pays?" not in visitor(house).get(page).text, "nobody reads it before it was approved"
    questions.approve_question(house.call(), asked)
    assert "to Ada Nwosu, Bo Lindgren" in visitor(house).get(page).text
