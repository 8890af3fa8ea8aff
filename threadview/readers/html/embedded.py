"""Forms whose comments stand under an article of the page's own, and not the other way round."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from . import byline
from .family import Family
from .formed import found_by, has_marks

if TYPE_CHECKING:
    from threadview.thread import Comment

    from .forms import Form
    from .found import Found
    from .page import Page


def under_an_article(form: Form) -> Family:
    """Return the family of the pages that have comments of a form under an article."""
    return Family(form.name, partial(has_marks, form), partial(_read, form))


def _read(form: Form, page: Page) -> Found | None:
    """Return the comments of a page, and leave its article to be looked for outside them."""
    found = found_by(form, page)
    if found is None:
        return None
    rows = [row._replace(comment=_named(row.comment)) for row in found.rows]
    return found._replace(rows=rows, article=None)


def _named(comment: Comment) -> Comment:
    """Return a comment with its author's name alone: without "said..." behind it."""
    name = byline.name_of(comment.author) if comment.author else None
    return comment if name == comment.author else comment.described(author=name, time=comment.time, url=comment.url)
