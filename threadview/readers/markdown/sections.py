"""Where on a page the comments stand: the headings, the heading of the discussion, and the evidence for comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from . import lists, posts, quoted
from .entries import Policy, Scanned, lines_of_code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .heads import Head

_HEADING: Final = re.compile(r"(?P<marks>#{1,6})(?:[ \t]+(?P<text>.*))?")
_BOLD_LINE: Final = re.compile(r"(?:\*\*|__)(?P<text>[^*_]{1,80})(?:\*\*|__):?")
_UNDERLINE: Final = re.compile(r"(?:=+|-+)[ \t]*")
_BOLD_LEVEL: Final = 7
_COUNT: Final = r"(?:\d[\d,.]{0,12}|no|one|two|three|four|five|six|seven|eight|nine|ten)"
_DISCUSSION: Final = re.compile(
    rf"(?:the\s+|all\s+)?(?:(?P<before>{_COUNT})\s+)?(?:(?:reader|user)s?['’]?\s+)?"
    r"(?:comments?|discussion|replies|reply|responses?|reactions?|thoughts)"
    rf"(?:\s*[(\[:·-]?\s*(?P<behind>\d[\d,.]{{0,12}})\s*[)\]]?)?(?:\s+(?:on|to|from)\b.{{0,200}})?\s*:?",
    re.IGNORECASE,
)
_LEAST_HEADS: Final = 2
_MAX_NAME: Final = 200
_SAMPLE: Final = 4000


Form = Literal["list", "quote", "post"]


class Heading(NamedTuple):
    """A heading of a page: its first line, how many lines it takes, its level and text."""

    line: int
    size: int
    level: int
    text: str


class Discussion(NamedTuple):
    """The part of a page that holds comments.

    Attributes:
        start: The first line that is not the article's: the heading, or the first comment.
        first: The line at which the comments begin.
        end: One past the last line.
        declared: How many comments the heading says there are.
        policy: What makes a nested item a reply.
        form: How the comments are written: as a list, as blockquotes, or one below the other under their headings.
    """

    start: int
    first: int
    end: int
    declared: int | None
    policy: Policy
    form: Form

    def scan(self, lines: Sequence[str]) -> Scanned:
        """Return the comments."""
        return _scan(lines[self.first : self.end], self.policy, self.form)


def headings(lines: Sequence[str]) -> list[Heading]:
    """Return the headings outside of code, in order: ``#``, underlined, and lines all in bold (at level 7).

    Only those at the left edge: an indented one may stand in a comment.
    """
    code = lines_of_code(lines)
    found: list[Heading] = []
    for number, line in enumerate(lines):
        if not line or line[0] in " \t>" or number in code:
            continue
        heading = _heading(lines, number, line)
        if heading:
            found.append(heading)
    return found


def find_discussion(lines: Sequence[str], found: Sequence[Heading], *, ours: bool) -> Discussion | None:
    """Return where the comments stand, None where nothing tells that there are any."""
    if ours:
        return _ours(lines, found)
    opened = posts.openings(lines)
    for place in range(len(found) - 1, -1, -1):
        named = _named(found[place])
        if named is None or _is_within(found[place], opened):
            continue
        if discussion := _under_heading(lines, found, place, named):
            return discussion
    return _posts(lines, opened) or _at_end(lines)


def heads_of(scanned: Scanned, *, top_level: bool) -> tuple[list[Head], int]:
    """Return the authors' lines of the comments, or of those at the top level, and the number of these."""
    least = min((entry.depth for entry in scanned.entries), default=0)
    chosen = [entry for entry in scanned.entries if not top_level or entry.depth == least]
    return [head for entry in chosen if (head := entry.split()[0])], len(chosen)


def is_comment_heading(heading: Heading) -> bool:
    """Tell whether a heading names a discussion."""
    return _named(heading) is not None


def _named(heading: Heading) -> re.Match[str] | None:
    """Match a heading that names a discussion; a long one is no such name, and is not worth the time."""
    return _DISCUSSION.fullmatch(heading.text) if len(heading.text) <= _MAX_NAME else None


