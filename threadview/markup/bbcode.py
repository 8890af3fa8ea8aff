"""Quotes in the square brackets of forums: ``[quote="Ann"]…[/quote]``.

The forms are those of phpBB (``="Ann" post_id=12``), vBulletin (``=Ann;12``), SMF (``author=Ann link=…#msg12``) and
Discourse (``="Ann, post:3, topic:7"``). As phpBB does when it shows one, the author is named in a line above the quote.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG: Final = re.compile(r"\[(?:(/)quote|quote\b([^\]\[\n]{0,300}))\]", re.IGNORECASE)
_AUTHOR: Final = re.compile(r"(?:\A\s*|author)=\s*(?:[\"“]|&quot;)*([^\"”,;=\]]{1,80}?)(?=[\"”,;]|\s+\w+=|\Z)")
_PLACE: Final = re.compile(r"post:\s*(\d{1,12})")
_POST_ID: Final = re.compile(r"(?:;\s*|post_id=\"?|#msg)(\d{1,12})")
_PLACE_BEHIND: Final = re.compile(r" (?:#|>>)\d+\Z")
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")


class Piece(NamedTuple):
    """A line of a text, or a part of one.

    Attributes:
        depth: How many brackets hold it.
        text: Its characters.
        names: For a line made from a bracket: who is quoted, as :func:`~threadview.markup.attribution.attribution`
            names them; else None.
    """

    depth: int
    text: str
    names: str | None = None


class _Edge(NamedTuple):
    """Where a quote begins (``step`` 1) or ends (-1); the characters from ``start`` to ``end`` are its tag."""

    start: int
    end: int
    step: int
    attributes: str = ""


def unfold(text: str) -> Iterator[Piece]:
    """Yield the lines of a text, without the brackets. A quote that is never closed ends with its paragraph."""
    at = depth = 0
    for edge in _edges(text) if "[" in text else ():
        if edge.start > at or edge.step > 0:
            for line in text[at : edge.start].splitlines():
                yield Piece(depth, line)
        if edge.step > 0 and (names := quoted_in(edge.attributes)):
            yield Piece(depth, f"{name_in(names)} wrote:", names)
        depth += edge.step
        at = max(at, edge.end)
    for line in text[at:].splitlines():
        yield Piece(depth, line)


def quoted_in(attributes: str) -> str:
    """Return whom the attributes of a quote name (``Ann #3``, ``Ann >>12``), as an attribution does; empty for nobody.

    Args:
        attributes: What stands in a tag behind ``quote``: ``author=Ann link=topic=1.msg12#msg12 date=1258734655``.
    """
    author = _AUTHOR.search(attributes)
    return author[1].strip() + _reference(attributes) if author else ""


def name_in(names: str) -> str:
    """Return the name alone of ``Ann #3``."""
    return _PLACE_BEHIND.sub("", names)


def _edges(text: str) -> list[_Edge]:
    """Return where quotes begin and end, in order; a closing tag without an opening one is text."""
    opened: list[_Edge] = []
    edges: list[_Edge] = []
    for tag in _TAG.finditer(text):
        if not tag[1]:
            opened.append(_Edge(tag.start(), tag.end(), 1, tag[2]))
        elif opened:
            edges += opened.pop(), _Edge(tag.start(), tag.end(), -1)
    gaps = [gap.start() for gap in _BLANK_LINE.finditer(text)] if opened else []
    for edge in opened:
        gap = bisect_left(gaps, edge.end)
        end = gaps[gap] if gap < len(gaps) else len(text)
        edges += edge, _Edge(end, end, -1)
    return sorted(edges)


def _reference(attributes: str) -> str:
    """Return the place (`` #3``) or the id (`` >>12``) of the quoted post, where its tag has one."""
    if place := _PLACE.search(attributes):
        return f" #{place[1]}"
    post = _POST_ID.search(attributes)
    return f" >>{post[1]}" if post else ""
