"""Page → Thread: the family that reads the page, what the page tells machines, the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from threadview.errors import FormatError
from threadview.thread import Row, Thread, build

from .article import article_of
from .families import FAMILIES
from .found import NO_ARTICLE, Found
from .jsonld import discussion_of, statement_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.thread import Comment

    from .page import Page


def thread_of(page: Page, name: str) -> Thread:
    """Return the thread of a page, of the format of this name.

    Raises:
        FormatError: It holds neither an article nor comments, as pages that a script draws.
    """
    found = fuller(_by_family(page), discussion_of(page))
    statement = statement_of(page)
    article = article_of(page, found.area, statement) if found.article is None else found.article
    if article is None and not found.rows and not found.notes:
        raise FormatError("holds neither an article nor comments", mend="save the page once it has loaded")
    lost = [f"{page.replaced} bytes could not be decoded"] if page.replaced else []
    if page.is_flattened:
        lost.append("elements nested too deeply are shown flat, attributes beyond a thousand are left out")
    return Thread(
        **build(found.rows)._asdict(),
        title=(page.title or statement.headline) if found.title is None else found.title,
        article=None if article is NO_ARTICLE else article,
        format=name,
        url=page.url,
        declared=statement.comments if found.declared is None else found.declared,
        furniture=found.furniture,
        notes=(*found.notes, *lost),
    )


def fuller(shown: Found, told: Found | None) -> Found:
    """Return the fuller of what a page shows and what it tells machines, with the authors and times of both.

    The one with more comments is fuller, then the one in which more of them answer another; else what is shown.
    """
    if told is None:
        return shown
    if _fullness(told) > _fullness(shown):
        return shown._replace(rows=_completed(told.rows, shown.rows), declared=shown.declared)
    return shown._replace(rows=_completed(shown.rows, told.rows))


def _by_family(page: Page) -> Found:
    """Return what the first family that fits makes of the page; no rows where none does."""
    for family in FAMILIES:
        if family.fits(page) and (found := family.read(page)) is not None:
            return found
    return Found([])


def _fullness(found: Found) -> tuple[int, int]:
    """Return how many comments there are, and how many answer another."""
    return len(found.rows), sum(row.parent is not None for row in found.rows)


def _completed(rows: Sequence[Row], others: Sequence[Row]) -> list[Row]:
    """Return rows with the authors and times that they lack and others of the same id have."""
    known = {row.id: row.comment for row in others if row.id}
    return [Row(row.id, row.parent, _complete(row.comment, known[row.id])) if row.id in known else row for row in rows]


def _complete(comment: Comment, other: Comment) -> Comment:
    """Return a comment with the author and the time that another tells, where it has none."""
    if comment.author is not None and comment.time is not None:
        return comment
    return comment.described(
        author=comment.author or other.author, time=comment.time or other.time, url=comment.url or other.url
    )
