"""Headers that open list items: which list holds the comments, and which of its items have lost their header."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .page import Anchor

if TYPE_CHECKING:
    from .bylines import Byline
    from .page import Page

_HEADED: Final = 0.3


def at_items(page: Page, bylines: list[Byline]) -> list[Anchor]:
    """Return the comments whose headers open list items, and the items of the same list without a header.

    Where these are by far the most, the headers are chance, and there are no comments.

    An item that stands no deeper than the comment above it cannot be a part of that comment. Where texts stand further
    out than their markers, columns say nothing of the kind, and only headers count.
    """
    anchors = [byline.anchor._replace(line=byline.item, column=page.lines[byline.item].indent) for byline in bylines]
    if _is_outdented(page, anchors):
        return anchors
    anchors = _one_list(page, anchors)
    kinds = {(anchor.column, page.lines[anchor.line].number is not None) for anchor in anchors}
    outermost = min(column for column, _ in kinds)
    whole: list[Anchor] = []
    for anchor, below in zip(anchors, [*anchors[1:], anchors[-1]], strict=True):
        whole.append(anchor)
        for number in _bare_items(page, anchor, below.line, outermost):
            line = page.lines[number]
            if (line.indent, line.number is not None) in kinds and line.indent <= whole[-1].column:
                whole.append(Anchor(number, line.indent, unsure=True))
    return whole if len(anchors) >= _HEADED * len(whole) else []


def _bare_items(page: Page, anchor: Anchor, end: int, outermost: int) -> list[int]:
    """Return the items between a comment and the next header, up to where the list breaks."""
    found = []
    for number in range(anchor.line + 1, end):
        line = page.lines[number]
        if _breaks(page, number, anchor, outermost):
            break
        if line.marker and (line.text or _holds_text(page, number)):
            found.append(number)
    return found


def _breaks(page: Page, number: int, above: Anchor, outermost: int) -> bool:
    """Tell whether a line below a comment ends its list: it stands further out than every marker."""
    line = page.lines[number]
    return bool(line.text) and line.indent < outermost and number not in above.consumed


def _holds_text(page: Page, item: int) -> bool:
    """Tell whether a text stands inside an item that has none beside its marker."""
    number = page.after(item)
    if number >= len(page.lines):
        return False
    return page.lines[number].indent > page.lines[item].indent and not page.lines[number].marker


def _one_list(page: Page, anchors: list[Anchor]) -> list[Anchor]:
    """Keep the comments of the list that holds most of them, and of lists that go on in its manner.

    A line further out than every marker ends a list; what other lists a page has (its newest posts) have other margins.
    """
    outermost = min(anchor.column for anchor in anchors)
    groups: list[list[Anchor]] = [[]]
    for above, anchor in zip([None, *anchors], anchors, strict=False):
        if above and any(_breaks(page, number, above, outermost) for number in range(above.line + 1, anchor.line)):
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
