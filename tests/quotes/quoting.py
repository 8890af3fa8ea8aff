"""Helpers for tests of quotes: what was found, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from threadview.quotes import ARTICLE, Quote, Quotes, find

if TYPE_CHECKING:
    from threadview.thread import Thread


class Found(NamedTuple):
    """A quote in words: who quotes whom, the kind, the quoting and the quoted text."""

    by: str
    of: str | None
    kind: str
    text: str
    source_text: str


def quotes_in(thread: Thread) -> list[Found]:
    """Return all quotes of a thread, in page order; comments are named by their ids, the article is "article"."""
    findings = Quotes.collect(find(thread))
    return [_in_words(thread, index, quote) for index in (ARTICLE, *range(len(thread))) for quote in findings.of(index)]


def _in_words(thread: Thread, index: int, quote: Quote) -> Found:
    by, text = _named(thread, index)
    of, source = (None, "") if quote.source is None else _named(thread, quote.source)
    return Found(by, of, quote.kind, text[quote.start : quote.end], source[quote.source_start : quote.source_end])


def _named(thread: Thread, index: int) -> tuple[str, str]:
    if index == ARTICLE:
        return "article", thread.article.text if thread.article else ""
    return thread.comments[index].id, thread.comments[index].text
