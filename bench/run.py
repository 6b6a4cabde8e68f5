"""Measure our server beside an in-memory Socket.IO server, on this machine, in one run.

python bench/run.py                 2,000 phones, three rounds, both servers
python bench/run.py --quick         200 phones, one round
python bench/run.py --only ours     or: --only reference
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from harness.figures import FIGURES, MORE, burst_of, complaints, table_of
from harness.limits import prepare
from harness.machine import describe
from harness.paths import OUT
from harness.problem import Problem
from harness.report import show, show_burst, show_load, write
from harness.scenario import Options, play
from harness.shapes import Json, Runs
from harness.tools import need_node


def main() -> int:
    arguments = parse()
    try:
        prepare(arguments.phones)
        need_node()
        measure(arguments)
    except Problem as problem:
        print(f"bench: {problem}", file=sys.stderr)
        return 1
    return 0


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--phones", type=int, help="default 2000")
    parser.add_argument("--rounds", type=int, help="fresh processes of each kind, default 3")
    parser.add_argument("--quick", action="store_true", help="200 phones, one round")
    parser.add_argument("--only", choices=["ours", "reference"])
    parser.add_argument("--in-flight", type=int, default=200, help="phones joining at a time")
    parser.add_argument("--changes", type=int, default=5, help="ballots a phone in the long run")
    parser.add_argument("--paced-s", type=float, default=4, help="length of the spread-out vote")
    parser.add_argument("--keep-alive", action="store_true", help="each phone keeps its page's HTTP connection open")
    parser.add_argument("--keep", action="store_true", help="keep databases and server logs")
    arguments = parser.parse_args()
    arguments.phones = arguments.phones or (200 if arguments.quick else 2000)
    arguments.rounds = arguments.rounds or (1 if arguments.quick else 3)
    return arguments


def measure(arguments: argparse.Namespace) -> None:
    OUT.mkdir(exist_ok=True)
    # Under bench/out, not /tmp: there a commit may go to memory and cost nothing.
    scratch = Path(tempfile.mkdtemp(prefix="run-", dir=OUT))
    try:
        machine = describe(scratch)
        runs = play_rounds(arguments, scratch)
        report(arguments, machine, runs)
    finally:
        if not arguments.keep:
            shutil.rmtree(scratch, ignore_errors=True)


def play_rounds(arguments: argparse.Namespace, scratch: Path) -> Runs:
    """Alternate, and swap who goes first, so that a slow minute hits both."""
    kinds = [arguments.only] if arguments.only else ["reference", "ours"]
    runs: Runs = {kind: [] for kind in kinds}
    options = Options(arguments.phones, arguments.in_flight, arguments.changes, arguments.paced_s, arguments.keep_alive)
    for turn in range(arguments.rounds):
        for kind in kinds if turn % 2 == 0 else reversed(kinds):
            print(f"round {turn + 1} of {arguments.rounds}: {kind} ...", flush=True)
            folder = scratch / f"{turn + 1}-{kind}"
            folder.mkdir()
            runs[kind].append(play(kind, options, folder))
            for sentence in complaints(kind, runs[kind][-1], arguments.phones):
                print(f"  note: {sentence}")
    return runs


def report(arguments: argparse.Namespace, machine: Json, runs: Runs) -> None:
    figures = table_of(FIGURES, runs)
    more = table_of(MORE, runs)
    burst = burst_of(runs.get("ours", []))
    show(f"{arguments.phones} phones", figures)
    show("more", more)
    show_burst(burst)
    show_load(runs)
    write(
        OUT / "latest.json",
        {
            "figures": figures,
            "burst": burst,
            "more": more,
            "machine": machine,
            "phones": arguments.phones,
            "rounds": runs,
        },
    )


if __name__ == "__main__":
    raise SystemExit(main())
