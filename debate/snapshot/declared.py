"""The declared shapes, for what is made from them: `docs/asyncapi.yaml` and `static/js/wire.d.ts`."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator

from typing_extensions import is_typeddict

from debate.snapshot import SLICES, hand_shapes, question_shapes, shapes, whisper_shapes


def declared_shapes() -> dict[str, type]:
    """Every shape by its name, in the order of the names."""
    declared = {**vars(shapes), **vars(question_shapes), **vars(whisper_shapes), **vars(hand_shapes)}
    found = {name: kind for name, kind in declared.items() if isinstance(kind, type) and is_typeddict(kind)}
    return dict(sorted(found.items()))


def declared_unions() -> dict[str, tuple[type, ...]]:
    """The shapes that are one of several, by their name."""
    return {name: typing.get_args(kind) for name, kind in vars(shapes).items() if isinstance(kind, types.UnionType)}


def slice_shapes() -> dict[str, tuple[type, ...]]:
    """Slice name -> the shapes that it may have, from what its serializer returns. Whether it may say nothing is
    `nullable_slices`."""
    # Slices that are no serializer of a face: who is connected and at what, and what belongs to one phone or panelist.
    found: dict[str, tuple[type, ...]] = {
        "people": (shapes.PeopleSlice,),
        "screening": (question_shapes.ScreeningSlice,),
        "me": (question_shapes.MeSlice,),
        "whisper": (whisper_shapes.WhisperSlice,),
    }
    for name, hint in _returned():
        found[name] = tuple(kind for kind in typing.get_args(hint) if kind is not type(None)) or (hint,)
    return dict(sorted(found.items()))


def nullable_slices() -> set[str]:
    """The slices that say nothing at times: no item is live, no vote concerns the hall."""
    return {name for name, hint in _returned() if type(None) in typing.get_args(hint)}


def _returned() -> Iterator[tuple[str, typing.Any]]:
    for serializers in SLICES.values():
        for name, serializer in serializers.items():
            yield name, typing.get_type_hints(serializer)["return"]
