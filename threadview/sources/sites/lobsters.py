"""Lobsters and its sister sites: a story with its comments is one answer, ``/s/ID.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .base import Site
from .common.asking import Had, noted, text_at, value_of
from .common.linked import linked
from .common.places import bare, place_of, url

if TYPE_CHECKING:
    from threadview.sources.web import Fetcher
    from threadview.thread import Document

HOME: Final = "https://lobste.rs"
HOSTS: Final = frozenset({"lobste.rs", "tilde.news", "journalduhacker.net", "gambe.ro"})
_KINDS: Final = frozenset({"s", "c"})


def matches(source: str) -> bool:
    """Know ``lobsters:ID`` and the addresses of stories and of comments."""
    if bare(source, "lobsters"):
        return True
    place = place_of(source)
    return place is not None and place.host in HOSTS and len(place.path) > 1 and place.path[0] in _KINDS


def documents(source: str, fetcher: Fetcher) -> list[Document]:
    """Return the story with its comments, and the page that it leads to."""
    name = bare(source, "lobsters")
    place = place_of(f"{HOME}/s/{name}" if name else source)
    if place and place.path[0] == "c":
        place = place_of(fetcher.get(url(place.origin, "c", place.path[1])).url or "")
    if place is None or not (name := place.after("s")):
        return []
    story = fetcher.get(url(place.origin, "s", f"{name.removesuffix('.json')}.json"))
    fetcher.offer(story)
    value = value_of(story)
    article = Had([], ()) if text_at(value, "description") else linked(text_at(value, "url"), fetcher)
    return noted([story, *article.documents], article.notes)


SITE: Final = Site(
    "lobsters", "`lobsters:ID`, `lobste.rs/s/ID`, sister sites: `/s/ID.json`; the linked article", matches, documents
)
