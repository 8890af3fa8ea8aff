"""The form of an index file: a head, a record a comment, flat columns, and at the end a table of what stands where.

::

    head      MAGIC, where the table begins, its size, its checksum (zlib.crc32)
    records   of each thread its article, if it has one, and its comments in page order: msgpack, one after another
    columns   numbers in the byte order of the machine, as array.array writes them; ids end in NUL
    table     msgpack of a Table

Records are checked in blocks of :data:`BLOCK`, when one of them is asked for; the table and the columns when they are
read. So opening costs the same for long texts as for short ones.
"""

from __future__ import annotations

import struct
from datetime import datetime
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Raw, Struct

from threadview.thread import EMPTY, Body, Comment, Span, SpanKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from threadview.thread import Thread

MAGIC: Final = b"tvindex\x01"
HEAD: Final = struct.Struct("=8sQQI")
BLOCK: Final = 64
END: Final = "\0"
"""What ends an id in its column."""

NUMBERS: Final = ("parents", "depths", "ends", "ordinals", "replies")
"""The columns of a thread, each a number a comment."""


class Part(Struct, array_like=True, frozen=True):
    """A thread without its comments.

    Attributes:
        size: How many comments it has.
        has_article: Whether the record of an article stands before those of its comments.
    """

    size: int
    has_article: bool
    named: bool
    stubs: int
    title: str
    format: str
    url: str | None
    declared: int | None
    furniture: tuple[str, ...]
    notes: tuple[str, ...]


class Column(Struct, array_like=True, frozen=True):
    """Where a column stands, and its checksum."""

    start: int
    size: int
    checksum: int


class Table(Struct, array_like=True, frozen=True):
    """What stands in an index.

    Attributes:
        state: How the sources were, and what has read them: see :class:`~threadview.cache.key.Key`.
        parts: The threads.
        columns: Those of :data:`NUMBERS`, of all threads one after another; ``starts`` of the records, and where the
            last one ends; the ``checksums`` of their blocks; ``ids``.
    """

    state: str
    parts: list[Part]
    columns: dict[str, Column]


_Spans = tuple[tuple[int, int, SpanKind, int, str | None, str | None], ...]


class _Head(Struct, array_like=True, frozen=True):
    """A comment; its body is not looked into."""

    id: str
    author: str | None
    time: str | None
    flags: tuple[str, ...]
    url: str | None
    count: int
    body: Raw


class _Text(Struct, array_like=True, frozen=True):
    """The body of a comment; what stands before it is not looked at."""

    id: object
    author: object
    time: object
    flags: object
    url: object
    count: object
    body: tuple[str, _Spans]


encode: Final = msgspec.msgpack.Encoder().encode
table_of: Final = msgspec.msgpack.Decoder(Table).decode
_head_of: Final = msgspec.msgpack.Decoder(_Head).decode
_text_of: Final = msgspec.msgpack.Decoder(_Text).decode


def part_of(thread: Thread) -> Part:
    """Return a thread without its comments."""
    return Part(
        size=len(thread),
        has_article=thread.article is not None,
        named=thread.named,
        stubs=thread.stubs,
        title=thread.title,
        format=thread.format,
        url=thread.url,
        declared=thread.declared,
        furniture=thread.furniture,
        notes=thread.notes,
    )


def packed(comment: Comment) -> bytes:
    """Return the record of a comment."""
    body = comment.body
    spans = [(span.start, span.end, span.kind, span.level, span.url, span.marker) for span in body.spans]
    time = comment.time.isoformat() if comment.time else None
    fields = (comment.id, comment.author, time, comment.flags, comment.url, comment.count)
    return encode((*fields, (body.text, spans)))


def unpacked(record: bytes, body: Callable[[], Body], same: Callable[[str, str], str]) -> Comment:
    """Return the comment of a record.

    Args:
        record: As :func:`packed` made it.
        body: Makes the body.
        same: Returns the one copy that is kept of equal names; ``dict.setdefault``.
    """
    found = _head_of(record)
    return Comment(
        body,
        id=found.id,
        author=None if found.author is None else same(found.author, found.author),
        time=None if found.time is None else datetime.fromisoformat(found.time),
        flags=found.flags,
        url=found.url,
        count=found.count,
    )


def body_of(record: bytes) -> Body:
    """Return the body of a record."""
    text, spans = _text_of(record).body
    if spans:
        return Body(text, tuple([Span(*span) for span in spans]))
    return Body(text) if text else EMPTY


def ids_column(threads: Sequence[Thread]) -> bytes:
    """Return the ids of all comments.

    Raises:
        ValueError: One of them cannot be kept.
    """
    ids = [name for thread in threads for name in thread.ids()]
    column = "".join(f"{name}{END}" for name in ids)
    if column.count(END) != len(ids):
        raise ValueError("an id has a NUL")
    return column.encode()
