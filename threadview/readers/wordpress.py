"""WordPress's answers about posts and comments, in the three forms in which they are asked for.

``/wp-json/wp/v2`` (https://developer.wordpress.org/rest-api/reference/comments/), the API of WordPress.com and Jetpack
(``/rest/v1.1/sites/…``), and ``wp comment list --format=json``. Posts and comments may stand in one document, one a
line, or each in their own; comments of several posts are several threads. Times without a zone are UTC by their name
(``date_gmt``).
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup.html import html, html_line
from threadview.thread import Comment, Row

from .base import CERTAIN, NEVER, Reader, Sample
from .common.json_fields import load
from .common.json_shape import at, first_object, inner_objects
from .common.moderation import LINKBACKS, is_shown, oldest_first, say_hidden
from .common.topics import Topics
from .common.typed_html import typed_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from threadview.thread import Body, Document, Thread

    from .common.json_fields import Fields


class Form(NamedTuple):
    """Under which keys a form keeps what a comment or a post is; a key may be a path.

    Attributes:
        proof: The keys by which it is known.
        post: The id of the post that a comment belongs to; of a post itself, its own.
        bodies: The words, under the first of these keys that is there.
        words: Makes the body of them.
        nests: Whether the last key of the proof holds an object.
    """

    proof: tuple[str, ...]
    id: str
    post: str
    title: str
    author: str
    times: tuple[str, ...]
    bodies: tuple[str, ...]
    url: str
    parent: str = ""
    status: str = ""
    kind: str = ""
    declared: str = ""
    nests: bool = False
    words: Callable[[str, str | None], Body] = html


_DATES: Final = ("date_gmt", "date")
_RENDERED: Final = ("content.rendered", "content.raw", "content")
FORMS: Final = (
    Form(
        ("author_name", "post"), "id", "post", "_embedded.up.title.rendered", "author_name", _DATES, _RENDERED,
        "link", "parent", "status", "type",
    ),
    Form(
        ("ID", "content", "post"), "ID", "post.ID", "post.title", "author.name", _DATES, ("content",),
        "URL", "parent.ID", "status", "type", nests=True,
    ),
    Form(
        ("comment_ID", "comment_content"), "comment_ID", "comment_post_ID", "", "comment_author",
        ("comment_date_gmt", "comment_date"), ("comment_content",), "url", "comment_parent", "comment_approved",
        "comment_type", words=typed_html,
    ),
    Form(
        ("id", "link", "title"), "id", "id", "title.rendered", "_embedded.author.name", _DATES, _RENDERED, "link",
        nests=True,
    ),
    Form(
        ("ID", "URL", "content", "title"), "ID", "ID", "title", "author.name", _DATES, ("content",), "URL",
        declared="discussion.comment_count",
    ),
)  # fmt: skip
"""The forms of comments, which may have a parent, and of posts, which have none."""

_PROOFS: Final = tuple((frozenset(form.proof), form.proof[-1], form) for form in FORMS)
_WITHIN: Final = ("post", "comments", "posts", "replies")


def sniff(sample: Sample) -> int:
    """Look for the keys of a comment or a post, at the top or one step below."""
    first = first_object(sample.json)
    near = (first, *(first_object(first.get(key)) for key in _WITHIN))
    return CERTAIN if any(_form(value) for value in near) else NEVER


def read(document: Document) -> list[Thread]:
    """Return a thread for each post that is here or that is commented on.

    Raises:
        FormatError: It holds neither a post nor a comment.
    """
    answer = load(document)
    topics, hidden = Topics(), Counter[str]()
    found = None
    for form, fields in _all(answer.objects()):
        if form is None:
            found = fields.count("found") if "comments" in fields else found
        elif form.parent:
            _add_comment(topics, form, fields, hidden)
        else:
            _add_post(topics, form, fields)
    for topic in topics.values():
        topic.rows = oldest_first(topic.rows)
        topic.declared = topic.declared if len(topics) > 1 else found or topic.declared
    say_hidden(hidden, answer.problems)
    return topics.threads(READER.name, answer.problems)


def _form(value: dict[str, object]) -> Form | None:
    """Return the form that an object has."""
    keys = value.keys()
    for proof, last, form in _PROOFS:
        if keys >= proof and isinstance(value[last], dict) == form.nests:
            return form
    return None


def _all(parts: list[Fields]) -> Iterator[tuple[Form | None, Fields]]:
    """Yield the objects of an answer with their forms, those that hold others first: a post before its comments.

    Comments that are embedded in a post do not say which it is.
    """
    waiting = parts[::-1]
    while waiting:
        fields = waiting.pop()
        form = _form(fields.value)
        yield form, fields
        if "_embedded" in fields:
            replies = fields.inner("_embedded").get("replies")
            lists = replies if isinstance(replies, list) else []
            flat = [one for part in lists for one in (part if isinstance(part, list) else [part])]
            told = [{"post": fields.get("id"), **one} if isinstance(one, dict) else one for one in flat]
            waiting += fields.within(told, "._embedded.replies[0]")[::-1]
        elif form is None:
            waiting += inner_objects(fields)[::-1]


def _add_post(topics: Topics, form: Form, fields: Fields) -> None:
    """Make a post the article of its thread."""
    topic = topics[fields.id(form.post)]
    topic.title = html_line(_text(fields, form.title))
    topic.article = _comment(form, fields)
    topic.url = topic.article.url
    topic.declared = fields.count(form.declared) if form.declared else None


def _add_comment(topics: Topics, form: Form, fields: Fields, hidden: Counter[str]) -> None:
    """Put a comment under its post."""
    topic = topics[fields.id(form.post)]
    comment = _comment(form, fields)
    if not topic.url and comment.url:
        topic.url = comment.url.partition("#")[0]
        topic.title = topic.title or html_line(_text(fields, form.title)) or topic.url
    parent = fields.id(form.parent)
    if is_shown(fields.id(form.status), hidden):
        topic.rows.append(Row(comment.id, parent if parent not in {"", "0"} else None, comment))


def _comment(form: Form, fields: Fields) -> Comment:
    """Return a comment, or the article that a post is, whose number is no comment's and would be taken for one."""
    url = fields.url(form.url) if form.url in fields.value else None
    return Comment(
        partial(form.words, _words(form, fields), url),
        id=fields.id(form.id) if form.parent else "",
        author=html_line(_text(fields, form.author)) or None,
        time=_time(form, fields),
        flags=("pingback",) if form.kind and fields.value.get(form.kind) in LINKBACKS else (),
        url=url,
    )


def _text(fields: Fields, path: str) -> str:
    """Return the text under a path, in lists under their first object; empty where there is none."""
    found = fields.value[path] if path in fields.value else at(fields.value, path) if path else None
    return found if isinstance(found, str) else ""


def _words(form: Form, fields: Fields) -> str:
    """Return the words of a comment or a post."""
    for key in form.bodies:
        if fields.get(key) is not None:
            return fields.text(key)
    fields.missing(form.bodies[0])
    return ""


def _time(form: Form, fields: Fields) -> datetime | None:
    """Return a time; WordPress writes zeros where it knows none."""
    for key in form.times:
        value = fields.get(key)
        if not (isinstance(value, str) and value.startswith("0000-")) and (time := fields.time(key)):
            return time
    return None


READER: Final = Reader("wordpress", "WordPress: posts and comments from its API", sniff, read)
