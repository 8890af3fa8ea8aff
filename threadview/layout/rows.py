"""Which comments a folded, limited thread shows, and where they stand."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import lru_cache
from itertools import chain, compress, count, repeat
from operator import eq
from typing import TYPE_CHECKING, Final

from threadview.thread import NO_PARENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from threadview.thread import Thread

OPEN_BYTE, FOLDED_BYTE = 0, 1

DEEPEST: Final = 255
"""Deeper comments count as this deep where depths are kept as bytes."""


def nothing_folded(thread: Thread) -> bytes:
    """Return the folds of a thread that is wholly open: a byte a comment."""
    return bytes(len(thread))


def all_folded(thread: Thread) -> bytes:
    """Return the folds of a thread in which every comment is folded."""
    return b"\1" * len(thread)


def folded_from(thread: Thread, level: int) -> bytes:
    """Return the folds in which comments at outline level ``level`` (from 1) and deeper are folded."""
    if level > DEEPEST:
        return bytes(map((level - 1).__le__, thread.depths))
    return _depths(thread).translate(bytes(depth >= level - 1 for depth in range(DEEPEST + 1)))


def with_fold(folds: bytes, indexes: Iterable[int], *, folded: bool) -> bytes:
    """Return the folds with these comments folded or opened."""
    changed = bytearray(folds)
    for index in indexes:
        changed[index] = folded
    return bytes(changed)


def visible(thread: Thread, folds: bytes, kept: bytes | None = None) -> array[int]:
    """Return the indexes of the comments that are shown, in page order.

    Args:
        thread: The thread.
        folds: A byte a comment, 1 where it is folded: it is shown, what hangs below it is not.
        kept: A byte a comment, 1 where it may be shown at all; None for all.
    """
    rows: array[int] = array("i")
    places, ends = _places(len(thread)), thread.ends
    hiding = _both(folds, _answered(thread))
    index, size = 0, len(thread)
    while (fold := hiding.find(FOLDED_BYTE, index)) >= 0:
        rows.extend(places[index : fold + 1])
        index = ends[fold]
    rows.extend(places[index:size])
    if kept is None:
        return rows
    return array("i", compress(rows, kept if len(rows) == size else map(kept.__getitem__, rows)))


def row_of(rows: Sequence[int], index: int) -> int:
    """Return the row that shows a comment, else that of the nearest shown one before it, which hides it; 0 if none."""
    row = bisect_left(rows, index)
    if row < len(rows) and rows[row] == index:
        return row
    return max(row - 1, 0)


# What follows is asked for at every fold, of one thread: a pass over a million comments is felt, copying them is not.


@lru_cache(maxsize=1)
def _places(size: int) -> array[int]:
    """Return the numbers from 0 up to, not including, ``size``."""
    return array("i", range(size))


@lru_cache(maxsize=1)
def _depths(thread: Thread) -> bytes:
    """Return the depth of each comment, at most :data:`DEEPEST`."""
    try:
        return bytes(thread.depths.tolist())
    except ValueError:
        return bytes(map(min, thread.depths, repeat(DEEPEST)))


@lru_cache(maxsize=1)
def _answered(thread: Thread) -> bytes:
    """Return a byte a comment, 1 where it has replies: the fold of any other hides nothing."""
    following = chain(thread.parents[1:], (NO_PARENT,))
    return bytes(map(eq, following, count()))


def _both(one: bytes, other: bytes) -> bytes:
    """Return a byte a comment, 1 where it is so in both."""
    return (int.from_bytes(one, "big") & int.from_bytes(other, "big")).to_bytes(len(one), "big")
