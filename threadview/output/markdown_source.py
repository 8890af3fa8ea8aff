"""Body → Markdown source, such that :func:`threadview.markup.markdown.markdown` reads the same text back.

A body's blocks may nest in any way; what is written is quotes around lists around quotes, which covers all that readers
make. Bullets are ``*``, so that they are never taken for the ``-`` of a comment.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.thread import BLOCK_KINDS, Span

from .markdown_inline import inline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from threadview.thread import Body

_NUMBER: Final = re.compile(r"\d{1,9}[.)]")
_LANGUAGE: Final = re.compile(r"[^\s`\\&]+")
_BACKTICKS: Final = re.compile(r"`+")
_CLOSING_HASHES: Final = re.compile(r"(?<![\\#])#+$", re.MULTILINE)
_WHOLE: Final = frozenset({"codeblock", "table"})
_LEAVES: Final = frozenset({"codeblock", "table", "heading", "rule"})


class _Place(NamedTuple):
    """The blocks that a line stands in: quotes, list items in them, quotes in these, and what it is itself."""

    outer: tuple[Span, ...] = ()
    items: tuple[Span, ...] = ()
    inner: tuple[Span, ...] = ()
    leaf: Span | None = None


class _Unit(NamedTuple):
    """Lines that are written together: a paragraph, a heading, a whole table.

    Attributes:
        start: First code point.
        end: One past the last.
        place: Where it stands.
        gap: Whether a blank line stands before it.
    """

    start: int
    end: int
    place: _Place
    gap: bool


def markdown_lines(body: Body) -> Iterator[str]:
    """Yield the lines of the Markdown source of a body."""
    writer = _Writer(body)
    for unit in _units(body):
        yield from writer.lines(unit)


def markdown_source(body: Body) -> str:
    """Return the Markdown source of a body: the inverse of :func:`threadview.markup.markdown.markdown`."""
    return "\n".join(markdown_lines(body))


def _placed_lines(body: Body) -> Iterator[tuple[int, int, _Place]]:
    """Yield ``(start, end, place)`` of each line, in one sweep over lines and spans.

    Of spans over the same characters the later one is the outer: that is the order in which blocks are closed.
    """
    spans = [span for span in reversed(body.spans) if span.kind in BLOCK_KINDS]
    spans.sort(key=lambda span: (span.start, -span.end))
    opened: list[Span] = []
    start = waiting = 0
    for line in body.text.split("\n"):
        while waiting < len(spans) and spans[waiting].start <= start:
            opened.append(spans[waiting])
            waiting += 1
        opened = [span for span in opened if span.end > start]
        yield start, start + len(line), _place(opened)
        start += len(line) + 1


def _place(opened: list[Span]) -> _Place:
    """Sort the open spans of a line, outermost first."""
    first_item = next((at for at, span in enumerate(opened) if span.kind == "item"), len(opened))
    outer = tuple(span for span in opened[:first_item] if span.kind == "quote")
    inner = tuple(span for span in opened[first_item:] if span.kind == "quote")
    items = tuple(sorted((span for span in opened if span.kind == "item"), key=lambda span: span.level))
    leaf = next((span for span in reversed(opened) if span.kind in _LEAVES), None)
    return _Place(outer, items, inner, leaf)


def _units(body: Body) -> Iterator[_Unit]:
    """Yield what is written together, in order."""
    unit: _Unit | None = None
    gap = False
    for start, end, place in _placed_lines(body):
        whole = place.leaf is not None and place.leaf.kind in _WHOLE
        if unit and whole and unit.place.leaf is place.leaf:
            unit = unit._replace(end=end)
        elif not body.text[start:end].strip():
            gap = True
        elif unit and not gap and _continues(unit.place, place, start):
            unit = unit._replace(end=end)
        else:
            if unit:
                yield unit
            unit, gap = _Unit(start, end, place, gap), False
    if unit:
        yield unit


def _continues(before: _Place, place: _Place, start: int) -> bool:
    """Tell whether a line goes on with the paragraph before it."""
    return before == place and place.leaf is None and all(item.start != start for item in place.items)


def _level(quotes: tuple[Span, ...]) -> int:
    """Return how many marks stand before a line in these quotes."""
    return max((quote.level or 1 for quote in quotes), default=0)


def _shared(before: tuple[Span, ...], now: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the spans that hold both."""
    return tuple(span for span in now if any(span is other for other in before))


