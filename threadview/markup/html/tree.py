"""HTML → a tree of nodes, at a bounded cost, and a walk over it that does not recurse.

The parser (lexbor) needs time that grows with the square of the nesting: 100,000 nested elements take seconds. Elements
nested deeper than :data:`MAX_NESTING` are therefore opened no further; what stands in them is kept.
"""

from __future__ import annotations

import re
from itertools import accumulate
from operator import sub
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from selectolax.lexbor import LexborHTMLParser, LexborNode


def names(listed: str) -> frozenset[str]:
    """Return the names of elements or classes that stand in a line."""
    return frozenset(listed.split())


MAX_NESTING: Final = 500
"""Elements within elements; a thread nested 100 replies deep takes some 400 in the pages that nest most."""

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_NESTING: Final = re.compile(
    r"<(/?)(?![pP][\s/>]|[lL][iI][\s/>]|[bBhH][rR][\s/>]|[tT][dDhHrR][\s/>]|[dD][dDtT][\s/>]|[iI][mMnN][gGpP])[a-zA-Z]"
)
"""Tags that may nest; a few that never do are counted too."""
_SHORTEST: Final = len("<b>")
_AT_ONCE: Final = 32
_STRETCH: Final = 8192
"""So many characters are looked at together; those of a page in which comments nest hold some 100 tags."""
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
    """Tell whether elements may nest too deeply; sooner than :func:`_shallow`, which then counts exactly.

    Tags are counted some at a time, as if all that begin stood before all that end; only where those could reach the
    limit, one by one.
    """
    if not _may_be_deep(source):
        return False
    tags = _NESTING.findall(source)
    depth = 0
    for start in range(0, len(tags), _AT_ONCE):
        some = tags[start : start + _AT_ONCE]
        ending = some.count("/")
        beginning = len(some) - ending
        if depth + beginning >= MAX_NESTING - 2 * _AT_ONCE:
            depths = list(accumulate(-1 if closing else 1 for closing in tags))
            return max(map(sub, depths, accumulate(depths, min)), default=0) >= MAX_NESTING - 1
        depth = max(depth + beginning - ending, 0)
    return False


def _may_be_deep(source: str) -> bool:
    """Tell whether more tags begin than end: the soonest look, enough for a page that closes most of its elements."""
    depth = 0
    for start in range(0, len(source), _STRETCH):
        ending = source.count("</", start, start + _STRETCH)
        beginning = source.count("<", start, start + _STRETCH) - ending
        if depth + beginning >= MAX_NESTING:
            return True
        depth = max(depth + beginning - ending, 0)
    return False


def _shallow(source: str) -> str:
    """Return the source without the tags that would nest elements too deeply."""
    depth, kept, at = 0, [], 0
    for tag in _TAG.finditer(source):
        if tag[2].lower() in _FLAT:
            continue
        depth = max(depth - 1, 0) if tag[1] else depth + 1
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
