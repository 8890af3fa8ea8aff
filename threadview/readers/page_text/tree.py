"""Who answers whom: by indentation, and where a page has none, by the names that replies give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from threadview.thread import Row, Tree, build, from_depths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.thread import Comment

    from .segments import Segment


def tree(found: Sequence[Segment], comments: Sequence[Comment]) -> Tree:
    """Lay the comments out: a deeper one answers the nearest above it that stands further out."""
    columns = [segment.anchor.column for segment in found]
    if len(set(columns)) > 1 or not any(segment.anchor.answers for segment in found):
        return from_depths(_doubted(comments, columns), columns)
    return build(_by_names(found, comments))


def _doubted(comments: Sequence[Comment], columns: Sequence[int]) -> list[Comment]:
    """Flag as ``unsure`` what stands further in than a reply to the comment above it: its parent may be missing."""
    levels = {column: level for level, column in enumerate(sorted(set(columns)))}
    above = -1
    judged = []
    for comment, column in zip(comments, columns, strict=True):
        jumped = levels[column] > above + 1
        judged.append(comment.flagged("unsure") if jumped else comment)
        above = levels[column]
    return judged


def _by_names(found: Sequence[Segment], comments: Sequence[Comment]) -> list[Row]:
    """Return rows in which a comment that says whom it answers hangs below that person's latest comment before it.

    It is flagged ``inferred-parent``: the page did not say which of that person's comments was meant.
    """
    latest: dict[str, str] = {}
    rows = []
    for place, (segment, comment) in enumerate(zip(found, comments, strict=True)):
        parent = latest.get((segment.anchor.answers or "").casefold())
        rows.append(Row(str(place), parent, comment.flagged("inferred-parent") if parent else comment))
        if comment.author:
            latest[comment.author.casefold()] = str(place)
    return rows
