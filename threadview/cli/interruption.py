"""Work in a thread of its own that somebody wants no longer, and that asks nobody whether it is wanted."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType


class Interrupted(BaseException):
    """The work is wanted no longer."""


class Interruption:
    """Ends the work within it from another thread; a context manager, entered in the thread that works.

    Python's own interruption goes to the main thread alone; this is what it offers for the others (``PyThreadState_
    SetAsyncExc``, https://docs.python.org/3/c-api/init.html), so the work ends between two of its steps.
    """

    def __init__(self) -> None:
        """Have nothing to end yet."""
        self._lock = threading.Lock()
        self._thread = 0

    def __enter__(self) -> Self:
        """Begin the work in this thread."""
        self._thread = threading.get_ident()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End it; who comes now comes too late."""
        with self._lock:
            self._thread = 0

    def raise_there(self) -> None:
        """Raise :class:`Interrupted` in the thread that works, where it does."""
        import ctypes

        with self._lock:
            if self._thread:
                kind = ctypes.py_object(Interrupted)
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._thread), kind)
