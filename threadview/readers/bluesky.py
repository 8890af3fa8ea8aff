"""Bluesky's API: ``app.bsky.feed.getPostThread`` (nested, also its flat second version), feeds, posts and records.

The shapes are those of the lexicons ``app.bsky.feed.defs`` and ``app.bsky.feed.post``
(https://docs.bsky.app/docs/api/app-bsky-feed-get-post-thread). Facets count bytes of UTF-8.
"""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlencode

from threadview.markup.html import html
from threadview.thread import Comment, Row

from .base import CERTAIN, NEVER, Reader, Sample
from .common import attached
from .common.json_fields import load
from .common.json_shape import at, has
from .common.topics import Topics, rooted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from threadview.thread import Body, Document, Thread

    from .common.json_fields import Fields

_LISTS: Final = ("thread", "replies", "feed", "posts", "records", "quotes")
"""The keys under which posts stand in lists."""

_POSTS: Final = frozenset({"post", "record", "text", "value", "uri"})
"""The keys by one of which a post is known, or what stands for it."""

_STANDS_FOR: Final = "app.bsky.unspecced.defs#threadItem"
_THREAD: Final = "https://public.api.bsky.app/xrpc/app.bsky.feed.getPostThread"
_PROFILE: Final = "https://bsky.app/profile/"


class _Found(NamedTuple):
    """A post and the one that it stands under; its parent for those whose record names none."""

    fields: Fields
    below: str | None


def sniff(sample: Sample) -> int:
    """Look for the name of a lexicon, or for posts with their addresses."""
    value = sample.json
    kinds = [
        at(value, path) for path in ("$type", "thread.$type", "value.$type", "record.$type", "records.value.$type")
    ]
    posts = [at(value, path) for path in ("thread.post.uri", "feed.post.uri", "posts.uri", "post.uri", "thread.uri")]
    is_ours = any(isinstance(kind, str) and kind.startswith("app.bsky.") for kind in kinds)
    is_post = any(isinstance(uri, str) and uri.startswith("at://") for uri in posts)
    return CERTAIN if (is_ours or is_post) and not has(value, ("objectType",)) else NEVER


def read(document: Document) -> list[Thread]:
    """Return the thread; the post that answers nothing is its article. What is not here stands behind what is.

    Raises:
        FormatError: There is no post in it.
    """
    answer = load(document)
    rows = [row for found in _posts(answer.objects()) for row in _rows(found)]
    rows.sort(key=lambda row: "more" in row.comment.flags)
    more = sum(row.comment.count for row in rows)
    topics = Topics()
    if rows:
        topic = topics[""]
        topic.article, topic.rows = rooted(rows)
        topic.url = topic.article.url if topic.article else None
        topic.declared = sum("more" not in row.comment.flags for row in topic.rows) + more if more else None
    return topics.threads(READER.name, answer.problems)


def _posts(parts: Iterable[Fields]) -> Iterator[_Found]:
    """Yield the posts in page order, those above the one that was asked for first."""
    waiting = [_Found(part, None) for part in parts][::-1]
    while waiting:
        found = waiting.pop()
        part, below = found
        if above := part.value.get("parent"):
            value = dict(part.value)
            del value["parent"]
            lowered = type(part)(value, part.problems, part.above, part.key)
            waiting.append(_Found(lowered, _uri(above)))
            waiting.append(_Found(part.inner("parent"), None))
            continue
        is_post = _is_post(part)
        if is_post:
            yield found
        under = _uri(part.value) if is_post else below
        if keys := [key for key in _LISTS if key in part.value]:
            waiting += [found for key in keys for found in _under(_listed(part, key), under)][::-1]


def _under(posts: Iterable[Fields], above: str | None) -> Iterator[_Found]:
    """Yield the posts of a list with what each stands under: where they tell their depth, the last one less deep."""
    path: list[tuple[int, str]] = []
    for one in posts:
        depth = one.get("depth")
        if isinstance(depth, int):
            while path and path[-1][0] >= depth:
                path.pop()
        yield _Found(one, path[-1][1] if path else above)
        if isinstance(depth, int):
            path.append((depth, _uri(one.value)))


def _is_post(part: Fields) -> bool:
    """Tell whether an object is a post, holds one, or stands for one."""
    return not _POSTS.isdisjoint(part.value)


def _listed(part: Fields, key: str) -> list[Fields]:
    """Return what stands under a key, a list or one object."""
    return [part.inner(key)] if isinstance(part.value[key], dict) else part.objects(key)


def _uri(value: object) -> str:
    """Return the address of a post, or of what stands for it."""
    found = at(value, "post.uri") or at(value, "value.post.uri") or at(value, "uri")
    return found if isinstance(found, str) else ""


