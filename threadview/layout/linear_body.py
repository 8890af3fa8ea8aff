"""Laying out a text in words alone: where a passage is quoted, a line before it and one behind it say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from . import table
from .blocks import blocks
from .body import BodyLayout, Slice, stacked
from .cells import width_of
from .wrap import cut, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.thread import Body

    from .blocks import Block

END_OF_QUOTE: Final = "end of quote"


class Passage(NamedTuple):
    """Words of a text that are quoted.

    Attributes:
        start: First code point.
        end: One past the last.
        said: What they are: ``quote of Bob's 1.2``; empty where nothing is to be said of them.
        omitted: They are not shown.
    """

    start: int
    end: int
    said: str
    omitted: bool = False


class Note(NamedTuple):
    """Something that is said before a line of the text.

    Attributes:
        start: First code point of the line.
        said: The words.
    """

    start: int
    said: str


def lay_out_linear(body: Body, width: int, passages: Sequence[Passage] = (), notes: Sequence[Note] = ()) -> BodyLayout:
    """Break a body into lines of at most ``width`` cells, with lines in words where others show signs.

    Args:
        body: What is laid out.
        width: Cells of a line.
        passages: What is quoted in it, in order and apart from each other.
        notes: What is said before some of its lines.
    """
    return BodyLayout(body, _Linear(body.text, width, passages, notes).lines(body))


class _Linear:
    """Lays one text out."""

    def __init__(self, text: str, width: int, passages: Sequence[Passage], notes: Sequence[Note]) -> None:
        """Begin at the start of a text."""
        self._text, self._width = text, width
        self._waiting = list(reversed(passages))
        self._open: Passage | None = None
        self._notes = {note.start: note.said for note in notes}
        self._made: list[Slice] = []
        self._items: set[int] = set()

    def lines(self, body: Body) -> list[Slice]:
        """Return the lines."""
        rows: list[tuple[int, int, Block]] = []
        before = None
        for start, end, block in blocks(body):
            if rows and block.span is not rows[0][2].span:
                self._table(rows)
                rows = []
            if before is not None and before.kind == "codeblock" and block.span is not before.span:
                self._say(start, "end of code")
            if block.kind == "codeblock" and (before is None or block.span is not before.span):
                self._say(start, "code")
            if block.kind == "table":
                rows.append((start, end, block))
            else:
                self._line(start, end, block)
            before = block
        if rows:
            self._table(rows)
        if before is not None and before.kind == "codeblock":
            self._say(len(self._text), "end of code")
        return self._made or [Slice(0, 0)]

    def _say(self, place: int, words: str) -> None:
        """Put words on lines of their own."""
        ranges = wrap(words, 0, len(words), self._width)
        self._made += [Slice(place, place, fill=words[a:b], role="meta") for a, b in ranges]

    def _line(self, start: int, end: int, block: Block) -> None:
        """Break one line of the text, also where a passage begins or ends in it."""
        if said := self._notes.get(start):
            self._say(start, said)
        if start == end or block.kind in {"codeblock", "rule"}:
            self._turn(start, end)
            self._put(start, end, block)
            self._turn(end, end)
            return
        at = start
        while at < end:
            self._turn(at, end)
            edge = self._open.end if self._open else self._waiting[-1].start if self._waiting else end
            stop = min(edge, end) if edge > at else end
            first, last = _stripped(self._text, at, stop)
            if first < last or stop - at == end - start:
                self._put(first, last, block)
            at = stop
        self._turn(end, end)

    def _turn(self, at: int, end: int) -> None:
        """Say which passage ends at a place, and which one begins there."""
        if self._open is not None and self._open.end <= at:
            if not self._open.omitted:
                self._say(at, END_OF_QUOTE)
            self._open = None
        while self._open is None and self._waiting and self._waiting[-1].start <= at < max(end, at + (at == end)):
            opened = self._waiting.pop()
            if opened.end <= at:
                continue
            if opened.said:
                self._say(at, f"{opened.said}, left out, T shows it" if opened.omitted else f"{opened.said}:")
            self._open = opened

    def _put(self, start: int, end: int, block: Block) -> None:
        """Show a part of one line of the text, unless it is left out."""
        if self._open is not None and self._open.omitted:
            return
        if block.kind == "rule":
            self._say(start, "line")
        elif block.kind == "codeblock":
            self._made += [Slice(a, b, "", block) for a, b in cut(self._text, start, end, self._width)]
        elif start < end or not self._is_blank_last():
            lead = self._lead(block)
            ranges = wrap(self._text, start, end, self._width, self._width - width_of(lead))
            self._made += [Slice(a, b, "" if place else lead, block) for place, (a, b) in enumerate(ranges)]

    def _is_blank_last(self) -> bool:
        """Tell whether the last line is blank: what was left out may have stood between two of them."""
        return bool(self._made) and not self._made[-1].fill and self._made[-1].start == self._made[-1].end

    def _lead(self, block: Block) -> str:
        """Return what is said before a line: that it is a heading, or an item of a list."""
        if block.kind == "heading":
            return f"heading {block.level}: " if block.level else "heading: "
        if block.item is None or id(block.item) in self._items:
            return ""
        self._items.add(id(block.item))
        marker = block.item.marker or "-"
        return f"level {block.item.level} {marker} " if block.item.level > 1 else f"{marker} "

    def _table(self, rows: list[tuple[int, int, Block]]) -> None:
        """Say each cell of a table behind the head of its column."""
        self._say(rows[0][0], "table")
        split = [table.cells(self._text, start, end) for start, end, _ in rows]
        self._made += stacked(self._text, rows, split, self._width)
        self._say(rows[-1][1], "end of table")


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without blanks at its ends."""
    while start < end and text[start] in " \t":
        start += 1
    while start < end and text[end - 1] in " \t":
        end -= 1
    return start, end
