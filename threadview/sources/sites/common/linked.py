"""The page that a story leads to, of which a thread shows the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from threadview.errors import SourceError
from threadview.markup import clean_line

from .asking import Had
from .pages import HTML
from .places import is_web

if TYPE_CHECKING:
    from threadview.sources.web import Fetcher


def linked(url: str, fetcher: Fetcher) -> Had:
    """Return the page at an address, wanted for its article; a note where it is none, or cannot be had."""
    if not is_web(url):
        return Had([], ())
    where = clean_line(url)
    try:
        page = fetcher.get(url)
    except SourceError as error:
        return Had([], (f"the article at {where} could not be fetched: {error.what}",))
    if page.media_type not in HTML:
        return Had([], (f"the article at {where} is {clean_line(page.media_type)}, which is not shown here",))
    return Had([replace(page, part="article")], ())
