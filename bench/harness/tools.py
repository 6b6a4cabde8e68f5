"""Node and the packages of bench/package.json."""

import shutil
import subprocess

from .paths import BENCH
from .problem import Problem


def need_node() -> None:
    missing = [name for name in ("node", "npm") if shutil.which(name) is None]
    if missing:
        raise Problem(
            f"The benchmark needs Node 18 or newer, and {' and '.join(missing)} cannot be found on this machine."
        )
    if not (BENCH / "node_modules").is_dir():
        print("installing the packages of bench/package-lock.json ...", flush=True)
        done = subprocess.run(["npm", "ci"], cwd=BENCH, check=False, capture_output=True, text=True)
        if done.returncode:
            raise Problem(f"`npm ci` failed in bench/:\n{done.stderr.strip()}")
