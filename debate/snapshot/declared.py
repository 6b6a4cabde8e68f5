"""The declared shapes, for what is made from them: `docs/asyncapi.yaml` and `static/js/wire.d.ts`."""

from __future__ import annotations

import re

from typing_extensions import is_typeddict

from debate.snapshot import question_shapes, shapes


def declared_shapes() -> dict[str, type]:
    """Every shape by its name, in the order of the names."""
    declared = {**vars(shapes), **vars(question_shapes)}
    found = {name: kind for name, kind in declared.items() if isinstance(kind, type) and is_typeddict(kind)}
    return dict(sorted(found.items()))


def slice_shapes() -> dict[str, str]:
    """Slice name -> the shape whose docstring starts with it: "`poll`, for audience ...", "`result`: ..."."""
    named = {
        name: re.match(r"`([a-z]+)`[,:] ", kind.__doc__ or "")
        for name, kind in declared_shapes().items()
        if name.endswith("Slice")
    }
    return {match[1]: name for name, match in named.items() if match}