class _Writer:
    """Writes unit after unit, and knows which list items are open."""

    def __init__(self, body: Body) -> None:
        """Stand before the first unit."""
        self.text = body.text
        self.inline_spans = [span for span in body.spans if span.kind not in BLOCK_KINDS]
        self.next_inline = 0
        self.open_items: list[tuple[int, int]] = []
        self.before: _Unit | None = None

    def lines(self, unit: _Unit) -> Iterator[str]:
        """Yield the lines of a unit, after the blank line that parts it from the one before."""
        place = unit.place
        if self.before and not self._is_tight(unit, self.before):
            yield self._blank_line(place, self.before.place)
        outer = _level(place.outer)
        marks = "> " * outer
        standing, markers = self._list_prefix(unit)
        inner = "> " * (max(_level(place.inner) - outer, 1) if place.inner else 0)
        prefix = f"{marks}{' ' * standing}{markers}{inner}"
        for line in self._content(unit):
            yield f"{prefix}{line}".rstrip() if not line else f"{prefix}{line}"
            prefix = f"{marks}{' ' * (standing + len(markers))}{inner}"
        self.before = unit

    def _is_tight(self, unit: _Unit, before: _Unit) -> bool:
        """Tell whether a list item may follow without a blank line."""
        place = unit.place
        if unit.gap or place.outer != before.place.outer or before.place.inner or before.place.leaf:
            return False
        starting = [item for item in place.items if item.start == unit.start]
        if not starting or place.inner or place.leaf:
            return False
        is_sibling = any(item.level == starting[0].level for item in before.place.items)
        return is_sibling or _marker(starting[0]) in {"*", "1.", "1)"}

    def _blank_line(self, place: _Place, before: _Place) -> str:
        """Return the line that parts two blocks: marked where a quote goes on through it."""
        marks = ">" * _level(_shared(before.outer, place.outer))
        inner = _shared(before.inner, place.inner)
        if not inner:
            return marks
        padding = " " * (sum(width for _, width in self.open_items) + (1 if marks else 0))
        return marks + padding + ">" * max(_level(inner) - _level(place.outer), 1)

    def _list_prefix(self, unit: _Unit) -> tuple[int, str]:
        """Return the columns of the items that go on, and the markers of those that begin; keep the open items."""
        items = unit.place.items
        if not items or (self.before and unit.place.outer != self.before.place.outer):
            self.open_items.clear()
        starting = [item for item in items if item.start == unit.start]
        deepest = starting[0].level - 1 if starting else items[-1].level if items else 0
        while self.open_items and self.open_items[-1][0] > deepest:
            self.open_items.pop()
        standing = sum(width for _, width in self.open_items)
        markers = [f"{_marker(item)} " for item in starting]
        self.open_items += [(item.level, len(marker)) for item, marker in zip(starting, markers, strict=True)]
        return standing, "".join(markers)

    def _content(self, unit: _Unit) -> list[str]:
        """Return the lines of a unit without their prefix."""
        kind = unit.place.leaf.kind if unit.place.leaf else ""
        if kind == "codeblock":
            return self._code_block(unit)
        if kind == "rule":
            return ["___"]
        if kind == "table":
            return self._table(unit)
        source = self._inline(unit.start, unit.end)
        if kind == "heading" and unit.place.leaf:
            level = min(max(unit.place.leaf.level, 1), 6)
            return [f"{'#' * level} {line}" for line in _CLOSING_HASHES.sub(r"\\\g<0>", source).split("\\\n")]
        return source.split("\n")

    def _inline(self, start: int, end: int) -> str:
        """Return the source of a range of text."""
        spans = self.inline_spans
        while self.next_inline < len(spans) and spans[self.next_inline].start < start:
            self.next_inline += 1
        chosen = []
        for at in range(self.next_inline, len(spans)):
            if spans[at].start >= end:
                break
            chosen.append(spans[at])
        return inline(self.text, chosen, start, end)

    def _code_block(self, unit: _Unit) -> list[str]:
        """Return a fenced block."""
        code = self.text[unit.start : unit.end]
        longest = max((len(run) for run in _BACKTICKS.findall(code)), default=0)
        fence = "`" * max(3, longest + 1)
        language = unit.place.leaf.marker if unit.place.leaf else None
        info = language if language and _LANGUAGE.fullmatch(language) else ""
        return [f"{fence}{info}", *code.split("\n"), fence]

    def _table(self, unit: _Unit) -> list[str]:
        """Return a table with its delimiter row; its head is as wide as its widest row, for Markdown drops the rest."""
        rows: list[list[str]] = []
        start = unit.start
        for line in self.text[unit.start : unit.end].split("\n"):
            cells = []
            for cell in line.split("\t"):
                source = self._inline(start, start + len(cell))
                cells.append((source.removeprefix("\\") if cell.startswith("|") else source).replace("|", "\\|"))
                start += len(cell) + 1
            rows.append(cells)
        width = max(len(row) for row in rows)
        head, *others = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
        return [head, "|" + " --- |" * width, *others]


def _marker(item: Span) -> str:
    """Return the bullet or number of an item as Markdown has it."""
    return item.marker if item.marker and _NUMBER.fullmatch(item.marker) else "*"
