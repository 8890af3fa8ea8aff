"""The bytes of a file, read when they are asked for.

The file is not mapped: what is looked at in a mapped one counts as memory of the program for as long as it is mapped,
and a file that somebody cuts off meanwhile would end the program instead of being too short.
"""

from __future__ import annotations

import os
import sys
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Stretches:
    """An open file, which may be replaced or deleted meanwhile; several threads may read it.

    Attributes:
        size: Its bytes.
    """

    def __init__(self, path: Path) -> None:
        """Open a file.

        Raises:
            OSError: It cannot be opened.
        """
        self._lock = Lock()
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self.size = os.fstat(self._file).st_size

    def __del__(self) -> None:
        """Close it."""
        if hasattr(self, "_file"):
            os.close(self._file)

    def stretch(self, start: int, end: int) -> bytes:
        """Return the bytes from a place up to, not including, another; fewer where the file ends, or is lost."""
        try:
            return self._read(start, end)
        except OSError:
            return b""

    if sys.platform == "win32":

        def _read(self, start: int, end: int) -> bytes:
            with self._lock:
                os.lseek(self._file, start, os.SEEK_SET)
                return os.read(self._file, end - start)

    else:

        def _read(self, start: int, end: int) -> bytes:
            return os.pread(self._file, end - start, start)
