"""The program in two, from before anything large was imported."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable


class Half(NamedTuple):
    """The other process, and the line to it.

    Attributes:
        process: Its number.
        reading: The descriptor of a pipe from it.
        writing: The descriptor of a pipe to it.
    """

    process: int
    reading: int
    writing: int

    def dismiss(self) -> None:
        """End it: there is nothing for it to do."""
        os.close(self.writing)
        os.close(self.reading)
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)


def split_off(serve: Callable[[int, int], object]) -> Half | None:
    """Start a process that is as far as this one; None where a process cannot simply be split in two.

    With other threads it cannot, and macOS forbids what its libraries do in the second half.

    Args:
        serve: What it does, given the descriptors to read from and to write to; it ends with that, or with this one.
    """
    if sys.platform != "linux":
        return None
    import threading

    return _halved(serve) if threading.active_count() == 1 else None


def _halved(serve: Callable[[int, int], object]) -> Half:
    """Start the process."""
    (from_there, to_here), (from_here, to_there) = os.pipe(), os.pipe()
    process = os.fork()
    if not process:
        _serve(serve, from_here, to_here)
    os.close(from_here)
    os.close(to_here)
    return Half(process, from_there, to_there)


def _serve(serve: Callable[[int, int], object], reading: int, writing: int) -> NoReturn:
    """Let go of the terminal, and of whatever else this process has open, and serve."""
    try:
        os.setsid()
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nothing, stream)
        low, high = sorted((reading, writing))
        for start, end in ((3, low), (low + 1, high), (high + 1, os.sysconf("SC_OPEN_MAX"))):
            os.closerange(start, end)
        serve(reading, writing)
    finally:
        os._exit(0)
