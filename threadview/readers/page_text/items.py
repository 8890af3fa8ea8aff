"""Headers that open list items: which list holds the comments, and which of its items have lost their header."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from .linked import linked
from .page import Anchor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .bylines import Byline
    from .page import Page

_HEADED: Final = 0.3


def at_items(page: Page, bylines: list[Byline]) -> list[Anchor]:
    """Return the comments whose headers open list items, and the items of the same list without a header.

    Where these are by far the most, the headers are chance, and there are no comments.

    An item that stands no deeper than the comment above it cannot be a part of that comment. Where texts stand further
    out than their markers, columns say nothing of the kind, and only headers count.
    """
    anchors = [_at_item(page, byline) for byline in bylines]
    if _is_outdented(page, anchors):
        return anchors
    outermost = min(anchor.column for anchor in anchors)
    further_out = [n for n, line in enumerate(page.lines) if line.indent < outermost and line.text]
    anchors = _one_list(anchors, further_out)
    kinds = {(anchor.column, page.lines[anchor.line].number is not None) for anchor in anchors}
    whole: list[Anchor] = []
    ends = [*(anchor.line for anchor in anchors[1:]), page.ending(anchors[-1].line)]
    for anchor, end in zip(anchors, ends, strict=True):
        whole.append(anchor if anchor.author else linked(page, anchor.line) or anchor)
        for number in _bare_items(page, anchor.line + 1, _break(further_out, anchor, end)):
            line = page.lines[number]
            if (line.indent, line.number is not None) in kinds and line.indent <= whole[-1].column:
                made = linked(page, number)
                if made or anchor is not anchors[-1]:
                    whole.append(made or Anchor(number, line.indent, unsure=True))
    return whole if len(anchors) >= _HEADED * len(whole) else []


def _at_item(page: Page, byline: Byline) -> Anchor:
    """Return the comment of a header, beginning at the item that it opens."""
    anchor, column = byline.anchor, page.lines[byline.item].indent
    if (anchor.line, anchor.column) == (byline.item, column):
        return anchor
    return anchor._replace(line=byline.item, column=column)


def _bare_items(page: Page, first: int, end: int) -> list[int]:
    """Return the items that have a text."""
    lines = page.lines
    return [n for n in range(first, end) if lines[n].marker and (lines[n].text or _holds_text(page, n))]


def _break(further_out: Sequence[int], above: Anchor, end: int) -> int:
    """Return the line before ``end`` that ends the list of the comment above it, ``end`` without one.

    It is the first that stands further out than every marker and is no part of that comment's header.
    """
    place = bisect_right(further_out, above.line)
    while place < len(further_out) and further_out[place] in above.consumed:
        place += 1
    return min(further_out[place], end) if place < len(further_out) else end


def _holds_text(page: Page, item: int) -> bool:
    """Tell whether a text stands inside an item that has none beside its marker."""
    number = page.after(item)
    if number >= len(page.lines):
        return False
    return page.lines[number].indent > page.lines[item].indent and not page.lines[number].marker


def _one_list(anchors: list[Anchor], further_out: Sequence[int]) -> list[Anchor]:
    """Keep the comments of the list that holds most of them, and of lists that go on in its manner.

    A line further out than every marker ends a list; what other lists a page has (its newest posts) have other margins.
    """
    groups: list[list[Anchor]] = [[]]
    for above, anchor in zip([None, *anchors], anchors, strict=False):
        if above and _break(further_out, above, anchor.line) < anchor.line:
            groups.append([])
        groups[-1].append(anchor)
    most = max(groups, key=len)
    return [anchor for group in groups if group is most or _in_manner(group, most) for anchor in group]


def _in_manner(group: list[Anchor], most: list[Anchor]) -> bool:
    """Tell whether a list stands on the columns of another, or on columns that go on with its step."""
    columns = sorted({anchor.column for anchor in most})
    step = columns[1] - columns[0] if len(columns) > 1 else 0
    return all(anchor.column in columns or (step and (anchor.column - columns[0]) % step == 0) for anchor in group)


def _is_outdented(page: Page, anchors: list[Anchor]) -> bool:
    """Tell whether most texts stand further out than the markers they belong to."""
    further_out = 0
    for anchor in anchors:
        number = page.after(max((anchor.line, *anchor.consumed)))
        further_out += number < len(page.lines) and page.lines[number].indent < anchor.column
    return 2 * further_out > len(anchors)
