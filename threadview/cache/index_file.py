"""The threads of an index file: what is not asked for is not read."""

from __future__ import annotations

import zlib
from array import array
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from threadview.thread import Counts, LateComments, Thread

from .form import END, HEAD, MAGIC, NUMBERS, Column, Part, Table, table_of
from .records import Records
from .stretches import Stretches

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from threadview.thread import Comment


class DamagedError(Exception):
    """What stands in a file is not what was written there."""


class IndexFile:
    """An index file that is open.

    Attributes:
        records: Its records.
    """

    def __init__(self, path: Path, state: str, read: Callable[[], Sequence[Thread]], to_be: Path | None = None) -> None:
        """Look at the table and at the columns that tell of records; the texts are not touched.

        Args:
            path: The file; it is replaced or deleted as a whole, never changed.
            state: What the index must be of.
            read: Reads the sources, for records that turn out to be damaged when they are asked for.
            to_be: Where the file is to be moved.

        Raises:
            OSError: There is no such file, or it cannot be read.
            DamagedError: It is no index, a damaged one, or of something else.
        """
        self._file = Stretches(path)
        self._table = self._read_table()
        if self._table.state != state:
            raise DamagedError("stale")
        starts, checksums = self._array("starts", "q"), self._array("checksums", "I")
        self.records = Records(self._file, starts, checksums, read, to_be or path)

    def threads(self) -> list[Thread]:
        """Return the threads.

        Raises:
            DamagedError: A column is damaged.
        """
        numbers = [self._array(name, "i") for name in NUMBERS]
        ids = _Ids(self._column("ids"))
        comment = partial(self.records.comment, make=self.records.bodies())
        made: list[Thread] = []
        first = record = 0
        for part in self._table.parts:
            columns = [_slice(column, first, part.size) for column in numbers]
            made.append(_thread(part, columns, partial(ids.some, first, part.size), comment, record))
            first += part.size
            record += part.size + part.has_article
        if record != len(self.records) or any(first != len(column) for column in numbers):
            raise DamagedError("of another size")
        return made

    def _read_table(self) -> Table:
        """Return the table."""
        head = self._file.stretch(0, HEAD.size)
        if len(head) < HEAD.size:
            raise DamagedError("cut off")
        magic, start, size, checksum = HEAD.unpack(head)
        if magic != MAGIC or start + size != self._file.size:
            raise DamagedError("another form, or cut off")
        try:
            return table_of(self._checked(Column(start, size, checksum)))
        except msgspec.DecodeError:
            raise DamagedError("another form") from None

    def _column(self, name: str) -> bytes:
        """Return a column as bytes."""
        column = self._table.columns.get(name)
        if column is None:
            raise DamagedError("another form")
        return self._checked(column)

    def _checked(self, column: Column) -> bytes:
        """Return the bytes of a column."""
        found = self._file.stretch(column.start, column.start + column.size)
        if len(found) != column.size or zlib.crc32(found) != column.checksum:
            raise DamagedError("damaged")
        return found

    def _array(self, name: str, kind: str) -> array[int]:
        """Return a column as numbers of a kind."""
        numbers = array(kind)
        numbers.frombytes(self._column(name))
        return numbers


class _Ids:
    """The ids of all comments, which are parted when they are first asked for."""

    def __init__(self, column: bytes) -> None:
        """Keep the column."""
        self._column: bytes = column
        self._split: list[str] | None = None

    def some(self, first: int, size: int) -> list[str]:
        """Return the ids of some comments."""
        if self._split is None:
            self._split = str(self._column, "utf-8").split(END)
            self._column = b""
        return self._split[first : first + size]


def _thread(
    part: Part,
    columns: list[array[int]],
    ids: Callable[[], list[str]],
    comment: Callable[[int], Comment],
    record: int,
) -> Thread:
    """Return a thread whose records begin at a place."""
    parents, depths, ends, ordinals, replies = columns
    begin = record + part.has_article
    return Thread(
        LateComments(part.size, lambda place: comment(begin + place), ids),
        parents,
        depths,
        ends,
        ordinals,
        title=part.title,
        article=comment(record) if part.has_article else None,
        format=part.format,
        url=part.url,
        declared=part.declared,
        furniture=part.furniture,
        notes=part.notes,
        counted=Counts(part.named, part.stubs, replies),
    )


def _slice(numbers: array[int], first: int, size: int) -> array[int]:
    """Return the numbers of some comments."""
    return numbers if size == len(numbers) else numbers[first : first + size]
