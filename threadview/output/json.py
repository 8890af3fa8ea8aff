"""A thread as one line of JSON, ``threadview/1``: everything that is known of it, and read back without loss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from threadview.quotes import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from threadview.session import Findings
    from threadview.thread import Body, Comment

SCHEMA: Final = "threadview/1"


def pieces(findings: Findings, *, keep: Collection[int] | None = None) -> Iterator[str]:
    """Yield the document's one line in pieces, a comment each, with its end: several documents make JSON lines.

    Args:
        findings: The thread and what was found in it.
        keep: The comments to write, under the indexes that they have in the whole thread; None for all, with the
            article.
    """
    thread = findings.thread
    head = {
        "schema": SCHEMA,
        "format": thread.format,
        "title": thread.title,
        "url": thread.url,
        "declared": thread.declared,
        "furniture": thread.furniture,
        "notes": thread.notes,
        "article": _article(findings) if keep is None else None,
    }
    yield _encoded(head)[:-1] + ',"comments":['
    comma = ""
    for index in range(len(thread)):
        if keep is None or index in keep:
            yield comma + _encoded(_comment(findings, index))
            comma = ","
    yield "]}\n"


def _encoded(form: dict[str, Any]) -> str:
    """Return an object as JSON."""
    return msgspec.json.encode(form).decode()


def _article(findings: Findings) -> dict[str, Any] | None:
    """Return the article with what it quotes."""
    article = findings.thread.article
    if article is None:
        return None
    return {
        "id": article.id or None,
        "author": article.author,
        "time": _time(article),
        "flags": article.flags,
        "url": article.url,
        "text": article.text,
        "spans": _spans(article.body),
        "quotes": _quotes(findings, ARTICLE),
    }


def _comment(findings: Findings, index: int) -> dict[str, Any]:
    """Return one comment with its place, what it quotes and whom it names."""
    thread = findings.thread
    comment, parent = thread.comments[index], thread.parents[index]
    form: dict[str, Any] = {
        "index": index,
        "id": comment.id,
        "parent": parent if parent >= 0 else None,
        "depth": thread.depths[index],
        "label": thread.label(index),
        "author": comment.author,
        "author_inferred": _inferred(findings, index),
        "time": _time(comment),
        "flags": findings.flags(index),
        "url": comment.url,
        "text": comment.text,
        "spans": _spans(comment.body),
        "quotes": _quotes(findings, index),
        "mentions": _mentions(findings, index),
    }
    if comment.count:
        form["count"] = comment.count
    return form


def _inferred(findings: Findings, index: int) -> dict[str, Any] | None:
    """Return who seems to have written a comment without an author, and which comments speak for it."""
    found = findings.inferred.get(index)
    return {"name": found.name, "evidence": found.evidence} if found else None


def _time(comment: Comment) -> str | None:
    """Return when it was written, as ISO 8601 with its zone."""
    return comment.time.isoformat() if comment.time else None


def _spans(body: Body) -> list[dict[str, Any]]:
    """Return the spans of a text, without the keys that say nothing."""
    forms = []
    for span in body.spans:
        form: dict[str, Any] = {"start": span.start, "end": span.end, "kind": span.kind}
        if span.level:
            form["level"] = span.level
        if span.url is not None:
            form["url"] = span.url
        if span.marker is not None:
            form["marker"] = span.marker
        forms.append(form)
    return forms


def _quotes(findings: Findings, index: int) -> list[dict[str, Any]]:
    """Return what a text quotes; the article is named by its name, not by an index."""
    return [
        {
            "start": quote.start,
            "end": quote.end,
            "kind": quote.kind,
            "source": "article" if quote.source == ARTICLE else quote.source,
            "source_start": quote.source_start,
            "source_end": quote.source_end,
        }
        for quote in findings.quotes.of(index)
    ]


def _mentions(findings: Findings, index: int) -> list[dict[str, Any]]:
    """Return the handles in a text."""
    return [
        {"start": mention.start, "end": mention.end, "handle": mention.handle, "kind": mention.kind}
        for mention in findings.mentions.of(index)
    ]
