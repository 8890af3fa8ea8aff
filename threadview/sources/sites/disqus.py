"""Disqus: a page that embeds it names its forum; the comments are given by its API to those who have a key.

Documented at https://disqus.com/api/docs/threads/listPosts/.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from threadview.errors import SourceError
from threadview.markup import clean_line
from threadview.thread import Document

from .base import Program
from .common.asking import at, noted, objects, text_at, token, value_of
from .common.places import place_of, url

if TYPE_CHECKING:
    from threadview.sources.web import Fetcher

    from .common.pages import Page

API: Final = "https://disqus.com/api/3.0/threads/listPosts.json"
KEY: Final = "DISQUS_API_KEY"
HOST: Final = "disqus.com"
PER_PAGE: Final = 100
MOST_PAGES: Final = 200
_EMBEDS: Final = frozenset({"embed.js", "count.js"})
_NAMED: Final = re.compile(r"\bdisqus_shortname\s*[=:]\s*[\"']([\w-]{1,60})[\"']")
_LOADED: Final = re.compile(r"[\"'](?:https?:)?//([\w-]{1,60})\.disqus\.com/embed\.js")


def documents(page: Page, fetcher: Fetcher) -> list[Document]:
    """Return the page and its comments from Disqus; nothing where the page does not embed it.

    Without a key the page says what it would take.
    """
    forum = _forum(page) if page.holds(b"disqus") else ""
    if not forum:
        return []
    key = token(fetcher, "disqus", KEY)
    if not key:
        where = f"its comments are kept by Disqus (forum {clean_line(forum)})"
        return noted(
            [page.document],
            (f"{where}: put an API key in the configuration or in {KEY}, or save the page once it shows them",),
        )
    posts, notes = _posts(forum, page.linked("canonical") or page.url, key, fetcher)
    if not posts:
        return noted([page.document], notes)
    data = msgspec.json.encode({"response": posts})
    where = f"{API} of the forum {clean_line(forum)}"
    comments = Document(data, name=where, media_type="application/json", url=page.document.url)
    return noted([replace(page.document, part="article"), comments], notes)


def _posts(forum: str, link: str, key: str, fetcher: Fetcher) -> tuple[list[dict[str, object]], list[str]]:
    """Return the comments on an article, and what to note where some cannot be had."""
    found: list[dict[str, object]] = []
    fields: dict[str, str | int] = {"forum": forum, "thread": f"link:{link}", "order": "asc", "limit": PER_PAGE}
    fields["api_key"] = key
    for _ in range(MOST_PAGES):
        try:
            value = value_of(fetcher.get(url(API, **fields)))
        except SourceError as error:
            return found, [f"comments of Disqus could not be fetched: {error.what}"]
        found += objects(at(value, "response"))
        fields["cursor"] = text_at(value, "cursor", "next")
        if at(value, "cursor", "hasNext") is not True or not fields["cursor"]:
            break
    return found, []


def _forum(page: Page) -> str:
    """Return the forum that a page embeds, empty for none: by the address of a script, or by what a script says."""
    for address in page.addresses("script[src]", "src"):
        place = place_of(address)
        if place and place.path[-1:] and place.path[-1] in _EMBEDS and place.host.endswith(f".{HOST}"):
            return place.host.removesuffix(f".{HOST}")
    for node in page.tree.css("script:not([src])"):
        found = _NAMED.search(node.text()) or _LOADED.search(node.text())
        if found:
            return found[1]
    return ""


PROGRAM: Final = Program(
    "disqus", f"any page that embeds Disqus and names its forum: its API, with the key in `{KEY}`", documents
)
