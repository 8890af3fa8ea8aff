"""Copying: to tmux's buffer, to the clipboard of the system, by the terminal, else to a file; and saying which.

A terminal may take OSC 52 and do nothing with it, and never says so. So it comes last of the ways that may work, and
whoever copies is told that it was the terminal that was asked.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.screen import Screen

PATIENCE: Final = 2.0
"""Seconds that a program may take over it."""

MOST_BY_TERMINAL: Final = 74_000
"""Bytes that every terminal takes by OSC 52: xterm's limit is 100,000 of base64."""

FILE: Final = "copied.txt"

_SILENT: Final = frozenset({"linux", "dumb", "vt100", "vt220", "cons25"})
"""Terminals that have no clipboard."""


def copy(
    text: str,
    by_terminal: Callable[[str], None],
    environ: Mapping[str, str] = os.environ,
    folder: Path | None = None,
) -> str:
    """Copy a text by the best way there is, and return where it went, in words.

    Args:
        text: What to copy.
        by_terminal: Asks the terminal to copy it (OSC 52).
        environ: What tells which ways there are.
        folder: Where the file goes when nothing else works; the user's own without it.
    """
    text = text.encode("utf-8", "replace").decode()
    for command, where in _programs(environ):
        if _runs(command, text):
            return where
    if environ.get("TERM", "") not in _SILENT and len(text.encode()) <= MOST_BY_TERMINAL:
        by_terminal(text)
        return "to the clipboard of the terminal, if it has one (OSC 52)"
    return _to_file(text, folder)


def copy_in_background(screen: Screen[Any], text: str, say: Callable[[str], None]) -> None:
    """Copy a text without making the keys wait; then say, on the interface's own thread, where it went."""
    app = screen.app

    def work() -> None:
        where = copy(text, lambda words: app.call_from_thread(app.copy_to_clipboard, words))
        app.call_from_thread(say, where)

    screen.run_worker(work, thread=True)


def _programs(environ: Mapping[str, str]) -> list[tuple[list[str], str]]:
    """Return the commands that may copy, the best first, each with where it copies to."""
    ways: list[tuple[list[str], str]] = []
    if environ.get("TMUX"):
        ways.append((["tmux", "load-buffer", "-w", "-"], "to tmux's buffer and clipboard"))
    if sys.platform == "darwin":
        ways.append((["pbcopy"], "to the clipboard"))
    if environ.get("WAYLAND_DISPLAY"):
        ways.append((["wl-copy"], "to the clipboard"))
    if environ.get("DISPLAY"):
        ways.append((["xclip", "-selection", "clipboard"], "to the clipboard"))
        ways.append((["xsel", "--clipboard", "--input"], "to the clipboard"))
    if environ.get("WSL_DISTRO_NAME"):
        ways.append((["clip.exe"], "to the clipboard of Windows"))
    return ways


def _runs(command: list[str], text: str) -> bool:
    """Give a text to a program; tell whether it took it."""
    program = shutil.which(command[0])
    if program is None:
        return False
    try:
        # Nothing is read of it: xclip stays behind and would keep a pipe open.
        done = subprocess.run(  # noqa: S603 - one of the commands above, no argument from outside
            [program, *command[1:]],
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def _to_file(text: str, folder: Path | None) -> str:
    """Write a text to a file that is the user's own, and say which."""
    from platformdirs import user_state_path

    path = (folder or Path(user_state_path("threadview", appauthor=False))) / FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        return f"nowhere: {path} cannot be written ({error.strerror or error})"
    return f"to {path}, as there is no clipboard"
