"""Quotes stitched together from several sources, taken apart again."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from .alignment import pieces_in
from .passages import best_passage
from .runs import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .passages import Passage, Shared

SHORTEST_PART: Final = 8
"""So many words of a quote must be missing in its source, and stand in another, for it to be two quotes."""

COVERED: Final = 0.8
"""So many of these words must stand there."""

MOST_PARTS: Final = 8


def parts(shared: Shared, line: Line, passage: Passage) -> list[Line]:
    """Return the stretches of a line that come from different sources, in order; just the line when it has one."""
    cuts = {line.first, line.end}
    for first, end in _uncovered(line, passage):
        other = best_passage(shared, Line(first, end, line.runs))
        if other and other.source != passage.source and other.alignment.equal >= COVERED * (end - first):
            cuts |= {first, end}
    borders = sorted(cuts)
    if not 1 < len(borders) - 1 <= MOST_PARTS:
        return [line]
    return [Line(first, end, line.runs) for first, end in pairwise(borders)]


def _uncovered(line: Line, passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the longer stretches of a line that its source does not have."""
    if line.end - line.first - passage.alignment.equal < SHORTEST_PART or len(line.runs) == 1:
        return
    reached = line.first
    for piece in pieces_in((line.first, line.end), line.runs[passage.alignment.text]):
        if piece.first - reached >= SHORTEST_PART:
            yield reached, piece.first
        reached = piece.first + piece.length
    if line.end - reached >= SHORTEST_PART:
        yield reached, line.end