def _rows(found: _Found) -> Iterator[Row]:
    """Yield the row of a post, and one for its replies where only their number is here."""
    part = found.fields
    post = (
        part.inner("post") if part.value.get("post") else part.inner("value.post") if part.get("value.post") else part
    )
    uri = _uri(part.value)
    record = post
    for key in ("record", "value"):
        if isinstance(post.value.get(key), dict):
            record = post.inner(key)
            break
    parent = record.text("reply.parent.uri") or found.below or None
    if "text" not in record:
        if record is not part and not record.text("$type").startswith(_STANDS_FOR):
            record.missing("text")
        yield Row(uri, found.below or None, Comment(id=uri, flags=("stub",)))
        return
    yield Row(uri, parent, _comment(post, record, uri))
    if missing := _not_here(part, post):
        asked = urlencode({"uri": uri, "depth": 1000, "parentHeight": 0})
        yield Row("", uri, Comment(flags=("stub", "more"), count=missing, url=f"{_THREAD}?{asked}"))


def _not_here(part: Fields, post: Fields) -> int:
    """Return how many replies to a post its view leaves out."""
    if part.text("$type").endswith("#threadViewPost"):
        here = part.get("replies")
        return max((post.count("replyCount") or 0) - (len(here) if isinstance(here, list) else 0), 0)
    return (part.count("value.moreReplies") or 0) if isinstance(part.get("depth"), int) else 0


def _comment(post: Fields, record: Fields, uri: str) -> Comment:
    """Return the comment that a post is."""
    author = post.name("author.handle", "author.displayName", "author.did")
    place = uri.removeprefix("at://").split("/")
    who = post.text("author.handle") or place[0]
    return Comment(
        partial(_body, post, record, record.text("text")),
        id=uri,
        author=author,
        time=record.time("createdAt") or post.time("indexedAt"),
        url=_PROFILE + escape(f"{who}/post/{place[-1]}") if len(place) == 3 else None,  # noqa: PLR2004 - at://who/what/which
    )


def _body(post: Fields, record: Fields, text: str) -> Body:
    """Return the words with their links, then what is embedded."""
    embed = post.inner("embed") if post.get("embed") else record.inner("embed")
    return html(_written(record, text) + _embedded(embed))


def _written(record: Fields, text: str) -> str:
    """Return the text of a record as HTML, its facets as links."""
    encoded = text.encode(errors="replace")
    pieces, at_byte = [], 0
    facets = sorted(record.objects("facets"), key=lambda facet: facet.count("index.byteStart") or 0)
    for facet in facets:
        start, end = facet.count("index.byteStart") or 0, facet.count("index.byteEnd") or 0
        url = next((url for feature in facet.objects("features") if (url := _address(feature))), None)
        if url and at_byte <= start < end <= len(encoded):
            pieces += [_lines(encoded[at_byte:start]), f'<a href="{escape(url)}">', _lines(encoded[start:end]), "</a>"]
            at_byte = end
    return f"<p>{''.join(pieces)}{_lines(encoded[at_byte:])}</p>"


def _lines(encoded: bytes) -> str:
    """Return a piece of a text as HTML that keeps its lines."""
    return escape(encoded.decode(errors="replace")).replace("\n", "<br>")


def _address(feature: Fields) -> str | None:
    """Return where a feature of a facet leads: a link, or the profile of who is mentioned."""
    if "uri" in feature:
        return feature.url("uri")
    return f"{_PROFILE}{feature.line('did')}" if feature.get("did") else None


def _embedded(embed: Fields) -> str:
    """Return pictures, a film, a link and a quoted post as HTML."""
    media = embed.inner("media") if embed.get("media") else embed
    video = media.text("$type").startswith("app.bsky.embed.video")
    card = media.inner("external")
    return "".join(
        [
            *(attached.medium("image", one.line("alt"), one.text("fullsize")) for one in media.objects("images")),
            attached.medium("video", media.line("alt"), media.text("playlist")) if video else "",
            attached.link(card.line("title", "uri"), card.text("uri")),
            _quoted(embed.inner("record")),
        ]
    )


def _quoted(record: Fields) -> str:
    """Return a quoted post as HTML; nothing where only its address is here."""
    if isinstance(record.get("record"), dict):
        record = record.inner("record")
    if not isinstance(record.get("value"), dict):
        return ""
    value = record.inner("value")
    return attached.quoted(record.name("author.handle"), _written(value, value.text("text")))


READER: Final = Reader("bluesky", "Bluesky API: getPostThread, feeds, posts and records", sniff, read)
