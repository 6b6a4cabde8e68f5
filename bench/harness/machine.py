"""What the figures were measured on."""

import os
import platform
import subprocess
from pathlib import Path

from .shapes import Json


def describe(scratch: Path) -> Json:
    return {
        "cpu": cpu_model(),
        "cores": os.cpu_count(),
        "memory_mb": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20,
        "kernel": platform.release(),
        "python": platform.python_version(),
        "node": output("node", "--version"),
        "load_before": round(os.getloadavg()[0], 2),
        "filesystem": filesystem(scratch),
    }


def cpu_model() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def filesystem(path: Path) -> str:
    """Commits to a tmpfs cost nothing, so the reader must know."""
    return output("stat", "--file-system", "--format=%T", str(path))


def output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
