"""The number of a row in an address: `<id:pair>`."""

from __future__ import annotations

from werkzeug.routing import IntegerConverter, Map

from debate.domain.ids import LARGEST_ID


class IdConverter(IntegerConverter):
    """What no database can hold is the address of nothing: it is not found, as any other number without a row."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, min=1, max=LARGEST_ID)
