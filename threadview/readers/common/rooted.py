"""What is discussed, where the posts of an answer are all of one kind and only say which one each answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.thread import Comment, Row


class Rooted(NamedTuple):
    """Posts, with the one apart under which the others stand.

    Attributes:
        article: That post; None where there is none, or several.
        rows: The others; what answers the article is at the top level.
    """

    article: Comment | None
    rows: list[Row]


def rooted(rows: Sequence[Row]) -> Rooted:
    """Take out the one post that answers nothing, which all others stand under."""
    roots = [row for row in rows if row.parent is None]
    if len(roots) != 1 or "stub" in roots[0].comment.flags:
        return Rooted(None, list(rows))
    root = roots[0]
    below = [row for row in rows if row is not root]
    return Rooted(
        root.comment, [row._replace(parent=None) if root.id and row.parent == root.id else row for row in below]
    )


def not_loaded(rows: Sequence[Row], counted: dict[str, int]) -> int:
    """Return how many replies the posts are said to have, by id, beyond those that are here."""
    here: dict[str, int] = {}
    for row in rows:
        if row.parent is not None:
            here[row.parent] = here.get(row.parent, 0) + 1
    return sum(max(count - here.get(name, 0), 0) for name, count in counted.items())
