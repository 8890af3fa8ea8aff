"""Lobsters and its sister sites: a story with its comments (``/s/ID.json``), lists of comments.

The comments are flat, in page order. Newer answers name what a comment answers; older ones only tell how far in it
stands. Sites built on older code send users as objects. See ``as_json`` in https://github.com/lobsters/lobsters.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from threadview.markup.html import html, html_line
from threadview.markup.markdown import markdown
from threadview.thread import Comment, Row

from .base import CERTAIN, NEVER, Reader, Sample
from .common import attached
from .common.json_fields import load
from .common.json_shape import first_object, nested
from .common.topics import Topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from threadview.thread import Body, Document, Thread

    from .common.json_fields import Fields
    from .common.topics import Topic


def sniff(sample: Sample) -> int:
    """Look for a story with comments, or a comment."""
    first = first_object(sample.json)
    is_ours = "short_id" in first and not first.keys().isdisjoint({"comments", "commenting_user", "comments_url"})
    return CERTAIN if is_ours else NEVER


def read(document: Document) -> list[Thread]:
    """Return the stories; comments without theirs are one thread for each story that their address names."""
    answer = load(document)
    topics = Topics()
    for part in answer.objects():
        if "commenting_user" in part:
            for row in _rows([part]):
                topics[(row.comment.url or "").partition("#")[0]].rows.append(row)
        elif "short_id" in part:
            topic = topics[part.text("comments_url", "short_id_url")]
            _describe(topic, part)
            topic.rows += _rows(part.objects("comments"))
        else:
            part.missing("short_id")
    return topics.threads(READER.name, answer.problems)


def _describe(topic: Topic, story: Fields) -> None:
    """Take what a thread has from its story."""
    address = story.text("url")
    topic.title = html_line(story.text("title"))
    topic.url = story.url("comments_url", "short_id_url")
    topic.declared = story.count("comment_count")
    topic.article = Comment(
        partial(html, attached.link(address, address) + story.text("description"), topic.url),
        id=story.id("short_id"),
        author=_author(story, "submitter_user"),
        time=story.time("created_at"),
        url=topic.url,
    )


def _rows(comments: Iterable[Fields]) -> Iterator[Row]:
    """Yield the rows of comments, by the name of what each answers, or by how far in it stands."""
    path: list[tuple[int, str]] = []
    for comment, name, above in nested(comments, lambda one: one.objects("comments"), "short_id"):
        depth = comment.count("depth", "indent_level") or 0
        while path and path[-1][0] >= depth:
            path.pop()
        stands_under = above or (path[-1][1] if path else "")
        parent = comment.id("parent_comment") if "parent_comment" in comment else stands_under
        path.append((depth, name))
        yield Row(name, parent or None, _comment(comment, name))


def _comment(comment: Fields, name: str) -> Comment:
    """Return one comment."""
    edited = comment.get("last_edited_at") or comment.get("updated_at")
    told = (
        ("removed" if comment.get("is_moderated") else "deleted")
        if comment.get("is_moderated") or comment.get("is_deleted")
        else "edited"
        if edited and edited != comment.get("created_at")
        else ""
    )
    return Comment(
        _late(comment),
        id=name,
        author=_author(comment, "commenting_user"),
        time=comment.time("created_at"),
        flags=(told,) if told else (),
        url=comment.url("url", "short_id_url"),
    )


def _author(fields: Fields, key: str) -> str | None:
    """Return a user's name, which may stand in an object."""
    return fields.name(f"{key}.username" if isinstance(fields.get(key), dict) else key)


def _late(comment: Fields) -> partial[Body]:
    """Return what makes a body: from HTML, else from Markdown."""
    if written := comment.text("comment"):
        return partial(html, written, comment.text("url"))
    if "comment" not in comment and "comment_plain" not in comment:
        comment.missing("comment")
    return partial(markdown, comment.text("comment_plain"))


READER: Final = Reader("lobsters", "Lobsters: a story with its comments", sniff, read)
