"""The hypothesis that the comments are the items of a nested list, with nothing but bullets, numbers and indentation.

This is what extractors leave of a comment list when they drop names and dates as boilerplate.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from .discussion import Candidate, candidate, heading_above, is_discussion
from .names import name_of
from .page import Anchor, Page, Reading
from .runs import Run, outer_and_inner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lines import Line

_NAMED, _LONGEST_NAMED = 0.7, 100
_LINES_OF_FORM, _FORM, _PARAGRAPH = 60, 2000, 200


def listed(page: Page) -> Reading | None:
    """Take the items of the list that is most like a discussion as the comments."""
    runs = [part for run in page.runs for part in (run, *_below_headings(page, run))]
    candidates = (found for run in runs if (found := _candidate(page, run)))
    likely = [found for found in candidates if is_discussion(page, found)]
    if not likely:
        return None
    best = max(likely, key=lambda found: (found.announced >= 0, len(found.items) * found.weight))
    return Reading(_anchors(page, best), best.start, best.end)


def _below_headings(page: Page, run: Run) -> list[Run]:
    """Return the parts of a list below each heading inside it: a menu may stand further out than all of the page."""
    parts = []
    for number, _ in page.headings[bisect_right(page.headings, run.items[0], key=itemgetter(0)) :]:
        items = run.items[bisect_right(run.items, number) : bisect_left(run.items, page.ending(number + 1))]
        if number < run.end and items:
            parts.append(Run(items, min(page.lines[item].indent for item in items), run.end))
    return parts


def _candidate(page: Page, run: Run) -> Candidate | None:
    """Leave out the items that are lists inside a comment; None where nothing is left."""
    items = _inside_frames(page, outer_and_inner(page.lines, run))
    if not items:
        return None
    ending = page.ending(items[-1] + 1)
    end = ending if run.broken and _is_flush(page.lines, items) else min(run.end, ending)
    return candidate(page, items, _columns(page.lines, items), end, _announced(page, items[0]))


def _inside_frames(page: Page, items: list[int]) -> list[int]:
    """Leave out the markers before the first item with a text: a list that holds nothing but a list is no comment."""
    for place, number in enumerate(items):
        below = page.after(number + 1) if number + 1 < len(page.lines) else number
        framed = not page.lines[number].text and below < len(page.lines) and page.lines[below].marker
        if not framed or page.lines[below].indent <= page.lines[number].indent:
            return items[place:]
    return items


def _is_flush(lines: Sequence[Line], items: Sequence[int]) -> bool:
    """Tell whether all items stand in one column; where their texts do too, the last ends where the comments do."""
    return len({lines[number].indent for number in items}) == 1


def _columns(lines: Sequence[Line], items: Sequence[int]) -> list[int]:
    """Return how far items stand in: what outline numbers say goes before the margins."""
    paths = [lines[number].path for number in items]
    if all(paths) and any(len(path) > 1 for path in paths):
        return [len(path) for path in paths]
    return [lines[number].indent for number in items]


def _announced(page: Page, first: int) -> int:
    """Return the heading above the first item, -1 without one.

    Between them only short lines may stand (a form, a sorting menu), with at most one paragraph among them.
    """
    number = heading_above(page, first)
    if number < 0 or first - number > _LINES_OF_FORM or page.weight(number + 1, first) > _FORM:
        return -1
    long = sum(len(line.text) > _PARAGRAPH for line in page.lines[number + 1 : first])
    return number if long <= 1 else -1


def _anchors(page: Page, found: Candidate) -> list[Anchor]:
    """Return the comments; where nearly all items begin with a name on a line of its own, it is the author's."""
    plain = [Anchor(number, column) for number, column in zip(found.items, found.columns, strict=True)]
    names = _leading_names(page, found.items)
    return [
        anchor._replace(author=name, consumed=(anchor.line,)) if name else anchor
        for anchor, name in zip(plain, names, strict=True)
    ]


def _leading_names(page: Page, items: Sequence[int]) -> list[str | None]:
    """Return the name that each item begins with; none where too few do: mostly a third of them tells."""
    names: list[str | None] = []
    missing = 0
    for number in items:
        name = _leading_name(page, number)
        names.append(name)
        missing += name is None
        if len(items) - missing < _NAMED * len(items):
            return [None] * len(items)
    return names


def _leading_name(page: Page, number: int) -> str | None:
    """Return the name that stands alone on an item's first line, with a text below it."""
    if len(page.lines[number].text) > _LONGEST_NAMED and "[" not in page.lines[number].text:
        return None
    below = page.after(number)
    if below >= len(page.lines) or page.lines[below].marker or page.lines[below].indent <= page.lines[number].indent:
        return None
    return name_of(page.lines[number].text)
