"""The parts of one comment, told by the names that programs and themes give them: author, time, text.

All that stands in a comment's element is its own, up to the next comment within it. :mod:`.roles` reads the names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup import clean_line

from . import byline
from .page import line, time_of
from .roles import role_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from datetime import datetime

    from selectolax.lexbor import LexborNode

    from .roles import Part

MOST_ELEMENTS: Final = 400
"""So many elements of a comment are looked at for its author, time and text."""

_LONGEST_FURNITURE: Final = 120
_NEAR: Final = 6
_FIRST: Final = 3
_FOUND: Final = frozenset({"author", "time", "body"})
_PORTRAITS: Final = "img.avatar, img.photo, img.gravatar, img[class*='avatar']"
_PORTRAIT_WORDS: Final = re.compile(
    r"['’]s\b.*|\b(?:profile )?(?:avatar|gravatar|picture|photo|image|profilbild)s?\b(?: (?:of|for|von|für|de|di)\b)?",
    re.IGNORECASE,
)
_HOLDS_TEXT: Final = "p, blockquote, pre, ul, ol"


class Parts(NamedTuple):
    """What was found in a comment.

    Attributes:
        author: The elements that may name its author, the likeliest first.
        time: Those that may tell when it was written.
        body: The element of its text; None where its text stands between the other parts.
    """

    author: tuple[LexborNode, ...]
    time: tuple[LexborNode, ...]
    body: LexborNode | None


def parts_of(node: LexborNode, others: Container[int]) -> Parts:
    """Return the parts of a comment.

    Args:
        node: The comment's element.
        others: The ``mem_id`` of the elements of all comments: those within this one belong to them.
    """
    found: dict[Part, list[tuple[int, LexborNode]]] = {"author": [], "time": [], "body": []}
    for part, rank, element in _roles_in(node, others):
        found[part].append((rank, element))
        if part == "body" and rank == 0 and (sure := _sure(found)):
            return sure
    authors, times = _ranked(found["author"]), _ranked(found["time"])
    above = {up for one in (*authors[:1], *times[:1]) for up in _above(one, node)}
    body = next((one for one in _ranked(found["body"]) if one.mem_id not in above), None)
    if body is not None:
        authors, times = _outside(authors, body), _outside(times, body)
    elif not (authors or times) and (lead := _unnamed(node, others)) is not None:
        authors = times = [lead]
    return Parts(tuple(authors), tuple(times), body)


def _unnamed(node: LexborNode, others: Container[int]) -> LexborNode | None:
    """Return the byline of a comment that names none of its parts: an element with name and date, at either end."""
    elements = [child for child in node.iter() if child.mem_id not in others]
    for element in (*elements[:_FIRST], *elements[-1:]):
        told = byline.read(line(element))
        if told.name and told.dated:
            return element
    return None


def _roles_in(node: LexborNode, others: Container[int]) -> Iterator[tuple[Part, int, LexborNode]]:
    """Yield the elements of a comment that may be its parts."""
    here = node.mem_id
    for count, element in enumerate(node.traverse()):
        mem_id = element.mem_id
        if mem_id in others or count > MOST_ELEMENTS:
            if mem_id == here:
                continue
            return
        role = role_of(element)
        if role is not None and role[0] in _FOUND:
            yield (*role, element)


def _sure(found: dict[Part, list[tuple[int, LexborNode]]]) -> Parts | None:
    """Return the parts whose best signs were all seen before the text; None where one was not."""
    author = next((element for rank, element in found["author"] if rank == 0), None)
    time = next((element for rank, element in found["time"] if rank == 0), None)
    return Parts((author,), (time,), found["body"][-1][1]) if author is not None and time is not None else None


def _ranked(found: list[tuple[int, LexborNode]]) -> list[LexborNode]:
    """Return elements, the best signs first, else in the order of the page."""
    return [element for _, element in sorted(found, key=_rank)]


def _rank(pair: tuple[int, LexborNode]) -> int:
    return pair[0]


def _above(node: LexborNode, top: LexborNode) -> Iterator[int]:
    """Yield the elements from one up to, not including, another that holds it."""
    end = top.mem_id
    up: LexborNode | None = node
    while up is not None and up.mem_id != end:
        yield up.mem_id
        up = up.parent


def _outside(nodes: list[LexborNode], body: LexborNode) -> list[LexborNode]:
    """Return the elements that do not stand in a text."""
    return [node for node in nodes if not is_within(node, body)]


def is_within(node: LexborNode, outer: LexborNode) -> bool:
    """Tell whether an element stands in another, or is it."""
    end = outer.mem_id
    up: LexborNode | None = node
    while up is not None:
        if up.mem_id == end:
            return True
        up = up.parent
    return False


def author_and_time(parts: Parts) -> tuple[str | None, datetime | None]:
    """Return who wrote a comment and when, as its parts tell."""
    time = None
    name = None
    for node in parts.time:
        if node.tag == "time" or node.attributes.get("title"):
            time = time_of(node)
        if time is None:
            told = byline.read(_words(node))
            time, name = told.time, name or (told.name if told.dated else None)
        if time is not None:
            break
    for node in parts.author:
        told = byline.read(_words(node, without_times=True))
        time = time or told.time
        if told.name:
            return clean_line(told.name), time or _time_behind(node)
    return clean_line(name) if name else None, time


def portrayed(node: LexborNode, others: Container[int]) -> str | None:
    """Return whose picture stands in a comment, by the words that stand for it: "Ann's avatar"."""
    picture = node.css_first(_PORTRAITS)
    if picture is not None and next((up for up in _above(picture, node) if up in others), None) is not None:
        return None
    said = clean_line((picture.attributes.get("alt") or "") if picture is not None else "")
    name = _PORTRAIT_WORDS.sub("", said).strip()
    return name if name and len(said) <= _LONGEST_FURNITURE else None


def _time_behind(node: LexborNode) -> datetime | None:
    """Return the time that stands loose behind an author's name."""
    behind = node.next
    for _ in range(_NEAR):
        if behind is None:
            return None
        if behind.is_text_node and (time := byline.read(clean_line(behind.text_content or "").strip()).time):
            return time
        behind = behind.next
    return None


def _words(node: LexborNode, *, without_times: bool = False) -> str:
    """Return the words of a header's element without those of furniture, or of times too, within it."""
    child = node.first_child
    if child is None or (child.next is None and child.is_text_node) or node.css_first("time, [class]") is None:
        return line(node)
    pieces = []
    at: LexborNode | None = child
    while at is not None:
        if at.is_text_node:
            pieces.append(at.text_content or "")
        elif at.is_element_node and not is_furniture(at) and not (without_times and at.css_first("time")):
            pieces.append(at.text())
        at = at.next
    return clean_line(" ".join(" ".join(pieces).split()))


def is_furniture(node: LexborNode) -> bool:
    """Tell whether an element of a comment is a button, a counter or a picture of somebody; never a long one."""
    role = role_of(node)
    return role is not None and role[0] == "furniture" and len(line(node)) <= _LONGEST_FURNITURE


def is_header(node: LexborNode) -> bool:
    """Tell whether an element says who wrote a comment or when, or is furniture; never one that holds a text."""
    role = role_of(node)
    if role is None or role[0] == "body":
        return False
    if role[0] == "furniture":
        return len(line(node)) <= _LONGEST_FURNITURE
    return len(line(node)) <= byline.MOST and node.css_first(_HOLDS_TEXT) is None
