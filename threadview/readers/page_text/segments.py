"""From the first lines of comments to comments: header and buttons laid aside, the rest their text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from .furniture import is_button, is_furniture, is_score
from .headers import reply_to
from .lines import is_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    aside: list[int]


def segments(page: Page, reading: Reading) -> list[Segment]:
    """Return the comments of a reading; between them they hold every line from the first to the end.

    An id that several comments seem to have is none.
    """
    ends = [*(anchor.line for anchor in reading.anchors[1:]), reading.end]
    found = [_segment(page, anchor, end) for anchor, end in zip(reading.anchors, ends, strict=True)]
    often = Counter(segment.anchor.ident for segment in found if segment.anchor.ident)
    return [
        segment._replace(anchor=segment.anchor._replace(ident="")) if often[segment.anchor.ident] > 1 else segment
        for segment in found
    ]


def _segment(page: Page, anchor: Anchor, end: int) -> Segment:
    """Part the lines of one comment into text and furniture."""
    aside = sorted(number for number in anchor.consumed if page.lines[number].text)
    text = _unconsumed(anchor, end)
    edges: list[int] = []
    first, last = _trim_head(page, text, edges), len(text)
    last, anchor = _trim_tail(page, text, first, anchor, edges)
    kept: Sequence[int] = text[first:last]
    if not any(page.lines[number].text for number in kept):
        kept = [number for number in edges if _may_be_all(page.lines[number].text)]
        edges = [number for number in edges if number not in kept]
    edges = [number for number in edges if page.lines[number].text or page.lines[number].marker]
    return Segment(anchor, kept, sorted({*aside, *edges}))


def _unconsumed(anchor: Anchor, end: int) -> Sequence[int]:
    """Return the lines of a comment that are no part of its header, which mostly stands above all others."""
    consumed = set(anchor.consumed)
    first = anchor.line
    while first in consumed:
        consumed.remove(first)
        first += 1
    return [number for number in range(first, end) if number not in consumed] if consumed else range(first, end)


def _trim_head(page: Page, text: Sequence[int], edges: list[int]) -> int:
    """Return how many lines at the head are blank or furniture; add these to ``edges``."""
    for place, number in enumerate(text):
        line = page.lines[number]
        if line.text and not is_furniture(line.text):
            return place
        edges.append(number)
    return len(text)


def _trim_tail(page: Page, text: Sequence[int], first: int, anchor: Anchor, edges: list[int]) -> tuple[int, Anchor]:
    """Return where the text ends before buttons and a footer, and the anchor with the name and date of that footer."""
    last = len(text)
    while last > first:
        number = text[last - 1]
        line = page.lines[number]
        mark = page.marks.get(number) if line.text else None
        if mark and mark.shape in {"date", "by"} and anchor.time is None and (mark.time or mark.relative):
            anchor = anchor._replace(
                time=mark.time, author=anchor.author or mark.author, ident=anchor.ident or mark.ident
            )
        elif line.text and not is_furniture(line.text) and not reply_to(line.text):
            break
        edges.append(number)
        last -= 1
    return last, anchor


def _may_be_all(text: str) -> bool:
    """Tell whether what looks like a counter may be all that somebody wrote: ``+1``, ``42``."""
    return bool(text) and is_score(text) and not is_button(text) and not is_rule(text)
