"""From raw results to the named figures: the median over the rounds, and the ratio."""

from collections.abc import Callable
from statistics import median

from .shapes import Json, Runs

Reader = Callable[[Json], float | None]

FIGURES: dict[str, Reader] = {
    "joins_per_s": lambda run: run["join"]["joins_per_s"],
    "ballots_per_s": lambda run: run["burst"]["ballots_per_s"],
    "ballot_p50_ms": lambda run: run["burst"]["ballot_p50_ms"],
    "ballot_p99_ms": lambda run: run["burst"]["ballot_p99_ms"],
    "push_last_ms": lambda run: run["open"]["push_last_ms"],
    "ballot_to_screen_p99_ms": lambda run: run["burst"]["ballot_to_screen_p99_ms"],
    "kb_per_phone": lambda run: run["kb_per_phone"],
}

MORE: dict[str, Reader] = {
    "sustained_ballots_per_s": lambda run: run["sustain"]["ballots_per_s"],
    "sustained_p99_ms": lambda run: run["sustain"]["ballot_p99_ms"],
    "paced_p50_ms": lambda run: run["paced"]["ballot_p50_ms"],
    "paced_p99_ms": lambda run: run["paced"]["ballot_p99_ms"],
}

HIGHER_IS_BETTER = {"joins_per_s", "ballots_per_s", "sustained_ballots_per_s"}


def table_of(readers: dict[str, Reader], runs: Runs) -> dict[str, Json]:
    return {name: figure(reader, runs) for name, reader in readers.items()}


def figure(reader: Reader, runs: Runs) -> Json:
    ours = middle([reader(run) for run in runs.get("ours", [])])
    reference = middle([reader(run) for run in runs.get("reference", [])])
    ratio = round(ours / reference, 3) if ours is not None and reference else None
    return {"ours": ours, "reference": reference, "ratio": ratio}


def middle(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return round(median(known), 2) if known else None


def burst_of(runs: list[Json]) -> Json | None:
    """The worst of all rounds: one lost ballot in one round is a lost ballot."""
    if not runs:
        return None
    bursts = [run["burst"] for run in runs]
    times = [burst["all_acknowledged_s"] for burst in bursts]
    checks = [burst["stored"] for burst in bursts] + [run["final"] for run in runs]
    checked = [check for check in checks if check is not None]
    return {
        "all_acknowledged_s": None if None in times else max(times),
        "refused": max(burst["refused"] for burst in bursts),
        "lost": max((check["lost"] for check in checked), default=None),
        "twice": max((check["twice"] for check in checked), default=None),
    }


def complaints(kind: str, run: Json, phones: int) -> list[str]:
    """Everything that makes the figures of one run doubtful, one sentence each."""
    join, opened, burst = run["join"], run["open"], run["burst"]
    said = [
        (join["failed"], f"phones could not join: {join['failed']}"),
        (join["deflated"], f"{join['deflated']} sockets accepted permessage-deflate"),
        (opened["missed"], f"{opened['missed']} phones never got the motion"),
        (burst["never_on_screen"], f"{burst['never_on_screen']} ballots never got to the screen"),
        (run["lost_phones"], f"sockets were lost: {run['lost_phones']}"),
    ]
    for phase in ("burst", "sustain", "paced"):
        said.append((run[phase]["refused"], f"{phase}: refused {run[phase]['refusals']}"))
        said.append((run[phase]["unanswered"], f"{phase}: {run[phase]['unanswered']} unanswered"))
    if burst["stored"]:
        said.append(
            (burst["stored"]["rows"] != phones, f"{burst['stored']['rows']} rows for {phones} phones after the burst")
        )
        said.append((not burst["stored"]["tally_agrees"], "tallies differ after the burst"))
        said.append((not run["final"]["tally_agrees"], "tallies differ after the changes"))
    said += [
        (limited(run[phase]), f"{phase}: the generator was the limit, not the server")
        for phase in ("join", "open", "burst", "sustain")
    ]
    return [f"{kind}: {sentence}" for wrong, sentence in said if wrong]


FULL, NOT_FULL = 0.9, 0.85  # of one core


def limited(phase: Json) -> bool:
    meter = phase["meter"]
    return bool(meter["generator_cpu"] > FULL and (meter["server_cpu"] or 0) < NOT_FULL)
