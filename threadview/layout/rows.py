"""Which comments a folded, limited thread shows, and where they stand."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from threadview.thread import Thread

OPEN_BYTE, FOLDED_BYTE = 0, 1


def nothing_folded(thread: Thread) -> bytes:
    """Return the folds of a thread that is wholly open: a byte a comment."""
    return bytes(len(thread))


def all_folded(thread: Thread) -> bytes:
    """Return the folds of a thread in which every comment is folded."""
    return b"\1" * len(thread)


def folded_from(thread: Thread, level: int) -> bytes:
    """Return the folds in which comments at outline level ``level`` (from 1) and deeper are folded."""
    folds = bytearray(len(thread))
    for index, depth in enumerate(thread.depths):
        if depth >= level - 1:
            folds[index] = 1
    return bytes(folds)


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
    ends = thread.ends
    index, size = 0, len(thread)
    while index < size:
        fold = folds.find(FOLDED_BYTE, index)
        if fold < 0:
            fold = size - 1
        rows.extend(range(index, fold + 1))
        index = ends[fold] if folds[fold] else fold + 1
    if kept is None:
        return rows
    return array("i", compress(rows, map(kept.__getitem__, rows)))


def row_of(rows: Sequence[int], index: int) -> int:
    """Return the row that shows a comment, else that of the nearest shown one before it, which hides it; 0 if none."""
    row = bisect_left(rows, index)
    if row < len(rows) and rows[row] == index:
        return row
    return max(row - 1, 0)
