"""A document out of a zip archive: the one that it holds, or the one that is named.

What no reader could read is passed over: pictures, styles, scripts, what a system adds. Of several that are left none
is guessed. The format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from msgspec.structs import replace

from threadview.errors import SourceError
from threadview.markup import binary_kind, clean_line

from .packed import packing_of
from .pieces import gather, inflated, pieces_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from threadview.thread import Document

MOST_NAMED: Final = 8
_PASSED_OVER: Final = re.compile(r"__MACOSX/|(?:.*/)?(?:\.|Thumbs\.db\Z)|.*\.(?:css|js|mjs|map)\Z|.*/\Z", re.IGNORECASE)
_HEADER: Final = struct.Struct("<4s5H3I2H")
_BEGIN: Final = b"PK\x03\x04"
_STORED: Final = 0
_ENCRYPTED: Final = 1
_ERRORS: Final = (EOFError, OSError, ValueError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError)


class Member(NamedTuple):
    """A file in an archive.

    Attributes:
        name: Its path there.
        packed: Its size there.
        pieces: Unpacks it; may raise anything of what unpacking raises.
    """

    name: str
    packed: int
    pieces: Callable[[], Iterator[bytes]]


def document_of(document: Document, name: str) -> Document:
    """Return the document of that name, or the only one.

    Raises:
        SourceError: There is no such member, none to read, or several and none is named.
    """
    members, damage = _members(document.data)
    member = _named(members, name, document.name) if name else _only(members, document.name)
    where = f"{document.name}/{clean_line(member.name)}"
    found = gather(member.pieces(), member.packed, "the zip archive", where)
    notes = tuple(note for note in (*document.notes, damage, found.damage) if note)
    return replace(document, data=found.data, name=where, notes=notes)


def _named(members: list[Member], name: str, where: str) -> Member:
    """Return the member of a name."""
    for member in members:
        if member.name == name:
            return member
    raise SourceError(f"holds no {clean_line(name)}", mend=f"it holds {_listed(members)}", where=where)


def _only(members: list[Member], where: str) -> Member:
    """Return the only member that can be read."""
    readable = [member for member in members if not _PASSED_OVER.match(member.name) and _is_readable(member)]
    if len(readable) == 1:
        return readable[0]
    if not readable:
        raise SourceError("holds nothing that can be read", mend="give an archive with a saved thread", where=where)
    first = clean_line(readable[0].name)
    what = f"holds {len(readable)} documents: {_listed(readable)}"
    raise SourceError(what, mend=f"name one of them, or several, such as {where}/{first}", where=where)


def _listed(members: list[Member]) -> str:
    """Return the first names."""
    names = [clean_line(member.name) for member in members[:MOST_NAMED]]
    return ", ".join(names if len(members) <= MOST_NAMED else [*names, f"and {len(members) - MOST_NAMED} more"])


def _is_readable(member: Member) -> bool:
    """Tell whether a member is a text, or packed once more."""
    try:
        head = next(member.pieces(), b"")
    except _ERRORS:
        return False
    return bool(head.strip()) and (packing_of(head) is not None or binary_kind(head) is None)


def _members(data: bytes) -> tuple[list[Member], str]:
    """Return the members of an archive, and a note where its list of them is lost."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        note = "the zip archive is cut off or damaged: what could be unpacked of it is shown"
        return list(_found(data)), note
    return [Member(info.filename, info.compress_size, _opened(archive, info)) for info in archive.infolist()], ""


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], Iterator[bytes]]:
    """Return what unpacks a member."""

    def pieces() -> Iterator[bytes]:
        with cast("zipfile.ZipExtFile", archive.open(info)) as stream:
            yield from pieces_of(stream)

    return pieces


def _found(data: bytes) -> Iterator[Member]:
    """Yield the members of an archive without its list, by the header that stands before each."""
    at = data.find(_BEGIN)
    while at >= 0 and at + _HEADER.size <= len(data):
        _, _, flags, method, _, _, _, packed, _, name_size, extra_size = _HEADER.unpack_from(data, at)
        begin = at + _HEADER.size + name_size + extra_size
        name = data[at + _HEADER.size : begin - extra_size].decode(errors="replace")
        following = data.find(_BEGIN, begin + packed)
        if not flags & _ENCRYPTED:
            rest = data[begin : begin + packed] if packed else data[begin : following if following > 0 else None]
            yield Member(name, len(rest), _inflated(rest, method))
        at = following


def _inflated(rest: bytes, method: int) -> Callable[[], Iterator[bytes]]:
    """Return what unpacks a member that was found by its header."""
    return partial(iter, (rest,)) if method == _STORED else partial(inflated, rest)
