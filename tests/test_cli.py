"""The commands as they are typed: what they print, and how they end."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.halls import AGENDA
from tests.servers import DEBATE, ROOT, environ_of

IMPORTED = """\
Imported 'Forum': join code FORUM25.
  Desk    debate link FORUM25 owner     prints its address, which opens once
  Screen  debate link FORUM25 screen
  Stage   debate link FORUM25 stage
  Phones  http://localhost:5123/j/FORUM25
"""


def run(data: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environ = environ_of(data, 5_123, "eventlet", **settings)
    return subprocess.run(
        [*DEBATE, *words], cwd=ROOT, env=environ, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one event in it, whose code is FORUM25."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "agenda.yaml").write_text(AGENDA.replace("title: Forum", "title: Forum, code: FORUM25"))
    done = run(folder, "import", str(folder / "agenda.yaml"))
    assert (done.returncode, done.stdout, done.stderr) == (0, IMPORTED, "")
    return folder


def test_an_agenda_is_refused_with_the_name_of_the_program_on_every_line(data: Path, tmp_path: Path) -> None:
    (tmp_path / "agenda.yaml").write_text(AGENDA.replace("Room II", "").replace("12:45", "noon").replace("09:40", "9"))
    done = run(data, "import", str(tmp_path / "agenda.yaml"))
    lines = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (1, "")
    assert len(lines) > 1, "there must be several reasons for this to mean anything"
    assert all(line.startswith("debate: ") for line in lines), done.stderr


def test_the_commands_that_an_import_names_work(data: Path) -> None:
    for command in re.findall(r"debate (link \S+ \S+)", IMPORTED):
        assert run(data, *command.split()).returncode == 0


@pytest.mark.parametrize(("role", "page"), [("owner", "sign-in"), ("moderator", "sign-in"), ("stage", "stage")])
def test_a_link_is_a_whole_address(data: Path, role: str, page: str) -> None:
    done = run(data, "link", "FORUM25", role)
    assert re.fullmatch(rf"http://localhost:5123/{page}/\d+-[\w-]{{16,}}\n", done.stdout), done.stdout + done.stderr


def test_a_link_has_the_public_address_where_there_is_one(data: Path) -> None:
    done = run(data, "link", "FORUM25", "screen", PUBLIC_URL="https://debate.example")
    assert done.stdout.startswith("https://debate.example/screen/")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("link", "CODE is missing; it is used so: debate link CODE ROLE"),
        ("link FORUM25", "ROLE is missing; it is used so: debate link CODE ROLE"),
        (
            "link FORUM25 king",
            "ROLE is one of owner, moderator, screen, stage; it is used so: debate link CODE ROLE",
        ),
        ("export FORUM25 two", "two is not a number that a vote has; it is used so: debate export CODE PAIR"),
        (
            f"export FORUM25 {10**30}",
            f"{10**30} is not a number that a vote has; it is used so: debate export CODE PAIR",
        ),
        ("serve --deom", "there is no option --deom; it is used so: debate serve"),
        ("frobnicate", "there is no command frobnicate; there are: serve, import, link, export, verify."),
    ],
)
def test_a_misspelt_command_is_told_in_one_line_how_it_is_used(data: Path, words: str, sentence: str) -> None:
    done = run(data, *words.split())
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"debate: {sentence}\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("link NOPE1 stage", "There is no event with the join code NOPE1."),
        ("export FORUM25 7", "There is no such vote in this event."),
        ("import nowhere.yaml", "nowhere.yaml: the file cannot be read: No such file or directory."),
    ],
)
def test_a_refusal_is_one_sentence(data: Path, words: str, sentence: str) -> None:
    done = run(data, *words.split())
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"debate: {sentence}\n")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "this is no JSON from line 1, column 2 on."),
        ("[]", "This file is no bundle of a vote."),
        ("\x00", "this is no JSON from line 1, column 1 on."),
        ('{"seal": "a", "seal": "b"}', "seal: stands twice in one object."),
    ],
)
def test_what_is_no_bundle_is_said_with_exit_code_2(data: Path, tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "bundle.json").write_text(text)
    done = run(data, "verify", str(tmp_path / "bundle.json"))
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"bundle.json: {sentence}\n")


def test_a_bundle_of_an_earlier_version_says_what_could_not_be_checked(data: Path) -> None:
    name = "first-schema.bundle.json"
    done = run(data, "verify", str(ROOT / "tests" / "data" / name))
    held, unchecked = done.stdout.splitlines()
    assert (done.returncode, held) == (0, f"{name}: holds. 25 voters recounted, verdict: for.")
    assert unchecked == f"{name}: version 1 has no digest: its event, pair, journal could not be checked."


def test_a_bundle_of_a_given_up_result_holds_and_says_so(data: Path, tmp_path: Path) -> None:
    """The reason is text and nothing else: a stranger's file must not drive a terminal."""
    bundle = json.loads((ROOT / "tests" / "data" / "first-schema.bundle.json").read_text())
    bundle["given_up"] = {"at": 1_750_240_800_000, "why": "The wrong\x1b[2J motion\nwas read out"}
    (tmp_path / "bundle.json").write_text(json.dumps(bundle))
    done = run(data, "verify", str(tmp_path / "bundle.json"))
    holds, _, given_up = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert ": holds. " in holds
    said = "given up at 2025-06-18 10:00 UTC, for this reason: The wrong[2J motion was read out"
    assert given_up == f"bundle.json: {said}"


def test_no_words_at_all_list_the_commands(data: Path) -> None:
    done = run(data)
    assert done.returncode == 2
    assert "Recount a bundle offline" in done.stdout + done.stderr
