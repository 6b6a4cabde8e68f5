"""The wire's shapes and commands for the browser's type checks: `static/js/wire.d.ts` is the output of `python -m
debate.typescript`."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Iterable, Iterator
from enum import Enum
from textwrap import wrap
from typing import Any, Literal

from debate.realtime.names import COMMANDS, Payload
from debate.snapshot.declared import declared_shapes, declared_unions, nullable_slices, slice_shapes

HEAD = (
    "// Made by `python -m debate.typescript` from debate/realtime/names.py and the shapes in debate/snapshot, "
    "which say\n// what each field is. Do not edit.\n"
)
PLAIN = {int: "number", float: "number", str: "string", bool: "boolean", type(None): "null", Any: "unknown"}
WIDTH = 116  # with the indent of a field or a comment, 120


def render() -> str:
    """The whole file."""
    parts = [HEAD, *_sets(), *_interfaces(), *_unions(), _slices(), _commands()]
    return "\n".join(parts)


def _sets() -> Iterator[str]:
    """The closed sets of words that the shapes name."""
    for kind in sorted(_enums(), key=lambda kind: kind.__name__):
        words = _words(member.value for member in kind)
        yield "\n  ".join(wrap(f"export type {kind.__name__} = {words};", WIDTH))


def _enums() -> set[type[Enum]]:
    hints = [hint for kind in declared_shapes().values() for hint in typing.get_type_hints(kind).values()]
    return {found for hint in hints for found in _enums_in(hint)}


def _enums_in(hint: Any) -> Iterator[type[Enum]]:
    if isinstance(hint, type) and issubclass(hint, Enum):
        yield hint
    for inner in typing.get_args(hint):
        yield from _enums_in(inner)


def _interfaces() -> Iterator[str]:
    for name, kind in declared_shapes().items():
        optional: frozenset[str] = getattr(kind, "__optional_keys__", frozenset())
        fields = (
            f"{field}{'?' if field in optional else ''}: {_type(hint)};"
            for field, hint in typing.get_type_hints(kind).items()
        )
        yield f"\n{_comment(kind.__doc__)}{_interface(name, fields)}"


def _interface(name: str, fields: Iterable[str]) -> str:
    return "\n".join([f"export interface {name} {{", *(f"  {field}" for field in fields), "}"])


def _unions() -> Iterator[str]:
    for name, kinds in declared_unions().items():
        yield f"\nexport type {name} = {' | '.join(kind.__name__ for kind in kinds)};"


def _comment(text: str | None) -> str:
    lines = wrap(" ".join((text or "").split()).replace("None", "null"), WIDTH)
    if not lines:
        return ""
    return f"/** {lines[0]} */\n" if len(lines) == 1 else "\n * ".join(["/**", *lines]) + "\n */\n"


def _slices() -> str:
    shapes = {name: " | ".join(kind.__name__ for kind in kinds) for name, kinds in slice_shapes().items()}
    shapes["ballots"] = "Record<string, MyBallot>"
    nullable = nullable_slices()
    fields = (f"{name}: {shape}{' | null' if name in nullable else ''};" for name, shape in sorted(shapes.items()))
    return "\n" + _comment("Every slice by its name; a role gets some of them.") + _interface("Slices", fields)


def _commands() -> str:
    fields = (_command(name, command.payload) for name, command in COMMANDS.items())
    known = _comment("What every command takes.") + _interface("Commands", fields)
    return f"\n{known}\nexport type CommandName = keyof Commands;\n"


def _command(name: str, payload: type[Payload]) -> str:
    fields = [
        f"{field.alias or own}{'' if field.is_required() else '?'}: {_type(field.annotation)};"
        for own, field in payload.model_fields.items()
    ]
    line = f'"{name}": {{ {" ".join(fields)} }};' if fields else f'"{name}": Record<string, never>;'
    return line if len(line) <= WIDTH else "\n    ".join([f'"{name}": {{', *fields]) + "\n  };"


def _words(values: Iterable[object]) -> str:
    return " | ".join(json.dumps(value) for value in values)


def _type(hint: Any) -> str:
    """The type of an annotation; the forms that the shapes and payloads use, and no other."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if hint in PLAIN:
        return PLAIN[hint]
    if origin is Literal:
        return _words(inner)
    if origin is list:
        return f"Array<{_type(inner[0])}>"
    if origin is dict:
        return f"Record<{_type(inner[0])}, {_type(inner[1])}>"
    if origin is typing.Annotated:
        return _type(inner[0])
    if origin in (types.UnionType, typing.Union):
        return " | ".join(map(_type, inner))
    return str(hint.__name__)


if __name__ == "__main__":
    print(render(), end="")
