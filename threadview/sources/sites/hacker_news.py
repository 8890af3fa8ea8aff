"""Hacker News: the whole tree from Algolia, the order of the page from Firebase, the article that a story leads to.

Documented at https://hn.algolia.com/api and https://github.com/HackerNews/API. Algolia orders replies by points, which
comments do not show; an item of Firebase lists its ``kids`` as the page ranks them, and takes a request each. So those
are asked for whose order there is to tell: with two replies or more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from threadview.errors import FetchError, SourceError

from .base import Site
from .common.asking import Had, at, noted, objects, probe, several, text_at, value_of
from .common.linked import linked
from .common.places import bare, is_number, place_of, url

if TYPE_CHECKING:
    from threadview.sources.web import Fetcher
    from threadview.thread import Document

HOSTS: Final = frozenset({"news.ycombinator.com", "hn.algolia.com"})
ITEMS: Final = "https://hn.algolia.com/api/v1/items"
FIREBASE: Final = "https://hacker-news.firebaseio.com/v0/item"
PAGE: Final = "https://news.ycombinator.com/item"
MOST_ORDERED: Final = 300
"""So many items are asked for their order; the replies of others stand in the order of their times."""

_ABSENT: Final = frozenset({404, 410})


def matches(source: str) -> bool:
    """Know ``hn:8863`` and the addresses of items."""
    return bool(_item(source))


def documents(source: str, fetcher: Fetcher) -> list[Document]:
    """Return the story with its comments, and the page that it leads to."""
    item = _item(source)
    try:
        tree = fetcher.get(url(ITEMS, item))
        value = value_of(tree)
        if (story := text_at(value, "story_id")) not in {"", item} and (above := probe(fetcher, url(ITEMS, story))):
            tree, value = above, value_of(above)
    except SourceError as error:
        if isinstance(error, FetchError) and error.status in _ABSENT:
            raise
        return noted([fetcher.get(url(PAGE, id=item))], (f"this is the page, as Algolia gave no answer: {error.what}",))
    fetcher.offer(tree)
    ordered = _ordered(value, fetcher)
    article = Had([], ()) if text_at(value, "text") else linked(text_at(value, "url"), fetcher)
    ranked = [document.data for document in ordered.documents if isinstance(value_of(document), dict)]
    whole = replace(tree, data=b"[" + b",".join([*ranked, tree.data]) + b"]") if ranked else tree
    return noted([whole, *article.documents], (*ordered.notes, *article.notes))


def _item(source: str) -> str:
    """Return the id of an item, empty where a source names none."""
    item = bare(source, "hn")
    if not item and (place := place_of(source)) and place.host in HOSTS:
        item = place.query.get("id", "") if place.path == ("item",) else place.after("items")
    return item if is_number(item) else ""


def _ordered(tree: object, fetcher: Fetcher) -> Had:
    """Return the items that tell the order of replies, in page order: the story first."""
    items: list[str] = []
    waiting = objects([tree])
    while waiting:
        item = waiting.pop()
        children = objects(at(item, "children"))
        waiting += children[::-1]
        if len(children) > 1 and (name := text_at(item, "id")):
            items.append(name)
    had = several(fetcher, [f"{FIREBASE}/{item}.json" for item in items[:MOST_ORDERED]], "lists of ranked replies")
    rest = len(items) - MOST_ORDERED
    note = (f"the replies to {rest} comments stand by time, not as the page ranks them",) if rest > 0 else ()
    return Had(had.documents, (*had.notes, *note))


SITE: Final = Site(
    "hacker-news",
    "`hn:8863`, `news.ycombinator.com/item?id=`: Algolia's tree, ranked by Firebase; the linked article",
    matches,
    documents,
)
