"""WordPress, in any theme: comments are elements with the id ``comment-N``, whatever else a theme makes of them.

Themes put the id on the list's item (``li#comment-N``), on an element in it (``li#li-comment-N > article#comment-N``,
``div#div-comment-N``), or on a bare anchor. Other programs that number their comments so are read as well.
"""

from __future__ import annotations

import re
from itertools import repeat
from typing import TYPE_CHECKING, Final

from .blocks import Block, rows_of
from .declared import declared_in
from .family import Family
from .found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

    from .page import Page

_ID: Final = re.compile(
    r"(?!recent|latest|widget)(?:[a-z]{1,12}[-_]){0,2}?(?:comm(?:ent)?|cmt|kommentar)s?[-_]?(\d{1,20}|[0-9a-f]{16,40})(?:_\d+)?",
    re.IGNORECASE,
)
_DIGITS: Final = "0123456789"
_MOST_DIGITS: Final = 20
_MARK: Final = re.compile(r"\b(?:id|name)\s*=\s*[\"']?" + _ID.pattern + r"[\"'\s>]", re.IGNORECASE)
_SELECTOR: Final = "[id], a[name]"
_NO_BLOCK: Final = frozenset(
    {"span", "img", "input", "button", "form", "textarea", "script", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_ITEMS: Final = frozenset({"li", "div", "article", "section", "dd", "dt", "span"})
_COMMENT: Final = re.compile(r"(?:^|\s)(?:(?:comment-)?depth-\d+|comment(?:-thread)?)(?:\s|$)")


def fits(page: Page) -> bool:
    """Look for the id of a comment."""
    return _MARK.search(page.sample) is not None


def read(page: Page) -> Found | None:
    """Return the comments of a page; None where its ids are not those of comments."""
    blocks = list(_blocks(page))
    if not blocks:
        return None
    return Found(rows_of(page, blocks), declared=declared_in(page), area=tuple(block.node for block in blocks))


def _blocks(page: Page) -> Iterator[Block]:
    """Yield the comments of a page in its order, each once, by its outermost element."""
    named: dict[str, Block] = {}
    anchors: set[str] = set()
    nodes = page.tree.css(_SELECTOR)
    ids = [node.id or node.attributes.get("name") or "" for node in nodes]
    stems = list(map(str.rstrip, ids, repeat(_DIGITS)))
    ends = map(str.removeprefix, ids, stems)
    for node, written, end, is_stem in zip(nodes, ids, ends, map(_Stems().__getitem__, stems), strict=True):
        number = end if is_stem and len(end) <= _MOST_DIGITS else _number(written)
        if number and number not in named and (tag := node.tag or "") not in _NO_BLOCK:
            named[number] = tuple.__new__(Block, (number, node, written))  # in half the time of naming them
            if tag == "a":
                anchors.add(number)
    taken = {block.node.mem_id for block in named.values()}
    walls = set(taken)
    for name, block in named.items():
        outer = _outermost(block.node, taken, walls)
        if outer is not block.node:
            yield block._replace(node=outer)
        elif name not in anchors:
            yield block


def _number(written: str) -> str:
    """Return the number of a comment in the id of an element; empty where that is of something else."""
    found = _ID.fullmatch(written)
    return found[1] if found else ""


class _Stems(dict[str, bool]):
    """Whether an id is that of a comment when any number stands behind this: a page has few such beginnings."""

    def __missing__(self, stem: str) -> bool:
        """Find it out, and keep it."""
        found = _ID.fullmatch(f"{stem}1")
        is_stem = self[stem] = found is not None and found[1] == "1"
        return is_stem


def _outermost(node: LexborNode, taken: set[int], walls: set[int]) -> LexborNode:
    """Return the element of the list to which a comment's id belongs, with the replies in it.

    Args:
        node: The element with the id.
        taken: The ``mem_id`` of all such elements.
        walls: Those, and that of elements that are no item, whichever is asked for; what is found out is added.
    """
    parent = node.parent
    while parent is not None and (here := parent.mem_id) not in walls:
        if parent.tag not in _ITEMS:
            walls.add(here)
        elif _holds_only(parent, node, taken):
            node, parent = parent, parent.parent
            continue
        break
    return node


def _holds_only(parent: LexborNode, node: LexborNode, taken: set[int]) -> bool:
    """Tell whether an element is that of one comment: an item of a list, or named as one, or what holds its anchor."""
    if parent.tag == "span" and node.tag != "a":
        return False
    if parent.tag != "li" and node.tag != "a" and not _COMMENT.search(parent.attributes.get("class") or ""):
        return False
    return not any(child.mem_id in taken and child.mem_id != node.mem_id for child in parent.iter())


FAMILY: Final = Family("WordPress", fits, read)
