"""A house whose pages are visited without a browser: Flask's client, with cookies and forms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.programs import House, make_program


@pytest.fixture
def house(tmp_path: Path, shelf: Path) -> Iterator[House]:
    """A live debate, nothing sealed yet."""
    made = House(make_program(tmp_path / "data", shelf))
    made.hall.start()
    yield made
    made.program.db.close()
