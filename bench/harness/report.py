"""Print the figures as a table and write them to bench/out/latest.json."""

import json
from pathlib import Path

from .figures import HIGHER_IS_BETTER
from .shapes import Json, Runs


def show(title: str, figures: dict[str, Json]) -> None:
    print(f"\n{title:<26}{'ours':>12}{'reference':>12}{'ratio':>9}  better is")
    for name, row in figures.items():
        better = "more" if name in HIGHER_IS_BETTER else "less"
        cells = f"{cell(row['ours']):>12}{cell(row['reference']):>12}{cell(row['ratio'], 3):>9}"
        print(f"{name:<26}{cells}  {better}")


def cell(value: float | None, digits: int | None = None) -> str:
    if value is None:
        return "-"
    if digits is None:
        digits = 2 if value < 10 else 1
    return f"{value:,.{digits}f}"


def show_load(runs: Runs) -> None:
    """How full one core was, generator and server, in the last round of each kind."""
    print(f"\n{'share of one core':<26}{'generator':>12}{'server':>12}{'seconds':>9}")
    for kind, rounds in runs.items():
        for phase in ("join", "open", "burst", "sustain", "paced"):
            meter = rounds[-1][phase]["meter"]
            print(
                f"{kind + ' ' + phase:<26}{cell(meter['generator_cpu'], 2):>12}"
                f"{cell(meter['server_cpu'], 2):>12}{cell(meter['wall_s'], 2):>9}"
            )


def show_burst(burst: Json | None) -> None:
    if burst is None:
        return
    print("\nburst, ours, worst round:", ", ".join(f"{k} {v}" for k, v in burst.items()))


def write(path: Path, result: Json) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(result, indent=2) + "\n")
    print(f"\nwritten: {path}")
