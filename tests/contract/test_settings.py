"""The README's table of settings is the list that the program reads."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields

import pytest

from debate.config import ROOT, SETTINGS, Config, ConfigError, read_config
from debate.domain.errors import why
from debate.wording import refusal_words
from scripts.readme_settings import END, START, table

README = (ROOT / "README.md").read_text()


def test_the_readme_has_the_table_of_now() -> None:
    assert README.count(START) == README.count(END) == 1, f"the README needs {START} and {END}"
    shown = README.partition(START)[2].partition(END)[0].strip()
    assert shown == table(), "run: python -m scripts.readme_settings --write"


def test_the_script_prints_the_table() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scripts.readme_settings"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == table()


def test_every_setting_is_an_attribute_and_every_attribute_a_setting() -> None:
    assert [field.name for field in fields(Config)] == [setting.name.lower() for setting in SETTINGS]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_says_what_it_does_and_has_a_default_that_can_be_used(setting: object) -> None:
    assert getattr(setting, "help", "").endswith(".")
    assert read_config({}) == read_config({f"DEBATE_{s.name}": s.default for s in SETTINGS if s.default})


def test_a_setting_that_there_is_not_stops_the_start() -> None:
    with pytest.raises(ConfigError) as refused:
        read_config({"DEBATE_COLOUR": "red"})
    assert refused.value.why == why("config.unknown_setting", setting="DEBATE_COLOUR")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://debate.example", "https://debate.example"),
        ("https://debate.example/", "https://debate.example"),
        ("HTTPS://Debate.Example:443", "https://debate.example"),
        ("http://debate.example:80/", "http://debate.example"),
        ("http://debate.example:443", "http://debate.example:443"),
        ("http://[FD00::7]:5000", "http://[fd00::7]:5000"),
    ],
)
def test_the_public_address_is_kept_as_browsers_write_an_origin(given: str, kept: str) -> None:
    assert read_config({"DEBATE_PUBLIC_URL": given}).public_url == kept


@pytest.mark.parametrize(
    "given",
    [
        "debate.example",
        "ftp://debate.example",
        "https://",
        "https://:443",
        "https://debate.example/hall",
        "https://debate.example?x=1",
        "https://debate.example#hall",
        "https://mara:secret@debate.example",
        "https://debate.example:port",
        "https://debate.example:70000",
        "https://[::1",
        "https://debate example",
    ],
)
def test_a_public_address_of_more_than_host_and_port_stops_the_start_with_one_sentence(given: str) -> None:
    with pytest.raises(ConfigError) as refused:
        read_config({"DEBATE_PUBLIC_URL": given})
    said = refusal_words(refused.value)
    assert re.fullmatch(r"The setting DEBATE_PUBLIC_URL=[^\n]* cannot be used: [^\n]*\.", said)


def test_host_and_port_may_come_bare_and_the_longer_name_wins() -> None:
    assert read_config({"PORT": "8000", "HOST": "127.0.0.1"}).port == 8000
    assert read_config({"PORT": "8000", "DEBATE_PORT": "9000"}).port == 9000
    assert read_config({"DATA": "/elsewhere"}).data == read_config({}).data, "other bare names are not ours"
