"""The shapes of "threadview/1" as they are decoded; its reader is asked about other files too, without them.

Keys may be added to the form, so unknown ones are passed over; what is found anew when a thread is opened (quotes,
mentions, labels, depths) is not decoded at all.
"""

from __future__ import annotations

from msgspec import Struct


class SpanForm(Struct, gc=False):
    """A span; ``kind`` may be one that is not known yet."""

    start: int
    end: int
    kind: str
    level: int = 0
    url: str | None = None
    marker: str | None = None


class CommentForm(Struct):
    """A comment. ``parent`` is the ``index`` of another: its place, where none is given. -1 is read as null."""

    text: str
    index: int | None = None
    parent: int | None = None
    id: str | int | None = None
    author: str | None = None
    time: str | None = None
    flags: list[str] = []
    url: str | None = None
    count: int = 0
    spans: list[SpanForm] = []


class ArticleForm(Struct):
    """The article; it has a text, and may be written by somebody."""

    text: str
    id: str | int | None = None
    author: str | None = None
    time: str | None = None
    flags: list[str] = []
    url: str | None = None
    spans: list[SpanForm] = []


class ThreadForm(Struct):
    """One document."""

    comments: list[CommentForm]
    schema: str = ""
    title: str | None = None
    url: str | None = None
    declared: int | None = None
    furniture: list[str] = []
    notes: list[str] = []
    article: ArticleForm | None = None
