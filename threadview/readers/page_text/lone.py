"""The hypothesis that a bare handle on a line of its own stands above every comment, as forum archives have it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from threadview.readers.common.patterns import lazy

from .furniture import is_furniture
from .lines import EMPTY
from .names import name_of
from .page import SHORT, Anchor, Page, Reading
from .placement import has_text

if TYPE_CHECKING:
    from .lines import Line

_HANDLE: Final = lazy(r"@?[^\W_][\w.-]{1,23}")
_PICTURE: Final = lazy(r"\[[^\[\]]{0,60}\]|!\[[^\]]{0,80}\]\([^()\s]{0,2000}\)")
_MAX_HANDLE: Final = 25
_SHORTEST_NUMBER, _LONGEST_NUMBER = 3, 6
_WIDEST: Final = 130
_ENOUGH: Final = 8
_SHARE: Final = 0.02
_RECURRING: Final = 0.1
_WITH_TEXT: Final = 0.7


def lone(page: Page) -> Reading | None:
    """Take every lone handle as the beginning of a comment, where handles recur or have a picture above them.

    One with nothing below it is the last word of the comment above it.
    """
    handles = [n for n in page.short if page.lengths[n] <= _MAX_HANDLE and _is_handle(page, n)]
    if len(handles) < _ENOUGH:
        return None
    handles = _between_texts(page, handles)
    column = Counter(page.lines[number].indent for number in handles).most_common(1)[0][0]
    handles = [number for number in handles if page.lines[number].indent == column]
    written = sum(1 for line in page.lines if line.text)
    if len(handles) < max(_ENOUGH, _SHARE * written) or not _is_regular(page, handles):
        return None
    anchors = [_anchor(page, number) for number in handles]
    end = page.ending(handles[-1])
    ends = [*(anchor.line for anchor in anchors[1:]), end]
    texts = [has_text(page, range(number + 1, end)) for number, end in zip(handles, ends, strict=True)]
    spoken = [anchor for place, anchor in enumerate(anchors) if texts[place] or (place and not texts[place - 1])]
    return Reading(spoken, anchors[0].line, end)


def _is_handle(page: Page, number: int) -> bool:
    """Tell whether a line holds one word below a picture, or between blank lines or lists further in."""
    line = page.lines[number]
    if line.marker or not _HANDLE().fullmatch(line.text):
        return False
    if not _is_number(line.text) and (is_furniture(line.text) or name_of(line.text) is None):
        return False
    above = page.lines[number - 1] if number else EMPTY
    below = page.lines[number + 1] if number + 1 < len(page.lines) else line
    listed = below.marker != "" and below.indent > line.indent and not page.is_markdown
    if above.text and not (_may_end_list(above, line) and not page.is_markdown):
        return _PICTURE().fullmatch(above.text) is not None
    return below.blank or listed


def _is_number(text: str) -> bool:
    """Tell whether a handle may be a number alone."""
    return text.isdecimal() and _SHORTEST_NUMBER <= len(text) <= _LONGEST_NUMBER


def _between_texts(page: Page, handles: list[int]) -> list[int]:
    """Leave out the numbers that have no text on both sides, as no number is the handle of an empty comment."""
    ends = [*handles[1:], len(page.lines)]
    parted = [has_text(page, range(number + 1, end)) for number, end in zip(handles, ends, strict=True)]
    return [
        number
        for number, above, below in zip(handles, [True, *parted], parted, strict=False)
        if (above and below) or not _is_number(page.lines[number].text)
    ]


def _is_regular(page: Page, handles: list[int]) -> bool:
    """Tell whether lone words are handles: they recur, or pictures stand above, and a text stands below nearly all."""
    words = Counter(page.lines[number].text for number in handles)
    recurring = sum(count for count in words.values() if count > 1)
    pictured = sum(_has_picture(page, number) for number in handles)
    texts = sum(1 for number, below in pairwise(handles) if page.after(number) < below)
    if texts < _WITH_TEXT * (len(handles) - 1):
        return False
    return recurring >= _RECURRING * len(handles) or 2 * pictured > len(handles)


def _may_end_list(above: Line, line: Line) -> bool:
    """Tell whether a list further in ends above a line, which no wrap broke off it."""
    return above.indent > line.indent and not SHORT <= above.column + len(above.text) <= _WIDEST


def _has_picture(page: Page, number: int) -> bool:
    """Tell whether a picture stands right above a handle."""
    return number > 0 and _PICTURE().fullmatch(page.lines[number - 1].text) is not None


def _anchor(page: Page, number: int) -> Anchor:
    """Return the comment below a handle, the picture above it included."""
    first = number - 1 if _has_picture(page, number) else number
    consumed = tuple(range(first, number + 1))
    return Anchor(first, page.lines[number].indent, consumed, page.lines[number].text.lstrip("@"), unsure=True)
