"""The quotes that their authors marked, and where their words stand."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from .alignment import Alignment
from .kinship import ARTICLE
from .passages import best_passage, passage_of
from .words import GRAM

if TYPE_CHECKING:
    from threadview.thread import Body

    from .passages import Passage, Shared
    from .runs import Line

HALF: Final = 0.5
"""So much of a marked quote must stand in a text for it to be the source."""

LONGEST_SEARCHED: Final = 20_000
"""In longer texts, by their words, quotes too short for the index are not sought: there may be thousands of them."""


def marked_ranges(body: Body) -> list[tuple[int, int]]:
    """Return the characters of each marked quote; of quotes inside quotes, the inner ones are cut out of the outer."""
    nesting: Counter[int] = Counter()
    for span in body.spans:
        if span.kind == "quote":
            nesting[span.start] += 1
            nesting[span.end] -= 1
    ranges, depth = [], 0
    edges = sorted(nesting)
    for start, end in pairwise(edges):
        depth += nesting[start]
        if depth and (trimmed := _trim(body.text, start, end)):
            ranges.append(trimmed)
    return ranges


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Leave out the blanks at both ends; None when nothing else is there."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return (start, end) if end > start else None


def locate(shared: Shared, line: Line) -> Passage | None:
    """Return where at least half of the words of a marked quote stand, None when nowhere."""
    size = line.end - line.first
    if 0 < size < GRAM:
        return _locate_short(shared, line.first, line.end)
    passage = best_passage(shared, line)
    return passage if passage and passage.alignment.equal >= HALF * size else None


def _locate_short(shared: Shared, first: int, end: int) -> Passage | None:
    """Return where a quote stands that is too short for the index: it is sought in the parent and the article only."""
    for source in (shared.thread.parents[shared.comment], ARTICLE):
        text = shared.texts[source + 1]
        if text < 0 or shared.index.length_of(text) > LONGEST_SEARCHED:
            continue
        place = shared.index.find(shared.words.ids[first:end], text)
        if place >= 0:
            size = end - first
            return passage_of(shared, Alignment(first, end, text, place, place + size, size, size), 1)
    return None
