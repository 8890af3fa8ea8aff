"""Work that goes on beside an interface, a little at a time, and without it once the interface has gone."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

SLICE: Final = 0.001
"""Seconds of work at a time: so long a key that is pressed meanwhile waits at most."""

REST: Final = 0.001
"""Seconds between two slices."""

BREAK: Final = 0.25
"""Seconds for which it leaves the interpreter to somebody who presses a key, longer than leaving takes."""

NICENESS: Final = 10
"""By how much a process that goes on alone is less urgent than others."""


class Keeping:
    """Some work in small steps, done in a thread of its own."""

    def __init__(self, steps: Iterator[None]) -> None:
        """Begin it."""
        self._steps = steps
        self._stop = Event()
        self._rests_until = 0.0
        self._worker = Thread(target=self._work, name="index", daemon=True)
        self._worker.start()

    def stand_back(self) -> None:
        """Do nothing for :data:`BREAK` seconds: even a slice at a time it would be felt at a key."""
        self._rests_until = time.perf_counter() + BREAK

    def detach(self) -> None:
        """Leave the rest, if there is any, to a process of its own; give it up where there can be none.

        No other thread may be running.
        """
        self._stop.set()
        self._worker.join()
        if next(self._steps, True):
            return
        if hasattr(os, "fork") and not os.fork():
            _go_on(self._steps)

    def _work(self) -> None:
        """Do a slice of the work and rest, in turn."""
        until = time.perf_counter() + SLICE
        for _ in self._steps:
            if time.perf_counter() > until:
                rest = REST
                while rest > 0:
                    if self._stop.wait(rest):
                        return
                    rest = self._rests_until - time.perf_counter()
                until = time.perf_counter() + SLICE


def _go_on(steps: Iterator[None]) -> None:
    """Do the rest of the work as a process that no terminal and no pipe waits for, and end it."""
    try:
        os.setsid()
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nothing, stream)
        with suppress(OSError):
            os.nice(NICENESS)
        for _ in steps:
            pass
    finally:
        os._exit(0)
