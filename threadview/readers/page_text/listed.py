"""The hypothesis that the comments are the items of a nested list, with nothing but bullets, numbers and indentation.

This is what extractors leave of a comment list when they drop names and dates as boilerplate. A list is told from the
lists that articles and menus hold by what comments are: long, in talk, under a heading or last on the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from .names import name_of
from .page import Anchor, Page, Reading
from .runs import Run, outer_and_inner, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lines import Line

_NAMED: Final = 0.7
_SAMPLED: Final = 400
_SAMPLE_LINES: Final = 12
_COVERED: Final = 0.5
_BELOW: Final = 0.2
_SHORTEST: Final = 25
_SHORTEST_UNANNOUNCED: Final = 60
_FEWEST_UNANNOUNCED: Final = 2
_TALK_NESTED, _TALK_FLAT = 0.25, 0.6
_LEVELS_OF_TALK: Final = 3
_LINES_OF_FORM, _FORM, _PARAGRAPH = 60, 2000, 200
_TALK: Final = re.compile(
    r"\b(?:I|I['’]m|you|your|my|me|we|lol|thanks?|agree|wrong|ich|du|sie|danke|je|vous|tu|yo|gracias)\b|[?!]|@\w",
    re.IGNORECASE,
)
_ADDRESSES: Final = ("http", "file:", "mailto:")


class Candidate(NamedTuple):
    """A list that may be the comments.

    Attributes:
        items: The lines of the items that are comments rather than parts of one.
        end: One past its last line.
        announced: The line of the heading above it, -1 for none.
        weight: Its share of the characters of the page below the heading.
    """

    items: list[int]
    end: int
    announced: int
    weight: float


def listed(page: Page) -> Reading | None:
    """Take the items of the list that is most like a discussion as the comments."""
    candidates = (candidate for run in runs(page.lines) if (candidate := _candidate(page, run)))
    likely = [candidate for candidate in candidates if _is_discussion(page, candidate)]
    if not likely:
        return None
    best = max(likely, key=lambda candidate: (candidate.announced >= 0, len(candidate.items) * candidate.weight))
    anchors = _anchors(page, best)
    return Reading(anchors, best.announced if best.announced >= 0 else best.items[0], best.end)


def _candidate(page: Page, run: Run) -> Candidate | None:
    """Leave out the items that are lists inside a comment; None where nothing is left."""
    items = outer_and_inner(page.lines, run)
    if not items:
        return None
    announced = _announced(page, items[0])
    end = min(run.end, page.ending(items[-1] + 1))
    below = page.weight(max(announced, 0), page.ending(end))
    return Candidate(items, end, announced, page.weight(items[0], end) / max(1, below))


def _announced(page: Page, first: int) -> int:
    """Return the heading above the first item, -1 without one.

    Between them only short lines may stand (a form, a sorting menu), with at most one paragraph among them.
    """
    place = bisect_left(page.headings, first, key=lambda pair: pair[0]) - 1
    if place < 0 or page.headings[place][1].declared == 0:
        return -1
    number = page.headings[place][0]
    if first - number > _LINES_OF_FORM or page.weight(number + 1, first) > _FORM:
        return -1
    long = sum(len(line.text) > _PARAGRAPH for line in page.lines[number + 1 : first])
    return number if long <= 1 else -1


def _is_discussion(page: Page, candidate: Candidate) -> bool:
    """Tell whether a list is a discussion rather than a list of an article or a menu."""
    texts = _texts(page.lines, candidate)
    mean = sum(map(len, texts)) / len(texts)
    if sum(text.startswith(_ADDRESSES) for text in texts) > len(texts) / 2:
        return False
    if candidate.announced >= 0:
        return mean >= _SHORTEST and candidate.weight >= _COVERED
    levels = len({page.lines[number].indent for number in candidate.items})
    shortest = _SHORTEST if levels >= _LEVELS_OF_TALK else _SHORTEST_UNANNOUNCED
    if len(texts) < _FEWEST_UNANNOUNCED or mean < shortest or not _is_last(page, candidate):
        return False
    talk = sum(1 for text in texts if _TALK.search(text)) / len(texts)
    return talk >= (_TALK_NESTED if levels > 1 else _TALK_FLAT) or levels > _LEVELS_OF_TALK


def _texts(lines: Sequence[Line], candidate: Candidate) -> list[str]:
    """Return the first lines of some hundred items, spread over the list."""
    ends = [*candidate.items[1:], candidate.end]
    step = 1 + len(ends) // _SAMPLED
    return [
        " ".join(line.text for line in lines[first : min(end, first + _SAMPLE_LINES)])
        for first, end in zip(candidate.items[::step], ends[::step], strict=True)
    ]


def _is_last(page: Page, candidate: Candidate) -> bool:
    """Tell whether nothing of weight stands below a list: a colophon, but no article."""
    below = page.weight(candidate.end, page.ending(candidate.end))
    return below <= _BELOW * page.weight(candidate.items[0], candidate.end)


def _anchors(page: Page, candidate: Candidate) -> list[Anchor]:
    """Return the comments; where nearly all items begin with a name on a line of its own, it is the author's."""
    plain = [Anchor(number, page.lines[number].indent) for number in candidate.items]
    names = [_leading_name(page, number) for number in candidate.items]
    if sum(name is not None for name in names) < _NAMED * len(names):
        return plain
    return [
        anchor._replace(author=name, consumed=(anchor.line,)) if name else anchor
        for anchor, name in zip(plain, names, strict=True)
    ]


def _leading_name(page: Page, number: int) -> str | None:
    """Return the name that stands alone on an item's first line, with a text below it."""
    below = page.after(number)
    if below >= len(page.lines) or page.lines[below].marker or page.lines[below].indent <= page.lines[number].indent:
        return None
    return name_of(page.lines[number].text)
