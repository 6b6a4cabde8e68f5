"""The debate formats as data: one YAML file each, read once and checked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from debate.documents import read_file
from debate.domain.formats import Format, PoolPlan, SlotPlan
from debate.domain.slots import Bell, Period
from debate.formats import rules
from debate.formats.shape import BellShape, FormatShape, PeriodShape, PoolShape, SlotShape

DEFAULT = "intelligence-squared-style"

_FOLDER = Path(__file__).parent


def load_format(path: Path) -> Format:
    """The format in a file; its id is the file's name without its ending. Raises `DocumentError`."""
    file = read_file(path, FormatShape, rules.check)
    return Format(
        id=path.stem,
        version=file.version,
        title=file.title,
        source=file.source,
        seats=dict(file.seats),
        slots=tuple(_slot(file.completed(slot)) for slot in file.slots),
        pools=tuple(_pool(pool) for pool in file.pools),
        kinds=file.kinds,
    )


def builtin_formats() -> dict[str, Format]:
    """The formats that come with the program, by id: the default first, then by name."""
    return {format_.id: format_ for format_ in _load_builtins()}


@cache
def _load_builtins() -> tuple[Format, ...]:
    paths = sorted(_FOLDER.glob("*.yaml"), key=lambda path: (path.stem != DEFAULT, path.stem))
    return tuple(load_format(path) for path in paths)


def _slot(shape: SlotShape) -> SlotPlan:
    # The rules have refused a slot without these; mypy cannot see it.
    assert shape.kind is not None
    assert shape.title is not None
    return SlotPlan(
        kind=shape.kind,
        title=shape.title,
        side=shape.side,
        seat=shape.seat,
        length_ms=shape.length,
        bells=tuple(_bell(bell) for bell in shape.bells),
        periods=tuple(_period(period) for period in shape.periods),
        grace_ms=shape.grace,
        round=shape.round,
        fills=shape.fills,
    )


def _bell(shape: BellShape) -> Bell:
    return Bell(shape.moment, shape.strokes)


def _period(shape: PeriodShape) -> Period:
    return Period(shape.name, shape.start.moment, shape.end.moment if shape.end else None)


def _pool(shape: PoolShape) -> PoolPlan:
    return PoolPlan(shape.name, shape.side, shape.length)
