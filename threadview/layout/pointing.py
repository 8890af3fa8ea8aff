"""From a cell of the screen to the character that is shown there, and what is selected from one to another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup import UNSPACED

from . import table
from .body import TAB_IN_CODE
from .cells import graphemes, is_narrow, width_of
from .runs import plain_text

if TYPE_CHECKING:
    from .body import BodyLayout, Slice
    from .runs import Line

_WORD: Final = re.compile(rf"[{UNSPACED}]|(?:[^\W{UNSPACED}]|(?<=[\w:/])[-'’.:/@&=?#%+~](?=[\w/]))+")
_LONGEST_WORD: Final = 2_000

ARTICLE_TEXT: Final = 0
"""The number of the one text that a pane with the article shows."""


class Pointed(NamedTuple):
    """The grapheme under the mouse.

    Attributes:
        text: Which text: the index of a comment.
        start: Its first code point.
        end: One past the last; ``start`` where no character is shown: behind the end of a line, on a header.
    """

    text: int
    start: int
    end: int


class Selection(NamedTuple):
    """What is selected, in the order of the texts.

    Attributes:
        first: The text and the code point where it begins.
        last: The text and the code point one past its end.
    """

    first: tuple[int, int]
    last: tuple[int, int]

    def of(self, text: int, length: int) -> tuple[int, int] | None:
        """Return the range that is selected of a text of ``length`` code points; None for none of it."""
        if not self.first[0] <= text <= self.last[0]:
            return None
        start = self.first[1] if text == self.first[0] else 0
        end = self.last[1] if text == self.last[0] else length
        return (start, end) if start < end else None


def between(one: Pointed, other: Pointed) -> Selection:
    """Return what is selected by dragging from one grapheme to another, both of them included."""
    first = min((one.text, one.start), (other.text, other.start))
    return Selection(first, max((one.text, one.end), (other.text, other.end)))


def word_at(text: str, at: int) -> tuple[int, int]:
    """Return the range of the word that holds a code point: letters, digits, the signs within names and addresses.

    In scripts that write no spaces a character is a word; a blank and a sign alone are none, and the range is theirs.
    """
    start, end = paragraph_at(text, at)
    begin = max(start, at - _LONGEST_WORD)
    words = _WORD.finditer(text, begin, min(end, at + _LONGEST_WORD))
    return next((word.span() for word in words if word.start() <= at < word.end()), (at, at + 1))


def paragraph_at(text: str, at: int) -> tuple[int, int]:
    """Return the range of the paragraph, or the line of code, that holds a code point."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return start, len(text) if end < 0 else end


def grapheme_at(layout: BodyLayout, line: int, column: int) -> tuple[int, int]:
    """Return the first code point of the grapheme at a cell of a line, and one past its last.

    Where no character is shown they are the same: that before which the cell stands.
    """
    piece = layout.slices[line]
    column -= width_of(piece.prefix)
    if piece.fill or column < 0:
        return piece.start, piece.start
    if piece.columns is not None:
        return _in_row(layout.body.text, piece, piece.columns, column)
    tab = len(TAB_IN_CODE) if piece.block.kind == "codeblock" else 1
    return _within(layout.body.text, piece.start, piece.end, column, tab)


def character_at(line: Line, column: int) -> tuple[int, int]:
    """Return the range of the grapheme at a cell of a line that stands as it is, within its characters."""
    text = plain_text(line)
    return _within(text, 0, len(text), max(column, 0))


def _in_row(text: str, piece: Slice, widths: list[int], column: int) -> tuple[int, int]:
    """Find the grapheme in the row of a table."""
    cell = table.Cell(piece.start, piece.start)
    for cell, width in zip(table.cells(text, piece.start, piece.end), widths, strict=False):
        if column < width + len(table.GAP):
            return _within(text, cell.start, cell.end, column)
        column -= width + len(table.GAP)
    return cell.end, cell.end


def _within(text: str, start: int, end: int, column: int, tab: int = 1) -> tuple[int, int]:
    """Find the grapheme in a range that is shown as it stands, tabs in ``tab`` cells."""
    if is_narrow(text, start, end) and (tab == 1 or "\t" not in text[start:end]):
        return (start + column, start + column + 1) if column < end - start else (end, end)
    used = 0
    for grapheme in graphemes(text, start, end):
        used += tab if text[grapheme.start] == "\t" else grapheme.width
        if column < used:
            return grapheme.start, grapheme.end
    return end, end
