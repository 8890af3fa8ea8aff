"""Substack: a post by its slug, its comments by its number.

It is not documented. A newsletter may have an address of its own: then its pages tell what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from threadview.errors import SourceError

from .base import Program, Site
from .common.asking import at, noted, text_at, value_of
from .common.places import place_of, url

if TYPE_CHECKING:
    from threadview.sources.web import Fetcher
    from threadview.thread import Document

    from .common.pages import Page
    from .common.places import Place

HOST: Final = "substack.com"
OPEN: Final = "open.substack.com"
ASSETS: Final = "substackcdn.com"


def matches(source: str) -> bool:
    """Know the posts of ``NAME.substack.com``."""
    place = place_of(source)
    return place is not None and place.host.endswith(f".{HOST}") and bool(place.after("p"))


def documents(source: str, fetcher: Fetcher) -> list[Document]:
    """Return the post and its comments.

    Raises:
        SourceError: There is no such post.
    """
    place = place_of(source)
    return _thread(place, fetcher) if place else []


def of_page(page: Page, fetcher: Fetcher) -> list[Document]:
    """Return the post that a page shows, with its comments; nothing where it is no page of Substack."""
    place = place_of(page.url)
    shown = (place_of(link["href"]) for link in page.links)
    if place is None or not place.after("p") or not any(one and one.host == ASSETS for one in shown):
        return []
    try:
        return _thread(place, fetcher)
    except SourceError:
        return []


def _thread(place: Place, fetcher: Fetcher) -> list[Document]:
    """Return a post and its comments; those that cannot be had are noted."""
    name = place.after("pub")
    api = f"https://{name}.{HOST}/api/v1" if place.host == OPEN and name else f"{place.origin}/api/v1"
    post = fetcher.get(url(api, "posts", place.after("p")))
    number = text_at(value_of(post), "id")
    if not number:
        raise SourceError("is no post of Substack", mend="check the address", where=post.name)
    asked = url(api, "post", number, "comments", block="false", sort="oldest_first", all_comments="true")
    try:
        comments = fetcher.get(asked)
    except SourceError as error:
        return noted([post], (f"the comments could not be fetched: {error.what}",))
    return [post, comments] if at(value_of(comments), "comments") else [post]


SITE: Final = Site("substack", "`NAME.substack.com/p/SLUG`: the post and all comments", matches, documents)
PROGRAM: Final = Program("substack", "a newsletter of Substack under an address of its own, `/p/SLUG`", of_page)
