"""The text of a comment, put together from what a page has of it: a subject, the words, a signature."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup.html import html_node
from threadview.thread import Body, Span

from .page import classes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from selectolax.lexbor import LexborNode

    from threadview.thread import SpanKind

FURNITURE: Final = frozenset(
    {"quoteExpand", "bbCodeBlock-expandLink", "quote-controls", "quick_jump", "codebox-copy", "toolbar-buttons"}
    | {"post-buttons", "lastedit", "lastedited", "postedit", "edit_comment", "attach-thumb", "AttributionLink"}
    | {"sr-only", "visually-hidden", "screen-reader-text", "v-visible-sr", "invisible", "d-none"}
)
"""Classes of what stands in texts and is none: "Click to expand", "Last edited by", words for screen readers only."""

_SIGNATURE: Final = re.compile(r"(?:\A|\n)_{5,}[ \t]*(?=\n|\Z)\n*")
_RULE: Final = re.compile(r"(?:_{5,}|─)\s*(?:\n|\Z)")
_HEADING_LEVEL: Final = 4


class Piece(NamedTuple):
    """A part of a text, and the span that is laid over it; none where the kind is None."""

    body: Body
    kind: SpanKind | None = None
    level: int = 0


def text(
    node: LexborNode | None, base: str, skip: frozenset[str], subject: str = "", signature: LexborNode | None = None
) -> Body:
    """Return the text of a comment: the first of these that it has, in this order, parted by blank lines.

    Args:
        node: Where its words stand.
        base: The address against which links are read.
        skip: Classes of elements that belong to no text, besides the usual ones.
        subject: Its own title.
        signature: Where its author's signature stands, apart from the words.
    """
    left_out = _with_class(FURNITURE | skip)
    words = signed(html_node(node, base, left_out)) if node is not None else Body("")
    below = html_node(signature, base, left_out) if signature is not None else Body("")
    pieces = [Piece(words), Piece(without_rule(below), "signature")]
    if subject and not words.text.casefold().startswith(subject.casefold().rstrip(" .…")):
        pieces.insert(0, Piece(Body(subject), "heading", _HEADING_LEVEL))
    return joined(pieces)


def joined(pieces: Sequence[Piece]) -> Body:
    """Return the texts that hold something as paragraphs of one."""
    if len(pieces) > 1 and not any(piece.body.text for piece in pieces[1:]) and pieces[0].kind is None:
        return pieces[0].body
    written = ""
    spans: list[Span] = []
    for body, kind, level in pieces:
        if body.text:
            start = len(written) + 2 if written else 0
            written = f"{written}\n\n{body.text}" if written else body.text
            spans += (
                Span(span.start + start, span.end + start, span.kind, span.level, span.url, span.marker)
                for span in body.spans
            )
            spans += [Span(start, len(written), kind, level)] if kind else []
    return Body(written, tuple(sorted(spans, key=lambda span: (span.start, -span.end))))


def signed(body: Body) -> Body:
    """Return a text with a ``signature`` over what stands below its last line of underscores, without that line."""
    rules = [found for found in _SIGNATURE.finditer(body.text) if not _is_quoted(body, found.end())]
    if not rules:
        return body
    rule = rules[-1]
    words, below = part(body, 0, rule.start()), part(body, rule.end(), len(body.text))
    return joined([Piece(words), Piece(below, "signature")])


def without_rule(body: Body) -> Body:
    """Return a signature without the line, drawn or of underscores, that it begins with."""
    rule = _RULE.match(body.text)
    return part(body, rule.end(), len(body.text)) if rule else body


def part(body: Body, start: int, end: int) -> Body:
    """Return the characters of a text from one place to another, with what lies over them, without blank ends."""
    end = start + len(body.text[start:end].rstrip())
    start = end - len(body.text[start:end].lstrip())
    spans = [
        Span(max(span.start, start) - start, min(span.end, end) - start, span.kind, span.level, span.url, span.marker)
        for span in body.spans
        if span.start < end and span.end > start
    ]
    return Body(body.text[start:end], tuple(spans))


def _is_quoted(body: Body, place: int) -> bool:
    """Tell whether a place stands in a quote."""
    return any(span.kind in {"quote", "codeblock"} and span.start <= place < span.end for span in body.spans)


def _with_class(names: frozenset[str]) -> Callable[[LexborNode], bool]:
    """Return what tells of an element whether it has one of these classes."""

    def has(node: LexborNode) -> bool:
        return not names.isdisjoint(classes(node))

    return has
