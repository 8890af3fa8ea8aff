"""Mastodon's REST API, and what speaks it (Pleroma, GoToSocial, …): a status, its context, both, or a list of statuses.

Documented at https://docs.joinmastodon.org/entities/Status/ and …/Context/. The answers to a status that its server
never saw are missing; ``replies_count`` tells how many at least.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from threadview.markup.html import html
from threadview.thread import Comment, Row

from .base import CERTAIN, NEVER, Reader, Sample
from .common import attached
from .common.json_fields import load
from .common.json_shape import has
from .common.topics import Topics, not_loaded, rooted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from threadview.thread import Body, Document, Thread

    from .common.json_fields import Fields

_PARTS: Final = ("ancestors", "status", "context", "descendants", "statuses")
"""The keys under which statuses stand, in the order of the conversation."""


def sniff(sample: Sample) -> int:
    """Look for a status or a context."""
    value = sample.json
    is_status = has(value, ("account", "content")) and (has(value, ("spoiler_text",)) or has(value, ("visibility",)))
    is_context = has(value, ("ancestors",)) or has(value, ("descendants",)) or has(value, ("status", "context"))
    return CERTAIN if is_status or is_context else NEVER


def read(document: Document) -> list[Thread]:
    """Return the conversation; the status that answers nothing is its article.

    Raises:
        FormatError: There is no status in it.
    """
    answer = load(document)
    statuses = list(_statuses(answer.objects()))
    rows = [Row(status.id("id"), status.id("in_reply_to_id") or None, _comment(status)) for status in statuses]
    missing = not_loaded(rows, {status.id("id"): status.count("replies_count") or 0 for status in statuses})
    topics = Topics()
    if rows:
        topic = topics[""]
        topic.article, topic.rows = rooted(rows)
        topic.url = topic.article.url if topic.article else None
        topic.declared = len(topic.rows) + missing if missing else None
        if missing and topic.rows:
            answer.problems.say(
                f"{missing} more replies are counted that are not here: ask the server of the first post"
            )
    return topics.threads(READER.name, answer.problems)


def _statuses(parts: Iterable[Fields]) -> Iterator[Fields]:
    """Yield the statuses of an answer in their order, the boosted in place of who boosts."""
    waiting = list(parts)[::-1]
    while waiting:
        part = waiting.pop()
        inner = [key for key in _PARTS if part.get(key)]
        if "content" in part or "account" in part:
            yield part.inner("reblog") if part.get("reblog") else part
        elif inner:
            found = [
                one
                for key in inner
                for one in (part.objects(key) if isinstance(part.get(key), list) else [part.inner(key)])
            ]
            waiting += found[::-1]
        elif part.value:
            part.missing("content")


def _comment(status: Fields) -> Comment:
    """Return the comment that a status is."""
    if "content" not in status:
        status.missing("content")
    return Comment(
        partial(_body, status, status.text("content")),
        id=status.id("id"),
        author=status.name("account.acct", "account.username"),
        time=status.time("created_at"),
        flags=("edited",) if status.get("edited_at") else (),
        url=status.url("url") or status.url("uri") if "://" in status.text("uri") else status.url("url"),
    )


def _body(status: Fields, written: str) -> Body:
    """Return the words, behind their warning, then what is attached."""
    quote = status.inner("quote.quoted_status") if status.get("quote.quoted_status") else status.inner("quote")
    below = [
        attached.poll((one.text("title"), one.count("votes_count")) for one in status.objects("poll.options")),
        *(_medium(one) for one in status.objects("media_attachments")),
        attached.quoted(quote.name("account.acct"), quote.text("content")),
    ]
    return html(attached.warned(status.text("spoiler_text"), written + "".join(below)), status.url("url"))


def _medium(one: Fields) -> str:
    """Return the line of an attachment."""
    kind = one.line("type").replace("gifv", "video").replace("unknown", "file") or "file"
    return attached.medium(kind, one.line("description"), one.text("url", "remote_url"))


READER: Final = Reader("mastodon", "Mastodon API: a status, its context, or both; lists of statuses", sniff, read)
