"""From the first lines of comments to comments: header and buttons laid aside, the rest their text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from .furniture import is_button, is_furniture, is_prose, is_score
from .headers import reply_to
from .lines import is_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lines import Line
    from .page import Anchor, Page, Reading


class Segment(NamedTuple):
    """The lines of one comment.

    Attributes:
        anchor: Where it begins, and what its header and its footer say.
        text: The lines of its text, by number, in order; blank ones between them included.
        aside: The lines that belong to the page.
    """

    anchor: Anchor
    text: Sequence[int]
    aside: Sequence[int]


def segments(page: Page, reading: Reading) -> list[Segment]:
    """Return the comments of a reading; between them they hold every line from the first to the end.

    An id that several comments seem to have is none.
    """
    ends = [*(anchor.line for anchor in reading.anchors[1:]), reading.end]
    pairs = zip(reading.anchors, ends, strict=True)
    found = [_whole(page, anchor, end) or _segment(page, anchor, end) for anchor, end in pairs]
    often = Counter(segment.anchor.ident for segment in found if segment.anchor.ident)
    shared = {ident for ident, count in often.items() if count > 1}
    if not shared:
        return found
    return [
        segment._replace(anchor=segment.anchor._replace(ident="")) if segment.anchor.ident in shared else segment
        for segment in found
    ]


def _segment(page: Page, anchor: Anchor, end: int) -> Segment:
    """Part the lines of one comment into text and furniture."""
    lines = page.lines
    text = _unconsumed(anchor, end) if anchor.consumed else range(anchor.line, end)
    first = _head_end(lines, text)
    last, anchor = _tail_start(page, text, first, anchor)
    kept, edges = text[first:last], [*anchor.consumed, *text[:first], *text[last:]]
    if not kept:
        kept = [number for number in (*text[:first], *text[last:]) if _may_be_all(lines[number].text)]
        edges = [number for number in edges if number not in kept]
    return Segment(anchor, kept, [number for number in edges if lines[number].text or lines[number].marker])


def _whole(page: Page, anchor: Anchor, end: int) -> Segment | None:
    """Return a comment that begins and ends with sentences, as most do; None where its edges must be looked at."""
    line, consumed = anchor.line, anchor.consumed
    if consumed and consumed != (line,):
        return None
    said = page.are_of_text
    first, last = page.after(line) if consumed else line, page.before(end)
    if first > last or not said[last] or not (said[first] or last == first or is_prose(page.texts[first])):
        return None
    return tuple.__new__(Segment, (anchor, range(first, last + 1), consumed))  # in half the time of naming them


def _unconsumed(anchor: Anchor, end: int) -> Sequence[int]:
    """Return the lines of a comment that are no part of its header, which mostly stands above all others."""
    first = anchor.line
    if (first, len(anchor.consumed)) == (anchor.consumed[0], 1):
        return range(first + 1, end)
    consumed = set(anchor.consumed)
    while first in consumed:
        consumed.remove(first)
        first += 1
    return [number for number in range(first, end) if number not in consumed] if consumed else range(first, end)


def _head_end(lines: Sequence[Line], text: Sequence[int]) -> int:
    """Return how many lines at the head are blank or furniture."""
    for place, number in enumerate(text):
        said = lines[number].text
        if said and not is_furniture(said):
            return place
    return len(text)


def _tail_start(page: Page, text: Sequence[int], first: int, anchor: Anchor) -> tuple[int, Anchor]:
    """Return where the text ends before buttons and a footer, and the anchor with the name and date of that footer."""
    for last in range(len(text), first, -1):
        number = text[last - 1]
        said = page.lines[number].text
        mark = page.marks.get(number) if said else None
        if mark and mark.shape in {"date", "by"} and anchor.time is None and (mark.time or mark.relative):
            anchor = anchor._replace(
                time=mark.time, author=anchor.author or mark.author, ident=anchor.ident or mark.ident
            )
        elif said and (last == first + 1 or not is_furniture(said)) and not reply_to(said):
            return last, anchor
    return first, anchor


def _may_be_all(text: str) -> bool:
    """Tell whether what looks like a counter may be all that somebody wrote: ``+1``, ``42``."""
    return bool(text) and is_score(text) and not is_button(text) and not is_rule(text)
