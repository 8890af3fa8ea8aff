"""Comments written one below the other, each under a line of its own that names its author.

That line is a heading, whose rank says how deep the comment is nested (``### Reply by ann``), or a paragraph
(``**ann** commented on Jan 3, 2024``), as exports of issues and forums have them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from .entries import Entry, Scanned, lines_of_code, place_stray
from .heads import read_head

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADING: Final = re.compile(r"(?P<marks>#+)[ \t]+(?P<text>\S.*?)(?:[ \t]+#+)?[ \t]*")
_RULE: Final = re.compile(r"[ ]{0,3}([*_-])[ \t]*(?:\1[ \t]*){2,}")
STARTED: Final = re.compile(r"\b(?:opened|started|submitted|created)\s+this\s+[a-z]", re.IGNORECASE)
"""What a line says that names the author of the article: ``**ann** opened this issue on Jan 3, 2024``."""

_COMMENTED: Final = re.compile(r"\b(?:commented|replied|answered|responded)\b", re.IGNORECASE)
_PARAGRAPH: Final = 1 << 20


class Opening(NamedTuple):
    """The line that begins a comment.

    Attributes:
        line: Its number.
        depth: The rank of a heading; one more than all ranks for a paragraph.
        head: What it says, without the marks of a heading.
    """

    line: int
    depth: int
    head: str


def openings(lines: Sequence[str]) -> list[Opening]:
    """Return the lines at the left edge, outside of code, that begin comments."""
    code = lines_of_code(lines)
    found: list[Opening] = []
    for number, line in enumerate(lines):
        if not line or line[0] in " \t>" or number in code:
            continue
        above = lines[number - 1] if number else ""
        parted = not above.strip() or (number - 1 not in code and _RULE.fullmatch(above) is not None)
        if opening := _opening(number, line, parted=parted):
            found.append(opening)
    return found


def scan(lines: Sequence[str]) -> Scanned:
    """Return the comments; runs once over the lines."""
    found = {opening.line: opening for opening in openings(lines)}
    entries: list[Entry] = []
    loose: list[str] = []
    for number, line in enumerate(lines):
        if opening := found.get(number):
            _close(entries)
            entries.append(Entry(opening.depth, [opening.head]))
        elif entries:
            entries[-1].lines.append(line)
        elif line.strip():
            place_stray(line, entries, loose)
    _close(entries)
    return Scanned(entries, loose)


def _opening(number: int, line: str, *, parted: bool) -> Opening | None:
    """Return what a line begins, None where it begins nothing; a paragraph needs a marked name, and a time or verb."""
    heading = HEADING.fullmatch(line)
    if heading is None and not parted:
        return None
    text = heading["text"] if heading else line
    head = read_head(text)
    if head is None or head.body or not head.is_sure or STARTED.search(text):
        return None
    if heading:
        return Opening(number, len(heading["marks"]), text)
    tells_when = head.time is not None or bool(head.rest) or _COMMENTED.search(text) is not None
    return Opening(number, _PARAGRAPH, text) if head.is_marked and tells_when else None


def _close(entries: list[Entry]) -> None:
    """Take the rule that parts two comments off the end of the last."""
    if entries:
        drop_rules(entries[-1].lines)


def drop_rules(lines: list[str]) -> None:
    """Take rules and blank lines off the end."""
    while lines and (not lines[-1].strip() or _RULE.fullmatch(lines[-1])):
        lines.pop()
