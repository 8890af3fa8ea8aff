"""How the comments of a state look: what their headers say and which roles lie over their texts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from threadview.layout.age import age
from threadview.layout.article import ArticleLook
from threadview.layout.comment import GUIDES
from threadview.layout.header import counted
from threadview.layout.look import Look
from threadview.layout.runs import Overlay
from threadview.quotes import ARTICLE
from threadview.search import spans_in

EXCERPT: Final = 200
"""Characters of a comment from which the words of a line in a list are taken."""

MOST_SHARED = 3
"""So many other places of a quotation from outside are named in a header."""

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from threadview.quotes import Quote
    from threadview.thread import Body, Thread

    from .findings import Findings
    from .state import Search, Session


def look(state: Session, index: int) -> Look:
    """Return how a comment looks in a state."""
    folded = bool(state.folds[index])
    found = state.findings
    closed = state.closed(index)
    return Look(
        comment=index,
        folded=folded,
        muted=state.is_muted(index),
        current=index == state.cursor,
        hidden=(*hidden(found, index, state.search), *_relation(state, index)) if folded else (),
        flags=found.flags(index),
        since=_since(found, index),
        marks=() if closed else (*_tagged(state, index), *quote_marks(found, index, here=state.cursor)),
        overlays=() if closed else overlays(state, index),
        name=_hits(state.index.author_spans(state.search.query, index)) if state.search else (),
        left_out=() if closed else left_out(state, index),
        guess=_guess(found, index),
        tag=state.hue_of(index),
        guides=_guides(state, index) if state.tags else (),
    )


def _tagged(state: Session, index: int) -> tuple[str, ...]:
    """Return that the author is tagged: the colour alone would not tell everybody."""
    return ("tagged",) if state.tag_of(index) else ()


def plain_look(findings: Findings, index: int, *, folded: bool) -> Look:
    """Return how a comment looks without a cursor and a search: as it is written out."""
    return Look(
        comment=index,
        folded=folded,
        hidden=hidden(findings, index, None) if folded else (),
        flags=findings.flags(index),
        since=_since(findings, index),
        marks=quote_marks(findings, index),
        overlays=() if folded else _found(findings, index),
        guess=_guess(findings, index),
    )


def article_look(state: Session) -> ArticleLook:
    """Return how the article looks in a state."""
    article = state.thread.article
    laid = list(_found(state.findings, ARTICLE))
    if state.search and article:
        laid += _hits(spans_in(state.search.query, article.text))
    if state.lit and state.lit.comment == ARTICLE:
        laid.append(Overlay(state.lit.start, state.lit.end, "lit"))
    return ArticleLook(tuple(laid), quoted_paragraphs(state.findings))


def overlays(state: Session, index: int) -> tuple[Overlay, ...]:
    """Return the roles over the text of an open comment."""
    laid = list(_found(state.findings, index))
    if state.tags:
        named = ((m, state.tags.get(m.handle.casefold())) for m in state.findings.mentions.of(index))
        laid += [Overlay(mention.start, mention.end, tag) for mention, tag in named if tag]
    if state.search is not None:
        laid += _hits(state.index.spans(state.search.query, index))
    if state.lit is not None and state.lit.comment == index:
        laid.append(Overlay(state.lit.start, state.lit.end, "lit"))
    return tuple(laid)


def left_out(state: Session, index: int) -> tuple[tuple[int, int], ...]:
    """Return the ranges of a text that are not shown: what it quotes and of whom, where quoted text is hidden."""
    if not state.bare:
        return ()
    spans = state.thread.comments[index].body.spans
    named = [(span.start, span.end) for span in spans if span.kind == "attribution"]
    return tuple(sorted([*named, *((quote.start, quote.end) for quote in state.findings.quotes.of(index))]))


def quote_marks(findings: Findings, index: int, here: int | None = None) -> tuple[str, ...]:
    """Return what a header says of the quotes below it: ``quotes 1.1.2 (Ann), the article, ¶7``.

    Args:
        findings: The thread with its quotes.
        index: Which comment.
        here: The comment under the cursor, which is named "this one".
    """
    quotes = findings.quotes.of(index)
    if not quotes:
        return ()
    named = dict.fromkeys(
        "this one" if quote.source == here else source_name(findings.thread, quote)
        for quote in quotes
        if quote.source is not None
    )
    said = [f"quotes {', '.join(named)}"] if named else []
    if any(quote.source is None for quote in quotes):
        said.append("quotes what is not here")
    return (*said, *shared_with(findings, index))


def shared_with(findings: Findings, index: int) -> tuple[str, ...]:
    """Return where else the words of a comment's quotes stand: somebody else brought them from outside too."""
    quotes = findings.quotes
    others = sorted({other for quote in quotes.of(index) for other in quotes.also_in(index, quote)} - {index})
    if not others:
        return ()
    first = others[:MOST_SHARED]
    named = ", ".join("the article" if other == ARTICLE else findings.thread.label(other) for other in first)
    return (f"also in {named}{' …' if len(others) > MOST_SHARED else ''}",)


