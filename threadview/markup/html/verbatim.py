"""HTML → Body, where the text content of an element is its text to the last character.

That is how microdata defines the text of a property (https://html.spec.whatwg.org/multipage/microdata.html#values);
elements only tell what its characters are. Pages whose texts are so are read without guesses: a line that begins with
``>`` is such a line, blanks stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup.builder import BodyBuilder
from threadview.markup.clean import clean_line

from .elements import INLINE, language_of
from .tree import walk

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from threadview.thread import Body, SpanKind

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS: Final[dict[str, SpanKind]] = {"blockquote": "quote", "pre": "codeblock", "table": "table", "li": "item"}
_CLASSES: Final[dict[str, SpanKind]] = {
    "attribution": "attribution",
    "signature": "signature",
    "spoiler": "spoiler",
    "rule": "rule",
}
_NESTING: Final = frozenset({"quote", "item"})
_NAMING: Final = frozenset({"quote", "attribution"})
_DIGITS: Final = 10


class _Open(NamedTuple):
    """An element that lays a span when it ends."""

    node: int
    start: int
    kind: SpanKind
    level: int
    marker: str | None
    url: str


class _Reader:
    """A walk over the nodes of a text."""

    def __init__(self) -> None:
        """Stand before the first."""
        self.builder = BodyBuilder()
        self._open: list[_Open] = []

    def enter(self, node: LexborNode) -> bool:
        """Take a node in."""
        if node.is_text_node:
            self.builder.write(node.text_content or "", verbatim=True)
            return False
        if not node.is_element_node:
            return False
        kind = _kind(node)
        if kind and not (kind == "code" and self._open and self._open[-1].kind == "codeblock"):
            self._open.append(self._opened(node, kind))
        return True

    def leave(self, node: LexborNode) -> None:
        """Lay the span of an element that ends."""
        if not self._open or self._open[-1].node != node.mem_id:
            return
        one = self._open.pop()
        if one.kind == "link":
            self.builder.link(one.start, one.url)
        else:
            self.builder.span(one.start, one.kind, level=one.level, marker=one.marker)

    def _opened(self, node: LexborNode, kind: SpanKind) -> _Open:
        """Return what an element lays over what stands in it."""
        attributes = node.attributes
        level, marker = 0, None
        if kind in _NESTING:
            told = attributes.get("data-level") or ""
            level = 1 + sum(1 for one in self._open if one.kind == kind)
            level = int(told) if told.isdecimal() and len(told) < _DIGITS else level
        elif kind == "heading":
            rank = attributes.get("aria-level") or (node.tag or "h2")[1]
            level = min(max(int(rank) - 1, 1), 6) if rank.isdecimal() and len(rank) < _DIGITS else 1
        if kind == "item":
            number = attributes.get("value") or ""
            marker = f"{number}." if number.isdecimal() and len(number) < _DIGITS else "•"
        elif kind in _NAMING:
            marker = clean_line(attributes.get("data-of") or "") or None
        elif kind == "codeblock":
            marker = language_of(attributes.get("class") or "")
        return _Open(node.mem_id, self.builder.position, kind, level, marker, attributes.get("href") or "")


def _kind(node: LexborNode) -> SpanKind | None:
    """Return which span an element lays; a link that leads to a place of its own page lays none."""
    tag = node.tag or ""
    if tag == "a":
        return None if (node.attributes.get("href") or "#").startswith("#") else "link"
    if tag in _HEADINGS:
        return "heading"
    named = next((_CLASSES[name] for name in (node.attributes.get("class") or "").split() if name in _CLASSES), None)
    return named or _BLOCKS.get(tag) or INLINE.get(tag)


def html_verbatim(root: LexborNode) -> Body:
    """Return the text content of an element as a body, without blank lines at its ends."""
    reader = _Reader()
    walk(root, reader.enter, reader.leave)
    return reader.builder.body()
