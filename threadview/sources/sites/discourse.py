"""Discourse, on any host: a topic by ``/t/ID.json``, which lists the ids of all posts and holds the first twenty.

Documented at https://docs.discourse.org. The site itself asks for twenty posts at a time; most give more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from .base import Site
from .common.asking import at, noted, objects, probe, several, text_at, value_of
from .common.places import place_of, url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from threadview.sources.web import Fetcher
    from threadview.thread import Document

    from .common.places import Place

CHUNKS: Final = (50, 20)
"""Posts that are asked for at a time; what the first size did not give is asked for by the second."""

MOST_POSTS: Final = 20_000
"""So many posts are asked for beside the first; a topic closes at ten thousand unless its forum wants it otherwise."""

_TOPIC: Final = re.compile(r"(?:(.*?)/)?t/(?:[^/]*[^/\d][^/]*/)?(\d{1,12})(?:\.json)?(?:/.*)?", re.DOTALL)


def matches(source: str) -> bool:
    """Know ``/t/slug/ID`` and ``/t/ID``, which other sites may have too."""
    place = place_of(source)
    return place is not None and _TOPIC.fullmatch("/".join(place.path)) is not None


def documents(source: str, fetcher: Fetcher) -> list[Document]:
    """Return the topic and its further posts; nothing where the host does not answer as Discourse does."""
    place = place_of(source)
    asked = _asked(place) if place else ""
    if not asked:
        return []
    topic = probe(fetcher, f"{asked}.json")
    value = value_of(topic) if topic else None
    stream = at(value, "post_stream", "stream")
    if topic is None or not isinstance(stream, list):
        return []
    here = {text_at(post, "id") for post in objects(at(value, "post_stream", "posts"))}
    fetcher.offer(topic)
    wanted = [post for post in stream if isinstance(post, int) and str(post) not in here]
    return _completed(topic, f"{asked}/posts.json", wanted[:MOST_POSTS], fetcher)


def _asked(place: Place) -> str:
    """Return the address of a topic, also on a forum below a path."""
    found = _TOPIC.fullmatch("/".join(place.path))
    return url(place.origin, *(found[1].split("/") if found[1] else ()), "t", found[2]) if found else ""


def _completed(topic: Document, asked: str, wanted: list[int], fetcher: Fetcher) -> list[Document]:
    """Return a topic with the posts that are wanted beside its own."""
    answers = [topic]
    notes: tuple[str, ...] = ()
    for size in CHUNKS:
        chunks = [wanted[start : start + size] for start in range(0, len(wanted), size)]
        if not chunks:
            break
        asking = [f"{asked}?{_query(chunk)}" for chunk in chunks]
        had = several(fetcher, asking, "parts of the topic", onto=answers)
        posts = [objects(at(value_of(answer), "post_stream", "posts")) for answer in had.documents]
        answers += [answer for answer, found in zip(had.documents, posts, strict=True) if found]
        given = {text_at(post, "id") for found in posts for post in found}
        wanted, notes = [post for post in wanted if str(post) not in given], had.notes
        if not given:
            break
    return noted(answers, notes)


def _query(posts: Iterable[int]) -> str:
    """Return the query that asks for some posts."""
    return urlencode([("post_ids[]", post) for post in posts])


SITE: Final = Site(
    "discourse", "`/t/slug/ID` on any host that answers `/t/ID.json`: all posts of the topic", matches, documents
)
