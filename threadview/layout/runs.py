"""What a laid-out line is made of: text with the roles it plays. Colours belong to who paints it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from .cells import truncate, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

Roles = tuple[str, ...]
"""Names such as ``"quote"``, ``"strong"``, ``"hit"``; a later one prevails over an earlier one."""

Run = tuple[str, Roles]
Line = tuple[Run, ...]

ROLES: Final = (
    "guide",
    "guide0",
    "guide1",
    "guide2",
    "guide3",
    "guide4",
    "guide5",
    "cursor",
    "label",
    "author",
    "guess",
    "op",
    "nobody",
    "time",
    "count",
    "mark",
    "flag",
    "new",
    "excerpt",
    "title",
    "meta",
    "heading",
    "item",
    "code",
    "codeblock",
    "rule",
    "tablehead",
    "link",
    "emphasis",
    "strong",
    "strike",
    "spoiler",
    "signature",
    "attribution",
    "gutter",
    "quote",
    "found",
    "mention",
    "tag1",
    "tag2",
    "tag3",
    "tag4",
    "tag5",
    "added",
    "removed",
    "lit",
    "hit",
    "selected",
)
"""Every role that a run may carry, in the order in which they are laid over each other."""


class Overlay(NamedTuple):
    """A role laid over characters of a text from outside: a search hit, a quote that was found.

    Attributes:
        start: First code point of the text.
        end: One past the last.
        role: One of :data:`ROLES`.
    """

    start: int
    end: int
    role: str


def plain_text(line: Line) -> str:
    """Return the characters of a line."""
    return "".join(text for text, _ in line)


def line_width(line: Iterable[Run]) -> int:
    """Return the cells that a line takes."""
    return sum(width_of(text) for text, _ in line)


def overlaid(line: Line, start: int, end: int, role: str) -> Line:
    """Return the line with a role over the characters from ``start`` up to, not including, ``end``."""
    made: list[Run] = []
    done = 0
    for text, roles in line:
        low, high = (min(max(edge - done, 0), len(text)) for edge in (start, end))
        made += [(text[:low], roles), (text[low:high], (*roles, role)), (text[high:], roles)]
        done += len(text)
    return tuple(run for run in made if run[0])


def fit(line: Iterable[Run], width: int) -> Line:
    """Return the line in at most ``width`` cells, with an ellipsis where something was cut off."""
    kept: list[Run] = []
    room = width
    for text, roles in line:
        needed = width_of(text)
        if needed > room:
            kept.append((truncate(text, room), roles))
            return tuple(kept)
        kept.append((text, roles))
        room -= needed
    return tuple(kept)
