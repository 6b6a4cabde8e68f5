"""Documents that people write by hand (formats, agendas, settings): YAML or JSON in, a checked model out.

Every problem of a document is found at once and told with its file, line and field. What a hostile text can do is
limited in `debate.plain_yaml`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import date, time
from pathlib import Path
from typing import Annotated, Any, NamedTuple, TypeVar, get_args

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError

from debate import plain_yaml
from debate.domain.errors import Invalid
from debate.domain.text import Line, clean
from debate.plain_yaml import Problem

M = TypeVar("M", bound=BaseModel)
Place = plain_yaml.Place

MOST_PROBLEMS = 50
LONGEST_SHOWN = 60
# Instants are counted from 1970; a day too far ahead would leave what browsers and databases can count.
YEARS = range(1970, 2200)


class DocumentError(Invalid):
    """A document with problems. `problems` holds one sentence for each, in the order of the lines."""

    code = "bad_document"

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))


class Finding(NamedTuple):
    """A problem at a place of the document, such as `("slots", 2, "length")`; `text` is one sentence.

    With `beside`, another place, the sentence ends with that one and is written without its stop: its line is added.
    """

    place: Place
    text: str
    beside: Place | None = None


class Shape(BaseModel):
    """The base of every model that is read from a document: unknown fields and lenient conversions are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def read_file(path: Path, model: type[M], check: Callable[[M], Iterable[Finding]] | None = None) -> M:
    """As `read_document`, from a UTF-8 file; a file that cannot be read is a `DocumentError` too."""
    try:
        with path.open("rb") as file:
            content = file.read(plain_yaml.LARGEST_BYTES + 1)
    except OSError as error:
        raise DocumentError([f"{path.name}: the file cannot be read: {error.strerror}."]) from error
    return read_document(_decode(content, path.name), path.name, model, check)


def read_document(text: str, name: str, model: type[M], check: Callable[[M], Iterable[Finding]] | None = None) -> M:
    """The document in `text` as a `model`; `name` is what the problems call it.

    `check` tells the problems that the model's fields alone cannot show; it runs once they all fit.
    Raises `DocumentError`.
    """
    try:
        root = plain_yaml.compose(text)
    except plain_yaml.Unreadable as error:
        raise DocumentError(_sentences(name, [error.problem])) from error
    values, problems = plain_yaml.plain(root)
    document, findings = _validate(values, model, check)
    problems += [_locate(root, finding) for finding in findings]
    if problems or document is None:
        raise DocumentError(_sentences(name, problems))
    return document


def parse_length(value: object) -> int:
    """`"6:00"` (minutes, seconds) or `"1:30:00"` (hours, minutes, seconds) in milliseconds.

    Raises ValueError with a sentence.
    """
    pattern = r"(?:(?P<h>\d{1,3}):(?=[0-5]\d:))?(?P<m>\d{1,4}):(?P<s>[0-5]\d)"
    found = re.fullmatch(pattern, value, re.ASCII) if isinstance(value, str) else None
    if not found:
        raise ValueError(f'{_shown(value)} is not a time such as "6:00".')
    return (int(found["h"] or 0) * 3600 + int(found["m"]) * 60 + int(found["s"])) * 1000


def show_length(ms: int) -> str:
    """The way back from `parse_length`, without hours: 90,000 is `1:30`."""
    return f"{ms // 60_000}:{ms // 1000 % 60:02}"


def parse_time_of_day(value: object) -> time:
    """`"9:00"`, `"09:00"` or `"19:30"`. Raises ValueError with a sentence."""
    found = re.fullmatch(r"(\d{1,2}):([0-5]\d)", value, re.ASCII) if isinstance(value, str) else None
    if not found or int(found[1]) > 23:
        raise ValueError(f"{_shown(value)} is not a time of day between 00:00 and 23:59, such as 09:00.")
    return time(int(found[1]), int(found[2]))


def parse_day(value: object) -> date:
    """`"2026-11-30"`. Raises ValueError with a sentence."""
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise ValueError(f"{_shown(value)} is not a date such as 2026-11-30: year, month, day.")
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"{value} is not a day of the calendar.") from error
    if day.year not in YEARS:
        raise ValueError(f"{value} is not between {YEARS[0]} and {YEARS[-1]}.")
    return day


Length = Annotated[int, BeforeValidator(parse_length)]
"""A field that is written `"6:00"` and read as 360,000 milliseconds."""

TimeOfDay = Annotated[time, BeforeValidator(parse_time_of_day)]
Day = Annotated[date, BeforeValidator(parse_day)]


def cleaned(line: Line) -> AfterValidator:
    """What a field for this line is marked with: its text is cleaned like one that is typed at the desk."""

    def check(text: str) -> str:
        try:
            return clean(text, line)
        except Invalid as refusal:
            raise ValueError(refusal.message[0].lower() + refusal.message[1:]) from refusal

    return AfterValidator(check)


