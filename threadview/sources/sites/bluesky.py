"""Bluesky: a post with its replies by ``app.bsky.feed.getPostThread``, from the first post of the conversation.

Documented at https://docs.bsky.app/docs/api/app-bsky-feed-get-post-thread. A post is named by its author's DID, which
stays when the handle changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from threadview.errors import SourceError

from .base import Site
from .common.asking import text_at, value_of
from .common.places import place_of, url

if TYPE_CHECKING:
    from threadview.sources.web import Fetcher
    from threadview.thread import Document

HOSTS: Final = frozenset({"bsky.app", "main.bsky.dev", "deer.social"})
API: Final = "https://public.api.bsky.app/xrpc"
DEPTH: Final = 1000


def matches(source: str) -> bool:
    """Know ``/profile/NAME/post/KEY``."""
    place = place_of(source)
    return place is not None and place.host in HOSTS and place.path[::2] == ("profile", "post") and bool(place.path[3:])


def documents(source: str, fetcher: Fetcher) -> list[Document]:
    """Return the whole conversation that a post belongs to.

    Raises:
        SourceError: There is no such person or post, or it is shown to those who log in only.
    """
    place = place_of(source)
    if place is None:
        return []
    who, key = place.path[1], place.path[3]
    thread = _asked(f"at://{_did(who, fetcher)}/app.bsky.feed.post/{key}", fetcher)
    root = text_at(value_of(thread), "thread", "post", "record", "reply", "root", "uri")
    if root.startswith("at://"):
        try:
            return [_asked(root, fetcher)]
        except SourceError:
            return [thread]
    return [thread]


def _did(name: str, fetcher: Fetcher) -> str:
    """Return the DID of a person."""
    if name.startswith("did:"):
        return name
    asked = url(API, "com.atproto.identity.resolveHandle", handle=name)
    return text_at(value_of(fetcher.get(asked)), "did") or name


def _asked(uri: str, fetcher: Fetcher) -> Document:
    """Return a post with what stands above and below it."""
    return fetcher.get(url(API, "app.bsky.feed.getPostThread", uri=uri, depth=DEPTH, parentHeight=DEPTH))


SITE: Final = Site(
    "bluesky",
    "`bsky.app/profile/NAME/post/KEY`: the conversation from its first post, by the public API",
    matches,
    documents,
)
