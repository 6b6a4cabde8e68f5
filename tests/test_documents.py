from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import Field

from debate.documents import DocumentError, Finding, Length, Shape, cleaned, parse_length, read_document, read_file
from debate.domain.errors import Invalid, WrongValue, why
from debate.domain.text import Line
from debate.wording import refusal_words

EMPTY = why("bad_document.empty")


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Part(Shape):
    title: Annotated[str, cleaned(Line("title", 80))]
    length: Length | None = None
    colour: Colour | None = None
    count: int = Field(default=1, ge=1, le=9)


class Whole(Shape):
    name: str
    size: float | None = None
    open: bool = False
    way: Literal["in", "out"] | None = None
    parts: tuple[Part, ...] = Field(default=(), max_length=3)
    by_name: dict[Colour, Part] = Field(default={})


def read(text: str) -> Whole:
    return read_document(text, "day.yaml", Whole)


def problems(text: str) -> list[str]:
    with pytest.raises(DocumentError) as refused:
        read(text)
    return refusal_words(refused.value).splitlines()


# What is read


def test_a_document_becomes_its_model() -> None:
    whole = read("""
        name: Evening
        size: 1.5
        open: true
        way: in
        parts:
          - {title: First, length: "6:00", colour: red, count: 2}
          - title: Second
    """)

    assert whole.name == "Evening"
    assert whole.size == 1.5
    assert whole.open
    assert whole.parts == (
        Part(title="First", length="6:00", colour=Colour.RED, count=2),  # type: ignore[arg-type]  # as it is written
        Part(title="Second"),
    )


def test_json_is_read_as_well() -> None:
    text = json.dumps({"name": "Évening \N{PARTY POPPER}/", "parts": [{"title": "First"}]}, indent="\t")

    assert read(text) == Whole(name="Évening \N{PARTY POPPER}/", parts=(Part(title="First"),))


@pytest.mark.parametrize("written", ["no", "on", "7:00", "2026-11-21", "007", "0x1f", "1e3", "1_000", ".inf", "="])
def test_what_yaml_would_turn_into_something_else_stays_text(written: str) -> None:
    assert read(f"name: {written}").name == written


def test_a_time_needs_no_quotes() -> None:
    assert read("{name: x, parts: [{title: First, length: 7:00}]}").parts[0].length == 420_000


def test_a_field_may_be_empty_where_the_model_allows_nothing() -> None:
    assert read("name: x\nsize:\nway: null\n").size is None


def test_titles_are_trimmed() -> None:
    assert read("name: x\nparts:\n- title: >\n    First\n    part\n").parts[0].title == "First part"


# What is wrong: file, line, field


def test_a_problem_names_the_file_the_line_and_the_field() -> None:
    assert problems('name: x\nparts:\n  - title: First\n    length: "6 minutes"\n') == [
        'day.yaml, line 4, parts[0].length: "6 minutes" is not a time such as "6:00".'
    ]


def test_all_problems_are_told_in_the_order_of_the_lines() -> None:
    assert problems("""name: 3
size: big
open: yes
way: up
parts:
  - {title: First, colour: green}
  - {title: "  ", count: 10}
  - {title: Third, count: 0, colour: blue}
by_name:
  green: {title: x}
""") == [
        "day.yaml, line 1, name: 3 is not a text; to make it one, write it in quotes.",
        'day.yaml, line 2, size: "big" is not a number.',
        'day.yaml, line 3, open: "yes" is not true or false.',
        'day.yaml, line 4, way: "up" is not one of: in, out.',
        'day.yaml, line 6, parts[0].colour: "green" is not one of: red, blue.',
        "day.yaml, line 7, parts[1].title: the title is empty.",
        "day.yaml, line 7, parts[1].count: 10 is more than 9.",
        "day.yaml, line 8, parts[2].count: 0 is less than 1.",
        'day.yaml, line 10, by_name.green: "green" is not one of: red, blue.',
    ]


def test_the_words_of_the_error_hold_every_problem() -> None:
    with pytest.raises(Invalid) as refused:
        read("name: 3\nway: up\n")

    assert refused.value.code == "bad_document"
    assert refusal_words(refused.value) == (
        "day.yaml, line 1, name: 3 is not a text; to make it one, write it in quotes.\n"
        'day.yaml, line 2, way: "up" is not one of: in, out.'
    )


def test_a_missing_field_is_named_at_the_line_of_its_group() -> None:
    assert problems("name: x\nparts:\n  - count: 1\n") == ["day.yaml, line 3, parts[0].title: this field is missing."]


def test_an_unknown_field_is_told_with_the_known_ones() -> None:
    assert problems("name: x\nparts:\n- title: First\n  lenght: 6:00\n") == [
        "day.yaml, line 4, parts[0].lenght: this field is not known; known here: title, length, colour, count."
    ]


def test_an_unknown_field_at_the_top_is_told_too() -> None:
    assert problems("name: x\nnmae: y\n") == [
        "day.yaml, line 2, nmae: this field is not known; known here: name, size, open, way, parts, by_name."
    ]


