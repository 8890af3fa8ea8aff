"""Telling a discussion from the lists that articles and menus hold, by what comments are.

They are long, in talk, and under a heading or last on the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.readers.common.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .lines import Line
    from .page import Page

_SAMPLED: Final = 400
_SAMPLE_LINES: Final = 12
_COVERED: Final = 0.5
_BELOW: Final = 0.2
_SHORTEST: Final = 25
_SHORTEST_USUAL: Final = 12
_SHORTEST_UNANNOUNCED: Final = 60
_FEWEST_UNANNOUNCED: Final = 2
_TALK_NESTED, _TALK_FLAT = 0.25, 0.6
_LEVELS_OF_TALK: Final = 3
_TALK: Final = lazy(
    r"\b(?:I|I['’]m|you|your|my|me|we|lol|thanks?|agree|wrong|ich|du|sie|danke|je|vous|tu|yo|gracias)\b|[?!]|@\w",
    re.IGNORECASE,
)
_ADDRESSES: Final = ("http", "file:", "mailto:")


class Candidate(NamedTuple):
    """What may be the comments of a page.

    Attributes:
        items: The first lines of the comments.
        columns: How far each stands in.
        end: One past the last line.
        announced: The line of the heading above it, -1 for none.
        weight: Its share of the characters of the page below the heading.
    """

    items: list[int]
    columns: list[int]
    end: int
    announced: int
    weight: float

    @property
    def start(self) -> int:
        """The line of the heading, or the first line."""
        return self.announced if self.announced >= 0 else self.items[0]


def candidate(page: Page, items: list[int], columns: list[int], end: int, announced: int) -> Candidate:
    """Return what may be the comments, weighed against what stands below the heading."""
    below = page.weight(max(announced, 0), page.ending(end))
    return Candidate(items, columns, end, announced, page.weight(items[0], end) / max(1, below))


def heading_above(page: Page, first: int) -> int:
    """Return the nearest heading of comments above a line, -1 without one; "No comments" announces none."""
    place = bisect_left(page.headings, first, key=lambda pair: pair[0]) - 1
    return -1 if place < 0 or page.headings[place][1].declared == 0 else page.headings[place][0]


def is_discussion(page: Page, found: Candidate) -> bool:
    """Tell whether a candidate is a discussion rather than a list of an article or a menu."""
    texts = _texts(page.lines, found)
    mean = sum(map(len, texts)) / len(texts)
    usual = sorted(map(len, texts))[len(texts) // 2]
    if usual < _SHORTEST_USUAL or sum(text.startswith(_ADDRESSES) for text in texts) > len(texts) / 2:
        return False
    if found.announced >= 0:
        return mean >= _SHORTEST and found.weight >= _COVERED
    levels = len(set(found.columns))
    shortest = _SHORTEST if levels >= _LEVELS_OF_TALK else _SHORTEST_UNANNOUNCED
    if len(texts) < _FEWEST_UNANNOUNCED or mean < shortest or not _is_last(page, found):
        return False
    return share_of_talk(texts) >= (_TALK_NESTED if levels > 1 else _TALK_FLAT) or levels > _LEVELS_OF_TALK


def share_of_talk(texts: Iterable[str]) -> float:
    """Return the share of texts in which somebody speaks to somebody."""
    spoken = [_TALK().search(text) is not None for text in texts]
    return sum(spoken) / max(1, len(spoken))


def _texts(lines: Sequence[Line], found: Candidate) -> list[str]:
    """Return the first lines of some hundred items, spread over the list."""
    ends = [*found.items[1:], found.end]
    step = 1 + len(ends) // _SAMPLED
    return [
        " ".join(line.text for line in lines[first : min(end, first + _SAMPLE_LINES)])
        for first, end in zip(found.items[::step], ends[::step], strict=True)
    ]


def _is_last(page: Page, found: Candidate) -> bool:
    """Tell whether nothing of weight stands below: a colophon, but no article."""
    below = page.weight(found.end, page.ending(found.end))
    return below <= _BELOW * page.weight(found.items[0], found.end)
