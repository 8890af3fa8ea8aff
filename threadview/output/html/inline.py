"""A range of text with what lies over it → HTML, properly nested, in time that grows with both alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from .escaping import address, characters, outward

if TYPE_CHECKING:
    from collections.abc import Iterable

    from threadview.thread import Body, Span

MOST_NESTED: Final = 8
"""So many elements lie over a character; what would be more is left out, never the character."""

_TAGS: Final = {"emphasis": "em", "strong": "strong", "strike": "s", "code": "code"}


class Mark(Struct):
    """Characters that are an element of their own.

    Attributes:
        start: First code point.
        end: One past the last; a mark of nothing is written once, where it stands.
        first: The start tag of its first piece, or all of a mark of nothing.
        rest: The start tag of further pieces, where other elements cut it up.
        last: The end tag.
        is_link: Whether it may not stand within its like.
    """

    start: int
    end: int
    first: str
    rest: str = ""
    last: str = ""
    is_link: bool = False

    def opening(self) -> str:
        """Return the start tag of the next piece."""
        tag, self.first = self.first or self.rest, ""
        return tag


def marks_of(body: Body) -> list[Mark]:
    """Return the inline spans of a body as marks, in their order; links only to where one may be led."""
    return [mark for span in body.spans if span.start < span.end and (mark := _mark(span)) is not None]


def _mark(span: Span) -> Mark | None:
    """Return an inline span as a mark."""
    if span.kind == "link":
        url = address(span.url)
        return Mark(span.start, span.end, tag := outward(url), tag, "</a>", is_link=True) if url else None
    if span.kind == "spoiler":
        return Mark(span.start, span.end, tag := '<span class="spoiler" tabindex="0">', tag, "</span>")
    name = _TAGS.get(span.kind)
    return Mark(span.start, span.end, tag := f"<{name}>", tag, f"</{name}>") if name else None


class Inline:
    """Writes ranges of one text, in its order."""

    def __init__(self, text: str, marks: Iterable[Mark]) -> None:
        """Stand before the first range."""
        self.text = text
        self._waiting = sorted(marks, key=lambda mark: (mark.start, mark.end > mark.start, -mark.end))
        self._next = 0
        self._going_on: list[Mark] = []

    def html(self, start: int, end: int) -> str:
        """Return the characters from ``start`` to ``end`` with their elements, which end with the range."""
        writer = _Writer(self.text, start, end)
        going_on, self._going_on = self._going_on, []
        for mark in going_on:
            self._write(writer, mark, end)
        while self._next < len(self._waiting) and self._begins(self._waiting[self._next], end):
            self._write(writer, self._waiting[self._next], end)
            self._next += 1
        writer.close(end)
        return writer.result(end)

    def _begins(self, mark: Mark, end: int) -> bool:
        """Tell whether a mark begins in a range; one of nothing belongs to what stands before it."""
        return mark.start < end or mark.start == mark.end == end

    def _write(self, writer: _Writer, mark: Mark, end: int) -> None:
        """Write where a mark begins, and keep it for the next range where it does not end in this one."""
        opened = writer.open(mark)
        if mark.end > end and opened:
            self._going_on.append(mark)


class _Writer:
    """Writes one range."""

    def __init__(self, text: str, start: int, end: int) -> None:
        """Stand at the first character."""
        self._text, self._at, self._start, self._end = text, start, start, end
        self._pieces: list[str] = []
        self._open: list[Mark] = []

    def open(self, mark: Mark) -> bool:
        """Begin an element, or write a mark of nothing; False where it cannot stand there."""
        start = max(mark.start, self._start)
        self.close(start)
        self._advance(start)
        if mark.start >= mark.end:
            if not any(other.is_link for other in self._open):
                self._pieces.append(mark.first)
            return False
        if mark.end <= start:
            return False
        if len(self._open) >= MOST_NESTED or (mark.is_link and any(other.is_link for other in self._open)):
            return False
        self._pieces.append(mark.opening())
        self._open.append(mark)
        return True

    def close(self, upto: int) -> None:
        """End the elements that end up to a place; those within them that go on are cut there."""
        while self._open and (end := min(mark.end for mark in self._open)) <= upto:
            self._advance(end)
            self._close_those_ending(end)

    def _close_those_ending(self, end: int) -> None:
        """End the elements that end here."""
        lowest = next(at for at, mark in enumerate(self._open) if mark.end <= end)
        again = [mark for mark in self._open[lowest:] if mark.end > end]
        self._pieces += [mark.last for mark in reversed(self._open[lowest:])]
        del self._open[lowest:]
        for mark in again:
            self._pieces.append(mark.opening())
            self._open.append(mark)

    def _advance(self, to: int) -> None:
        """Write the characters up to a place."""
        if to > self._at:
            self._pieces.append(characters(self._text[self._at : to]))
            self._at = to

    def result(self, end: int) -> str:
        """Return what was written, with the rest of the range."""
        self._advance(end)
        self._pieces += [mark.last for mark in reversed(self._open)]
        return "".join(self._pieces)
