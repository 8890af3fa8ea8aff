"""The walk over the nodes of HTML, which writes text and lays spans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from threadview.markup.builder import BodyBuilder
from threadview.markup.marked_lines import without_line_marks
from threadview.markup.quoted_authors import name_authors
from threadview.thread import BLOCK_KINDS

from .elements import BLOCKS, ENTER, INLINE, LEAVE, UNSHOWN
from .quotes import enter_quote, is_attribution, is_label, is_quote, name_author, referred

if TYPE_CHECKING:
    from collections.abc import Callable

    from selectolax.lexbor import LexborNode

    from threadview.thread import Body, SpanKind

_BLANKS: Final = re.compile(r"[ \t\n\r\f\xa0]+")
_ODD_BLANKS: Final = ("\n", "  ", "\xa0", "\t", "\r", "\f")


class Element:
    """An element that lays a span when it ends.

    Attributes:
        node: Which node it is.
        kind: The kind of the span; level, marker and url go with it.
        start: Where it begins, known once something stands in it.
    """

    __slots__ = ("kind", "level", "marker", "node", "start", "url")

    def __init__(self, node: LexborNode, kind: SpanKind, level: int = 0, marker: str | None = None) -> None:
        """Open it, empty."""
        self.node: int = node.mem_id
        self.kind, self.level, self.marker = kind, level, marker
        self.start: int | None = None
        self.url = ""


class Compiler:
    """Turns a walk over nodes into text and spans.

    Attributes:
        builder: Where these are written.
        elements: The open elements that will lay a span, innermost last.
        lists: For each open list the number of its next item, 0 for bullets.
        tables: For each open table whether it holds data, not layout.
        preformatted: How many open elements keep their blanks.
        after_break: Whether a ``<br>`` was written last.
        passed: The node whose words were written in another form; 0 for none.
    """

    def __init__(self, base: str | None, skip: Callable[[LexborNode], bool] | None) -> None:
        """Stand before the first node."""
        self.builder = BodyBuilder()
        self.elements: list[Element] = []
        self.lists: list[int] = []
        self.tables: list[bool] = []
        self.preformatted = 0
        self.after_break = False
        self.first_cell = False
        self.passed = 0
        self._base, self._skip = base, skip
        self._ends_blank = True

    def enter(self, node: LexborNode) -> bool:
        """Take a node in; tell whether what stands in it is wanted."""
        if node.is_text_node:
            self.write(node.text_content or "")
            return False
        tag = node.tag or ""
        if not node.is_element_node or tag in UNSHOWN or self._is_passed(node, tag):
            return False
        if is_quote(node, tag):
            enter_quote(self, node)
        elif self.is_at_quote() and is_attribution(node, tag):
            self.open(node, "attribution").url = referred(node)
        elif handler := ENTER.get(tag):
            handler(self, node)
        elif tag in BLOCKS:
            self.begin_paragraph()
        elif kind := INLINE.get(tag):
            self.open(node, kind)
        return True

    def _is_passed(self, node: LexborNode, tag: str) -> bool:
        """Tell whether an element belongs to no text."""
        if self._skip is not None and self._skip(node):
            return True
        return node.mem_id == self.passed or is_label(node, tag)

    def leave(self, node: LexborNode) -> None:
        """Lay the span of an element that ends, and make the break behind it."""
        tag = node.tag or ""
        kind = None
        if self.elements and self.elements[-1].node == node.mem_id:
            element = self.elements.pop()
            kind = element.kind
            self.close(element)
        if handler := LEAVE.get(tag):
            handler(self, node)
        elif tag in BLOCKS or kind in {"quote", "attribution"}:
            self.break_paragraph()

    def write(self, text: str) -> None:
        """Write characters, blanks run together but in preformatted text."""
        if not self.preformatted:
            if any(blank in text for blank in _ODD_BLANKS):  # a pattern takes ten times as long to see none
                text = _BLANKS.sub(" ", text)
            if self._ends_blank:
                text = text.lstrip(" ")
        if text:
            self._ends_blank = text.endswith(" ")
            self.after_break = False
            self.begin()
            self.builder.write(text, verbatim=True)

    def write_cell_end(self) -> None:
        """Part two cells of a table."""
        self.builder.write("\t", verbatim=True)
        self._ends_blank = True

    def begin(self) -> None:
        """Place the elements that begin with what is written next."""
        position = self.builder.position
        for element in reversed(self.elements):
            if element.start is not None:
                break
            element.start = position

    def open(self, node: LexborNode, kind: SpanKind, level: int = 0, marker: str | None = None) -> Element:
        """Open an element that lays a span."""
        element = Element(node, kind, level, marker)
        self.elements.append(element)
        return element

    def close(self, element: Element) -> None:
        """Lay the span of an element, where anything stands in it."""
        if element.start is None or (element.kind == "code" and self.preformatted):
            return
        if element.kind == "link":
            self.builder.link(element.start, element.url)
            return
        if element.kind == "attribution":
            name_author(self, element)
        if element.kind in BLOCK_KINDS:
            self.builder.line_break()
        self.builder.span(element.start, element.kind, level=element.level, marker=element.marker)

    def is_at_quote(self) -> bool:
        """Tell whether a quote is open in which nothing stands yet."""
        return bool(self.elements) and self.elements[-1].kind == "quote" and self.elements[-1].start is None

    def begin_paragraph(self) -> None:
        """Break before a block; between the bullet of an item and its first block there is no break."""
        if not (self.elements and self.elements[-1].kind == "item" and self.elements[-1].start is None):
            self.break_paragraph()

    def break_paragraph(self) -> None:
        """End the paragraph; a table's row is one line whatever stands in it."""
        if not (self.tables and self.tables[-1]):
            self.builder.paragraph_break()
            self._ends_blank = True

    def break_line(self) -> None:
        """End the line."""
        self.builder.line_break()
        self._ends_blank = True

    def address(self, written: str | None) -> str:
        """Return an absolute address; empty where there is none."""
        if not written or not written.strip():
            return ""
        try:
            return urljoin(self._base or "", written.strip())
        except ValueError:
            return ""


def finished(compiler: Compiler) -> Body:
    """Return the body of what was written, with the quotes that only marks before their lines tell."""
    return name_authors(without_line_marks(compiler.builder.body()))
