"""Compressed documents and archives, known by their first bytes: gzip, bzip2, xz, zstd, zip, web archives (WARC).

They may stand within one another (``comments.json.gz`` in a zip), :data:`LAYERS` deep. What could be unpacked of a
damaged one is kept, and noted. A part of an archive is named behind it: ``saved.zip/post.json``.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from threadview.errors import SourceError

from .pieces import gather, pieces_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from threadview.thread import Document

LAYERS: Final = 4


def unpacked(document: Document, member: str = "") -> Document:
    """Return the document that a packed one holds; one that is not packed as it is.

    Args:
        document: Its bytes tell how it is packed, its name tells nothing.
        member: Which document of an archive.

    Raises:
        SourceError: It cannot be unpacked; it holds no such member, or several and none is named; it is too large.
    """
    for _ in range(LAYERS):
        packing = packing_of(document.data)
        if packing is None:
            break
        document = packing.unpack(document, member)
        member = "" if packing.is_archive else member
    if member:
        raise SourceError(f"is no archive that could hold {member}", mend="check the path", where=document.name)
    return document


class Packing(NamedTuple):
    """A way of packing documents.

    Attributes:
        magic: The first bytes.
        unpack: Returns the document in a document, or the member of that name.
        is_archive: Whether it holds documents with names.
    """

    magic: bytes
    unpack: Callable[[Document, str], Document]
    is_archive: bool = False


def packing_of(data: bytes) -> Packing | None:
    """Return how a document is packed, None for one that is not."""
    return next((packing for packing in PACKINGS if data.startswith(packing.magic)), None)


def _stream(name: str, pieces: Callable[[bytes], Iterator[bytes]]) -> Callable[[Document, str], Document]:
    """Return what unpacks a document that is compressed as a whole."""

    def unpack(document: Document, _member: str) -> Document:
        found = gather(pieces(document.data), len(document.data), f"the {name} data", document.name)
        notes = (*document.notes, found.damage) if found.damage else document.notes
        return replace(document, data=found.data, notes=notes)

    return unpack


def _gzip(data: bytes) -> Iterator[bytes]:
    """Yield what is packed by gzip (RFC 1952)."""
    import gzip

    return pieces_of(gzip.GzipFile(fileobj=BytesIO(data)))


def _bzip2(data: bytes) -> Iterator[bytes]:
    """Yield what is packed by bzip2."""
    import bz2

    return pieces_of(bz2.BZ2File(BytesIO(data)))


def _xz(data: bytes) -> Iterator[bytes]:
    """Yield what is packed by xz."""
    import lzma

    try:
        with lzma.LZMAFile(BytesIO(data)) as stream:
            yield from pieces_of(stream)
    except lzma.LZMAError as error:
        raise ValueError(*error.args) from None


def _zstd(data: bytes) -> Iterator[bytes]:
    """Yield what is packed by zstd (RFC 8878)."""
    import sys

    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    try:
        yield from pieces_of(zstd.ZstdFile(BytesIO(data)))
    except zstd.ZstdError as error:
        raise ValueError(*error.args) from None


def _zip(document: Document, member: str) -> Document:
    """Return a document of a zip archive."""
    from .zipped import document_of

    return document_of(document, member)


def _warc(document: Document, member: str) -> Document:
    """Return a page of a web archive."""
    from .warc import document_of

    return document_of(document, member)


PACKINGS: Final = (
    Packing(b"\x1f\x8b", _stream("gzip", _gzip)),
    Packing(b"BZh", _stream("bzip2", _bzip2)),
    Packing(b"\xfd7zXZ", _stream("xz", _xz)),
    Packing(b"\x28\xb5\x2f\xfd", _stream("zstd", _zstd)),
    Packing(b"PK\x03\x04", _zip, is_archive=True),
    Packing(b"WARC/", _warc, is_archive=True),
)
