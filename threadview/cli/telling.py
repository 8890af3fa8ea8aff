"""What takes long says on standard error what it is doing, where somebody sits there and sees nothing else."""

from __future__ import annotations

import os
import stat
import sys
from threading import Event, Thread
from typing import TYPE_CHECKING, Final, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TextIO

    Item = TypeVar("Item")

AFTER: Final = 0.5
"""Seconds after which something takes long."""

EVERY: Final = 0.1
"""Seconds between two looks at how far it has come."""

STOPS: Final = "^C stops"

_ERASE: Final = "\r\x1b[K"


class Telling:
    """Says what is being done, from the time on when it takes long until it is done; a context manager.

    The line is gone when anything else is written: everything else is written outside.
    """

    def __init__(self, said: Callable[[], str], *, is_writing: bool = False) -> None:
        """Say nothing yet.

        Args:
            said: Returns what is being done, and how far it has come; is called from another thread.
            is_writing: Whether there is output already: who reads it from a pipe may use the terminal too.
        """
        self._said = said
        self._done = Event()
        is_seen = _is_terminal(sys.stderr) and not (is_writing and _is_seen_elsewhere())
        self._telling = Thread(target=self._tell, daemon=True) if is_seen else None

    def __enter__(self) -> Self:
        """Begin."""
        if self._telling is not None:
            self._telling.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take away what was said."""
        self._done.set()
        if self._telling is not None:
            self._telling.join()

    def _tell(self) -> None:
        """Say it again and again, on one line, and take it away at the end."""
        if self._done.wait(AFTER):
            return
        from threadview.layout.cells import truncate

        while True:
            said = f"{self._said()} · {STOPS}"
            sys.stderr.write(_ERASE + truncate(said, os.get_terminal_size(sys.stderr.fileno()).columns - 1))
            sys.stderr.flush()
            if self._done.wait(EVERY):
                break
        sys.stderr.write(_ERASE)
        sys.stderr.flush()


class Count:
    """Counts what passes.

    Attributes:
        passed: So many have passed.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.passed = 0

    def of(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield things as they are, and count them."""
        for item in items:
            yield item
            self.passed += 1


def _is_terminal(stream: TextIO | None) -> bool:
    """Tell whether somebody sits at a stream."""
    return stream is not None and stream.isatty()


def _is_seen_elsewhere() -> bool:
    """Tell whether the output is on the terminal as well, or goes to a program that may be."""
    return _is_terminal(sys.stdout) or not stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
