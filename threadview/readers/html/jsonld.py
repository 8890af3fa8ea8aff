"""What a page tells machines in JSON-LD: the article, and the comments under it, nested or with their parents' names.

https://schema.org/DiscussionForumPosting, https://schema.org/Comment, https://schema.org/QAPage
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup.html import html, html_line
from threadview.readers.common.times import time
from threadview.thread import EMPTY, Comment, Row

from .found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from threadview.thread import Body

    from .page import Page

_ARTICLES: Final = re.compile(
    r".*(?:Article|Posting|Question|Report|CreativeWork|VideoObject|Recipe)$|BlogPost", re.IGNORECASE
)
_NO_THREADS: Final = re.compile(r"FAQPage")
_COMMENTS: Final = frozenset({"Comment", "UserComments", "Answer"})
_HELD: Final = ("comment", "comments", "suggestedAnswer", "acceptedAnswer", "replies")
_NAMED: Final = frozenset({"parentItem", "about", "isPartOf", "mainEntityOfPage"})
"""What an object stands in or belongs to, told once more."""
_NAMES: Final = ("@id", "identifier", "url")
_MOST: Final = 200_000

Fields = dict[str, object]


class Statement(NamedTuple):
    """What JSON-LD says of a page.

    Attributes:
        headline: The article's title.
        author: Who wrote it.
        time: When.
        text: Its text, where JSON-LD holds it.
        comments: How many comments there are, by its own count.
    """

    headline: str = ""
    author: str | None = None
    time: datetime | None = None
    text: str = ""
    comments: int | None = None


def statement_of(page: Page) -> Statement:
    """Return what a page tells of its article; nothing where it does not."""
    for fields in _objects(page):
        if _is_a(fields, _ARTICLES):
            return Statement(
                headline=html_line(_text(fields, "headline", "name")),
                author=_author(fields),
                time=time(_text(fields, "datePublished", "dateCreated")),
                text=_text(fields, "articleBody", "text"),
                comments=_count(fields, "commentCount", "answerCount"),
            )
    return Statement()


def discussion_of(page: Page) -> Found | None:
    """Return the comments that a page tells machines of; None where it tells of none."""
    rows = list(_rows(page))
    return Found(rows) if rows else None


def _objects(page: Page) -> Iterator[Fields]:
    """Yield all objects of a page's JSON-LD, outer ones before those within them, in order."""
    for told in page.told:
        waiting = [told]
        for _ in range(_MOST):
            if not waiting:
                break
            value = waiting.pop()
            if isinstance(value, list):
                waiting.extend(reversed(value))
            elif isinstance(value, dict) and not _is_a(value, _NO_THREADS):
                yield value
                waiting.extend(
                    reversed([one for key, one in value.items() if isinstance(one, dict | list) and key not in _NAMED])
                )


def _rows(page: Page) -> Iterator[Row]:
    """Yield the comments of a page; each knows its parent by where it stands, or by the name of its ``parentItem``."""
    above: dict[int, str] = {}
    seen: set[int] = set()
    names: set[str] = set()
    for number, fields in enumerate(_objects(page)):
        is_comment = _is_comment(fields)
        name = _name(fields) or f"\0{number}"
        for held in _held(fields):
            above.setdefault(id(held), name if is_comment else "")
        if is_comment and id(fields) not in seen:
            seen.add(id(fields))
            parent = above.get(id(fields)) or _parent(fields, names)
            names.add(name)
            yield Row(name, parent or None, _comment(page, fields))


def _held(fields: Fields) -> Iterator[Fields]:
    """Yield the comments that stand in an object."""
    for key in _HELD:
        value = fields.get(key)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield one


def _parent(fields: Fields, names: set[str]) -> str:
    """Return the name of the comment that one says it answers; empty where that is no comment before it."""
    told = fields.get("parentItem")
    named = told if isinstance(told, str) else _name(told) if isinstance(told, dict) else ""
    return named if named in names else ""


def _comment(page: Page, fields: Fields) -> Comment:
    """Return one comment; its text is read as HTML, in which few sites send it, or as plain lines."""
    name = _name(fields)
    return Comment(
        partial(_body, _text(fields, "text", "commentText", "description", "articleBody"), page.base),
        id=name.rpartition("#")[2] if "#" in name else name,
        author=_author(fields),
        time=time(_text(fields, "datePublished", "dateCreated", "commentTime")),
        url=page.address(_text(fields, "url")),
    )


def _body(written: str, base: str) -> Body:
    """Return a text; line breaks mean themselves where there are no tags."""
    if not written:
        return EMPTY
    return html(written if "<" in written else re.sub(r"\n", "<br>", written.strip()), base)


def _is_comment(fields: Fields) -> bool:
    """Tell whether an object is a comment."""
    kind = fields.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and one.rpartition("/")[2] in _COMMENTS for one in kinds)


def _is_a(fields: Fields, kinds: re.Pattern[str]) -> bool:
    """Tell whether an object is of some kind."""
    kind = fields.get("@type")
    listed = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and kinds.fullmatch(one.rpartition("/")[2]) for one in listed)


def _name(fields: Fields) -> str:
    """Return by what others name an object; empty where it has no name."""
    return next((told for key in _NAMES if isinstance(told := fields.get(key), str) and told), "")


def _author(fields: Fields) -> str | None:
    """Return who wrote something: a person, a list of them, or only a name."""
    author = fields.get("author") or fields.get("creator")
    if isinstance(author, list):
        author = author[0] if author else None
    if isinstance(author, dict):
        author = author.get("name")
        author = author[0] if isinstance(author, list) and author else author
    return (html_line(author) or None) if isinstance(author, str) else None


def _text(fields: Fields, *keys: str) -> str:
    """Return the first of these fields that is a text."""
    return next((told for key in keys if isinstance(told := fields.get(key), str) and told), "")


def _count(fields: Fields, *keys: str) -> int | None:
    """Return the first of these fields that is a number."""
    for key in keys:
        told = fields.get(key)
        if isinstance(told, int) and not isinstance(told, bool) and told >= 0:
            return told
        if isinstance(told, str) and told.isascii() and told.isdecimal() and len(told) < 10:  # noqa: PLR2004
            return int(told)
    return None
