"""A comment as it is found among the lines of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from msgspec import Struct, field

from .heads import Head, read_head

if TYPE_CHECKING:
    from collections.abc import Sequence

Policy = Literal["ours", "attributed", "named", "bare"]
"""What makes a nested item a reply: its ``-`` (``ours``), an author's line that says more than a name (``attributed``),
any author's line (``named``), its nesting (``bare``)."""

MAX_FURNITURE: Final = 60
"""A longer line that stands loose among the comments is somebody's words, not a button or a count."""

_FENCE: Final = re.compile(r"\s*(?:(?:[*+-]|\d{1,9}[.)])\s{1,4})*(?P<fence>`{3,}(?=[^`]*$)|~{3,})")


class Entry(Struct):
    """One comment while its lines are gathered.

    Attributes:
        depth: How deep it is nested, in any unit that grows inwards.
        lines: Its lines of Markdown, without the marks of the comment itself.
        is_sure: Whether it is known to begin and end here.
        head: What its first line says, where that was read already.
    """

    depth: int
    lines: list[str] = field(default_factory=list)
    is_sure: bool = True
    head: Head | None = None

    def split(self) -> tuple[Head | None, str]:
        """Return the author's line, where there is one, and the Markdown of the body."""
        first = next((at for at, line in enumerate(self.lines) if line.strip()), None)
        if first is None:
            return None, ""
        head = self.head or read_head(self.lines[first])
        if head is None:
            return None, "\n".join(self.lines)
        return head, "\n".join([head.body, *self.lines[first + 1 :]])


def head_of(line: str, policy: Policy) -> Head | None:
    """Return the author's name that begins a comment on this line, under a policy that asks for one."""
    head = read_head(line)
    return head if head and (policy == "named" or not head.is_bare) else None


class Scanned(NamedTuple):
    """What was found in the lines of a discussion.

    Attributes:
        entries: The comments, in page order.
        loose: Lines before, between and behind them that belong to none.
    """

    entries: list[Entry]
    loose: list[str]


def place_stray(line: str, entries: list[Entry], loose: list[str]) -> None:
    """Put a line that stands outside of every comment where its words are least out of place.

    A short one is a button or a count; a longer one is most likely a paragraph of the comment before it, whose author
    forgot to indent it.
    """
    if entries and len(line) > MAX_FURNITURE:
        entries[-1].lines += ["", line]
        entries[-1].is_sure = False
    else:
        loose.append(line)


def lines_of_code(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines in fenced blocks of code, their fences included."""
    if not any("```" in line or "~~~" in line for line in lines):
        return set()
    fence = Fence()
    return {number for number, line in enumerate(lines) if fence.pass_line(line)}


class Fence:
    """Knows whether a line stands in a fenced block of code, where no mark means anything."""

    def __init__(self) -> None:
        """Stand outside."""
        self._open = ""

    def __bool__(self) -> bool:
        """Tell whether a block is open."""
        return bool(self._open)

    def pass_line(self, line: str) -> bool:
        """Take in the next line; return whether it belongs to a block, its fences included."""
        if self._open:
            stripped = line.strip(" \t>")
            if len(stripped) >= len(self._open) and not stripped.strip(self._open[0]):
                self._open = ""
            return True
        match = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if match:
            self._open = match["fence"]
        return bool(match)

    def leave(self) -> None:
        """Stand outside again: what held the block has ended."""
        self._open = ""
