"""A text and what stands in it: plain characters with spans over them."""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

SpanKind = Literal[
    "heading",
    "quote",
    "item",
    "code",
    "codeblock",
    "table",
    "rule",
    "link",
    "emphasis",
    "strong",
    "strike",
    "spoiler",
    "signature",
    "attribution",
]
"""What a span may tell of its characters.

Blocks cover whole lines: ``heading`` (``level`` 1 to 6), ``quote`` (a passage its author marked as quoted; ``level``
counts the nesting from 1, ``marker`` holds the initials in its marks), ``item`` (a list item; ``level`` counts the
nesting from 1, ``marker`` is ``"•"`` or ``"3."``), ``codeblock`` (``marker`` is the language), ``table`` (a line a row,
cells parted by a tab, the first row is the head), ``rule`` (over one ``─``), ``signature``, ``attribution`` (the line
that says who wrote the quote below it: ``marker`` is a name, the place ``"#12"`` or id ``">>12345"`` of a comment, or a
name and one of these with a blank between; None where it names nobody). The others are inline: ``code``, ``link``
(with ``url``), ``emphasis``, ``strong``, ``strike``, ``spoiler``.
"""

SPAN_KINDS: frozenset[str] = frozenset(get_args(SpanKind))
BLOCK_KINDS: frozenset[str] = frozenset(
    {"heading", "quote", "item", "codeblock", "table", "rule", "signature", "attribution"}
)


class Span(Struct, frozen=True, gc=False):
    """Characters ``start`` up to, not including, ``end`` of a text, and what they are.

    Attributes:
        start: First code point, from 0.
        end: One past the last code point.
        kind: One of :data:`SpanKind`.
        level: Nesting or rank, where the kind has one; else 0.
        url: Where a link leads.
        marker: The bullet or number of an item, the language of a code block, whom an attribution or a quote names.
    """

    start: int
    end: int
    kind: SpanKind
    level: int = 0
    url: str | None = None
    marker: str | None = None


class Body(Struct, frozen=True, gc=False):
    """A text as it is shown, searched, quoted and exported, with its spans.

    Attributes:
        text: Paragraphs are parted by one blank line; a single line break inside a paragraph is its author's.
            Clean (see :func:`threadview.markup.clean.clean`): of the control characters only LF and TAB occur.
        spans: Sorted by ``(start, -end)``; spans may nest and overlap.
    """

    text: str
    spans: tuple[Span, ...] = ()

    def paragraphs(self) -> list[tuple[int, int]]:
        """Return the ``(start, end)`` of each paragraph: what stands between blank lines."""
        ranges, start = [], 0
        for piece in self.text.split("\n\n"):
            ranges.append((start, start + len(piece)))
            start += len(piece) + 2
        return [(a, b) for a, b in ranges if b > a]


EMPTY = Body("")
