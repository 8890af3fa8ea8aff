"""Quotes in a body that only marks before their lines tell of.

Languages with quotes of their own (HTML, Markdown) are read first; people type ``>`` in them all the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.thread import Body, Span

from .bbcode import Piece
from .quote_marks import MarkedLine, read_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MARKED: Final = re.compile(r"^[ \t]{0,3}>", re.MULTILINE)
_LITERAL: Final = frozenset({"codeblock", "quote", "table"})


class _Line(NamedTuple):
    """A line of a text: where it stands, and what it is without its marks."""

    start: int
    end: int
    marked: MarkedLine


def without_line_marks(body: Body) -> Body:
    """Return the body with ``quote`` spans for the marks that its lines begin with, and without these marks."""
    if not _MARKED.search(body.text):
        return body
    lines = _lines(body)
    quotes = [(block[0].start, block[-1].end, level) for level, block in _blocks(lines) if level]
    cuts = [(line.start, line.end - len(line.marked.text)) for line in lines if line.marked.level]
    if not quotes:
        return body
    spans = [*body.spans, *(Span(start, end, "quote", level) for start, end, level in quotes)]
    return _without(cuts, Body(body.text, tuple(spans)))


def _lines(body: Body) -> list[_Line]:
    """Return the lines of a body; those within code and within quotes are no quotes of their own."""
    texts = body.text.split("\n")
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    marked = read_marks([Piece(0, text) for text in texts])
    literal = _covered(body, _LITERAL)
    lines: list[_Line] = []
    for start, text, line in zip(starts, texts, marked, strict=False):
        kept = MarkedLine(text) if literal(start) or _is_bare(marked, len(lines)) else line
        lines.append(_Line(start, start + len(text), kept))
    return lines


def _is_bare(marked: Sequence[MarkedLine], at: int) -> bool:
    """Tell whether a mark has no words behind it, nor beside it in the quote: then it parts no paragraphs of one."""
    beside = (marked[near].level and marked[near].text.strip() for near in (at - 1, at + 1) if 0 <= near < len(marked))
    return not marked[at].text.strip() and sum(map(bool, beside)) < 2  # noqa: PLR2004 - one on either side


def _covered(body: Body, kinds: frozenset[str]) -> Callable[[int], bool]:
    """Return what tells of a place whether a span of these kinds covers it."""
    starts: list[int] = []
    ends: list[int] = []
    for span in body.spans:
        if span.kind in kinds and (not ends or span.end > ends[-1]):
            starts.append(span.start)
            ends.append(span.end)

    def is_covered(place: int) -> bool:
        before = bisect_right(starts, place)
        return before > 0 and place < ends[before - 1]

    return is_covered


def _blocks(lines: Sequence[_Line]) -> list[tuple[int, list[_Line]]]:
    """Return runs of lines of one level, with that level."""
    return [(level, list(run)) for level, run in groupby(lines, lambda line: line.marked.level)]


def _without(cuts: Sequence[tuple[int, int]], body: Body) -> Body:
    """Return the body without the characters of some ranges, in order; its spans move along."""
    starts = [start for start, _ in cuts]
    gone = list(accumulate((end - start for start, end in cuts), initial=0))

    def moved(place: int) -> int:
        before = bisect_right(starts, place)
        inside = max(cuts[before - 1][1] - place, 0) if before else 0
        return place - gone[before] + inside

    kept = [0, *(end for _, end in cuts)]
    text = "".join(body.text[start:end] for start, end in zip(kept, [*starts, len(body.text)], strict=True))
    spans = [
        Span(moved(span.start), moved(span.end), span.kind, span.level, span.url, span.marker) for span in body.spans
    ]
    return Body(text, tuple(sorted((span for span in spans if span.start < span.end), key=_order)))


def _order(span: Span) -> tuple[int, int]:
    """Outer spans before inner ones."""
    return span.start, -span.end
