"""Documents that people write by hand (formats, agendas, settings): YAML or JSON in, a checked model out.

Every problem of a document is found at once and told with its file, line and field. What a hostile text can do is
limited in `debate.plain_yaml`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, time
from pathlib import Path
from typing import Annotated, Any, NamedTuple, TypeVar, cast, get_args

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError

from debate import plain_yaml
from debate.domain.errors import Invalid, Why, WrongValue, why
from debate.domain.text import Line, clean
from debate.plain_yaml import Problem

M = TypeVar("M", bound=BaseModel)
Place = plain_yaml.Place

MOST_PROBLEMS = 50
LONGEST_SHOWN = 60
# Instants are counted from 1970; a day too far ahead would leave what browsers and databases can count.
YEARS = range(1970, 2200)


class DocumentError(Invalid):
    """A document with problems, in the order of the lines."""

    def __init__(self, problems: Sequence[Why]) -> None:
        super().__init__("bad_document", problems=problems)


class Finding(NamedTuple):
    """A problem at a place of the document, such as `("slots", 2, "length")`.

    With `beside`, another place, its sentence ends with that one and is written without its stop: its line is added.
    """

    place: Place
    why: Why
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
        unreadable = why("bad_document.unreadable", said=str(error.strerror))
        raise DocumentError([_told(path.name, Problem(0, "", unreadable))]) from error
    return read_document(_decode(content, path.name), path.name, model, check)


def read_document(text: str, name: str, model: type[M], check: Callable[[M], Iterable[Finding]] | None = None) -> M:
    """The document in `text` as a `model`; `name` is what the problems call it.

    `check` tells the problems that the model's fields alone cannot show; it runs once they all fit.
    Raises `DocumentError`.
    """
    try:
        root = plain_yaml.compose(text)
    except plain_yaml.Unreadable as error:
        raise DocumentError([_told(name, error.problem)]) from error
    values, problems = plain_yaml.plain(root)
    document, findings = _validate(values, model, check)
    problems += [_locate(root, finding) for finding in findings]
    if problems or document is None:
        raise DocumentError(_told_in_order(name, problems))
    return document


def parse_length(value: object) -> int:
    """`"6:00"` (minutes, seconds) or `"1:30:00"` (hours, minutes, seconds) in milliseconds. Raises WrongValue."""
    pattern = r"(?:(?P<h>\d{1,3}):(?=[0-5]\d:))?(?P<m>\d{1,4}):(?P<s>[0-5]\d)"
    found = re.fullmatch(pattern, value, re.ASCII) if isinstance(value, str) else None
    if not found:
        raise WrongValue("bad_document.length", shown=_shown(value))
    return (int(found["h"] or 0) * 3600 + int(found["m"]) * 60 + int(found["s"])) * 1000


def show_length(ms: int) -> str:
    """The way back from `parse_length`, without hours: 90,000 is `1:30`."""
    return f"{ms // 60_000}:{ms // 1000 % 60:02}"


def parse_time_of_day(value: object) -> time:
    """`"9:00"`, `"09:00"` or `"19:30"`. Raises WrongValue."""
    found = re.fullmatch(r"(\d{1,2}):([0-5]\d)", value, re.ASCII) if isinstance(value, str) else None
    if not found or int(found[1]) > 23:
        raise WrongValue("bad_document.time_of_day", shown=_shown(value))
    return time(int(found[1]), int(found[2]))


def parse_day(value: object) -> date:
    """`"2026-11-30"`. Raises WrongValue."""
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise WrongValue("bad_document.date", shown=_shown(value))
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise WrongValue("bad_document.no_day", day=value) from error
    if day.year not in YEARS:
        raise WrongValue("bad_document.year", day=value, first=YEARS[0], last=YEARS[-1])
    return day


Length = Annotated[int, BeforeValidator(parse_length)]
"""A field that is written `"6:00"` and read as 360,000 milliseconds."""

TimeOfDay = Annotated[time, BeforeValidator(parse_time_of_day)]
Day = Annotated[date, BeforeValidator(parse_day)]


# After the name of a field a sentence begins with a small letter.
_OF_TEXT = {
    "empty_text": "bad_document.empty_text",
    "text_too_long": "bad_document.text_too_long",
    "reserved_word": "bad_document.reserved_word",
}


def cleaned(line: Line) -> AfterValidator:
    """What a field for this line is marked with: its text is cleaned like one that is typed at the desk."""

    def check(text: str) -> str:
        try:
            return clean(text, line)
        except Invalid as refusal:
            raise WrongValue(_OF_TEXT[refusal.reason], **refusal.facts) from refusal

    return AfterValidator(check)


def _decode(content: bytes, name: str) -> str:
    # Asked first, because the cut at the limit can fall inside a character.
    if len(content) > plain_yaml.LARGEST_BYTES:
        raise DocumentError([_told(name, Problem(0, "", plain_yaml.TOO_LARGE))])
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError([_told(name, Problem(0, "", why("bad_document.no_text")))]) from error


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
        return plain_yaml.locate(root, finding.place, finding.why)
    other = plain_yaml.locate(root, finding.beside, finding.why).line
    return plain_yaml.locate(root, finding.place, why("bad_document.beside", why=finding.why, line=other))


def _told_in_order(name: str, problems: list[Problem]) -> list[Why]:
    """Each once."""
    kept = {repr(problem): problem for problem in sorted(problems, key=lambda problem: problem.line)}
    told = [_told(name, problem) for problem in kept.values()]
    if len(told) > MOST_PROBLEMS:
        told[MOST_PROBLEMS:] = [why("bad_document.more", file=name, more=len(told) - MOST_PROBLEMS)]
    return told


def _told(name: str, problem: Problem) -> Why:
    """The problem with its file, line and field."""
    if problem.path:
        return why("bad_document.in_field", file=name, line=problem.line, field=problem.path, why=problem.why)
    if problem.line:
        return why("bad_document.in_line", file=name, line=problem.line, why=problem.why)
    return why("bad_document.in_file", file=name, why=problem.why)


# Pydantic's kinds of errors: of the value alone, of a limit, and of the words of a list.
_OF_VALUE = {
    "missing": "bad_document.missing",
    "int_type": "bad_document.no_whole_number",
    "int_from_float": "bad_document.no_whole_number",
    "float_type": "bad_document.no_number",
    "string_type": "bad_document.no_string",
    "bool_type": "bad_document.no_bool",
    "list_type": "bad_document.no_list",
    "tuple_type": "bad_document.no_list",
    "dict_type": "bad_document.no_group",
    "model_type": "bad_document.no_group",
    "string_too_short": "bad_document.string_too_short",
}
_OF_LIMIT = {
    "string_too_long": "bad_document.string_too_long",
    "too_short": "bad_document.too_short",
    "too_long": "bad_document.too_long",
    "greater_than_equal": "bad_document.too_little",
    "less_than_equal": "bad_document.too_much",
}
_LIMITS = ("max_length", "min_length", "ge", "le")


def _details(error: ValidationError) -> list[dict[str, Any]]:
    details = [dict[str, Any](detail) for detail in error.errors(include_url=False)]
    # Pydantic does not count entries that have problems of their own, and so may call their list too short.
    groups = {detail["loc"][:depth] for detail in details for depth in range(len(detail["loc"]))}
    return [detail for detail in details if detail["type"] != "too_short" or detail["loc"] not in groups]


def _finding(detail: dict[str, Any], model: type[BaseModel]) -> Finding:
    # Pydantic's mark for "the key itself is wrong" is no step of the document.
    return Finding(tuple(step for step in detail["loc"] if step != "[key]"), _reason_of(detail, model))


def _reason_of(detail: dict[str, Any], model: type[BaseModel]) -> Why:
    """One of pydantic's error details; the rare kinds keep pydantic's own message."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    shown = _shown(value)
    if kind == "value_error":
        return cast(WrongValue, context["error"]).why
    if kind == "extra_forbidden":
        return why("bad_document.unknown_field", known=_known(model, detail["loc"][:-1]))
    if kind in ("enum", "literal_error"):
        return why("bad_document.none_of", shown=shown, expected=re.findall(r"'([^']*)'", context["expected"]))
    if kind == "string_type" and isinstance(value, bool | int | float):
        return why("bad_document.no_string_yet", shown=shown)
    if kind in _OF_LIMIT:
        limit = next(context[name] for name in _LIMITS if name in context)
        return why(_OF_LIMIT[kind], shown=shown, limit=limit)
    return (
        why(_OF_VALUE[kind], shown=shown)
        if kind in _OF_VALUE
        else why("bad_document.other", shown=shown, said=detail["msg"])
    )


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
    """The value as JSON; what is too long for that, or is nothing, by a word that the catalogue has words for."""
    if isinstance(value, list | dict):
        return "list" if isinstance(value, list) else "group"
    text = "nothing" if value is None else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST_SHOWN else f'{text[: LONGEST_SHOWN - 3]}..."'
