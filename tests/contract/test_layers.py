"""Imports point down: what the drawing says is what the code does."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from debate.config import ROOT

DOMAIN = ROOT / "debate" / "domain"


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_the_layer_contracts_hold() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert "0 broken" in done.stdout


def test_no_module_imports_in_a_circle_not_even_for_types() -> None:
    modules = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in (ROOT / "debate").rglob("*.py")}
    graph = {name: {module for module in reached(path) if module in modules} for name, path in modules.items()}
    assert graph["debate.app"], "the imports must be found for this to mean anything"
    list(TopologicalSorter(graph).static_order())  # raises CycleError, which names the circle


def reached(path: Path) -> Iterator[str]:
    """Every module that a file imports, also as a name of its package."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))


def test_the_domain_imports_nothing_but_itself_and_the_standard_library() -> None:
    for path in DOMAIN.rglob("*.py"):
        for module in imported(path):
            inside = module.startswith("debate.domain") or module.partition(".")[0] in sys.stdlib_module_names
            assert inside, f"{path.name} imports {module}: a rule needs neither a library nor another layer"


def test_the_domain_does_nothing_but_reckon() -> None:
    """No clock, no disk, no network, no chance: what it needs of them is an argument."""
    for path in DOMAIN.rglob("*.py"):
        reached = {"time", "datetime", "os", "pathlib", "io", "socket", "random", "secrets", "threading", "subprocess"}
        used = reached & {module.partition(".")[0] for module in imported(path)}
        assert not used, f"{path.name} imports {', '.join(sorted(used))}"


def test_tests_are_not_imported_by_the_package() -> None:
    for path in (ROOT / "debate").rglob("*.py"):
        assert not any(module.partition(".")[0] == "tests" for module in imported(path)), path
