"""Comments written as nested blockquotes: each level of ``>`` one of answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .entries import Entry, Policy, Scanned, head_of, place_stray
from .heads import read_head

if TYPE_CHECKING:
    from collections.abc import Iterable

MARKED: Final = re.compile(r"[ ]{0,3}(?P<marks>>(?:[ \t]?>)*)(?:[ \t](?P<one>.*)|(?P<other>.*))")


_CALLOUT: Final = re.compile(r"\[!(?:quote|cite|comment|reply|answer|chat)\][+-]?[ \t]+(?P<title>\S.*)", re.IGNORECASE)


def unquoted(line: str) -> tuple[int, str]:
    """Return how many ``>`` stand before a line, and the rest of it."""
    match = MARKED.fullmatch(line)
    if match is None:
        return 0, line.strip()
    content = match["one"] if match["one"] is not None else match["other"]
    return match["marks"].count(">"), _titled(content) if content.startswith("[!") else content


def _titled(content: str) -> str:
    """Return the title of a callout that quotes somebody (``[!quote] ann``) as an author's line; others as they are."""
    callout = _CALLOUT.fullmatch(content)
    if callout is None:
        return content
    title = callout["title"]
    return title if read_head(title) else f"**{title}**:"


def scan(lines: Iterable[str], policy: Policy) -> Scanned:
    """Return the comments of a run of blockquotes; runs once over the lines, at any depth."""
    scanner = _Scanner(policy)
    for line in lines:
        scanner.take(*unquoted(line))
    return Scanned(scanner.entries, scanner.loose)


class _Scanner:
    """Holds the comments that are open at a line.

    A blank line ends the blockquotes that are deeper than itself: ``parted`` is the least depth of the blank lines
    since the last words.
    """

    def __init__(self, policy: Policy) -> None:
        """Stand before the first line."""
        self.policy = policy
        self.entries: list[Entry] = []
        self.loose: list[str] = []
        self.path: list[Entry] = []
        self.parted: int | None = 0
        self.last_depth = 0

    def take(self, depth: int, content: str) -> None:
        """Take in the next line: how many marks it has, and what stands behind them."""
        if not content.strip():
            self.parted = depth if self.parted is None else min(depth, self.parted)
            if self.path:
                self.path[-1].lines.append(self._inner_marks(depth))
            return
        if depth == 0:
            self._take_unmarked(content)
        else:
            self._take_marked(depth, content)
        self.parted = None

    def _take_unmarked(self, content: str) -> None:
        """Take in a line without marks: it goes on with the paragraph above, unless a blank line parts them."""
        if self.path and self.parted is None:
            self.path[-1].lines.append(content)
        else:
            self.path.clear()
            place_stray(content, self.entries, self.loose)

    def _take_marked(self, depth: int, content: str) -> None:
        """Take in a line of a blockquote."""
        begins = self.parted is not None or depth != self.last_depth
        self.last_depth = depth
        if self._is_comment(depth, content, begins=begins):
            self._leave(depth - 1)
            self._open(depth)
        else:
            self._leave(depth)
            if not self.path:
                self._open(1)
            elif self.parted is not None:
                self.path[-1].lines.append("")
        self.path[-1].lines.append(self._inner_marks(depth) + content)

    def _is_comment(self, depth: int, content: str, *, begins: bool) -> bool:
        """Tell whether a comment begins with this line."""
        if not begins:
            return False
        if self.policy != "bare":
            return head_of(content, self.policy) is not None
        if not self.path or depth > self.path[-1].depth:
            return True
        return self.parted is not None and self.parted < depth and any(entry.depth == depth for entry in self.path)

    def _leave(self, depth: int) -> None:
        """Close the comments that are deeper than this."""
        while self.path and self.path[-1].depth > depth:
            self.path.pop()

    def _open(self, depth: int) -> None:
        """Begin a comment."""
        entry = Entry(depth)
        self.path.append(entry)
        self.entries.append(entry)

    def _inner_marks(self, depth: int) -> str:
        """Return the marks that are not the comment's own: what it quotes."""
        return "> " * max(depth - self.path[-1].depth, 0)
