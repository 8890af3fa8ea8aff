"""The threads of an index file that is mapped into memory: what is not asked for is not read."""

from __future__ import annotations

import mmap
import zlib
from array import array
from functools import partial
from typing import TYPE_CHECKING, Final

import msgspec

from threadview.errors import ThreadviewError
from threadview.thread import Comment, Counts, LateComments, Thread

from .form import BLOCK, END, HEAD, MAGIC, NUMBERS, Column, Part, Table, table_of, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

LOST: Final = Comment(flags=("stub",))
"""What stands for a comment whose record is damaged, when its source is no longer what it was."""


class DamagedError(Exception):
    """What stands in a file is not what was written there."""


def mapped(path: Path, state: str, read: Callable[[], Sequence[Thread]]) -> list[Thread]:
    """Return the threads of an index.

    Args:
        path: The file; it is replaced or deleted as a whole, never changed.
        state: What the index must be of.
        read: Reads the sources, for records that turn out to be damaged when they are asked for.

    Raises:
        OSError: There is no such file, or it cannot be mapped.
        DamagedError: It is no index, a damaged one, or of something else.
    """
    with path.open("rb") as stream:
        try:
            view = memoryview(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
        except ValueError:
            raise DamagedError("empty") from None
    table = _table(view)
    if table.state != state:
        raise DamagedError("stale")
    return _Index(view, table, read, path).threads()


def _table(view: memoryview) -> Table:
    """Return the table of an index."""
    if len(view) < HEAD.size:
        raise DamagedError("cut off")
    magic, start, size, checksum = HEAD.unpack_from(view)
    if magic != MAGIC or start + size != len(view):
        raise DamagedError("another form, or cut off")
    try:
        return table_of(_checked(view, Column(start, size, checksum)))
    except msgspec.DecodeError:
        raise DamagedError("another form") from None


def _checked(view: memoryview, column: Column) -> memoryview:
    """Return a stretch of an index."""
    found = view[column.start : column.start + column.size]
    if len(found) != column.size or zlib.crc32(found) != column.checksum:
        raise DamagedError("damaged")
    return found


class _Index:
    """A mapped index."""

    def __init__(self, view: memoryview, table: Table, read: Callable[[], Sequence[Thread]], path: Path) -> None:
        """Look at the columns that opening needs; the texts are not touched."""
        self._view, self._table, self._read, self._path = view, table, read, path
        self._starts = self._column("starts").cast("q")
        self._checksums = self._column("checksums").cast("I")
        self._numbers = {name: self._array(name) for name in NUMBERS}
        self._ids = self._column("ids")
        self._sound = bytearray(len(self._checksums))
        self._names: dict[str, str] = {}
        self._split: list[str] | None = None
        self._anew: list[Comment] | None = None

    def threads(self) -> list[Thread]:
        """Return the threads."""
        made: list[Thread] = []
        first = record = 0
        for part in self._table.parts:
            made.append(self._thread(part, first, record))
            first += part.size
            record += part.size + part.has_article
        if record + 1 != len(self._starts) or any(first != len(column) for column in self._numbers.values()):
            raise DamagedError("of another size")
        return made

    def _thread(self, part: Part, first: int, record: int) -> Thread:
        """Return a thread whose comments begin at a place of the columns, and whose records at another one."""
        begin = record + part.has_article
        parents, depths, ends, ordinals, replies = (self._slice(name, first, part.size) for name in NUMBERS)
        return Thread(
            LateComments(
                part.size, lambda place: self._comment(begin + place), partial(self._some_ids, first, part.size)
            ),
            parents,
            depths,
            ends,
            ordinals,
            title=part.title,
            article=self._comment(record) if part.has_article else None,
            format=part.format,
            url=part.url,
            declared=part.declared,
            furniture=part.furniture,
            notes=part.notes,
            counted=Counts(part.named, part.stubs, replies),
        )

    def _column(self, name: str) -> memoryview:
        """Return a column as bytes."""
        column = self._table.columns.get(name)
        if column is None:
            raise DamagedError("another form")
        return _checked(self._view, column)

    def _array(self, name: str) -> array[int]:
        """Return a column as numbers."""
        numbers = array("i")
        numbers.frombytes(self._column(name))
        return numbers

    def _slice(self, name: str, first: int, size: int) -> array[int]:
        """Return the numbers of some comments."""
        numbers = self._numbers[name]
        return numbers if size == len(numbers) else numbers[first : first + size]

    def _some_ids(self, first: int, size: int) -> list[str]:
        """Return the ids of some comments."""
        if self._split is None:
            self._split = str(self._ids, "utf-8").split(END)
        return self._split[first : first + size]

    def _comment(self, record: int) -> Comment:
        """Return the comment of a record."""
        if self._anew is None and self._is_sound(record // BLOCK):
            return unpacked(self._view[self._starts[record] : self._starts[record + 1]], self._names.setdefault)
        return self._records_anew()[record]

    def _is_sound(self, block: int) -> bool:
        """Tell whether the records of a block are what was written."""
        if not self._sound[block]:
            first = block * BLOCK
            last = min(first + BLOCK, len(self._starts) - 1)
            stretch = self._view[self._starts[first] : self._starts[last]]
            self._sound[block] = zlib.crc32(stretch) == self._checksums[block]
        return bool(self._sound[block])

    def _records_anew(self) -> list[Comment]:
        """Return all records as the sources are read now, once the index has turned out to be damaged."""
        if self._anew is None:
            size = len(self._starts) - 1
            self._path.unlink(missing_ok=True)
            try:
                threads = self._read()
            except ThreadviewError:
                threads = []
            found = [comment for thread in threads for comment in (*filter(None, [thread.article]), *thread.comments)]
            self._anew = found if len(found) == size else [LOST] * size
        return self._anew
