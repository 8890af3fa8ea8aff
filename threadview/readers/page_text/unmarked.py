"""The hypothesis that only the replies carry bullets: the numbers of the top-level comments are lost.

A text without a mark is a comment where bulleted talk hangs below it at the end of the page, under a heading of
comments if there is one. What follows replies begins the next comment; whether a paragraph below another does, only
their margins, the gaps between them or the count in the heading can tell (:mod:`.openings`).
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from .discussion import candidate, heading_above, is_discussion, share_of_talk
from .furniture import is_furniture
from .lines import paragraphs
from .openings import Zone, inner_margin, is_wide_gap, openings
from .page import Anchor, Page, Reading
from .runs import Run, outer_and_inner

_NUMBERED: Final = 0.1
_ARTICLE: Final = 200
_BEFORE_REPLIES: Final = 0.5
_FEWEST_REPLIES: Final = 3
_LONG_REPLY: Final = 25
_LEADS_TO_LIST: Final = 0.25
_PARTED, _NESTED = 0.5, 0.25
_TALK_NESTED, _TALK_FLAT = 0.25, 0.7


def unmarked(page: Page) -> Reading | None:
    """Take texts with bulleted replies below them as the top-level comments, the bullets as those below."""
    lists = _lists(page)
    if not lists:
        return None
    first, base = lists[0].items[0], lists[0].base
    end = page.ending(first)
    replies = [number for run in lists for number in run.items if number < end]
    replies = outer_and_inner(page.lines, Run(replies, base, end)) if replies else []
    if not replies or replies[0] != first:
        return None
    zone = _zone(page, base, replies, end)
    return _reading(page, zone, replies) if zone and not _is_numbered(page, zone, replies) else None


def _is_numbered(page: Page, zone: Zone, replies: list[int]) -> bool:
    """Tell whether numbers mark the comments that the bullets answer, so that none of these lost its mark."""
    within = page.lines[zone.lead : zone.end]
    numbers = sum(bool(line.path) for line in within if line.marker and line.indent <= zone.base)
    return numbers > _NUMBERED * len(replies)


def _lists(page: Page) -> list[Run]:
    """Return the bulleted lists that may hold replies: those on the column of most items, from the first in earnest."""
    above = _heading_of_most(page)
    bulleted = [run for run in page.runs if run.items[0] > above and _is_bulleted(page, run)]
    weights = Counter[int]()
    for run in bulleted:
        weights[run.base] += len(run.items)
    if not weights:
        return []
    base = max(weights, key=weights.__getitem__)
    lists = [run for run in bulleted if run.base >= base]
    first = next((place for place, run in enumerate(lists) if run.base == base and _may_answer(page, run)), len(lists))
    return lists[first:]


def _heading_of_most(page: Page) -> int:
    """Return the last heading of comments that most list items stand below, -1 without one."""
    items = [number for run in page.runs for number in run.items]
    middle = items[len(items) // 2] if items else -1
    return heading_above(page, middle)


def _is_bulleted(page: Page, run: Run) -> bool:
    """Tell whether no item of a list that stands furthest out is numbered."""
    lines = page.lines
    return not any(lines[number].path for number in run.items if lines[number].indent == run.base)


def _may_answer(page: Page, run: Run) -> bool:
    """Tell whether a list may be replies: it holds sentences, and no colon leads to it."""
    above = page.before(run.items[0])
    if above < 0 or page.lines[above].text.endswith(":"):
        return False
    return page.weight(run.items[0], run.end) >= _LONG_REPLY * len(run.items)


def _zone(page: Page, base: int, replies: list[int], end: int) -> Zone | None:
    """Return the part of the page that holds the comments, None where no text stands above the replies."""
    margin = inner_margin(page, base, replies)
    heading = heading_above(page, replies[0])
    if heading >= 0:
        lead = _after_furniture(page, heading + 1, replies[0])
        above = page.weight(lead, replies[0])
        if lead < replies[0] and above <= _BEFORE_REPLIES * page.weight(lead, end):
            return Zone(heading, lead, page.lines[lead].indent if margin < 0 else margin, base, end)
    lead, sure = _lead(page, margin, replies[0])
    if lead < 0 or page.lines[lead].marker or is_furniture(page.lines[lead].text):
        return None
    return Zone(-1, lead, page.lines[lead].indent if margin < 0 else margin, base, end, unsure=not sure)


def _after_furniture(page: Page, first: int, end: int) -> int:
    """Return the first line that is more than furniture."""
    texts = (number for number in range(first, end) if page.lines[number].text)
    return next((number for number in texts if not is_furniture(page.lines[number].text)), end)


def _lead(page: Page, margin: int, first_reply: int) -> tuple[int, bool]:
    """Return the line where the first comment begins on a page without a heading, and whether that is sure.

    Texts that stand further in than the article are comments, and so are those below the last wide gap; else it is
    the one paragraph above the replies.
    """
    lines = page.lines
    starts = [start for start, _ in paragraphs(lines, 0, first_reply)]
    if not starts:
        return -1, False
    of_article = min(lines[start].indent for start in starts)
    place = _up_to(page, starts, len(starts) - 1, max(margin, of_article))
    if lines[starts[place]].indent > of_article:
        above = _up_to(page, starts, place, of_article)
        return starts[min(above + 1, place)], True
    gap = next((at for at in range(place, 0, -1) if is_wide_gap(page, starts[at])), 0)
    if gap and page.weight(starts[1], starts[gap]) >= _ARTICLE:
        return starts[gap], True
    return starts[place], False


def _up_to(page: Page, starts: list[int], place: int, column: int) -> int:
    """Return the place of the nearest paragraph, from one on upwards, that stands no further in than a column."""
    while place > 0 and page.lines[starts[place]].indent > column and not page.lines[starts[place]].marker:
        place -= 1
    return place


def _reading(page: Page, zone: Zone, replies: list[int]) -> Reading | None:
    """Return the comments of a zone, None where they are no discussion."""
    tops, end = openings(page, zone, replies)
    below = [number for number in replies if number < end]
    found = sorted([*(Anchor(number, -1, unsure=unsure) for number, unsure in tops), *_replies(page, below)])
    columns = [anchor.column for anchor in found]
    judged = candidate(page, [anchor.line for anchor in found], columns, end, zone.heading)
    if len(below) < _FEWEST_REPLIES or (len(tops) == 1 and not _may_be_alone(page, zone, len(found))):
        return None
    if not is_discussion(page, judged) or not _talks(page, zone, tops, below):
        return None
    return Reading(found, judged.start, end)


def _may_be_alone(page: Page, zone: Zone, count: int) -> bool:
    """Tell whether all replies may answer one text: the heading counts it in, or it stands further in than the page."""
    if zone.heading >= 0:
        return dict(page.headings)[zone.heading].declared == count
    return zone.margin > 0 and not zone.unsure


def _replies(page: Page, below: list[int]) -> list[Anchor]:
    """Return the replies."""
    return [Anchor(number, page.lines[number].indent) for number in below]


def _talks(page: Page, zone: Zone, tops: list[tuple[int, bool]], replies: list[int]) -> bool:
    """Tell whether what hangs below the texts answers them, rather than being the lists of an article."""
    leading = sum(page.lines[page.before(number)].text.endswith(":") for number in replies)
    if leading > _LEADS_TO_LIST * len(tops):
        return False
    nested = sum(page.lines[number].indent > zone.base for number in replies) / len(replies)
    parted = sum(page.lines[number - 1].blank for number in replies) / len(replies)
    if zone.heading < 0 and parted < _PARTED and nested < _NESTED:
        return False
    least = 0.0 if zone.heading >= 0 else _TALK_NESTED if nested else _TALK_FLAT
    return share_of_talk(page.lines[number].text for number in replies) >= least
