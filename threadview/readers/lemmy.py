"""Lemmy, and PieFed, which answers alike: a post, a list of comments, both in one, comments of a person.

Documented at https://join-lemmy.org/api. A comment's ``path`` lists the ids from the post (0) down to itself. Version 1
moved the counts into comment and post, and put ``_at`` behind the names of times; PieFed has names of its own for the
text (``body``), the title (``title``) and the user (``user_name``).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode, urlsplit

from threadview.markup import clean_line
from threadview.markup.markdown import markdown
from threadview.thread import Comment, Row

from .base import CERTAIN, NEVER, Reader, Sample
from .common.json_fields import load
from .common.json_shape import at, has, nested
from .common.topics import Topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from threadview.thread import Document, Thread

    from .common.json_fields import Fields
    from .common.topics import Topic

_VIEWS: Final = ("post_view", "comment_view", "posts", "comments", "items", "data", "replies")
"""The keys under which posts and comments stand."""

_TIME: Final = ("published_at", "published")
_FLAGS: Final = {
    "deleted": "deleted", "removed": "removed", "distinguished": "pinned",
    "updated": "edited", "updated_at": "edited", "edited_at": "edited",
}  # fmt: skip


def sniff(sample: Sample) -> int:
    """Look for a comment with its path, or a post with its creator."""
    value = sample.json
    views = [value, *(at(value, key) for key in _VIEWS)]
    is_comment = any(has(at(view, "comment"), ("path",)) for view in views)
    is_post = any(has(at(view, "post"), ("community_id",)) and at(view, "community") for view in views)
    return CERTAIN if is_comment or is_post else NEVER


def read(document: Document) -> list[Thread]:
    """Return the posts with their comments; what answers a comment that is not here hangs below a stub."""
    answer = load(document)
    topics = Topics()
    seen: set[str] = set()
    stubs: list[tuple[Topic, Row]] = []
    for view in _views(answer.objects()):
        if isinstance(view.get("comment"), dict):
            comment = view.inner("comment")
            topic = topics[comment.id("post_id") or view.id("post.id")]
            if not topic.title:
                _introduce(topic, view.inner("post"), None)
            row = _row(view, comment)
            topic.rows.append(row)
            seen.add(row.parent or "")
            if counted := view.count("counts.child_count") or comment.count("child_count"):
                url = _asked_for(document.url, comment.id("post_id"), row.id)
                stubs.append((topic, Row("", row.id, Comment(flags=("stub", "more"), count=counted, url=url))))
        elif isinstance(view.get("post"), dict):
            _describe(topics[view.id("post.id")], view)
    for topic, stub in stubs:
        if stub.parent not in seen:
            topic.rows.append(stub)
    return topics.threads(READER.name, answer.problems)


def _asked_for(url: str | None, post: str, above: str) -> str | None:
    """Return the address that gives the replies to a comment, on the server that an answer came from."""
    base, found, _ = (url or "").partition("/api/")
    version = (url or "")[len(base) + len(found) :].partition("/")[0]
    asked = {"post_id": post, "parent_id": above, "max_depth": 8, "type_": "All", "limit": 50}
    return f"{base}/api/{version}/comment/list?{urlencode(asked)}" if found and post else None


def _views(parts: Iterable[Fields]) -> Iterator[Fields]:
    """Yield the posts and comments of an answer, each with its creator and counts."""

    def inner(part: Fields) -> list[Fields]:
        found: list[Fields] = []
        for key in _VIEWS:
            if value := part.value.get(key):
                found += part.objects(key) if isinstance(value, list) else [part.inner(key)]
        return found

    for part, _, _ in nested(parts, inner):
        if "comment" in part.value or "post" in part.value:
            yield part
        elif not inner(part):
            part.missing("comment")


def _describe(topic: Topic, view: Fields) -> None:
    """Take what a thread has from its post."""
    post = view.inner("post")
    _introduce(topic, post, _author(view))
    counted = view.count("counts.comments")
    topic.declared = post.count("comments") if counted is None else counted


def _introduce(topic: Topic, post: Fields, author: str | None) -> None:
    """Take title and article from a post, which each of its comments brings along, too, without its author."""
    if not post.value:
        return
    address = post.text("url")
    written = post.text("body")
    topic.title = _title(post)
    topic.url = post.url("ap_id")
    topic.article = Comment(
        partial(markdown, f"<{address}>\n\n{written}" if address else written),
        id=post.id("id"),
        author=author,
        time=post.time(*_TIME),
        flags=_flags(post),
        url=topic.url,
    )


def _title(post: Fields) -> str:
    """Return the title of a post."""
    return post.line("name", "title")


def _row(view: Fields, comment: Fields) -> Row:
    """Return the row of a comment; its parent is the last but one of its path."""
    name = comment.id("id")
    written = comment.get("path")
    steps = written.split(".") if isinstance(written, str) else []
    if not steps:
        comment.missing("path")
    if "content" not in comment.value and "body" not in comment.value:
        comment.missing("content")
    made = Comment(
        partial(markdown, comment.text("content", "body")),
        id=name,
        author=_author(view),
        time=comment.time(*_TIME),
        flags=_flags(comment),
        url=comment.url("ap_id"),
    )
    parent = clean_line(steps[-2]) if len(steps) > 2 else ""  # noqa: PLR2004 - 0, the parent, itself
    return Row(name, parent or None, made)


def _author(view: Fields) -> str | None:
    """Return who wrote something; with his server where that is another one."""
    creator = view.inner("creator")
    name = creator.name("name", "user_name")
    home = creator.text("actor_id", "ap_id")
    if name and creator.value.get("local") is False and "://" in home:
        return f"{name}@{clean_line(urlsplit(home).hostname or '')}"
    return name


def _flags(fields: Fields) -> tuple[str, ...]:
    """Return what is said of a comment or a post beside its words."""
    value = fields.value
    flags = [flag for key, flag in _FLAGS.items() if value.get(key)]
    return tuple(dict.fromkeys(flags)) if flags else ()


READER: Final = Reader("lemmy", "Lemmy and PieFed: posts and comments", sniff, read)
