"""What is no document at all, and what is written to do harm."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debate.documents import DocumentError, Shape, read_document
from debate.wording import refusal_words


class Note(Shape):
    name: str
    way: str = ""


def read(text: str) -> Note:
    return read_document(text, "day.yaml", Note)


def problems(text: str) -> list[str]:
    with pytest.raises(DocumentError) as refused:
        read(text)
    return refusal_words(refused.value).splitlines()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "day.yaml: the file is empty."),
        ("# nothing but a comment\n", "day.yaml: the file is empty."),
        ("name: x\nway: in: out", "day.yaml, line 2: a colon too many; put a text that holds a colon into quotes."),
        ('name: x\nway: "in', "day.yaml, line 2: a quotation mark is opened and never closed."),
        (
            "name: x\n\tway: in",
            "day.yaml, line 2: a tab; indent with spaces.",
        ),
        (
            "name: x\nway: {in",
            "day.yaml, line 2: the file ends too early; a bracket or a brace is opened and never closed.",
        ),
        ("name: x\nway: @in", "day.yaml, line 2: a text cannot begin with this character; put it into quotes."),
        ("parts: [a b: c, [d: e} ]", "day.yaml, line 1: a comma is missing, or the bracket or brace is not closed."),
        (
            "parts:\n  - a\n   - b\n - c",
            "day.yaml, line 4: this line begins further left or right than those it belongs to.",
        ),
        (
            "name: x\nway\nparts: []",
            "day.yaml, line 3: a line without a colon; a field is written as its name, a colon, a space, a value.",
        ),
        ("name: x\n---\nname: y", "day.yaml, line 2: the file holds a second document."),
        ("name: x\nway: \x00", "day.yaml, line 2: this character is not allowed in a text."),
        ("name: x\nway: \ud800", "day.yaml, line 2: this character is not allowed in a text."),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, problem: str) -> None:
    assert problems(text) == [problem]


@pytest.mark.parametrize("written", [r'"a\0b"', r'"\x1b[31m"', r'"\ud83d"'])
def test_control_characters_and_half_characters_are_refused_however_they_are_written(written: str) -> None:
    assert problems(f"name: {written}") == ["day.yaml, line 1, name: this text holds a character that is not allowed."]


# Hostile documents


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "day.yaml, line 1: anchors and aliases are not allowed."),
        ("name: x\nway: *name", "day.yaml, line 2: anchors and aliases are not allowed."),
        ("name: x\n&b way: in", "day.yaml, line 2: anchors and aliases are not allowed."),
        ("name: x\nway: !!python/object/apply:os.system [ls]", "day.yaml, line 2: tags are not allowed."),
        ("name: x\nway: !!int 7:00", "day.yaml, line 2: tags are not allowed."),
        ("[" * 200_000, "day.yaml, line 1: the document is nested more than 20 deep."),
        ("{a: " * 50_000, "day.yaml, line 1: the document is nested more than 20 deep."),
        ("- " * 100_000, "day.yaml, line 1: the document is nested more than 20 deep."),
        ("- 1\n" * 60_000, "day.yaml, line 10000: the document has more than 10000 entries."),
        ("#" * (256 * 1024 + 1), "day.yaml: the file is larger than 256 kB."),
        ("é" * (128 * 1024 + 1), "day.yaml: the file is larger than 256 kB."),
    ],
    ids=lambda value: value[:20],
)
def test_a_hostile_document_is_refused_in_one_sentence(text: str, problem: str) -> None:
    assert problems(text) == [problem]


def test_merge_keys_are_fields_like_any_other() -> None:
    assert "line 1, <<: this field is not known" in problems("<<: {name: x}\nname: y")[0]


def test_a_number_of_thousands_of_digits_is_a_text() -> None:
    assert len(read(f"name: {'9' * 5000}").name) == 5000


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab:-[]{},#&*!|>'\"%@`?~ \n\t01\\\x00\ud800é", max_size=60))
def test_whatever_is_written_it_is_read_or_refused(text: str) -> None:
    told: list[str] = []
    try:
        read(text)
    except DocumentError as refused:
        told = [problem for problem in refusal_words(refused).splitlines() if not problem.startswith("day.yaml")]
    assert told == []
