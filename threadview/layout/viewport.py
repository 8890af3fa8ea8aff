"""Where the window of a pane stands over entries of different heights.

The window is anchored to an entry and a line of it, never to a line counted from the top of everything: so every motion
costs what is on screen, whatever the size of the thread, and nothing above the window needs to be measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator


class Entries(Protocol):
    """What a pane shows, top to bottom."""

    def __len__(self) -> int:
        """Return how many entries there are."""

    def height(self, row: int) -> int:
        """Return the lines of an entry, at least 1."""


class Top(NamedTuple):
    """The first line of the window: line ``line`` of entry ``row``."""

    row: int = 0
    line: int = 0


START = Top()


def scroll(entries: Entries, top: Top, lines: int, window: int) -> Top:
    """Move the window down by ``lines`` (up when negative), no further than the ends."""
    moved = _walk(entries, top, lines)
    return clamp(entries, moved, window)


def clamp(entries: Entries, top: Top, window: int) -> Top:
    """Return the nearest place at which the window is full, or the start when everything fits."""
    if not len(entries):
        return START
    row = min(top.row, len(entries) - 1)
    top = Top(row, min(top.line, entries.height(row) - 1) if row == top.row else entries.height(row) - 1)
    below = 0
    for row, first in _downward(entries, top):
        below += entries.height(row) - first
        if below >= window:
            return top
    return _walk(entries, top, below - window)


def end(entries: Entries, window: int) -> Top:
    """Return the window that shows the last line at its bottom."""
    return clamp(entries, Top(len(entries), 0), window)


def reveal(entries: Entries, top: Top, row: int, lines: tuple[int, int], window: int, *, margin: int = 0) -> Top:
    """Move the window as little as needed to show lines ``first`` up to ``last`` (inclusive) of an entry.

    When they are more than the window holds, the first of them is shown at its top. Where the place is far away, it is
    shown in the upper third, with what stands before it.

    Args:
        entries: What is shown.
        top: Where the window stands.
        row: The entry.
        lines: Its first and last line to be shown.
        window: Lines of the window.
        margin: Lines to keep between the place and the edges of the window.
    """
    first, last = lines
    above = distance(entries, top, Top(row, first), limit=window)
    needed = last - first + 1
    margin = min(margin, max((window - needed) // 2, 0))
    if above is not None and above >= margin and above + needed + margin <= window:
        return top
    if above is not None and above >= 0:
        shift = above + needed + margin - window
        if needed + margin > window or above - shift < margin:
            shift = above - margin
        return scroll(entries, top, shift, window)
    before = distance(entries, Top(row, first), top, limit=window)
    lead = margin if before is not None else max(window // 3, margin)
    return clamp(entries, _walk(entries, Top(row, first), -min(lead, max(window - needed, 0))), window)


def above(entries: Entries, place: Top, lines: int) -> Top:
    """Return the window's top that shows a place that many lines below it, where the start allows."""
    return _walk(entries, place, -lines)


def distance(entries: Entries, top: Top, place: Top, limit: int) -> int | None:
    """Return how many lines ``place`` stands below ``top``; None when it is above or further than ``limit``."""
    if place < top:
        return None
    lines = -top.line
    for row in range(top.row, place.row):
        lines += entries.height(row)
        if lines > limit:
            return None
    lines += place.line
    return lines if lines <= limit else None


def shown(entries: Entries, top: Top, window: int) -> Iterator[tuple[int, int]]:
    """Yield the ``(row, line)`` of each line in the window."""
    left = window
    for row, first in _downward(entries, top):
        for line in range(first, min(entries.height(row), first + left)):
            yield row, line
        left -= entries.height(row) - first
        if left <= 0:
            return


def _downward(entries: Entries, top: Top) -> Iterator[tuple[int, int]]:
    """Yield each entry from the top of the window on, with the first line of it that counts."""
    for row in range(top.row, len(entries)):
        yield row, top.line if row == top.row else 0


def _walk(entries: Entries, top: Top, lines: int) -> Top:
    """Move by lines without regard to the window's end."""
    row, line = top.row, top.line + lines
    while line < 0 and row > 0:
        row -= 1
        line += entries.height(row)
    line = max(line, 0)
    last = len(entries) - 1
    while row < last and line >= entries.height(row):
        line -= entries.height(row)
        row += 1
    return Top(row, line)
