"""Files that are handed out."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask import Response, make_response

_NUMBER = re.compile(r"-[0-9.]+")


def download(body: str, kind: str, name: str) -> Response:
    response = make_response(body)
    response.headers["Content-Type"] = kind
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def download_bundle(name: str, record: Mapping[str, Any]) -> Response:
    body = json.dumps(record, indent=1, ensure_ascii=False, sort_keys=True)
    return download(body, "application/json", name)


def download_csv(name: str, columns: Sequence[str], rows: Iterable[Mapping[str, str | None]]) -> Response:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_harmless(row[column] or "") for column in columns] for row in rows)
    return download(out.getvalue(), "text/csv; charset=utf-8", name)


def _harmless(cell: str) -> str:
    """A text that a spreadsheet would run as a formula begins with an apostrophe instead: it is read, and no more. A
    number stays one."""
    runs = cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{cell}" if runs and not _NUMBER.fullmatch(cell) else cell