def hidden(findings: Findings, index: int, search: Search | None) -> tuple[str, ...]:
    """Return what the fold of a comment hides: replies, new ones among them, matches, quotes."""
    thread = findings.thread
    end = thread.ends[index]
    said = []
    if below := thread.descendants(index):
        said.append(counted(below, "reply", "replies"))
    if new := _count(findings.new, index + 1, end):
        said.append(f"{new:,} new")
    if search is not None and (matches := _count(search.matches, index, end)):
        said.append(counted(matches, "match", "matches"))
    if quoting := _count(findings.quoting, index, end):
        said.append(counted(quoting, "quote", "quotes"))
    return tuple(said)


def source_name(thread: Thread, quote: Quote) -> str:
    """Return how a header names what is quoted: ``1.1.2 (Ann)``, ``the article, ¶7``."""
    if quote.source is None:
        return "what is not here"
    if quote.source == ARTICLE:
        return f"the article, ¶{paragraph_of(thread, quote.source_start) + 1}"
    author = thread.comments[quote.source].author
    label = thread.label(quote.source)
    return f"{label} ({author})" if author is not None else label


def quoted_line(thread: Thread, index: int, quote: Quote) -> tuple[str, str]:
    """Return who quotes, and the words: a line of a list."""
    author = thread.comments[index].author
    words = " ".join(thread.comments[index].text[quote.start : quote.end].split())
    place = f"¶{paragraph_of(thread, quote.source_start) + 1} · " if quote.source == ARTICLE else ""
    return f"{place}{thread.label(index)}{f' {author}' if author else ''}", words


def comment_line(state: Session, index: int, now: datetime) -> tuple[str, str]:
    """Return whose a comment is and how old, and its first words: a line of a list."""
    comment = state.thread.comments[index]
    guess = _guess(state.findings, index)
    said = [comment.author or (f"{guess}?" if guess else ""), age(comment.time, now) if comment.time else ""]
    words = " ".join(comment.text[:EXCERPT].split())
    return f"{state.thread.label(index)}  {' · '.join(filter(None, said))}".rstrip(), words


def paragraph_of(thread: Thread, offset: int) -> int:
    """Return which paragraph of the article holds a code point, from 0."""
    starts = _paragraph_starts(thread.article.body) if thread.article else [0]
    return max(bisect_right(starts, offset) - 1, 0)


@lru_cache(maxsize=4)
def _paragraph_starts(body: Body) -> list[int]:
    """Return where the paragraphs of the article start."""
    return [start for start, _ in body.paragraphs()]


def quoted_paragraphs(findings: Findings) -> tuple[tuple[int, int], ...]:
    """Return where each quoted paragraph of the article starts, and how many quote it."""
    article = findings.thread.article
    if article is None:
        return ()
    starts = _paragraph_starts(article.body)
    quoting = findings.quotes.quoted_by(ARTICLE)
    quoted = Counter(paragraph_of(findings.thread, quote.source_start) for _, quote in quoting)
    return tuple((starts[paragraph], times) for paragraph, times in sorted(quoted.items()))


def _since(findings: Findings, index: int) -> str:
    """Return what became of a comment since the last visit."""
    if findings.is_new(index):
        return "new"
    return "edited since" if findings.is_edited(index) else ""


def _guess(findings: Findings, index: int) -> str:
    """Return the name that a comment's lost author may have had, where nobody is named."""
    return (findings.guess(index) or "") if findings.thread.comments[index].author is None else ""


def _relation(state: Session, index: int) -> tuple[str, ...]:
    """Return what a folded comment has to do with the one under the cursor: that it, or what it hides, quotes it."""
    end = state.thread.ends[index]
    quoting = any(index <= quoter < end for quoter, _ in state.findings.quotes.quoted_by(state.cursor))
    return ("quotes this one",) if quoting and index != state.cursor else ()


def _guides(state: Session, index: int) -> tuple[str, ...]:
    """Return the roles of the guide lines of a comment: that of who wrote it, where they are tagged."""
    path = [*reversed(list(state.thread.ancestors(index))), index]
    return tuple(state.tag_of(up) or f"guide{level % GUIDES}" for level, up in enumerate(path))


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
