"""Body → the elements of a text, such that its text content is the text to the last character.

That is what microdata says a property is (https://html.spec.whatwg.org/multipage/microdata.html#values), so whoever
reads the page has the text without knowing what wrote it. Line breaks stand as they are, between elements and within
them, where the style sheet shows them. Whatever only this page says is no text: it is drawn from attributes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from threadview.thread import BLOCK_KINDS

from .escaping import value
from .inline import Inline, Mark, marks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from threadview.thread import Body, Span

MOST_NESTED: Final = 8
"""So many blocks hold a line; deeper ones are left out, never the line."""

DEEPEST_HEADING: Final = 6

_NUMBER: Final = re.compile(r"(\d{1,9})[.)]")
_LANGUAGE: Final = re.compile(r"[\w+#.-]{1,30}")
_CONTAINERS: Final = {"quote": "blockquote", "item": "li", "signature": "div"}


class _Unit(NamedTuple):
    """Lines that are one paragraph, or another block without blocks in it."""

    start: int
    end: int
    path: tuple[Span, ...]
    leaf: Span | None


class _Frame(Struct):
    """An open element, and the list that is open directly in it."""

    span: Span | None
    last: str = ""
    list: str = ""


def text_html(body: Body, marks: Iterable[Mark] = (), whole: Sequence[tuple[int, int]] = ()) -> str:
    """Return the HTML of a text.

    Args:
        body: The text with its spans.
        marks: What else lies over its characters.
        whole: Ranges of unmarked quotes; a paragraph that is one as a whole gets a class.
    """
    writer = _Writer(body, [*marks_of(body), *marks], whole)
    for unit in _units(body):
        writer.write(unit)
    return writer.result()


def _lines(body: Body) -> Iterator[_Unit]:
    """Yield the lines with the blocks that hold them, outermost first; what does not cover whole lines is passed."""
    waiting = [span for span in body.spans if span.kind in BLOCK_KINDS and span.start < span.end]
    at, start = 0, 0
    held: list[Span] = []
    for line in body.text.split("\n"):
        end = start + len(line)
        held = [span for span in held if span.end > start]
        while at < len(waiting) and waiting[at].start <= start:
            if waiting[at].start == start and len(held) < MOST_NESTED:
                held.append(waiting[at])
            at += 1
        held = [span for span in held if span.end >= end]
        path = tuple(span for span in held if span.kind in _CONTAINERS)
        leaf = next((span for span in reversed(held) if span.kind not in _CONTAINERS), None)
        yield _Unit(start, end, path, leaf)
        start = end + 1
        while at < len(waiting) and waiting[at].start < start:
            at += 1


def _units(body: Body) -> Iterator[_Unit]:
    """Yield what is one element, in order; blank lines are none, but in code."""
    unit: _Unit | None = None
    gap = False
    for line in _lines(body):
        if not body.text[line.start : line.end].strip() and (line.leaf is None or line.leaf.kind != "codeblock"):
            gap = True
        elif unit and not gap and _goes_on(unit, line):
            unit = unit._replace(end=line.end)
        else:
            if unit:
                yield unit
            unit, gap = line, False
    if unit:
        yield unit


def _goes_on(unit: _Unit, line: _Unit) -> bool:
    """Tell whether a line is of the same block as the one before it."""
    same = len(unit.path) == len(line.path) and all(map(_is, unit.path, line.path))
    return same and unit.leaf is line.leaf


def _is(one: Span, other: Span) -> bool:
    """Tell whether two spans are the same one, not only alike."""
    return one is other


class _Writer:
    """Writes unit after unit, and knows which elements are open."""

    def __init__(self, body: Body, marks: Sequence[Mark], whole: Sequence[tuple[int, int]]) -> None:
        """Stand before the first unit."""
        self._text = body.text
        self._inline = Inline(body.text, marks)
        self._whole = whole
        self._frames = [_Frame(None)]
        self._pieces: list[str] = []
        self._at = 0

    def write(self, unit: _Unit) -> None:
        """Write a unit, in the elements that hold it."""
        shared = 0
        while shared < len(unit.path) and self._has_open(shared + 1, unit.path[shared]):
            shared += 1
        while len(self._frames) > shared + 1:
            self._leave()
        between = self._text[self._at : unit.start]
        self._pieces.append(between)
        for span in unit.path[shared:]:
            self._enter(span)
        self._end_list()
        self._pieces.append(self._leaf(unit, tight=between == "\n"))
        self._at = unit.end

    def result(self) -> str:
        """End all elements and return what was written."""
        while len(self._frames) > 1:
            self._leave()
        self._end_list()
        return "".join(self._pieces) + self._text[self._at :]

    def _has_open(self, depth: int, span: Span) -> bool:
        """Tell whether an element is open at a depth."""
        return depth < len(self._frames) and self._frames[depth].span is span

    def _enter(self, span: Span) -> None:
        """Open an element that holds blocks."""
        if span.kind == "item":
            self._enter_item(span)
            return
        self._end_list()
        tag = _CONTAINERS[span.kind]
        named = ' class="signature"' if span.kind == "signature" else f"{_named(span)}{self._level(span)}"
        self._pieces.append(f"<{tag}{named}>")
        self._frames.append(_Frame(span, f"</{tag}>"))

    def _level(self, span: Span) -> str:
        """Return the attribute that says how deep a quote is, where the quotes around it are not here to show it."""
        level = 1 + sum(1 for frame in self._frames if frame.span and frame.span.kind == "quote")
        return f' data-level="{span.level}"' if span.level > level else ""

    def _enter_item(self, span: Span) -> None:
        """Open an item, in the list that is open or a new one."""
        number = _NUMBER.fullmatch(span.marker or "")
        kind = "ol" if number else "ul"
        holder = self._frames[-1]
        if holder.list != kind:
            self._end_list()
            self._pieces.append(f"<{kind}>")
            holder.list = kind
        self._pieces.append(f'<li value="{int(number[1])}">' if number else "<li>")
        self._frames.append(_Frame(span, "</li>"))

    def _leave(self) -> None:
        """End the innermost element."""
        self._end_list()
        self._pieces.append(self._frames.pop().last)

    def _end_list(self) -> None:
        """End the list that is open in the innermost element."""
        frame = self._frames[-1]
        if frame.list:
            self._pieces.append(f"</{frame.list}>")
            frame.list = ""

    def _leaf(self, unit: _Unit, *, tight: bool) -> str:
        """Return the element of a unit; it stands close to the one before it where no blank line parts them."""
        kind = unit.leaf.kind if unit.leaf else ""
        if kind == "table":
            return self._table(unit)
        inside = self._inline.html(unit.start, unit.end)
        if unit.leaf and kind == "codeblock":
            return f"<pre{_language(unit.leaf)}><code>{inside}</code></pre>"
        if unit.leaf and kind == "heading":
            return _heading(unit.leaf.level, inside)
        if kind == "rule":
            return f'<div class="rule" role="separator">{inside}</div>'
        said = ["attribution"] if kind == "attribution" else ["found"] if self._is_found(unit) else []
        classes = " ".join([*said, *(["tight"] if tight else [])])
        named = _named(unit.leaf) if unit.leaf and kind == "attribution" else ""
        return f'<p class="{classes}"{named}>{inside}</p>' if classes else f"<p>{inside}</p>"

    def _is_found(self, unit: _Unit) -> bool:
        """Tell whether a unit is an unmarked quote as a whole."""
        at = bisect_right(self._whole, unit.start, key=itemgetter(0))
        return at > 0 and self._whole[at - 1][1] >= unit.end

    def _table(self, unit: _Unit) -> str:
        """Return a table: a line a row, the first is the head."""
        rows, start, tag = [], unit.start, "th"
        for line in self._text[unit.start : unit.end].split("\n"):
            cells = []
            for cell in line.split("\t"):
                cells.append(f"<{tag}>{self._inline.html(start, start + len(cell))}</{tag}>")
                start += len(cell) + 1
            rows.append("<tr>" + "\t".join(cells) + "</tr>")
            tag = "td"
        return '<div class="table"><table>' + "\n".join(rows) + "</table></div>"


def _named(span: Span) -> str:
    """Return the attribute that says whom a quote, or the line above one, names."""
    return f' data-of="{value(span.marker)}"' if span.marker else ""


def _heading(level: int, inside: str) -> str:
    """Return a heading; the page's own title stands above those of texts, and a seventh level has no element."""
    rank = min(max(level, 1), DEEPEST_HEADING) + 1
    if rank > DEEPEST_HEADING:
        return f'<h6 aria-level="{rank}">{inside}</h6>'
    return f"<h{rank}>{inside}</h{rank}>"


def _language(leaf: Span) -> str:
    """Return the class that names the language of a block of code, as the HTML standard proposes it."""
    if leaf.marker and _LANGUAGE.fullmatch(leaf.marker):
        return f' class="language-{value(leaf.marker)}"'
    return ""