def test_a_field_that_is_written_twice_is_refused_with_both_lines() -> None:
    assert problems("name: x\nparts:\n- title: First\n  count: 2\n  title: Other\nname: y\n") == [
        "day.yaml, line 5, parts[0].title: this field is written twice, first in line 3.",
        "day.yaml, line 6, name: this field is written twice, first in line 1.",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name: x\nparts: First", 'day.yaml, line 2, parts: "First" is not a list; a list is written [one, two].'),
        ("name: x\nparts: [First]", 'day.yaml, line 2, parts[0]: "First" is not a group of fields.'),
        ("name: x\nby_name: []", "day.yaml, line 2, by_name: a list is not a group of fields."),
        ("name: [x]", "day.yaml, line 1, name: a list is not a text."),
        ("name: {a: x}", "day.yaml, line 1, name: a group of fields is not a text."),
        ("name:", "day.yaml, line 1, name: an empty field is not a text."),
        ("- x", "day.yaml, line 1: a list is not a group of fields."),
        ("x", 'day.yaml, line 1: "x" is not a group of fields.'),
        (
            "name: x\nparts: [{title: a}, {title: b}, {title: c}, {title: d}]",
            "day.yaml, line 2, parts: the list has more entries than 3.",
        ),
        (
            f"name: x\nparts: [{{title: {'y' * 81}}}]",
            "day.yaml, line 2, parts[0].title: the title has 81 characters; 80 is the most.",
        ),
        ("name: x\nparts: [{title: a, count: 1.5}]", "day.yaml, line 2, parts[0].count: 1.5 is not a whole number."),
        ('name: x\nparts: [{title: a, count: "2"}]', 'day.yaml, line 2, parts[0].count: "2" is not a whole number.'),
        ("name: x\nparts: [{title: a, count: true}]", "day.yaml, line 2, parts[0].count: true is not a whole number."),
        ("? [a]\n: x\nname: x", "day.yaml, line 1: the name of a field must be a text."),
    ],
)
def test_a_value_of_the_wrong_form_is_told_in_plain_words(text: str, problem: str) -> None:
    assert problems(text) == [problem]


def test_a_long_value_is_shortened() -> None:
    [problem] = problems(f"name: x\nway: {'z' * 500}")

    assert len(problem) < 120
    assert '..." is not one of: in, out.' in problem


def test_many_problems_are_counted() -> None:
    told = problems("name: x\n" + "".join(f"field{n}: 1\n" for n in range(70)))

    assert len(told) == 51
    assert told[-1] == "day.yaml: and 20 more problems."


def test_one_problem_is_told_once() -> None:
    def twice(_: Whole) -> Iterator[Finding]:
        yield Finding(("name",), EMPTY)
        yield Finding(("name",), EMPTY)

    with pytest.raises(DocumentError) as refused:
        read_document("name: x", "day.yaml", Whole, twice)
    assert refusal_words(refused.value).splitlines() == ["day.yaml, line 1, name: the file is empty."]


def test_a_check_can_name_a_field_that_is_not_written() -> None:
    with pytest.raises(DocumentError) as refused:
        read_document(
            "name: x\nparts:\n- {title: y}", "day.yaml", Whole, lambda _: [Finding(("parts", 0, "length"), EMPTY)]
        )
    assert refusal_words(refused.value).splitlines() == ["day.yaml, line 3, parts[0].length: the file is empty."]


# Files


def test_a_file_is_called_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "evening.yaml"
    path.write_text("name: 3", encoding="utf-8")

    with pytest.raises(DocumentError) as refused:
        read_file(path, Whole)
    assert refusal_words(refused.value).splitlines() == [
        "evening.yaml, line 1, name: 3 is not a text; to make it one, write it in quotes."
    ]


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "evening.yaml"
    path.write_text("name: x", encoding="utf-8-sig")

    assert read_file(path, Whole).name == "x"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"name: \xff", "evening.yaml: the file is not UTF-8 text."),
        (b"#" * (256 * 1024 + 1), "evening.yaml: the file is larger than 256 kB."),
        ("é".encode() * (128 * 1024 + 1), "evening.yaml: the file is larger than 256 kB."),
    ],
    ids=["not UTF-8", "too large", "too large, cut in a character"],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "evening.yaml"
    path.write_bytes(content)

    with pytest.raises(DocumentError) as refused:
        read_file(path, Whole)
    assert refusal_words(refused.value).splitlines() == [problem]


def test_a_file_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as refused:
        read_file(tmp_path / "evening.yaml", Whole)
    assert refusal_words(refused.value) == "evening.yaml: the file cannot be read: No such file or directory."


# Lengths


@pytest.mark.parametrize(
    ("written", "ms"),
    [
        ("0:00", 0),
        ("0:15", 15_000),
        ("7:00", 420_000),
        ("07:30", 450_000),
        ("90:00", 5_400_000),
        ("1:30:00", 5_400_000),
        ("24:00:00", 86_400_000),
    ],
)
def test_a_time_is_read_in_milliseconds(written: str, ms: int) -> None:
    assert parse_length(written) == ms


@pytest.mark.parametrize(
    "written",
    [
        "",
        "7",
        7,
        7.5,
        None,
        True,
        "7:0",
        "7:60",
        "1:60:00",
        "1:5:00",
        "-1:00",
        "7:00 ",
        "\u0667:\u0660\u0660",
        "a:00",
        ["7:00"],
    ],
)
def test_what_is_not_a_time_is_told_as_it_was_written(written: object) -> None:
    with pytest.raises(WrongValue) as refused:
        parse_length(written)
    assert refused.value.reason == "bad_document.length"
    assert refusal_words(refused.value).endswith(' is not a time such as "6:00".')
