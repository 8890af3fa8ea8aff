"""Stack Exchange's API: questions with their answers and comments; lists of answers or of comments.

The shapes are those of https://api.stackexchange.com/docs/types/question and …/answer, …/comment. Which fields are
there is chosen by whoever asks (a filter): the bodies may be missing. Posts and comments are numbered apart, so ids
carry a letter: q12, a34, c56.
"""

from __future__ import annotations

from functools import partial
from html import unescape
from typing import TYPE_CHECKING, Final

from threadview.markup.html import html, html_line
from threadview.markup.markdown import markdown
from threadview.thread import Comment, Row

from .base import CERTAIN, NEVER, Reader, Sample
from .common.json_fields import load
from .common.json_shape import at, first_object
from .common.topics import Topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from threadview.thread import Body, Document, Thread

    from .common.json_fields import Fields
    from .common.topics import Topic

_IDS: Final = {"c": "comment_id", "a": "answer_id", "q": "question_id"}
"""The letter for each kind of post, and the field that holds its number."""


def sniff(sample: Sample) -> int:
    """Look for a numbered post with an owner or a date: a question, or where its answers stand first one of these."""
    value = sample.json
    post = first_object(at(value, "items") or value)
    posts = (post, first_object(post.get("answers")))
    return CERTAIN if any(_letter(one) and ("creation_date" in one or "owner" in one) for one in posts) else NEVER


def read(document: Document) -> list[Thread]:
    """Return a thread for each question, in their order; answers without their question are comments of one.

    Raises:
        FormatError: There is no post in it.
    """
    answer = load(document)
    topics = Topics()
    items = list(_items(answer.objects()))
    for question in (item for item in items if _letter(item.value) == "q"):
        number = question.id("question_id")
        topic = topics[f"\0{len(topics)}" if number in topics else number]
        _begin(topic, question)
        topic.rows += [
            row for part in ("comments", "answers") for item in question.objects(part) for row in _rows(item)
        ]
    for item in items:
        if _letter(item.value) in {"a", "c"}:
            number = item.id("question_id", "post_id")
            topics[number if "answer_id" in item or number in topics else ""].rows += _rows(item)
    if topics and not any("body" in item or "body_markdown" in item for item in items):
        answer.problems.say("the texts were not asked for: fetch it with a filter that includes them (withbody)")
    for topic in topics.values():
        missing = (topic.declared or 0) - sum(row.id.startswith("a") for row in topic.rows)
        topic.declared = len(topic.rows) + missing if missing > 0 else None
    return topics.threads(READER.name, answer.problems)


def _letter(value: dict[str, object]) -> str:
    """Return what kind of post an object is; empty for none."""
    return next((letter for letter, key in _IDS.items() if key in value), "")


def _items(parts: Iterable[Fields]) -> Iterator[Fields]:
    """Yield the posts of answers, of lists and of lists in lists."""
    for part in parts:
        if _letter(part.value):
            yield part
        else:
            yield from part.objects("items")
            if part.is_true("has_more"):
                part.problems.say(f"{part.path}.has_more: the site has further pages, which are not here")


def _begin(topic: Topic, question: Fields) -> None:
    """Take what a question says of its thread; it counts its answers."""
    topic.title = html_line(question.text("title"))
    topic.article = _comment("q", question)
    topic.url = question.url("link")
    topic.declared = question.count("answer_count")


def _rows(item: Fields) -> Iterator[Row]:
    """Yield the row of an answer and of the comments on it, or of one comment."""
    yield _row(item)
    for inner in item.objects("comments"):
        yield _row(inner)


def _row(item: Fields) -> Row:
    """Return the row of a post; comments on a question stand at the top, beside the answers."""
    letter = _letter(item.value) or "c"
    comment = _comment(letter, item)
    above = item.above.id("answer_id") if item.above is not None else ""
    if not above and item.get("post_type") == "answer":
        above = item.id("post_id")
    return Row(comment.id, f"a{above}" if above and letter == "c" else None, comment)


def _comment(letter: str, item: Fields) -> Comment:
    """Return the comment that a post is; an accepted answer is pinned, as the site shows it first."""
    is_edited = item.is_true("edited") or bool(item.get("last_edit_date"))
    flags = [flag for flag, is_so in (("pinned", item.is_true("is_accepted")), ("edited", is_edited)) if is_so]
    number = item.id(_IDS[letter])
    return Comment(
        partial(_body, item.text("body"), item.text("body_markdown")),
        id=f"{letter}{number}" if number else "",
        author=html_line(item.text("owner.display_name")) or None,
        time=item.time("creation_date"),
        flags=tuple(flags),
        url=item.url("link"),
    )


def _body(shown: str, typed: str) -> Body:
    """Return the words of a post: the HTML that the site shows, else the Markdown, which the API sends escaped."""
    return html(shown) if shown else markdown(unescape(typed))


READER: Final = Reader("stack-exchange", "Stack Exchange API: questions with answers and comments", sniff, read)
