"""Resident memory of a process and its children, in kB (Linux)."""

from pathlib import Path


def rss_kb(pid: int) -> int:
    return sum(own_rss_kb(each) for each in family(pid))


def family(pid: int) -> list[int]:
    found = [pid]
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            found += family(int(child))
    return found


def own_rss_kb(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0
