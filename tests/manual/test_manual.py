"""The manual page and the completions are those of the program."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest
import write
from told import options

from threadview.cli.options import parser
from threadview.readers import readers
from threadview.session import ACTIONS

COMMAND = "python tests/manual/write.py"


def test_what_is_kept_is_what_would_be_made() -> None:
    for path, text in write.made().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is old: {COMMAND}"


def test_every_option_is_told_of() -> None:
    known = {flag for action in parser()._actions for flag in action.option_strings}
    assert {flag for option in options() for flag in option.flags} == known
    for path, text in write.made().items():
        for flag in known - {"-h"}:
            written = flag.replace("-", r"\-") if path == write.PAGE else flag.removeprefix("--")
            assert written in text, (path.name, flag)


def test_the_page_tells_of_all_actions_and_formats() -> None:
    page = shown(write.PAGE)
    words = " ".join(page.split())
    assert all(f"(:{action.id})" in words for action in ACTIONS)
    assert all(f" {reader.name} " in words for reader in readers())
    assert "$XDG_CONFIG_HOME/threadview/config.toml" in words
    assert '"a phrase"' in words


def test_the_page_is_clean() -> None:
    if shutil.which("mandoc") is None:
        pytest.skip("mandoc is not installed: apt-get install mandoc")
    ended = subprocess.run(["mandoc", "-Tlint", write.PAGE], capture_output=True, text=True, check=False)
    assert ended.stdout + ended.stderr == ""


def shown(page: os.PathLike[str]) -> str:
    """Return the page as somebody reads it; without a program for that, the test is skipped."""
    environment = {**os.environ, "MANWIDTH": "200", "LC_ALL": "C.UTF-8", "MAN_KEEP_FORMATTING": "", "MANOPT": "--nh"}
    for command in (["man", "-l", page], ["mandoc", "-Tutf8", "-Owidth=200", page]):
        if shutil.which(command[0]) is not None:
            ended = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
            if ended.returncode == 0 and len(ended.stdout) > 1000:
                return ended.stdout
    pytest.skip("neither man nor mandoc is installed")
