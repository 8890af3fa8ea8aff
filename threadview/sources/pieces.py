"""Unpacking piece by piece, so that a small file cannot become larger than memory, and a damaged one is not lost."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import BufferedIOBase

PIECE: Final = 262_144
MOST: Final = 2**31
"""Bytes of an unpacked document: two gigabytes."""

MODEST: Final = 2**28
RATIO: Final = 200
"""What is over :data:`MODEST` may not be larger than so many times its packed size; texts pack to a tenth or so."""


class Unpacked(NamedTuple):
    """What was packed.

    Attributes:
        data: As much as could be unpacked.
        damage: What is wrong, as a note; empty where nothing is.
    """

    data: bytes
    damage: str


def pieces_of(stream: BufferedIOBase) -> Iterator[bytes]:
    """Yield what an unpacking stream gives; one read at a time, so that what precedes a damage is not lost."""
    while piece := stream.read1(PIECE):
        yield piece


def inflated(data: bytes, *, has_frame: bool = False) -> Iterator[bytes]:
    """Yield what deflate packed, bare or with the frame of zlib (RFC 1950).

    Raises:
        EOFError: The data ends too early.
        zlib.error: It is damaged.
    """
    unpacker, waiting = zlib.decompressobj(zlib.MAX_WBITS if has_frame else -zlib.MAX_WBITS), data
    while not unpacker.eof:
        piece = unpacker.decompress(waiting, PIECE)
        waiting = unpacker.unconsumed_tail
        if not piece and not waiting:
            raise EOFError
        yield piece


def gather(pieces: Iterable[bytes], packed: int, what: str, where: str) -> Unpacked:
    """Return all pieces together; where they end in an error, those before it.

    Args:
        pieces: May raise what unpacking raises: EOFError where the data is cut off, others where it is damaged.
        packed: The bytes they were packed into.
        what: What notes call it: ``"the gzip data"``.
        where: The source's name, for errors.

    Raises:
        SourceError: Nothing can be unpacked, or too much.
    """
    from zipfile import BadZipFile

    kept: list[bytes] = []
    size, damage = 0, ""
    try:
        for piece in pieces:
            size += len(piece)
            _refuse_bomb(size, packed, what, where)
            kept.append(piece)
    except (EOFError, OSError, ValueError, zlib.error, BadZipFile, NotImplementedError, RuntimeError) as error:
        state = "cut off" if isinstance(error, EOFError) else "damaged"
        if not kept:
            raise SourceError(
                f"{what} is {state} at its beginning", mend="save or fetch it again", where=where
            ) from None
        damage = f"{what} is {state} after {size:,} unpacked bytes: what follows is missing"
    return Unpacked(b"".join(kept), damage)


def _refuse_bomb(size: int, packed: int, what: str, where: str) -> None:
    """Raise SourceError where so much is unpacked that the file was made to do harm, or is no thread."""
    if size > MOST or (size > MODEST and size > packed * RATIO):
        much = f"{what} unpacks to more than {size >> 20:,} MiB"
        raise SourceError(much, mend="unpack it yourself if you trust it, and give a part of it", where=where)
