"""How the comments of a state look: what their headers say and which roles lie over their texts."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from threadview.layout.article import ArticleLook
from threadview.layout.comment import Look, counted
from threadview.layout.runs import Overlay
from threadview.quotes import ARTICLE
from threadview.search import spans_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from threadview.quotes import Quote
    from threadview.search import Index
    from threadview.thread import Thread

    from .findings import Findings
    from .state import Lit, Search, Session


def look(state: Session, index: int) -> Look:
    """Return how a comment looks in a state."""
    folded = bool(state.folds[index])
    found = state.findings
    return Look(
        comment=index,
        folded=folded,
        current=index == state.cursor,
        hidden=hidden(found, index, state.search) if folded else (),
        marks=quote_marks(found.thread, found.quotes.of(index)),
        overlays=() if folded else overlays(found, index, state.search, state.index, state.lit),
        name=_hits(state.index.author_spans(state.search.query, index)) if state.search else (),
    )


def plain_look(findings: Findings, index: int, *, folded: bool) -> Look:
    """Return how a comment looks without a cursor and a search: as it is written out."""
    return Look(
        comment=index,
        folded=folded,
        hidden=hidden(findings, index, None) if folded else (),
        marks=quote_marks(findings.thread, findings.quotes.of(index)),
        overlays=() if folded else _found(findings, index),
    )


def article_look(state: Session) -> ArticleLook:
    """Return how the article looks in a state."""
    article = state.thread.article
    laid = list(_found(state.findings, ARTICLE))
    if state.search and article:
        laid += _hits(spans_in(state.search.query, article.text))
    if state.lit and state.lit.comment == ARTICLE:
        laid.append(Overlay(state.lit.start, state.lit.end, "lit"))
    return ArticleLook(tuple(laid))


def overlays(
    findings: Findings, index: int, search: Search | None, words: Index, lit: Lit | None
) -> tuple[Overlay, ...]:
    """Return the roles over the text of an open comment."""
    laid = list(_found(findings, index))
    if search is not None:
        laid += _hits(words.spans(search.query, index))
    if lit is not None and lit.comment == index:
        laid.append(Overlay(lit.start, lit.end, "lit"))
    return tuple(laid)


def quote_marks(thread: Thread, quotes: Sequence[Quote]) -> tuple[str, ...]:
    """Return what a header says of the quotes below it: ``quotes 1.1.2, the article``."""
    if not quotes:
        return ()
    sources = list(dict.fromkeys(quote.source for quote in quotes))
    named = [_source_name(thread, source) for source in sources if source is not None]
    said = [f"quotes {', '.join(named)}"] if named else []
    return (*said, "quotes what is not here") if None in sources else tuple(said)


def hidden(findings: Findings, index: int, search: Search | None) -> tuple[str, ...]:
    """Return what the fold of a comment hides: replies, matches, quotes."""
    thread = findings.thread
    end = thread.ends[index]
    said = []
    if below := thread.descendants(index):
        said.append(counted(below, "reply", "replies"))
    if search is not None and (matches := _count(search.matches, index, end)):
        said.append(counted(matches, "match", "matches"))
    if quoting := _count(findings.quoting, index, end):
        said.append(counted(quoting, "quote", "quotes"))
    return tuple(said)


def _source_name(thread: Thread, source: int) -> str:
    """Return how a header names what is quoted."""
    return "the article" if source == ARTICLE else thread.label(source)


def _found(findings: Findings, index: int) -> tuple[Overlay, ...]:
    """Return the unmarked quotes and the handles of a text; marked quotes are blocks of their own."""
    quotes = (Overlay(q.start, q.end, "found") for q in findings.quotes.of(index) if q.kind != "marked")
    named = (Overlay(m.start, m.end, "mention") for m in findings.mentions.of(index))
    return (*quotes, *named)


def _hits(ranges: Iterable[tuple[int, int]]) -> tuple[Overlay, ...]:
    """Return ranges as search hits."""
    return tuple(Overlay(start, end, "hit") for start, end in ranges)


def _count(ordered: Sequence[int], start: int, end: int) -> int:
    """Return how many of these ascending indexes lie in a range."""
    return bisect_left(ordered, end) - bisect_left(ordered, start)