def _decode(content: bytes, name: str) -> str:
    # Asked first, because the cut at the limit can fall inside a character.
    if len(content) > plain_yaml.LARGEST_BYTES:
        raise DocumentError([f"{name}: {plain_yaml.TOO_LARGE}"])
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError([f"{name}: the file is not UTF-8 text."]) from error


def _validate(
    values: object, model: type[M], check: Callable[[M], Iterable[Finding]] | None
) -> tuple[M | None, list[Finding]]:
    try:
        # By way of JSON, because only there a strict model takes the words of an enum and lists for tuples.
        document = model.model_validate_json(json.dumps(values), strict=True)
    except ValidationError as error:
        return None, [_finding(detail, model) for detail in _details(error)]
    return document, list(check(document)) if check else []


def _locate(root: yaml.Node, finding: Finding) -> Problem:
    if finding.beside is None:
        return plain_yaml.locate(root, finding.place, finding.text)
    other = plain_yaml.locate(root, finding.beside, "").line
    return plain_yaml.locate(root, finding.place, f"{finding.text} (line {other}).")


def _sentences(name: str, problems: list[Problem]) -> list[str]:
    told = [_sentence(name, problem) for problem in sorted(problems, key=lambda problem: problem.line)]
    told = list(dict.fromkeys(told))
    if len(told) > MOST_PROBLEMS:
        told[MOST_PROBLEMS:] = [f"{name}: and {len(told) - MOST_PROBLEMS} more problems."]
    return told


def _sentence(name: str, problem: Problem) -> str:
    where = [name, f"line {problem.line}" if problem.line else "", problem.path]
    return f"{', '.join(part for part in where if part)}: {problem.text}"


_WORDS = {
    "missing": "this field is missing.",
    "int_type": "{shown} is not a whole number.",
    "int_from_float": "{shown} is not a whole number.",
    "float_type": "{shown} is not a number.",
    "string_type": "{shown} is not a text.",
    "bool_type": "{shown} is not true or false.",
    "list_type": "{shown} is not a list; a list is written [one, two].",
    "tuple_type": "{shown} is not a list; a list is written [one, two].",
    "dict_type": "{shown} is not a group of fields.",
    "model_type": "{shown} is not a group of fields.",
    "enum": "{shown} is not one of: {expected}.",
    "literal_error": "{shown} is not one of: {expected}.",
    "extra_forbidden": "this field is not known; known here: {known}.",
    "string_too_short": "the text is empty.",
    "string_too_long": "the text is longer than {max_length} characters.",
    "too_short": "the list has too few entries; at least {min_length} needed.",
    "too_long": "the list has more entries than {max_length}.",
    "greater_than_equal": "{shown} is less than {ge}.",
    "less_than_equal": "{shown} is more than {le}.",
    "value_error": "{error}",
}


def _details(error: ValidationError) -> list[dict[str, Any]]:
    details = [dict[str, Any](detail) for detail in error.errors(include_url=False)]
    # Pydantic does not count entries that have problems of their own, and so may call their list too short.
    groups = {detail["loc"][:depth] for detail in details for depth in range(len(detail["loc"]))}
    return [detail for detail in details if detail["type"] != "too_short" or detail["loc"] not in groups]


def _finding(detail: dict[str, Any], model: type[BaseModel]) -> Finding:
    # Pydantic's mark for "the key itself is wrong" is no step of the document.
    return Finding(tuple(step for step in detail["loc"] if step != "[key]"), _in_words(detail, model))


def _in_words(detail: dict[str, Any], model: type[BaseModel]) -> str:
    """One of pydantic's error details as a sentence; the rare kinds keep pydantic's own message."""
    template = _WORDS.get(detail["type"])
    if template is None:
        return f"{_shown(detail['input'])}: {detail['msg']}."
    if detail["type"] == "string_type" and isinstance(detail["input"], bool | int | float):
        return f"{_shown(detail['input'])} is not a text; to make it one, write it in quotes."
    facts = {"shown": _shown(detail["input"]), **detail.get("ctx", {})}
    if "expected" in facts:
        facts["expected"] = ", ".join(re.findall(r"'([^']*)'", facts["expected"]))
    if detail["type"] == "extra_forbidden":
        facts["known"] = ", ".join(_known(model, detail["loc"][:-1]))
    return template.format(**facts)


def _known(model: type[BaseModel], place: Place) -> list[str]:
    """The names of the fields that the model knows at this place."""
    for step in place:
        by_name = {field.alias or name: field for name, field in model.model_fields.items()}
        if step in by_name:
            model = _model_in(by_name[str(step)].annotation) or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _shown(value: object) -> str:
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a group of fields"
    text = "an empty field" if value is None else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST_SHOWN else f'{text[: LONGEST_SHOWN - 3]}..."'
