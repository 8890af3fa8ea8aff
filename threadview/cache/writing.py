"""Writing an index in small steps, beside whatever else the program does."""

from __future__ import annotations

import zlib
from array import array
from errno import ENOSPC
from typing import TYPE_CHECKING, Final

from .form import BLOCK, HEAD, MAGIC, NUMBERS, Column, Table, encode, ids_column, packed, part_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from io import FileIO

    from threadview.thread import Comment, Thread

ALIGNED: Final = 8


def written(threads: Sequence[Thread], state: str, stream: FileIO) -> Iterator[None]:
    """Write the index of some threads to a new file; yield after each comment.

    Raises:
        OSError: It cannot be written.
        ValueError: Something in the threads has no place in an index.
        OverflowError: A number is too large for one.
    """
    stream.write(bytes(HEAD.size))
    starts, checksums = array("q", [HEAD.size]), array("I")
    block: list[bytes] = []
    for comment in _records(threads):
        block.append(packed(comment))
        starts.append(starts[-1] + len(block[-1]))
        if len(block) == BLOCK:
            checksums.append(_write(stream, b"".join(block)))
            block.clear()
        yield
    checksums.append(_write(stream, b"".join(block)))
    columns = {"starts": starts.tobytes(), "checksums": checksums.tobytes(), "ids": ids_column(threads)}
    for name in NUMBERS:
        columns[name] = b"".join(_column(thread, name).tobytes() for thread in threads)
        yield
    placed = {name: _place(stream, column) for name, column in columns.items()}
    table = encode(Table(state, [part_of(thread) for thread in threads], placed))
    begin = stream.tell()
    checksum = _write(stream, table)
    stream.seek(0)
    stream.write(HEAD.pack(MAGIC, begin, len(table), checksum))


def _records(threads: Sequence[Thread]) -> Iterator[Comment]:
    """Yield what records are made of, in their order."""
    for thread in threads:
        if thread.article is not None:
            yield thread.article
        yield from thread.comments


def _column(thread: Thread, name: str) -> array[int]:
    """Return a column of a thread."""
    column: array[int] = thread.counts.replies if name == "replies" else getattr(thread, name)
    return column


def _place(stream: FileIO, column: bytes) -> Column:
    """Write a column where numbers may stand; return its place."""
    stream.write(bytes(-stream.tell() % ALIGNED))
    start = stream.tell()
    return Column(start, len(column), _write(stream, column))


def _write(stream: FileIO, data: bytes) -> int:
    """Write some bytes; return their checksum."""
    if stream.write(data) != len(data):
        raise OSError(ENOSPC, "written in part")
    return zlib.crc32(data)
