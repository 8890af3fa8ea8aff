"""What others need for the same thread: neomutt on its mailbox, less on its dump; what is not installed is skipped."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from pty_program import PtyProgram

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE: Final = 60.0
QUIET: Final = 0.25
LESS: Final = shutil.which("less")
NEOMUTT: Final = shutil.which("neomutt")
SETTINGS: Final = ("sort=threads", "header_cache=''", "mark_old=no", "quit=yes", "sleep_time=0", "beep=no")
"""A mailbox in threads, opened without an index of an earlier visit."""

Samples = dict[str, list[float]]
"""By name: seconds, bytes or counts."""


def measure_less(dump: Path, word: str, into: Samples) -> None:
    """Seek a word that is not there in the dump of a thread."""
    if LESS is None:
        return
    with PtyProgram([LESS, str(dump)]) as running:
        running.settle()
        _keep(into, "less search", running.press_until(f"/{word}\r".encode(), "not found", PATIENCE))


def measure_neomutt(mailbox: Path, name: str, comments: int, into: Samples) -> None:
    """Open the mailbox of a thread, its article and so many comments, and limit it to a person."""
    if NEOMUTT is None:
        return
    settings = [part for setting in (*SETTINGS, f"folder={mailbox.parent}") for part in ("-e", f"set {setting}")]
    with PtyProgram([NEOMUTT, "-n", "-F", "/dev/null", "-R", *settings, "-f", str(mailbox)]) as running:
        into["neomutt start"].append(running.wait_for("Msgs:", PATIENCE))
        running.settle(1.0)
        running.press(b"l", QUIET)
        # The status line says then how many of all are shown; a number of messages alone is the progress.
        _keep(into, "neomutt limit", running.press_until(f"~f {name}\r".encode(), f"/{comments + 1} New", PATIENCE))
        into["neomutt memory"].append(running.peak_memory())


def _keep(into: Samples, name: str, seconds: float | None) -> None:
    """Keep a time, if there is one."""
    if seconds is not None:
        into[name].append(seconds)
