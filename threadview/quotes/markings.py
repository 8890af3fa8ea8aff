"""What the author of a text marked as quoted, and whom they said to quote."""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from .attributed import Named, named, named_above

if TYPE_CHECKING:
    from threadview.thread import Body


class Marked(NamedTuple):
    """A stretch of a text that its author marked as quoted.

    Attributes:
        start: First code point.
        end: One past the last.
        named: Who is said to have written it; None when nobody is.
    """

    start: int
    end: int
    named: Named | None = None


def marked_ranges(body: Body) -> list[Marked]:
    """Return each marked quote; of quotes inside quotes, the inner ones and attributions are cut out of the outer."""
    levels = _Levels(body)
    sayings = {span.start: span for span in body.spans if span.kind == "attribution"}
    edges = {edge for span in body.spans if span.kind in {"quote", "attribution"} for edge in (span.start, span.end)}
    ranges: list[Marked] = []
    said: dict[int, Named | None] = {}
    own_words = 0
    for start, end in pairwise(sorted(edges)):
        level, initials = levels.at(start)
        if start in sayings:
            own_words = sayings[start].end
            said = {deep: who for deep, who in said.items() if deep <= level} | {
                level + 1: named(sayings[start].marker)
            }
        elif level and start >= own_words and (trimmed := _trim(body.text, start, end)):
            ranges.append(Marked(*trimmed, named(initials) or said.get(level) or named_above(body.text, start)))
    return ranges


def taken_ranges(body: Body, marked: list[Marked]) -> list[tuple[int, int]]:
    """Return what is not searched for unmarked quotes, in order: what is marked, and attributions."""
    sayings = [(span.start, span.end) for span in body.spans if span.kind == "attribution"]
    return sorted([*sayings, *((one.start, one.end) for one in marked)])


class _Levels:
    """Tells how deep a text is quoted, asked from its beginning to its end."""

    def __init__(self, body: Body) -> None:
        """Stand before the first quote."""
        quotes = sorted(
            (span.start, span.end, span.level, span.marker or "") for span in body.spans if span.kind == "quote"
        )
        self._waiting = quotes[::-1]
        self._opened: list[tuple[int, int, str]] = []

    def at(self, place: int) -> tuple[int, str]:
        """Return the level of the innermost quote that holds a place, and its initials; 0 where none does."""
        while self._waiting and self._waiting[-1][0] <= place:
            _, end, level, marker = self._waiting.pop()
            heappush(self._opened, (-max(level, 1), end, marker))
        while self._opened and self._opened[0][1] <= place:
            heappop(self._opened)
        return (-self._opened[0][0], self._opened[0][2]) if self._opened else (0, "")


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Leave out the blanks at both ends; None when nothing else is there."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return (start, end) if end > start else None
