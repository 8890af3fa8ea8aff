"""The content of an answer as it was before the server packed it (RFC 9110, 8.4), bounded before it is unpacked."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.errors import FetchError
from threadview.sources.pieces import gather, inflated, pieces_of

from .addresses import named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ACCEPTED: Final = "gzip, deflate"
MOST_LAYERS: Final = 2


class Unpacked(NamedTuple):
    """A content.

    Attributes:
        data: As much as could be unpacked.
        damage: What is wrong, as a note; empty where nothing is.
    """

    data: bytes
    damage: str = ""


def unpacked(data: bytes, encodings: str, most: int, url: str) -> Unpacked:
    """Return a content as it was before it was packed.

    Args:
        data: As it was sent.
        encodings: How it was packed, the last step last: ``"gzip"``.
        most: Bytes that it may have.
        url: Who sent it, for errors.

    Raises:
        FetchError: It was packed in a way that was not asked for, is damaged from its beginning, or too large.
    """
    steps = [step for step in encodings.lower().replace(" ", "").split(",") if step not in {"", "identity"}]
    if len(steps) > MOST_LAYERS or not set(steps) <= set(UNPACKERS):
        raise FetchError(
            f"is packed as {named(encodings)}", mend="save the page in a browser and give the file", where=named(url)
        )
    damage = ""
    for step in reversed(steps if data else []):
        found = gather(_bounded(UNPACKERS[step](data), most, url), len(data), f"the {step} answer", named(url))
        data, damage = found.data, damage or found.damage
    return Unpacked(data, damage)


def too_large(most: int, url: str) -> FetchError:
    """Return the error for an answer that is larger than it may be."""
    what = f"is larger than {most >> 20:,} MiB" if most >> 20 else f"is larger than {most:,} bytes"
    return FetchError(what, mend="save it with another program and give the file", where=named(url))


def _bounded(pieces: Iterator[bytes], most: int, url: str) -> Iterator[bytes]:
    """Yield pieces as long as they are not too many."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise too_large(most, url)
        yield piece


def _gzip(data: bytes) -> Iterator[bytes]:
    """Yield what is packed by gzip (RFC 1952)."""
    import gzip

    return pieces_of(gzip.GzipFile(fileobj=BytesIO(data)))


def _deflate(data: bytes) -> Iterator[bytes]:
    """Return what is packed by deflate, with the frame of zlib (RFC 1950) that belongs to it, or as often without."""
    has_frame = len(data) > 1 and data[0] & 0x0F == zlib.DEFLATED and int.from_bytes(data[:2]) % 31 == 0
    return inflated(data, has_frame=has_frame)


UNPACKERS: Final[dict[str, Callable[[bytes], Iterator[bytes]]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
}
