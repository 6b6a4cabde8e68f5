"""The document of the wire, made from the declarations: `docs/asyncapi.yaml` is the output of `python -m
debate.asyncapi`."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

import yaml
from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from debate.realtime.connections import PRESENT
from debate.realtime.names import COMMANDS, PUSHES, Command
from debate.snapshot import SLICES
from debate.snapshot.declared import declared_shapes, slice_shapes

Schema: TypeAlias = dict[str, Any]

HEAD = (
    "# Made by `python -m debate.asyncapi` from debate/realtime/names.py and the shapes in debate/snapshot. "
    "Do not edit.\n"
)
ABOUT = (
    "Socket.IO 5 over a WebSocket at /socket.io/. Connect to the namespace / with auth {event, role, token?}: a phone "
    "comes with the cookie that GET /j/<code> sets, a desk with the cookie of its sign-in, screen, stage and "
    "panelist with the token of their link. "
    'Commands are always acknowledged, with {"ok": true, ...} or {"ok": false, "error": {"code", "message"}}. '
    "Instants (`*_at`, `server_ms`) are whole milliseconds since 1970 in UTC, lengths (`*_ms`) milliseconds."
)
# Slices that are no serializer of a face: who is connected and at what, and what belongs to one phone or one panelist.
BESIDES = {**PRESENT, "me": ("audience",), "whisper": ("panelist",)}
BALLOTS: Schema = {
    "type": "object",
    "description": "`ballots`, for one phone: its own ballots by poll id (a string, as JSON keys are).",
    "additionalProperties": {"$ref": "#/components/schemas/MyBallot"},
}


def build() -> dict[str, Any]:
    """The whole document, as plain data."""
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Debate", "version": "1", "description": ABOUT},
        "defaultContentType": "application/json",
        "channels": {
            "socket": {"address": "/socket.io/", "messages": {_id(name): _ref("messages", name) for name in _events()}}
        },
        "operations": {
            **{_id(c.name): _receive(c) for c in COMMANDS.values()},
            **{_id(name): _send(name) for name in PUSHES},
        },
        "components": {"messages": _messages(), "schemas": _schemas()},
    }


def render() -> str:
    return HEAD + yaml.dump(build(), Dumper=_Plain, sort_keys=False, width=120, allow_unicode=True)


class _Plain(yaml.SafeDumper):
    """Writes out what is used twice, instead of pointing back to it."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _events() -> list[str]:
    return [*COMMANDS, *PUSHES, "answer"]


def _id(name: str) -> str:
    return re.sub(r"[:-](\w)", lambda match: match[1].upper(), name)


def _ref(kind: str, name: str) -> Schema:
    return {"$ref": f"#/components/{kind}/{_id(name)}"}


def _on_channel(name: str) -> Schema:
    return {"$ref": f"#/channels/socket/messages/{_id(name)}"}


def _receive(command: Command) -> Schema:
    return {
        "action": "receive",
        "channel": {"$ref": "#/channels/socket"},
        "summary": command.says,
        "messages": [_on_channel(command.name)],
        "reply": {"channel": {"$ref": "#/channels/socket"}, "messages": [_on_channel("answer")]},
        "x-roles": sorted(map(str, command.roles)),
    }


def _send(name: str) -> Schema:
    channel = {"$ref": "#/channels/socket"}
    return {"action": "send", "channel": channel, "summary": PUSHES[name], "messages": [_on_channel(name)]}


def _messages() -> dict[str, Schema]:
    commands = {
        _id(c.name): {"name": c.name, "payload": _ref("schemas", c.payload.__name__)} for c in COMMANDS.values()
    }
    pushes = {_id(name): {"name": name, "payload": payload} for name, payload in PUSHED.items()}
    return {**commands, **pushes, "answer": {"name": "answer", "payload": _ref("schemas", "Answer")}}


_STATE: Schema = {
    "type": "object",
    "required": ["server_ms", "slices"],
    "properties": {
        "server_ms": {"type": "integer"},
        "epoch": {
            "type": "string",
            "description": "Another one after every start of the server, before which a backup may have been put back: "
            "revs of another epoch say nothing.",
        },
        "slices": {"$ref": "#/components/schemas/Slices"},
    },
}
PUSHED: dict[str, Schema] = {
    "state:snapshot": _STATE,
    "state:patch": _STATE,
    "session:ended": {"type": "object", "required": ["code"], "properties": {"code": {"type": "string"}}},
    "cue:bell": {
        "type": "object",
        "required": ["strokes"],
        "properties": {"strokes": {"type": "integer", "minimum": 1}},
    },
}


class _Untitled(GenerateJsonSchema):
    """Without the titles that the library makes of names."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def _schemas() -> dict[str, Schema]:
    """The payloads of commands as they are checked, and the slices as they are sent."""
    wanted: list[tuple[str, JsonSchemaMode, TypeAdapter[Any]]] = [
        *((command.name, "validation", TypeAdapter(command.payload)) for command in COMMANDS.values()),
        *((name, "serialization", TypeAdapter(shape)) for name, shape in declared_shapes().items()),
    ]
    _, made = TypeAdapter.json_schemas(wanted, schema_generator=_Untitled, ref_template="#/components/schemas/{model}")
    schemas = {name: _tidy(schema) for name, schema in made["$defs"].items()}
    return {**schemas, "Answer": _ANSWER, "Slices": _slices()}


def _tidy(schema: Schema) -> Schema:
    """Without the name that it has already, and its description on one line."""
    about = " ".join(schema.get("description", "").split())
    rest = {key: value for key, value in schema.items() if key not in ("title", "description")}
    return {"description": about, **rest} if about else rest


_ANSWER: Schema = {
    "oneOf": [
        {"type": "object", "required": ["ok"], "properties": {"ok": {"const": True}}},
        {
            "type": "object",
            "required": ["ok", "error"],
            "properties": {
                "ok": {"const": False},
                "error": {
                    "type": "object",
                    "required": ["code", "message"],
                    "properties": {"code": {"type": "string"}, "message": {"type": "string"}},
                },
            },
        },
    ]
}


def _slices() -> Schema:
    """Every slice with its rev, and the faces that see it."""
    properties: dict[str, Schema] = {}
    for name, kinds in slice_shapes().items():
        faces = [face for face, slices in SLICES.items() if name in slices] or list(BESIDES[name])
        refs = [_ref("schemas", kind.__name__) for kind in kinds]
        properties[name] = {**_slice({"oneOf": [*refs, {"type": "null"}]}), "x-faces": faces}
    properties["ballots"] = {**_slice(BALLOTS), "x-faces": ["audience"]}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _slice(data: Schema) -> Schema:
    return {"type": "object", "required": ["rev", "data"], "properties": {"rev": {"type": "integer"}, "data": data}}


if __name__ == "__main__":
    print(render(), end="")
