"""HTML → a tree of nodes, at a bounded cost, and a walk over it that does not recurse.

The parser (lexbor) needs time that grows with the square of the nesting: 100,000 nested elements take seconds. Elements
nested deeper than :data:`MAX_NESTING` are therefore opened no further; what stands in them is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from selectolax.lexbor import LexborHTMLParser, LexborNode


def names(listed: str) -> frozenset[str]:
    """Return the names of elements or classes that stand in a line."""
    return frozenset(listed.split())


MAX_NESTING: Final = 500
"""Elements within elements; a thread nested 100 replies deep takes some 400 in the pages that nest most."""

_BLANK: Final = r"\t\n\f\r />"
_TAG: Final = re.compile(rf"<(/?)([a-zA-Z][^{_BLANK}]*)")
_NAMES: Final = re.compile(rf"</?(?:[b-km-oq-zB-KM-OQ-Z]|[aApP](?![{_BLANK}])|[lL](?![iI][{_BLANK}]))[^{_BLANK}]*")
"""Tags but those of links, paragraphs and items, which are many and never nest of themselves. What ends a name is what
ends it for the parser, no other blanks."""
_SHORTEST: Final = len("<b>")
_AT_ONCE: Final = 256
"""So many tags are counted together, as if all that begin stood before all that end."""
_FLAT: Final = names(
    "area base br col embed hr img input link meta param source track wbr "
    "p li dd dt option optgroup td th tr tbody thead tfoot colgroup html head body"
)
"""Elements that hold nothing, or that the next of their kind closes: those never nest of themselves."""


def parse_html(source: str) -> LexborHTMLParser:
    """Return the tree of a page or of a piece of one; its text is not cleaned yet."""
    return parse_bounded(bounded(source))


def bounded(source: str) -> str:
    """Return the source itself, or without the tags that would nest elements too deeply."""
    return _shallow(source) if len(source) > MAX_NESTING * _SHORTEST and _is_deep(source) else source


def parse_bounded(source: str | bytes) -> LexborHTMLParser:
    """Return the tree of what :func:`bounded` returned, or of its bytes in UTF-8 where those are at hand."""
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(source if isinstance(source, bytes) else source.encode(errors="replace"))


def _is_deep(source: str) -> bool:
    """Tell whether elements may nest too deeply; sooner than :func:`_shallow`, which then counts one by one.

    A tag that ends what is not open ends nothing: else whoever writes ``<div></b>`` could nest without a limit.
    """
    tags = _NAMES.findall(source)
    unclosed: Counter[str] = Counter()
    for start in range(0, len(tags), _AT_ONCE):
        some = Counter(tags[start : start + _AT_ONCE])
        for tag, times in some.items():
            if tag[1] != "/" and (name := tag[1:].lower()) not in _FLAT:
                unclosed[name] += times
        if unclosed.total() >= MAX_NESTING:
            return True
        for tag, times in some.items():
            if tag[1] == "/" and (name := tag[2:].lower()) in unclosed:
                unclosed[name] = max(unclosed[name] - times, 0)
    return False


def _shallow(source: str) -> str:
    """Return the source without the tags that would nest elements too deeply."""
    depth, kept, at = 0, [], 0
    unclosed: Counter[str] = Counter()
    for tag in _TAG.finditer(source):
        name = tag[2].lower()
        if name in _FLAT or (tag[1] and not unclosed[name]):
            continue
        step = -1 if tag[1] else 1
        unclosed[name] += step
        depth += step
        if depth > MAX_NESTING or (tag[1] and depth == MAX_NESTING):
            end = source.find(">", tag.end())
            kept.append(source[at : tag.start()])
            at = len(source) if end < 0 else end + 1
    return "".join(kept) + source[at:] if kept else source


def walk(root: LexborNode, enter: Callable[[LexborNode], bool], leave: Callable[[LexborNode], None]) -> None:
    """Visit all that stands below a root, in the order of the page.

    Args:
        root: Itself not visited.
        enter: Called where a node begins (texts and comments too); False passes over what stands in it.
        leave: Called where an element ends that was not passed over.
    """
    node, last = root.first_child, root.mem_id
    while node is not None:
        if enter(node) and node.is_element_node:
            child = node.first_child
            if child is not None:
                node = child
                continue
            leave(node)
        while node.next is None:
            parent = node.parent
            if parent is None or parent.mem_id == last:
                return
            node = parent
            leave(node)
        node = node.next
