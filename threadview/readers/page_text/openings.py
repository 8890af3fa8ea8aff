"""Where comments without any mark begin, among the bulleted replies below them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .page import Page

_OFTEN: Final = 0.2
_GAP: Final = 2


class Zone(NamedTuple):
    """The part of a page that holds the comments.

    Attributes:
        heading: The line of the heading above them, -1 for none.
        lead: The first line of the first comment.
        margin: The column at which a comment without a mark begins.
        base: The column of the outermost replies.
        end: Where the page's own lines begin again, at the latest.
        unsure: Nothing but its place says that the first comment begins at ``lead``.
    """

    heading: int
    lead: int
    margin: int
    base: int
    end: int
    unsure: bool = False


class Opening(NamedTuple):
    """A paragraph at the margin of the comments without a mark.

    Attributes:
        line: Its first line.
        after_replies: Replies stand above it, so it begins a comment; else it may go on with the text above it.
    """

    line: int
    after_replies: bool


def inner_margin(page: Page, base: int, replies: Sequence[int]) -> int:
    """Return the column at which texts begin between replies, -1 where none stands there."""
    limit = _text_column(page, base, replies)
    counts = Counter[int]()
    for number in range(replies[0], replies[-1]):
        line = page.lines[number]
        if line.text and not line.marker and line.indent < limit and _is_below_reply(page, number, limit):
            counts[line.indent] += 1
    often = [column for column, count in counts.items() if count >= _OFTEN * counts.total()]
    return min(often, default=-1)


def openings(page: Page, zone: Zone, replies: Sequence[int]) -> tuple[list[tuple[int, bool]], int]:
    """Return where comments without a mark begin, each with whether that is unsure, and one past their last line."""
    end = _end(page, zone, replies)
    found = _paragraphs(page, zone, replies, end)
    begins = _begin(page, zone, found, replies)
    tops: list[tuple[int, bool]] = []
    for opening in found:
        if opening.line in begins:
            tops.append((opening.line, opening.line == zone.lead and zone.unsure))
        else:
            tops[-1] = (tops[-1][0], True)
    return tops, end


def _text_column(page: Page, base: int, replies: Sequence[int]) -> int:
    """Return the column at which the texts of the outermost replies stand."""
    return min((page.lines[number].column for number in replies if page.lines[number].indent == base), default=base)


def _is_below_reply(page: Page, number: int, limit: int) -> bool:
    """Tell whether a line begins a paragraph right below a reply."""
    above = page.before(number)
    line = page.lines[above]
    return above >= 0 and (bool(line.marker) or line.indent >= limit)


def _end(page: Page, zone: Zone, replies: Sequence[int]) -> int:
    """Return one past the last line: the page goes on where something stands further out than all comments."""
    written = [number for number in range(zone.lead, zone.end) if page.lines[number].text]
    last = bisect_left(written, replies[-1])
    outermost = min([zone.margin, *(page.lines[number].indent for number in written[:last])])
    return next((number for number in written[last:] if page.lines[number].indent < outermost), zone.end)


def _paragraphs(page: Page, zone: Zone, replies: Sequence[int], end: int) -> list[Opening]:
    """Return the paragraphs at the margin of the comments."""
    limit = zone.base if zone.margin < zone.base else _text_column(page, zone.base, replies)
    spaced = 2 * sum(page.lines[number - 1].blank for number in replies) > len(replies)
    found = [Opening(zone.lead, after_replies=True)]
    for number in range(zone.lead + 1, end):
        line, above = page.lines[number], page.lines[number - 1]
        if not line.text or line.marker or not zone.margin <= line.indent < limit:
            continue
        if above.blank or (not spaced and (above.marker or above.indent >= limit)):
            answered = bisect_left(replies, number) > bisect_left(replies, found[-1].line)
            found.append(Opening(number, answered))
    return found


def _begin(page: Page, zone: Zone, found: list[Opening], replies: Sequence[int]) -> set[int]:
    """Return the lines at which comments begin: those after replies, and others where the page tells that they do."""
    sure = [opening.line for opening in found if opening.after_replies]
    others = [opening.line for opening in found if not opening.after_replies]
    if not others:
        return set(sure)
    declared = dict(page.headings)[zone.heading].declared if zone.heading >= 0 else None
    if declared == len(found) + len(replies) or _have_own_margin(page, zone, found, replies):
        return {*sure, *others}
    wide = [number for number in others if is_wide_gap(page, number)]
    told = sure[1:] and len(wide) < len(others) and all(is_wide_gap(page, number) for number in sure[1:])
    return {*sure, *wide} if told else set(sure)


def _have_own_margin(page: Page, zone: Zone, found: list[Opening], replies: Sequence[int]) -> bool:
    """Tell whether the further paragraphs of a comment stand elsewhere than its first, as below a lost number."""
    marks = sorted([*(opening.line for opening in found), *replies])
    elsewhere = 0
    for opening in found:
        place = bisect_left(marks, opening.line) + 1
        end = marks[place] if place < len(marks) else zone.end
        elsewhere += sum(
            page.lines[number - 1].blank and page.lines[number].text != "" and not page.lines[number].marker
            for number in range(opening.line + 1, end)
        )
    return elsewhere > sum(not opening.after_replies for opening in found)


def is_wide_gap(page: Page, number: int) -> bool:
    """Tell whether two blank lines stand above a line."""
    return number >= _GAP and all(line.blank for line in page.lines[number - _GAP : number])
