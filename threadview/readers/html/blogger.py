"""Blogger: threaded comments (``li.comment#c123``) as its script draws them, and the flat list of older templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .embedded import under_an_article
from .forms import Form

if TYPE_CHECKING:
    from .family import Family

_THREADED: Final = Form(
    "Blogger",
    ("comment-block", "comment-header"),
    post="li.comment[id^='c']:has(> .comment-block)",
    identity=r"^(c\d+)$",
    author=".comment-header .user",
    time=".comment-header .datetime",
    body=".comment-block > .comment-content",
    link=".comment-header .datetime a@href",
    flags=(("removed", ".deleted-comment"),),
    declared="#comments > h4, #comments .title, #comments h3",
    article="-",
)
_FLAT: Final = Form(
    "Blogger (flat)",
    ("comment-author", "comment-body", "comment-timestamp"),
    post="dt.comment-author[id^='c'], .comment-author[id^='c'], #comments a[name^='c']",
    id="@id | @name",
    identity=r"^(c\d+)$",
    author=".comment-author",
    time=".comment-timestamp",
    body=".comment-body",
    link=".comment-timestamp a@href",
    flags=(("removed", ".deleted-comment"),),
    declared="#comments > h4, #comments .title, #comments h3",
    article="-",
)

FAMILIES: Final[tuple[Family, ...]] = (under_an_article(_THREADED), under_an_article(_FLAT))
