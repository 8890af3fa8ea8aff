"""Comments written as a nested list: each item a comment, its nested items the replies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from .entries import Entry, Fence, Policy, Scanned, head_of, place_stray

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .heads import Head

ITEM: Final = re.compile(r"(?P<marker>[*+-]|\d{1,9}[.)])(?P<blanks>[ \t]+|$)(?P<text>.*)")
_RULE: Final = re.compile(r"[ \t]*([*_-])[ \t]*(?:\1[ \t]*){2,}")
_TAB: Final = 4


class _Open(NamedTuple):
    """A comment whose item is open.

    Attributes:
        column: The least indentation of what belongs to it.
        content: The column at which its first line begins.
        is_bullet: Whether a bullet marks it, not a number.
        entry: The comment.
    """

    column: int
    content: int
    is_bullet: bool
    entry: Entry


def scan(lines: Iterable[str], policy: Policy) -> Scanned:
    """Return the comments of a list; runs once over the lines, at any depth."""
    scanner = _Scanner(policy)
    for line in lines:
        scanner.take(line)
    return Scanned(scanner.entries, scanner.loose)


class _Scanner:
    """Holds the items that are open at a line."""

    def __init__(self, policy: Policy) -> None:
        """Stand before the first line."""
        self.policy = policy
        self.entries: list[Entry] = []
        self.loose: list[str] = []
        self.path: list[_Open] = []
        self.fence = Fence()
        self.after_blank = True

    def take(self, line: str) -> None:
        """Take in the next line."""
        content = line.lstrip(" \t")
        if not content:
            if self.path:
                self.path[-1].entry.lines.append("")
            self.after_blank = True
            return
        indent = _columns(line[: len(line) - len(content)])
        self._take_content(content, indent)
        self.after_blank = False

    def _take_content(self, content: str, indent: int) -> None:
        """Take in a line that is not blank, and its indentation in columns."""
        if self.fence and self.path and indent >= self.path[-1].column:
            self._add_body(content, indent)
            return
        self.fence.leave()
        item = ITEM.fullmatch(content)
        if item is None or _RULE.fullmatch(content):
            self._continue(content, indent)
            return
        self._leave(indent)
        head = head_of(item["text"], self.policy) if self.path and self.policy in {"attributed", "named"} else None
        if head or self._is_comment(item):
            self._open(item, indent, head)
        else:
            self._add_body(content, indent)

    def _continue(self, content: str, indent: int) -> None:
        """Take in a line that begins no item: it goes on with one, even unindented where no blank line parts them."""
        if self.after_blank:
            self._leave(indent)
            self._add("")
        if self.path:
            self._add_body(content, indent)
        else:
            place_stray(content, self.entries, self.loose)

    def _leave(self, indent: int) -> None:
        """Close the items that something at this column stands outside of."""
        while self.path and indent < self.path[-1].column:
            self.path.pop()

    def _is_comment(self, item: re.Match[str]) -> bool:
        """Tell whether an item without an author's name is a comment, or part of the body around it."""
        if self.policy == "ours":
            return item["marker"] == "-"
        if not self.path:
            return True
        return self.policy == "bare" and not (self.path[-1].is_bullet and item["marker"][0].isdigit())

    def _open(self, item: re.Match[str], indent: int, head: Head | None) -> None:
        """Begin a comment."""
        entry = Entry(len(self.path), head=head)
        marker = len(item["marker"])
        blanks = _columns(item["blanks"])
        content = indent + marker + (blanks if 0 < blanks <= _TAB else 1)
        self.path.append(_Open(indent + 2, content, not item["marker"][0].isdigit(), entry))
        self.entries.append(entry)
        self._add(item["text"])
        self.fence.pass_line(item["text"])

    def _add_body(self, content: str, indent: int) -> None:
        """Add a line to the innermost comment, keeping what it is indented beyond it."""
        if not self.path:
            place_stray(content, self.entries, self.loose)
            return
        line = " " * max(indent - self.path[-1].content, 0) + content
        self.fence.pass_line(line)
        self._add(line)

    def _add(self, line: str) -> None:
        """Add a line as it is."""
        if self.path:
            self.path[-1].entry.lines.append(line)


def _columns(blanks: str) -> int:
    """Return how wide blanks are, with a tab stop every four columns."""
    return len(blanks.expandtabs(_TAB)) if "\t" in blanks else len(blanks)
