"""What stands around the discussion of a page: its article is looked for there, not among the comments."""

from __future__ import annotations

from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Final

from threadview.markup.html import parse_html

from .selecting import COMMA, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selectolax.lexbor import LexborNode

_NAMES: Final = ("id", "class", "itemprop", "role", "rel")
_NAMED: Final = ", ".join(f"[{name}]" for name in (*_NAMES, "datetime"))
_TAGS: Final = frozenset({"article", "main", "section"})
_MOST: Final = 100


class Surroundings:
    """A page without its discussion.

    Attributes:
        taken: The ``mem_id`` of the comments' elements.
    """

    def __init__(self, body: LexborNode, area: Sequence[LexborNode]) -> None:
        """Find the elements that hold the discussion, and those beside them."""
        self.taken = frozenset(node.mem_id for node in area)
        self._holders = _common([list(_upwards(node)) for node in (*area[:1], *area[-1:])], body)
        inner = self.taken.union(node.mem_id for node in self._holders)
        self._beside = [child for holder in self._holders for child in holder.iter() if child.mem_id not in inner]
        self._is_open = not area
        self._outline = parse_html("".join(_start_tag(node, place) for place, node in enumerate(self._holders)))

    @cached_property
    def _present(self) -> frozenset[str]:
        """The attributes of a page without comments and the words in them, in small letters.

        They tell in one search of a long page which of many selectors could select anything in it.
        """
        found: set[str] = set()
        for node in self._holders[0].css(_NAMED):
            for name, value in node.attributes.items():
                found.update((name, *(value or "").lower().split()))
        return frozenset(found)

    def css(self, selector: str) -> list[LexborNode]:
        """Return the elements that a selector selects and that stand in no comment, outer holders first."""
        if self._is_open:
            possible = [one for one in COMMA.split(selector) if self._present.issuperset(names_in(one.lower()))]
            return self._holders[0].css(", ".join(possible)) if possible else []
        holding = [self._holders[int(node.attributes["place"] or 0)] for node in self._outline.css(selector)]
        return holding + [node for beside in self._beside for node in beside.css(selector) if not self.holds(node)]

    def is_around(self, node: LexborNode) -> bool:
        """Tell whether an element holds the discussion."""
        return bool(self.taken) and any(node.mem_id == holder.mem_id for holder in self._holders)

    def holds(self, node: LexborNode) -> bool:
        """Tell whether an element stands in a comment."""
        return bool(self.taken) and any(up.mem_id in self.taken for up in _upwards(node))


def _upwards(node: LexborNode) -> Iterator[LexborNode]:
    """Yield an element and those that hold it, inner ones first."""
    up: LexborNode | None = node
    while up is not None:
        yield up
        up = up.parent


def _common(paths: list[list[LexborNode]], body: LexborNode) -> list[LexborNode]:
    """Return the elements that hold the first and the last comment, outer ones first, from the body inwards."""
    if not paths:
        return [body]
    last = {node.mem_id for node in paths[-1][1:]}
    common = [node for node in paths[0][1:] if node.mem_id in last]
    common.reverse()
    start = next((place for place, node in enumerate(common) if node.mem_id == body.mem_id), 0)
    return common[start : start + _MOST] or [body]


def _start_tag(node: LexborNode, place: int) -> str:
    """Return the tag of an element that holds a discussion: those alone tell which of them a selector selects."""
    attributes = node.attributes
    written = "".join(f' {name}="{escape(attributes[name] or "")}"' for name in _NAMES if name in attributes)
    return f'<{node.tag if node.tag in _TAGS else "div"} place="{place}"{written}>'
