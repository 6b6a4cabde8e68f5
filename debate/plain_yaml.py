"""YAML or JSON text as nodes with line numbers, and nodes as plain values: strings, numbers, lists and dicts.

The text may be hostile: its size, depth and number of entries are limited, and what could refer to something else
(anchors, aliases, tags) is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, cast

import yaml
from yaml.composer import ComposerError
from yaml.reader import ReaderError

from debate.domain.errors import Why, why

LARGEST_BYTES = 256 * 1024
DEEPEST = 20
MOST_ENTRIES = 10_000
LONGEST_PATH = 200
TOO_LARGE = why("bad_document.too_large", most=LARGEST_BYTES // 1024)

Place = tuple[str | int, ...]


class Problem(NamedTuple):
    """What is wrong, and where; `line` counts from 1 and is 0 where no line can be named."""

    line: int
    path: str
    why: Why


class Unreadable(Exception):
    """The text is not a document at all; nothing can be said about its fields."""

    def __init__(self, reason: Why, line: int = 0) -> None:
        super().__init__(reason)
        self.problem = Problem(line, "", reason)


def compose(text: str) -> yaml.Node:
    """The text as one tree of nodes. Raises `Unreadable`."""
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST_BYTES:
        raise Unreadable(TOO_LARGE)
    try:
        root: yaml.Node | None = _Loader(_without_json_tabs(text)).get_single_node()
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise Unreadable(why("bad_document.character"), line) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Unreadable(_reason_of(error), mark.line + 1 if mark else 0) from error
    if root is None:
        raise Unreadable(why("bad_document.empty"))
    return root


def plain(root: yaml.Node) -> tuple[object, list[Problem]]:
    """The nodes as plain values, and the problems on the way. A field that is written twice keeps its first value."""
    problems: list[Problem] = []
    return _plain(root, (), problems), problems


def locate(root: yaml.Node, place: Place, reason: Why) -> Problem:
    """The problem with its line. Steps that are not in the text, such as the branch of a union, are left out."""
    node, line = root, _line(root)
    path: list[str | int] = []
    for step in place:
        found = _child(node, step)
        if found:
            line, node = found
            path.append(step)
    # A field that is missing is in no node, but it is the name that the writer looks for.
    if isinstance(node, yaml.MappingNode) and place[-1:] != tuple(path[-1:]):
        path.append(place[-1])
    return Problem(line, _path(path), reason)


class _NotPlain(yaml.MarkedYAMLError):
    """YAML that would be more than plain values."""

    def __init__(self, reason: Why, event: yaml.Event) -> None:
        super().__init__(None, None, None, cast(yaml.Mark, event.start_mark))
        self.reason = reason


class _Loader(yaml.SafeLoader):
    """YAML without its surprises: `7:00` and `no` stay text, and nothing can refer to anything else."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.depth = 0
        self.entries = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        self._refuse_what_is_not_plain()
        self.depth += 1
        self.entries += 1
        node: yaml.Node | None = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def _refuse_what_is_not_plain(self) -> None:
        event = cast(yaml.Event, self.peek_event())  # type: ignore[no-untyped-call]  # the stubs leave it out
        if getattr(event, "anchor", None) is not None:
            raise _NotPlain(why("bad_document.anchor"), event)
        if getattr(event, "tag", None) is not None:
            raise _NotPlain(why("bad_document.tag"), event)
        if self.depth >= DEEPEST:
            raise _NotPlain(why("bad_document.too_deep", most=DEEPEST), event)
        if self.entries >= MOST_ENTRIES:
            raise _NotPlain(why("bad_document.too_many_entries", most=MOST_ENTRIES), event)


# YAML 1.1 reads 7:00 as the number 420 and no as false; only what JSON has too is more than a text here. Numbers are
# short, because Python refuses to convert one of 5,000 digits with an exception of its own.
_Loader.yaml_implicit_resolvers = {}
for _kind, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?(?:0|[1-9][0-9]{0,17})", list("-+0123456789")),
    ("float", r"[-+]?[0-9]{1,18}\.[0-9]{1,18}", list("-+0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(rf"(?:{_pattern})\Z"), _first)

_SCALARS: dict[str, Callable[[str], object]] = {
    "tag:yaml.org,2002:bool": lambda text: text.lower() == "true",
    "tag:yaml.org,2002:null": lambda _: None,
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": float,
}


def _reason_of(error: yaml.MarkedYAMLError) -> Why:
    if isinstance(error, _NotPlain):
        return error.reason
    if isinstance(error, ComposerError):
        return why("bad_document.second_document")
    said = error.problem or error.context or ""
    return next((reason for mark, reason in _SYNTAX if mark in said), why("bad_document.syntax", said=said))


# What the library says of the common slips, and what a writer is told of them. The first that fits is taken.
_SYNTAX = (
    ("mapping values are not allowed", why("bad_document.colon_too_many")),
    ("character '\\t'", why("bad_document.tab")),
    ("that cannot start any token", why("bad_document.first_character")),
    ("unexpected end of stream", why("bad_document.open_quotation")),
    ("<stream end>", why("bad_document.open_bracket")),
    ("could not find expected ':'", why("bad_document.no_colon")),
    ("expected ',' or", why("bad_document.no_comma")),
    ("expected <block end>", why("bad_document.indent")),
)


def _without_json_tabs(text: str) -> str:
    """JSON may be indented with tabs, which YAML refuses; inside a JSON string a tab is always written `\\t`."""
    return text.replace("\t", " ") if text.lstrip().startswith(("{", "[")) else text


def _plain(node: yaml.Node, place: Place, problems: list[Problem]) -> object:
    if isinstance(node, yaml.MappingNode):
        return {key: _plain(value, (*place, key), problems) for key, value in _fields(node, place, problems)}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(entry, (*place, index), problems) for index, entry in enumerate(node.value)]
    convert = _SCALARS.get(node.tag)
    return convert(node.value) if convert else _text(node, place, problems)


def _fields(node: yaml.MappingNode, place: Place, problems: list[Problem]) -> Iterator[tuple[str, yaml.Node]]:
    lines: dict[str, int] = {}
    for key_node, value in node.value:
        line = _line(key_node)
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(Problem(line, _path(place), why("bad_document.field_name")))
            continue
        key = _text(key_node, place, problems)
        if key in lines:
            twice = why("bad_document.field_twice", line=lines[key])
            problems.append(Problem(line, _path((*place, key)), twice))
            continue
        lines[key] = line
        yield key, value


def _text(node: yaml.Node, place: Place, problems: list[Problem]) -> str:
    """The node's text. JSON writes an emoji as two escapes, which YAML takes for two halves of a character."""
    try:
        text = str(node.value).encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        text = "\0"
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text):
        problems.append(Problem(_line(node), _path(place), why("bad_document.character_in_text")))
        return ""
    return text


def _child(node: yaml.Node, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((_line(key), value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return _line(node.value[step]), node.value[step]
    return None


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _path(place: Iterable[str | int]) -> str:
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).removeprefix(".")
    return path if len(path) <= LONGEST_PATH else f"{path[:LONGEST_PATH]}..."
