"""A thread that is written to a file while somebody reads on."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from threadview.errors import ThreadviewError
from threadview.session.keys import key_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .screens.reader import ReaderScreen


class Saving:
    """One file that is written.

    Attributes:
        said: What is written, for the status line.
    """

    def __init__(self, screen: ReaderScreen, write: Callable[[Callable[[], bool]], Path], name: str) -> None:
        """Begin to write.

        Args:
            screen: The screen that shows the thread.
            write: Writes it, asking whether it is still wanted; raises ThreadviewError.
            name: The file, as it was asked for.
        """
        self.said = f"saving {name} · {key_of('clear')} stops"
        self._screen, self._write_file = screen, write
        self._stopped = Event()
        screen.run_worker(self._write, thread=True)

    def stop(self) -> None:
        """Want it no longer."""
        self._stopped.set()

    def _write(self) -> None:
        """Write it, in a thread of its own, and say what came of it."""
        said = written(lambda: self._write_file(lambda: not self._stopped.is_set()))
        self._screen.call_later(self._end, said)

    def _end(self, said: str) -> None:
        """Say what came of it."""
        self._screen.saving = None
        self._screen.notice(said)


def written(write: Callable[[], Path]) -> str:
    """Write a file and return what to say of it."""
    try:
        return f"saved as {write()}"
    except ThreadviewError as error:
        return str(error)
