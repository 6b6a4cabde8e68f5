"""What the machine must allow before 2,000 sockets can be opened."""

import resource
from pathlib import Path

from .problem import Problem

SPARE_FILES = 200


def prepare(phones: int) -> None:
    if not Path("/proc/self/schedstat").exists():
        raise Problem("The benchmark reads memory and CPU time from /proc, so it needs Linux.")
    raise_open_files(phones + SPARE_FILES)


def raise_open_files(wanted: int) -> None:
    """Server and generator inherit the limit; many systems start at 1,024."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < wanted:
        raise Problem(
            f"This many phones need {wanted} open files, and the limit is {hard}; "
            "raise `ulimit -n` or use fewer --phones."
        )
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
