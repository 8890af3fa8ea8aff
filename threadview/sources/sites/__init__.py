"""What an address means: the sites that are known, and which requests give the whole thread.

A site is known by its address (:data:`SITES`) or, where many hosts run the same program, by its pages
(:data:`PROGRAMS`); any other page is read itself. To add one: write a module here that ends in ``SITE = Site(…)`` or
``PROGRAM = Program(…)``, add it to its table, add its row to the README. Sites never import each other; what they share
stands in ``common``.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from threadview.sources.packed import unpacked

from . import (
    bluesky,
    discourse,
    disqus,
    feeds,
    github,
    hacker_news,
    lemmy,
    lobsters,
    mastodon,
    public_inbox,
    reddit,
    stack_exchange,
    substack,
    wordpress,
)
from .base import Program, Site
from .common.pages import Page
from .common.places import is_web

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.sources.web import Fetcher
    from threadview.thread import Document

__all__ = ["PROGRAMS", "SITES", "Program", "Site", "site_of"]

PROGRAMS: Final[tuple[Program, ...]] = (
    wordpress.PROGRAM,
    substack.PROGRAM,
    disqus.PROGRAM,
    feeds.PROGRAM,
)
"""The programs that are looked for in a page, in order."""


def _page(source: str, fetcher: Fetcher) -> list[Document]:
    """Return the thread of a page by the program that made it, else the page itself.

    Raises:
        SourceError: The page cannot be had.
    """
    page = Page(fetcher.fetch(source))
    for program in PROGRAMS:
        if found := program.documents(page, fetcher):
            return found
    return [unpacked(page.document)]


PAGE: Final = Site("page", "any other address: the page itself, or what is found in it", is_web, _page)

SITES: Final[tuple[Site, ...]] = (
    hacker_news.SITE,
    lobsters.SITE,
    reddit.SITE,
    bluesky.SITE,
    github.SITE,
    stack_exchange.SITE,
    substack.SITE,
    discourse.SITE,
    lemmy.SITE,
    mastodon.SITE,
    public_inbox.SITE,
    PAGE,
)
"""All sites; the first that has documents for an address gives them."""


def site_of(source: str) -> Site | None:
    """Return the site of a source, None for a path; its documents are at least one, or an error.

    Where the address only looked like one of the site's own, its documents are those of the next site that it fits.
    """
    fitting = [site for site in SITES if site.matches(source)]
    return fitting[0]._replace(documents=partial(_first, fitting)) if fitting else None


def _first(sites: Sequence[Site], source: str, fetcher: Fetcher) -> list[Document]:
    """Return the documents of the first site that has any."""
    return next((found for site in sites if (found := site.documents(source, fetcher))), [])
