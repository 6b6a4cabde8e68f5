"""Labels that an organiser gives to people or to questions: short words, counted and filtered by."""

from __future__ import annotations

from collections.abc import Iterable

from debate.domain.errors import Invalid
from debate.domain.text import Line, clean, fold

# Of one person, or of one question.
MOST_LABELS = 4


def read_labels(texts: Iterable[str], known: Iterable[str], line: Line) -> list[str]:
    """The labels that these texts are, each once, in their order. One that reads like a `known` one is written as the
    first of those. Raises Invalid with `too_many_labels`, or as `clean`."""
    own = [clean(text, line) for text in texts]
    written = {fold(label): label for label in reversed([*known, *own])}
    labels = [written[key] for key in dict.fromkeys(map(fold, own))]
    if len(labels) > MOST_LABELS:
        raise Invalid("too_many_labels", most=MOST_LABELS, given=len(labels))
    return labels
