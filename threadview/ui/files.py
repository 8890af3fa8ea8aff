"""The files that a name typed at the prompt may become."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from threadview.session.completing import Tab

if TYPE_CHECKING:
    from collections.abc import Callable

    from .screens.reader import ReaderScreen

MOST_FILES: Final = 1000


def files(typed: str) -> list[str]:
    """Return the names that begin as what was typed, folders with a slash behind them; none for what cannot be read."""
    begun = typed.rpartition("/")[2]
    lead = typed[: len(typed) - len(begun)]
    try:
        with os.scandir(Path(lead).expanduser()) as found:
            named = [
                entry.name + ("/" if entry.is_dir() else "")
                for entry in islice(found, MOST_FILES)
                if entry.name.startswith(begun) and (begun or not entry.name.startswith("."))
            ]
    except (OSError, ValueError, RuntimeError):  # of a folder, a name with NUL, the home of nobody
        return []
    return [lead + name for name in sorted(named)]


class Files:
    """Completes the names of files; the disk is asked beside the interface."""

    def __init__(self, screen: ReaderScreen) -> None:
        """Take the screen that works for it."""
        self._screen, self._tab = screen, Tab()

    def __call__(self, text: str, step: int, put: Callable[[str], None], lead: str = "") -> None:
        """Put what a name may become into the field, behind what stands before it."""
        if self._tab.goes_round(text):
            put(lead + self._tab.turned(text, step))
            return
        app = self._screen.app

        def work() -> None:
            found = files(text)
            app.call_from_thread(lambda: put(lead + self._tab.begin(text, found)))

        self._screen.run_worker(work, thread=True)
