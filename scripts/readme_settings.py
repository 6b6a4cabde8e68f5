"""Prints the README's table of settings; with --write, puts it between the README's markers."""

from __future__ import annotations

import sys

from debate.config import ROOT, SETTINGS, Setting

START, END = "<!-- settings -->", "<!-- /settings -->"


def table() -> str:
    rows = ["| variable | default | what it does |", "| --- | --- | --- |", *(_row(setting) for setting in SETTINGS)]
    return "\n".join(rows)


def _row(setting: Setting) -> str:
    names = f"`DEBATE_{setting.name}`"
    if setting.name in ("HOST", "PORT"):
        names += f" or `{setting.name}`"
    if setting.secret:
        names += f", or the file that `DEBATE_{setting.name}_FILE` names"
    return f"| {names} | {f'`{setting.default}`' if setting.default else ''} | {setting.help} |"


def written(readme: str) -> str:
    """The README with the table of now between its markers."""
    before, _, rest = readme.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n{table()}\n{END}{after}"


if __name__ == "__main__":
    path = ROOT / "README.md"
    if "--write" in sys.argv:
        path.write_text(written(path.read_text()))
    else:
        print(table())
