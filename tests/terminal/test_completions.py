"""Tab in the shells."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tmux import Terminal

SHARE = Path(__file__).parents[2] / "threadview/cli/share"
BASH = SHARE / "bash-completion/completions/threadview"
ZSH = SHARE / "zsh/site-functions"
FISH = SHARE / "fish/vendor_completions.d/threadview.fish"
SHELLS = {
    "bash": ("bash --norc --noprofile", f"PS1='ready$ '; source {BASH}"),
    "zsh": ("zsh -f", f"PS1='ready$ '; fpath=({ZSH} $fpath); autoload -U compinit; compinit -D -u"),
}
DONE = (
    ("threadview --fol", "threadview --fold"),
    ("threadview --to=ma", "threadview --to=markdown"),
    ("threadview --to ht", "threadview --to html"),
    ("threadview --format hack", "threadview --format hacker-news"),
    ("threadview --find is:quoti", "threadview --find is:quoting"),
    ("threadview --color=ne", "threadview --color=never"),
    ("threadview a_page", "threadview a_page_of_mine.txt"),
    ("threadview --to text a_page", "threadview --to text a_page_of_mine.txt"),
)


def needs(shell: str) -> None:
    """Skip where a shell is not installed."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed: apt-get install {shell}")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with one file."""
    (tmp_path / "files").mkdir()
    (tmp_path / "files/a_page_of_mine.txt").touch()
    return tmp_path / "files"


@pytest.fixture
def shell(request: pytest.FixtureRequest, terminal: Terminal, files: Path) -> Terminal:
    """A shell that has the completions, in the folder."""
    needs(request.param)
    command, setup = SHELLS[request.param]
    terminal.run(f"cd {files}; {command}")
    terminal.run(f"{setup}; clear; echo be''gun")
    terminal.wait_for("begun\nready$")
    return terminal


def pressed(shell: Terminal, line: str, *keys: str) -> None:
    """Type a line on an empty screen, and press keys behind it."""
    shell.keys("C-a", "C-k", "C-l")
    shell.wait_until(lambda screen: screen.strip() == "ready$", "the screen is empty")
    shell._tmux("send-keys", "-t", "0", "-l", line)
    shell.wait_for(line.rstrip())
    shell.keys(*keys)


@pytest.mark.parametrize("shell", SHELLS, indirect=True)
def test_tab_completes(shell: Terminal) -> None:
    for typed, completed in DONE:
        pressed(shell, typed, "Tab")
        shell.wait_for(completed)


@pytest.mark.parametrize("shell", SHELLS, indirect=True)
def test_tab_lists_what_may_follow(shell: Terminal) -> None:
    pressed(shell, "threadview --fo", "Tab", "Tab")
    shell.wait_until(lambda screen: "--fold" in screen and "--format" in screen, "both options are listed")
    pressed(shell, "threadview --to ", "Tab", "Tab")
    shell.wait_until(
        lambda screen: all(form in screen for form in ("text", "markdown", "json", "html")), "all forms are listed"
    )
    pressed(shell, "threadview --format ", "Tab", "Tab")
    shell.wait_until(lambda screen: "stack-exchange" in screen and "page-text" in screen, "all formats are listed")


@pytest.mark.parametrize("shell", SHELLS, indirect=True)
def test_a_number_is_no_file(shell: Terminal) -> None:
    pressed(shell, "threadview --fold ", "Tab", "Tab", "x")
    shell.wait_for("--fold x")
    assert "a_page" not in shell.screen()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("--fo", {"--fold", "--format"}),
        ("--to ", {"text", "markdown", "json", "html"}),
        ("--to=ma", {"--to=markdown"}),
        ("--format hack", {"hacker-news"}),
        ("--find is:quo", {"is:quoting", "is:quoted"}),
        ("--fold ", set()),
        ("a_p", {"a_page_of_mine.txt"}),
    ],
)
def test_fish_completes(files: Path, typed: str, offered: set[str]) -> None:
    needs("fish")
    script = f"source {FISH}; complete -C 'threadview {typed}'"
    command = ["fish", "--no-config", "-c", script]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, cwd=files)
    assert {line.split("\t")[0] for line in ended.stdout.splitlines()} == offered
