"""What a family makes of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.thread import Comment

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from threadview.thread import Row

NO_ARTICLE: Final = Comment()
"""Says that a page holds no article, so that none is sought: the second page of a topic."""


class Found(NamedTuple):
    """The discussion of a page, and what else its markup tells.

    Attributes:
        rows: The comments in the order of the page, for the builder.
        article: What is discussed, where the family knows its place; :data:`NO_ARTICLE` where it knows of none; None
            leaves that to :mod:`.article`.
        title: One line, empty for a page without one; None leaves it to the page's own title.
        declared: How many comments the page says there are.
        furniture: Lines that belong to no text.
        notes: What the reader wants said.
        area: The elements that hold the discussion: no part of the article.
    """

    rows: list[Row]
    article: Comment | None = None
    title: str | None = None
    declared: int | None = None
    furniture: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    area: tuple[LexborNode, ...] = ()
