"""Which block each line of a text belongs to: one sweep over lines and spans together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from threadview.thread import BLOCK_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from threadview.thread import Body, Span


class Block(NamedTuple):
    """What a line of the text is.

    Attributes:
        quote: How deep it is quoted, 0 when it is not.
        kind: ``heading``, ``codeblock``, ``table``, ``rule``, ``signature`` or empty.
        level: The rank of a heading.
        item: The innermost list item, or None.
        span: The span that gave ``kind``, to tell neighbouring blocks apart.
    """

    quote: int = 0
    kind: str = ""
    level: int = 0
    item: Span | None = None
    span: Span | None = None


PLAIN = Block()


def text_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ``(start, end)`` of each line of a text, without its line break."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(text)


def blocks(body: Body) -> Iterator[tuple[int, int, Block]]:
    """Yield ``(start, end, block)`` for each line of a body."""
    spans = [span for span in body.spans if span.kind in BLOCK_KINDS]
    if not spans:
        for start, end in text_lines(body.text):
            yield start, end, PLAIN
        return
    spans.sort(key=lambda span: (span.start, -span.end))
    opened: list[Span] = []
    waiting = 0
    for start, end in text_lines(body.text):
        while waiting < len(spans) and spans[waiting].start <= start:
            opened.append(spans[waiting])
            waiting += 1
        opened = [span for span in opened if span.end > start]
        yield start, end, _block(opened) if opened else PLAIN


def _block(opened: list[Span]) -> Block:
    """Sum up the block spans that hold a line, outermost first."""
    quote, kind, level = 0, "", 0
    item = giver = None
    for span in opened:
        if span.kind == "quote":
            quote = max(quote + 1, span.level)
        elif span.kind == "item":
            item = span
        else:
            kind, level, giver = span.kind, span.level, span
    return Block(quote, kind, level, item, giver)