def _heading(lines: Sequence[str], number: int, line: str) -> Heading | None:
    """Return the heading that begins with this line."""
    if match := _HEADING.fullmatch(line):
        text = re.sub(r"(?:^|[ \t])#+$", "", (match["text"] or "").rstrip())
        return Heading(number, 1, len(match["marks"]), text.strip())
    if match := _BOLD_LINE.fullmatch(line.rstrip()):
        return Heading(number, 1, _BOLD_LEVEL, match["text"].strip())
    following = lines[number + 1] if number + 1 < len(lines) else ""
    alone = number == 0 or not lines[number - 1].strip()
    if alone and following and line.strip() and _UNDERLINE.fullmatch(following) and not lists.ITEM.match(line):
        return Heading(number, 2, 1 if "=" in following else 2, line.strip())
    return None


def _ours(lines: Sequence[str], found: Sequence[Heading]) -> Discussion | None:
    """Return the discussion of a page that this program wrote: under the last heading of that name."""
    for heading in reversed(found):
        if (heading.level, heading.text) == (2, "Comments"):
            return Discussion(heading.line, heading.line + 1, len(lines), None, "ours", "list")
    return None


def _under_heading(
    lines: Sequence[str], found: Sequence[Heading], place: int, named: re.Match[str]
) -> Discussion | None:
    """Return the discussion under a heading that names one, up to the next heading of its rank."""
    heading = found[place]
    behind = (found[at] for at in range(place + 1, len(found)))
    end = next((other.line for other in behind if other.level <= heading.level), len(lines))
    below = heading.line + heading.size
    first = next((at for at in range(below, end) if _block_kind(lines[at])), end)
    post = next(iter(posts.openings(lines[below:first])), None)
    if post:
        return Discussion(heading.line, below + post.line, end, _declared(named), "attributed", "post")
    if first == end:
        return None
    form = _block_kind(lines[first]) or "list"
    policy = _policy(lines[first:end], form)
    introduced = any(lines[at].strip() for at in range(heading.line + heading.size, first))
    if introduced and policy in {"bare", "named"}:
        return None
    return Discussion(heading.line, first, end, _declared(named), policy, form)


def _at_end(lines: Sequence[str]) -> Discussion | None:
    """Return the list or blockquotes that end a page, where their authors' lines leave no doubt."""
    start = end = len(lines)
    while start and (not lines[start - 1].strip() or lines[start - 1][0] in " \t" or _block_kind(lines[start - 1])):
        start -= 1
    start = next((at for at in range(start, end) if _block_kind(lines[at])), end)
    if start == end:
        return None
    form = _block_kind(lines[start]) or "list"
    discussion = Discussion(start, start, end, None, _policy(lines[start:end], form), form)
    heads, _ = heads_of(discussion.scan(lines), top_level=False)
    sure = sum(1 for head in heads if head.is_sure)
    return discussion if discussion.policy == "attributed" and sure >= _LEAST_HEADS else None


def _is_within(heading: Heading, opened: Sequence[posts.Opening]) -> bool:
    """Tell whether a heading stands in one of several comments, or begins one."""
    return len(opened) >= _LEAST_HEADS and opened[0].line <= heading.line


def _posts(lines: Sequence[str], opened: Sequence[posts.Opening]) -> Discussion | None:
    """Return the comments that stand one below the other under no heading of their own, at least two."""
    if len(opened) < _LEAST_HEADS:
        return None
    start = opened[0].line
    return Discussion(start, start, len(lines), None, "attributed", "post")


def _scan(lines: Sequence[str], policy: Policy, form: Form) -> Scanned:
    """Return the comments that are written in this form."""
    if form == "post":
        return posts.scan(lines)
    return quoted.scan(lines, policy) if form == "quote" else lists.scan(lines, policy)


def _policy(lines: Sequence[str], form: Form) -> Policy:
    """Return ``attributed`` or ``named`` where half of the top level begins with authors' lines of that kind."""
    sample = lines[:_SAMPLE]
    scanned = _scan(sample, "bare", form)
    heads, size = heads_of(scanned, top_level=True)
    if not heads or len(heads) * 2 < size:
        return "bare"
    return "named" if sum(1 for head in heads if head.is_bare) * 2 > len(heads) else "attributed"


def _block_kind(line: str) -> Form | None:
    """Return what begins at the left edge of a line: a ``list``, a ``quote``, or None."""
    if quoted.MARKED.fullmatch(line):
        return "quote"
    content = line.lstrip(" ")
    match = lists.ITEM.fullmatch(content) if len(line) - len(content) <= 1 else None
    return "list" if match and match["text"] else None


def _declared(named: re.Match[str]) -> int | None:
    """Return the number in a heading such as "12 Comments"."""
    digits = re.sub(r"\D", "", named["before"] or named["behind"] or "")
    return int(digits) if digits else None
