"""The records of an index: checked when they are first asked for, made into comments and bodies."""

from __future__ import annotations

import zlib
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import msgspec

from threadview.errors import ThreadviewError
from threadview.thread import Comment, Remade

from .form import BLOCK, body_of, unpacked

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from threadview.thread import Body, Thread

    from .stretches import Stretches

LOST: Final = Comment(flags=("stub",))
"""What stands for a comment whose record is damaged, when its source is no longer what it was."""

KEPT: Final = 256
"""So many bodies are kept, more than any screen shows; another one is made again when it is asked for."""


class Records:
    """The records, by their numbers from 0."""

    def __init__(
        self,
        stretches: Stretches,
        starts: array[int],
        checksums: array[int],
        read: Callable[[], Sequence[Thread]],
        path: Path,
    ) -> None:
        """Look at none yet.

        Args:
            stretches: The file.
            starts: Where each begins, and where the last one ends.
            checksums: Of each block of :data:`~threadview.cache.form.BLOCK` records.
            read: Reads the sources, for records that turn out to be damaged.
            path: The file, which is deleted then.
        """
        self._stretch, self._starts, self._checksums = stretches.stretch, starts, checksums
        self._read, self._path = read, path
        self._sound = bytearray(len(checksums))
        self._names: dict[str, str] = {}
        self._anew: list[Comment] | None = None

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._starts) - 1

    @property
    def size(self) -> int:
        """How many bytes they have."""
        return self._starts[-1] - self._starts[0]

    def comment(self, record: int, make: Callable[[int], Body]) -> Comment:
        """Return the comment of a record; ``make`` is what :meth:`bodies` returned."""
        if self._is_sound(record // BLOCK):
            with suppress(msgspec.DecodeError):
                found = self._stretch(self._starts[record], self._starts[record + 1])
                return unpacked(found, Remade(make, record), self._names.setdefault)
        return self._records_anew()[record]

    def bodies(self) -> Callable[[int], Body]:
        """Return what makes the body of a record, and keeps the last :data:`KEPT` of them."""
        return lru_cache(KEPT)(self._body)

    def _body(self, record: int) -> Body:
        """Return the body of a record."""
        if self._sound[record // BLOCK] or self._is_sound(record // BLOCK):
            with suppress(msgspec.DecodeError):  # it was cut off since then
                return body_of(self._stretch(self._starts[record], self._starts[record + 1]))
        return self._records_anew()[record].body

    def _is_sound(self, block: int) -> bool:
        """Tell whether the records of a block are what was written."""
        if not self._sound[block]:
            first = block * BLOCK
            last = min(first + BLOCK, len(self))
            stretch = self._stretch(self._starts[first], self._starts[last])
            self._sound[block] = zlib.crc32(stretch) == self._checksums[block]
        return self._sound[block] != 0

    def _records_anew(self) -> list[Comment]:
        """Return all records as the sources are read now, once the index has turned out to be damaged."""
        if self._anew is None:
            size = len(self)
            self._path.unlink(missing_ok=True)
            try:
                threads = self._read()
            except ThreadviewError:
                threads = []
            found = [comment for thread in threads for comment in (*filter(None, [thread.article]), *thread.comments)]
            self._anew = found if len(found) == size else [LOST] * size
        return self._anew
