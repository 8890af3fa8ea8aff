"""Who answers whom: by indentation, and where a page has none, by the names that replies give."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from threadview.thread import Row, Tree, build, from_depths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.thread import Comment

    from .segments import Segment


def tree(found: Sequence[Segment], comments: Sequence[Comment]) -> Tree:
    """Lay the comments out: a deeper one answers the nearest above it that stands further out."""
    if _has_columns(found):
        return from_depths(comments, [segment.anchor.column for segment in found])
    return build(_by_names(found, comments))


def doubted(found: Sequence[Segment]) -> set[int]:
    """Return which comments are ``unsure``: only their place says that they begin, or their parent may be missing.

    It may be missing where a comment stands further in than a reply to the one above it.
    """
    unsure = {place for place, segment in enumerate(found) if segment.anchor.unsure}
    if not _has_columns(found):
        return unsure
    columns = [segment.anchor.column for segment in found]
    ranks = {column: rank for rank, column in enumerate(sorted(set(columns)))}
    if len(ranks) == 1:
        return unsure
    levels = [ranks[column] for column in columns]
    return unsure.union(place for place, (above, level) in enumerate(pairwise([-1, *levels])) if level > above + 1)


def _has_columns(found: Sequence[Segment]) -> bool:
    """Tell whether indentation says who answers whom: the comments stand in several columns, or nothing else does."""
    return len({segment.anchor.column for segment in found}) > 1 or not any(segment.anchor.answers for segment in found)


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
