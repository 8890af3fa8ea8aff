"""Breaking a line of text into lines of a given width, as offsets: nothing is copied, nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cells import graphemes, is_narrow

if TYPE_CHECKING:
    from .cells import Grapheme

MIN_WIDTH = 2
"""A line must hold the widest grapheme."""


def wrap(text: str, start: int, end: int, width: int, first_width: int | None = None) -> list[tuple[int, int]]:
    """Break ``text[start:end]``, which holds no line break, between words.

    The blanks at a break stand in neither line. A word that is longer than a line is cut between graphemes. A line may
    end between two wide characters (Chinese, Japanese) too.

    Args:
        text: The whole text; the offsets refer to it.
        start: Where the line starts in it.
        end: One past its last code point.
        width: Cells of a line, taken as at least :data:`MIN_WIDTH`.
        first_width: Cells of the first line, where they differ.

    Returns:
        ``(start, end)`` of each line, at least one.
    """
    width = max(width, MIN_WIDTH)
    first = width if first_width is None else max(first_width, MIN_WIDTH)
    if is_narrow(text, start, end):
        return _wrap_narrow(text, start, end, width, first)
    return _wrap_graphemes(text, graphemes(text, start, end), width, first)


def cut(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """Break ``text[start:end]`` wherever a line is full, as code is; blanks are kept."""
    width = max(width, MIN_WIDTH)
    if end - start <= width and is_narrow(text, start, end):
        return [(start, end)]
    lines, line_start, used = [], start, 0
    for grapheme in graphemes(text, start, end):
        if used + grapheme.width > width:
            lines.append((line_start, grapheme.start))
            line_start, used = grapheme.start, 0
        used += grapheme.width
    lines.append((line_start, end))
    return lines


def _wrap_narrow(text: str, start: int, end: int, width: int, first: int) -> list[tuple[int, int]]:
    """Wrap where every code point is one cell: a search backwards for a blank per line."""
    lines = []
    room = first
    while end - start > room:
        blank = text.rfind(" ", start, start + room + 1)
        line_end = blank
        while line_end > start and text[line_end - 1] == " ":
            line_end -= 1
        if blank < 0 or line_end <= start:
            lines.append((start, start + room))
            start += room
        else:
            lines.append((start, line_end))
            start = blank
        while start < end and text[start] == " ":
            start += 1
        room = width
    if start < end or not lines:
        lines.append((start, end))
    return lines


def _wrap_graphemes(text: str, row: list[Grapheme], width: int, first: int) -> list[tuple[int, int]]:
    """Wrap by graphemes: ``break_at`` is the last place where the line may end."""
    lines: list[tuple[int, int]] = []
    place = line = 0
    used, room = 0, first
    break_at = -1
    while place < len(row):
        grapheme = row[place]
        blank = _is_blank(text, grapheme)
        if blank or _wide_pair(row, place):
            break_at = place
        if used + grapheme.width > room and not blank and place > line:
            stop = break_at if break_at > line else place
            lines.append((row[line].start, _before_blanks(text, row, line, stop)))
            line = place = _after_blanks(text, row, stop)
            used, room, break_at = 0, width, -1
            continue
        used += grapheme.width
        place += 1
    if line < len(row):
        lines.append((row[line].start, row[-1].end))
    return lines


def _is_blank(text: str, grapheme: Grapheme) -> bool:
    """Tell whether a grapheme is a blank, and nothing but a blank."""
    return grapheme.end == grapheme.start + 1 and text[grapheme.start] in " \t"


def _wide_pair(row: list[Grapheme], place: int) -> bool:
    """Tell whether a line may end between the grapheme before this one and this one."""
    wide = 2
    return place > 0 and row[place].width == wide and row[place - 1].width == wide


def _before_blanks(text: str, row: list[Grapheme], line: int, stop: int) -> int:
    """Return the offset at which a line that ends before ``row[stop]`` ends, without the blanks there."""
    while stop > line + 1 and _is_blank(text, row[stop - 1]):
        stop -= 1
    return row[stop - 1].end


def _after_blanks(text: str, row: list[Grapheme], place: int) -> int:
    """Return the place of the first grapheme from ``place`` on that is no blank."""
    while place < len(row) and _is_blank(text, row[place]):
        place += 1
    return place
