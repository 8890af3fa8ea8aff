"""The folder of the indexes: private, bounded, and safe for several programs at once."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import FileIO

MOST: Final = 2**30
"""Bytes of all indexes: a gigabyte. Beyond it those go that were not used for longest."""

SUFFIX: Final = ".index"
DRAFT: Final = ".draft"
ABANDONED: Final = 60
"""Seconds without a change after which a draft is nobody's."""


def place() -> Path:
    """Return where the user's indexes lie; it need not exist."""
    from platformdirs import user_cache_path

    return Path(user_cache_path("threadview", appauthor=False)) / "threads"


def draft(path: Path) -> tuple[FileIO, Path]:
    """Open a new file, for the owner's eyes only, that may become an index.

    It has no buffer: where the program goes on as two, only one of them may write.

    Raises:
        OSError: It cannot be made, or another program is at it.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    if any(time.time() - found.changed < ABANDONED for found in _files(path.parent, f"{path.stem}-*{DRAFT}")):
        raise FileExistsError(path)
    name = path.with_name(f"{path.stem}-{os.getpid()}-{time.monotonic_ns():x}{DRAFT}")
    return os.fdopen(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb", buffering=0), name


def use(path: Path) -> None:
    """Take note that an index is used."""
    with suppress(OSError):
        os.utime(path)


def bound(folder: Path, most: int = MOST) -> None:
    """Delete what was not used for longest, until the rest is small enough; and what nobody will finish."""
    total = 0
    for found in sorted(_files(folder, f"*{SUFFIX}"), reverse=True):
        total += found.size
        if total > most:
            _delete(found.path)
    for found in _files(folder, f"*{DRAFT}"):
        if time.time() - found.changed > ABANDONED:
            _delete(found.path)


class _File(NamedTuple):
    """A file of the folder: when it was changed or used, in seconds; its bytes; where it is."""

    changed: float
    size: int
    path: Path


def _files(folder: Path, pattern: str) -> Iterator[_File]:
    """Yield the files of some names; another program may delete any of them meanwhile."""
    for path in folder.glob(pattern):
        with suppress(OSError):
            about = path.stat()
            yield _File(about.st_mtime, about.st_size, path)


def _delete(path: Path) -> None:
    """Delete a file; one that stays costs room, nothing else."""
    with suppress(OSError):
        path.unlink()
