"""HTML → a tree of nodes, at a bounded cost, and a walk over it that does not recurse.

Elements nested deeper than :data:`~.nesting.MAX_NESTING` are opened no further; what stands in them is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .nesting import bounded

if TYPE_CHECKING:
    from collections.abc import Callable

    from selectolax.lexbor import LexborHTMLParser, LexborNode


def names(listed: str) -> frozenset[str]:
    """Return the names of elements or classes that stand in a line."""
    return frozenset(listed.split())


def parse_html(source: str) -> LexborHTMLParser:
    """Return the tree of a page or of a piece of one; its text is not cleaned yet."""
    return parse_bounded(bounded(source.encode(errors="replace")))


def parse_bounded(source: bytes) -> LexborHTMLParser:
    """Return the tree of what :func:`~.nesting.bounded` returned."""
    from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

    return LexborHTMLParser(source, options=LexborDocumentOptions.WO_EVENTS)


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
