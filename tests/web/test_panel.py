"""What is taken home of a panel."""

from __future__ import annotations

import csv
import io
import json

from sqlalchemy import select

from debate.domain.slots import SlotKind
from debate.services import addressees, floor, items, people, questions, slots
from debate.store.schema import Slot
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
    told = ("part", "seat", "name", "title", "turns", "spoken_s", "longest_s", "share")
    assert [tuple(row[column] for column in told) for row in rows_of(house, item)] == [
        ("person", "1", "Bo Lindgren", "", "1", "60", "60", "16.7"),
        ("person", "2", "Cai Mendes", "", "0", "0", "0", "0.0"),
        ("person", "", "'=SUM(A1)", "Minister", "2", "300", "180", "83.3"),
    ]


def test_speaking_time_has_targets_what_is_owed_and_a_part_by_label(house: House) -> None:
    item, (ada, bo, cai) = panel_of(house)
    people.set_target(house.call(), bo, 60)
    people.set_labels(house.call(), ada, ["=industry", "Africa"])
    people.set_labels(house.call(), cai, ["africa"])
    floor.give_floor(house.call(), ada, beside=False)
    house.hall.pass_ms(10 * MINUTE)
    floor.end_floor(house.call(), item, None)
    rows = rows_of(house, item)
    told = ("part", "labels", "people", "spoken_s", "share", "target", "owed_s")
    assert [(row["name"], *(row[column] for column in told)) for row in rows] == [
        ("'=SUM(A1)", "person", "'=industry; Africa", "", "600", "100.0", "20.0", ""),
        ("Bo Lindgren", "person", "", "", "0", "0.0", "60.0", "360"),
        ("Cai Mendes", "person", "Africa", "", "0", "0.0", "20.0", "120"),
        ("'=industry", "label", "", "1", "600", "100.0", "", ""),
        ("Africa", "label", "", "2", "600", "100.0", "", ""),
    ]


def test_speaking_time_of_a_debate_is_by_side_and_person_with_its_crossfire(house: House) -> None:
    hall = house.hall
    items.set_format(hall.call(), hall.item, "lincoln-douglas")
    items.name_speaker(hall.call(), hall.item, "for", 1, "Ada Nwosu")
    with hall.db.writing() as session:
        last = session.scalars(select(Slot).where(Slot.item_id == hall.item, Slot.kind == "speech")).all()[-1]
        last.kind, last.side, last.seat = SlotKind.CROSSFIRE, None, None
    speech = hall.go_to("speech").id
    for minutes in (2, 1):
        slots.start_clock(hall.call(), speech)
        hall.pass_ms(minutes * MINUTE)
        slots.pause_clock(hall.call(), speech)
    crossfire = hall.go_to("crossfire").id
    slots.start_clock(hall.call(), crossfire)
    hall.pass_ms(MINUTE)
    slots.pause_clock(hall.call(), crossfire)
    told = ("part", "side", "seat", "name", "turns", "spoken_s", "longest_s", "share")
    rows = rows_of(house, hall.item)
    assert [tuple(row[column] for column in told) for row in rows] == [
        ("side", "for", "", "", "", "240", "", ""),
        ("crossfire", "for", "", "", "", "60", "", ""),
        ("person", "for", "1", "Ada Nwosu", "1", "180", "180", ""),
        ("side", "against", "", "", "", "60", "", ""),
        ("crossfire", "against", "", "", "", "60", "", ""),
        ("person", "against", "1", "Tomas Varga", "0", "0", "0", ""),
    ]
    assert int(rows[0]["granted_s"]) >= int(rows[1]["granted_s"]) > 0


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
