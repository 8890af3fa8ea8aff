"""Substack's answers: a post, and its comments as a tree.

They are not documented: ``/api/v1/posts/SLUG`` gives the post, ``/api/v1/post/ID/comments`` its comments.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from threadview.markup import plain
from threadview.markup.html import html, html_line
from threadview.thread import Comment, Row

from .base import CERTAIN, NEVER, Reader, Sample
from .common.json_fields import load
from .common.json_shape import at, first_object, has, nested
from .common.topics import Topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from threadview.thread import Document, Thread

    from .common.json_fields import Fields

_POST: Final = ("body_html", "title", "post_date")
_FLAGS: Final = (("deleted", "deleted"), ("removed", "suppressed"), ("pinned", "pinned"), ("edited", "edited_at"))


def sniff(sample: Sample) -> int:
    """Look for a post, or for comments that know their ancestors."""
    value = sample.json
    comment = first_object(at(value, "comments") or at(value, "post_comments") or value)
    is_comment = "ancestor_path" in comment and "children" in comment
    return CERTAIN if is_comment or has(value, _POST) or has(at(value, "post"), _POST) else NEVER


def read(document: Document) -> list[Thread]:
    """Return the post with its comments; either may be missing.

    Raises:
        FormatError: Both are.
    """
    answer = load(document)
    parts = answer.objects()
    posts = [post for part in parts for post in (part.inner("post"), part) if "title" in post]
    topics = Topics()
    for post in posts[:1]:
        topic = topics[""]
        topic.title, topic.article = html_line(post.text("title")), _article(post)
        topic.url, topic.declared = topic.article.url, post.count("comment_count")
    if posts or any("comments" in part or "ancestor_path" in part for part in parts):
        topics[""].rows += _rows(parts)
    return topics.threads(READER.name, answer.problems)


def _article(post: Fields) -> Comment:
    """Return the post; of one that is paid for only the beginning is here."""
    subtitle = post.text("subtitle")
    body = post.text("body_html", "truncated_body_text")
    author = next((one.name("name") for one in post.objects("publishedBylines")), None)
    return Comment(
        partial(html, f"<p>{subtitle}</p>{body}" if subtitle else body),
        id=post.id("id"),
        author=author,
        time=post.time("post_date"),
        url=post.url("canonical_url"),
    )


def _rows(parts: Iterable[Fields]) -> Iterator[Row]:
    """Yield the comments in page order."""
    roots = [
        comment
        for part in parts
        for comment in (part.objects("comments") or ([part] if "ancestor_path" in part else []))
    ]
    for number, (comment, name, above) in enumerate(nested(roots, lambda one: one.objects("children"), "id")):
        yield Row(name or f"\0{number}", above or _above(comment), _comment(comment, name))


def _above(comment: Fields) -> str | None:
    """Return the comment that one at the top of an answer stands under: its path names them all."""
    return comment.line("ancestor_path").rpartition(".")[2] or None


def _comment(comment: Fields, name: str) -> Comment:
    """Return one comment."""
    if "body" not in comment:
        comment.missing("body")
    return Comment(
        partial(plain, comment.text("body")),
        id=name,
        author=comment.name("name", "handle"),
        time=comment.time("date"),
        flags=tuple(flag for flag, key in _FLAGS if comment.get(key)),
    )


READER: Final = Reader("substack", "Substack: a post, its comments", sniff, read)
