"""Discourse: a topic, its posts by ``/t/ID/posts.json``, the newest posts of a forum, single posts.

Documented at https://docs.discourse.org. A post is named by its place in the topic, as in its address, in what it
answers and in the quotes of others. A topic's answer holds its first 20 posts; its ``stream`` lists the ids of all.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from threadview.markup.html import html, html_line
from threadview.markup.markdown import markdown
from threadview.thread import Comment, Row

from .base import CERTAIN, NEVER, Reader, Sample
from .common.json_fields import load
from .common.json_shape import at, first_object, has
from .common.topics import Topics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from threadview.thread import Body, Document, Thread

    from .common.json_fields import Answer, Fields
    from .common.topics import Topic

_LISTS: Final = ("post_stream.posts", "latest_posts", "posts")
_NOTICE: Final = 3
"""The type of a post that only tells what was done to the topic: closed, split, a user invited."""


def sniff(sample: Sample) -> int:
    """Look for a post with its place in a topic, or for a topic's list of posts."""
    value = sample.json
    posts = (at(value, path) for path in _LISTS)
    is_post = any(has(one, ("post_number", "topic_id")) for one in (value, *posts))
    return CERTAIN if is_post or "posts" in first_object(at(value, "post_stream")) else NEVER


def read(document: Document) -> list[Thread]:
    """Return the topics; what answers the first post is at the top level, as is what answers none."""
    answer = load(document)
    topics = Topics()
    for holder, post in _posts(answer):
        key = post.id("topic_id") or _topic(holder)
        number = post.id("post_number") or f">{post.id('id')}"
        topic = topics[key]
        topic.title = topic.title or html_line(post.text("topic_title", "topic_html_title"))
        comment = _comment(post, number, document.url)
        if number == "1":
            topic.article = comment
        else:
            parent = post.id("reply_to_post_number")
            topic.rows.append(Row(number, None if parent in {"", "1", number} else parent, comment))
    for holder in answer.objects():
        if "post_stream" in holder:
            _describe(topics[_topic(holder)], holder)
    return topics.threads(READER.name, answer.problems)


def _posts(answer: Answer) -> Iterator[tuple[Fields, Fields]]:
    """Yield the posts of an answer with the object that holds them."""
    for holder in answer.objects():
        if "post_number" in holder:
            yield holder, holder
            continue
        for key in _LISTS:
            if holder.get(key) is not None:
                yield from ((holder, post) for post in holder.objects(key))


def _topic(holder: Fields) -> str:
    """Return the id of a topic; where it was cut off, its posts tell it."""
    return holder.id("id") or next((post.id("topic_id") for post in holder.objects("post_stream.posts")), "")


def _describe(topic: Topic, holder: Fields) -> None:
    """Take what a thread has from its topic; the first post is not one of its comments."""
    topic.title = html_line(holder.text("title", "fancy_title")) or topic.title
    counted = holder.count("posts_count")
    stream = holder.get("post_stream.stream")
    if counted is None and isinstance(stream, list):
        counted = len(stream)
    topic.declared = max(counted - 1, 0) if counted is not None else None
    topic.url = topic.article.url if topic.article else None


def _comment(post: Fields, number: str, site: str | None) -> Comment:
    """Return a post as the comment of this number."""
    flags = [
        flag
        for flag, said in (
            ("deleted", post.get("deleted_at") or post.get("user_deleted")),
            ("collapsed", post.get("post_type") == _NOTICE),
            ("edited", (post.count("version") or 1) > 1),
            ("hidden", post.get("hidden")),
        )
        if said
    ]
    return Comment(
        _late(post, site),
        id=number,
        author=post.name("username", "name"),
        time=post.time("created_at"),
        flags=tuple(flags),
        url=_address(post, number, site),
    )


def _late(post: Fields, site: str | None) -> partial[Body]:
    """Return what makes a body: from HTML, else from Markdown; of a notice what was done (``closed enabled``)."""
    cooked = post.text("cooked")
    if cooked or "raw" not in post:
        if "cooked" not in post:
            post.missing("cooked")
        action = post.line("action_code").replace(".", " ").replace("_", " ")
        return partial(html, cooked or f"{action} {post.line('action_code_who')}".strip(), site)
    return partial(markdown, post.text("raw"))


def _address(post: Fields, number: str, site: str | None) -> str | None:
    """Return the address of a post, where that of its forum is known."""
    if not site or "://" not in site or number.startswith(">"):
        return None
    forum = "/".join(site.split("/", 3)[:3])
    return f"{forum}/t/{post.line('topic_slug') or '-'}/{post.id('topic_id')}/{number}"


READER: Final = Reader("discourse", "Discourse: topics and posts", sniff, read)
