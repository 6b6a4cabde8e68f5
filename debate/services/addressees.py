"""Whom a question is put to (a side, some of those who sit on the stage, or the panel as a whole), and who answered."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, delete, exists, or_, select, update

from debate.domain import questions as rules
from debate.domain.errors import Invalid, WrongState
from debate.domain.questions import Part, QuestionState
from debate.domain.slots import Side
from debate.services.unit import Call, Unit
from debate.store.schema import Item, Person, Question, QuestionPerson, Turn


def find_addressee(unit: Unit, item: Item, to: str | None, person: int | None) -> tuple[Side | None, list[int]]:
    """What a phone says of whom it asks: a side, or one who sits on the item's stage, by name (`to`) or as a row
    (`person`); neither for the panel."""
    if person is None and (not to or to in list(Side)):
        return Side(to) if to else None, []
    meant = Person.name == to if person is None else Person.id == person
    here = select(Person.id).where(Person.item_id == item.id, Person.left_at.is_(None), meant)
    found = unit.session.scalars(here.order_by(Person.id)).first()
    if found is None:
        raise Invalid("unknown_addressee")
    return None, [found]


def address_question(call: Call, question: int, to: Side | None, people: Sequence[int]) -> None:
    """Put a question to others: to `people` of its item's stage, else to a side, else to the panel. One who has left
    the stage stays, and is not chosen anew."""
    with call.unit() as unit:
        row = unit.question(question)
        if row.state not in rules.EDITABLE:
            raise WrongState("wrong_state.not_put_to", state=row.state)
        before = row.to, people_of(unit, row, Part.PUT_TO)
        row.to = None if people else to
        set_people(unit, row, Part.PUT_TO, people)
        if before == (row.to, people_of(unit, row, Part.PUT_TO)):
            return
        unit.journal("question:address", f"question {row.id}", row.state, row.state, to=row.to, people=list(people))
        touch_question(unit, row)


def set_people(unit: Unit, question: Question, part: Part, people: Sequence[int]) -> None:
    """These, in the order of their seats, have this part in the question. Raises Invalid for one who does not sit on
    its item's stage, unless it has left it with a part in the question."""
    known = {person for one in Part for person in people_of(unit, question, one) if person is not None}
    query = select(Person).where(Person.item_id == question.item_id, Person.id.in_(people))
    found = [one for one in unit.session.scalars(query) if one.left_at is None or one.id in known]
    if len(found) != len(set(people)):
        raise Invalid("unknown_addressee")
    put_people(unit, question, part, [one.id for one in sorted(found, key=_seat)])


def _seat(person: Person) -> tuple[bool, str, int, int]:
    """As `View.people` has them: by seats, for before against; who has left comes last."""
    return person.left_at is not None, "" if person.side is Side.FOR else "-", person.seat, person.id


def put_people(unit: Unit, question: Question, part: Part, people: Sequence[int]) -> None:
    unit.session.execute(
        delete(QuestionPerson).where(QuestionPerson.question_id == question.id, QuestionPerson.part == part)
    )
    unit.session.add_all(
        QuestionPerson(question_id=question.id, part=part, place=place, person_id=person)
        for place, person in enumerate(people, start=1)
    )
    unit.session.flush()


def people_of(unit: Unit, question: Question, part: Part) -> list[int | None]:
    """None stands for one whose row is gone."""
    return [one.person_id for one in unit.session.scalars(_parts(question, part))]


def _parts(question: Question, part: Part) -> Select[QuestionPerson]:
    query = select(QuestionPerson).where(QuestionPerson.question_id == question.id, QuestionPerson.part == part)
    return query.order_by(QuestionPerson.place)


def note_answerers(unit: Unit, question: Question) -> None:
    """A question counts as answered by whoever of those whom it was put to has the floor at that moment, else by those.
    Of a side or the panel as a whole, where none of it has the floor, nobody is named."""
    asked = list(unit.session.scalars(_parts(question, Part.PUT_TO)))
    speaking = _speaking(unit, question)
    if not asked:
        meant = [one for one in speaking if question.to in (None, one.side)]
        put_people(unit, question, Part.ANSWERED, [one.id for one in sorted(meant, key=_seat)])
        return
    floor = {one.id for one in speaking}
    answered = [one for one in asked if one.person_id in floor] or asked
    unit.session.add_all(
        QuestionPerson(question_id=question.id, part=Part.ANSWERED, place=place, person_id=one.person_id, name=one.name)
        for place, one in enumerate(answered, start=1)
    )


def _speaking(unit: Unit, question: Question) -> list[Person]:
    """Who has the floor of the question's item, by clock or by hand; also one whose turn is ended by the same press."""
    has_floor = exists().where(
        Turn.item_id == question.item_id,
        Turn.run == question.run,
        Turn.person_id == Person.id,
        Turn.started_at < unit.now,
        or_(Turn.ended_at.is_(None), Turn.ended_at >= unit.now),
    )
    return list(unit.session.scalars(select(Person).where(Person.item_id == question.item_id, has_floor)))


def forget_answerers(unit: Unit, question: Question) -> None:
    put_people(unit, question, Part.ANSWERED, [])


def set_answered_by(call: Call, question: int, people: Sequence[int]) -> None:
    """Say who answered a question; nobody stands for the panel or side that it was put to."""
    with call.unit() as unit:
        row = unit.question(question)
        if row.state is not QuestionState.ANSWERED:
            raise WrongState("wrong_state.not_answered", state=row.state)
        before = people_of(unit, row, Part.ANSWERED)
        set_people(unit, row, Part.ANSWERED, people)
        if before == people_of(unit, row, Part.ANSWERED):
            return
        unit.journal("question:set-answered-by", f"question {row.id}", row.state, row.state, people=list(people))
        unit.touch("queue")


def keep_name(unit: Unit, person: Person) -> None:
    """The row of a person is about to go: the questions that it had a part in keep the name."""
    own = update(QuestionPerson).where(QuestionPerson.person_id == person.id)
    unit.session.execute(own.values(name=person.name, person_id=None))
    unit.touch("questions", "queue", "asked")


def touch_question(unit: Unit, question: Question) -> None:
    """Name the slices that show how a question reads."""
    unit.touch("queue")
    if question.state in rules.PUBLIC:
        unit.touch("questions")
    if question.state is QuestionState.ON_STAGE:
        unit.touch("asked")
