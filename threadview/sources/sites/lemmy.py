"""Lemmy, and PieFed, which answers alike: a post, then its comments page by page.

Documented at https://join-lemmy.org/api. With ``max_depth`` an answer ends at 300 comments and has no second page, so
the comments are asked for as a flat list; each names its ancestors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .base import Site
from .common.asking import at, count_at, noted, probe, several, text_at, value_of
from .common.places import is_number, place_of, url

if TYPE_CHECKING:
    from threadview.sources.web import Fetcher
    from threadview.thread import Document

APIS: Final = ("api/v3", "api/alpha")
PER_PAGE: Final = 50
MOST_PAGES: Final = 400
_KINDS: Final = frozenset({"post", "comment"})


def matches(source: str) -> bool:
    """Know ``/post/ID`` and ``/comment/ID``, which other sites may have too."""
    place = place_of(source)
    return place is not None and len(place.path) > 1 and place.path[0] in _KINDS and is_number(place.path[1])


def documents(source: str, fetcher: Fetcher) -> list[Document]:
    """Return the post and the pages of its comments; nothing where the host does not answer as Lemmy does."""
    place = place_of(source)
    if place is None:
        return []
    for api in APIS:
        if found := _thread(f"{place.origin}/{api}", place.path[0], place.path[1], fetcher):
            return found
    return []


def _thread(base: str, kind: str, number: str, fetcher: Fetcher) -> list[Document]:
    """Return the post of an API, or the one that a comment stands under, with its comments; nothing for none."""
    if kind == "comment":
        comment = probe(fetcher, url(base, "comment", id=number))
        number = text_at(value_of(comment), "comment_view", "comment", "post_id") if comment else ""
    post = probe(fetcher, url(base, "post", id=number)) if number else None
    view = at(value_of(post), "post_view") if post else None
    if post is None or not isinstance(at(view, "post"), dict):
        return []
    declared = count_at(view, "counts", "comments")
    pages = min(-(-declared // PER_PAGE), MOST_PAGES)
    asked = [
        url(base, "comment", "list", post_id=number, type_="All", sort="Old", limit=PER_PAGE, page=page)
        for page in range(1, pages + 1)
    ]
    fetcher.offer(post)
    had = several(fetcher, asked, "pages of comments", onto=[post])
    return noted([post, *(page for page in had.documents if at(value_of(page), "comments"))], had.notes)


SITE: Final = Site(
    "lemmy",
    "`/post/ID`, `/comment/ID` on any host that answers `/api/v3`: all comments, page by page",
    matches,
    documents,
)
