"""What an index is known by: which sources it is of, and how these were when they were read."""

from __future__ import annotations

import os
import stat
import sys
import time
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

SEEN: Final = 4096
"""Bytes at the beginning and at the end of a source that are compared."""

SETTLED_NS: Final = 100_000_000
"""A file that was written so shortly before it is looked at may be written again within one tick of its time."""

MAKERS: Final = ("thread", "markup", "readers", "sources", "cache")
"""The rooms whose code decides what is made of a source, and how it is kept."""


class Key(NamedTuple):
    """What an index is known by.

    Attributes:
        name: The same for the same sources, however they changed.
        state: How the sources are and what reads them; an index with another one is stale.
        size: The bytes of the sources.
    """

    name: str
    state: str
    size: int


def key_of(sources: Sequence[str], format: str | None) -> Key | None:  # noqa: A002 - the option's name
    """Return the key of some sources; None where one of them is no file, or was written just now.

    Args:
        sources: What the command line calls them; a path may lead into an archive.
        format: The reader that is forced on them.
    """
    states: list[str] = []
    sizes = 0
    for source in sources:
        try:
            path, inside = _file_of(source)
            found = path.stat()
            states.append(f"{path}\t{inside}\t{found.st_size} {found.st_mtime_ns} {found.st_ino} {_ends(path)}")
        except (OSError, ValueError):
            return None
        if not stat.S_ISREG(found.st_mode) or time.time_ns() - found.st_mtime_ns < SETTLED_NS:
            return None
        sizes += found.st_size
    named = "\n".join([format or "", *(state.rpartition("\t")[0] for state in states)]).encode(errors="replace")
    state = "\n".join([__version__, sys.byteorder, _made(), format or "", *states])
    return Key(f"{zlib.crc32(named):08x}{zlib.adler32(named):08x}", state.encode(errors="replace").decode(), sizes)


def _file_of(source: str) -> tuple[Path, str]:
    """Return the file that a source stands in, and the rest of its path, within an archive.

    Raises:
        OSError: There is none.
    """
    path = source
    while path and not os.path.lexists(path):
        path = path.rpartition("/")[0]
    return Path(path).resolve(strict=True), source[len(path) + 1 :]


def _ends(path: Path) -> str:
    """Return a checksum of how a file begins and ends."""
    with path.open("rb") as stream:
        first = zlib.crc32(stream.read(SEEN))
        stream.seek(max(0, stream.seek(0, os.SEEK_END) - SEEN))
        return f"{zlib.crc32(stream.read(SEEN), first):08x}"


@cache
def _made() -> str:
    """Return a checksum of when the code was changed that reads; what other code has read may be something else."""
    times: list[str] = []
    waiting = [str(Path(__file__).parents[1] / room) for room in MAKERS]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.name.endswith(".py"):
                        times.append(f"{entry.name} {entry.stat().st_mtime_ns}")
                    elif entry.name != "__pycache__" and entry.is_dir():
                        waiting.append(entry.path)
        except OSError:
            continue
    return f"{zlib.crc32(' '.join(sorted(times)).encode()):08x}"
