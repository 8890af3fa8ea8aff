"""A thread as text, laid out as the panes show it: the article, then the comments between guide lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from threadview.layout.article import ArticleLayout
from threadview.layout.comment import CommentLayout
from threadview.layout.rows import folded_from, nothing_folded, visible
from threadview.layout.runs import Overlay, line_width, plain_text
from threadview.quotes import ARTICLE
from threadview.session import plain_look
from threadview.session.status import loaded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from threadview.layout.linear import LinearArticle, LinearComment
    from threadview.layout.look import Look
    from threadview.layout.runs import Line
    from threadview.session import Findings
    from threadview.thread import Thread

RESET: Final = "\x1b[0m"

SGR: Final = {
    "guide": "2",
    "label": "36",
    "author": "1;34",
    "nobody": "2;3",
    "time": "2",
    "count": "2",
    "mark": "33",
    "flag": "35",
    "new": "1;33",
    "excerpt": "2",
    "title": "1",
    "meta": "2",
    "heading": "1;4",
    "code": "36",
    "codeblock": "36",
    "rule": "2",
    "tablehead": "1",
    "link": "4;34",
    "emphasis": "3",
    "strong": "1",
    "strike": "9",
    "signature": "2",
    "attribution": "2",
    "gutter": "32",
    "quote": "3;32",
    "found": "3;32",
    "mention": "1",
}
"""ECMA-48 Select Graphic Rendition parameters of the roles; the terminal's own sixteen colours."""


def lines(
    findings: Findings,
    *,
    width: int,
    now: datetime,
    color: bool = False,
    fold: int | None = None,
    keep: Collection[int] | None = None,
    plain_ui: bool = False,
) -> Iterator[str]:
    """Yield the lines of a thread, without line breaks.

    Args:
        findings: The thread and what was found in it.
        width: Cells of a line.
        now: What ages are counted from.
        color: Whether to write SGR sequences.
        fold: The outline level from which on comments are folded; None for none.
        keep: The comments to write; None for all, with the article.
        plain_ui: Everything in words, without signs, for who listens or reads braille.
    """
    thread = findings.thread
    written = _article(findings, width, plain_ui=plain_ui) if keep is None else iter(())
    for line in written:
        yield _written(line, color=color)
    yield _written(_count_line(thread, width, plain_ui=plain_ui), color=color)
    yield ""
    folds = nothing_folded(thread) if fold is None else folded_from(thread, fold)
    kept = None if keep is None else bytes(index in keep for index in range(len(thread)))
    for index in visible(thread, folds, kept):
        look = plain_look(findings, index, folded=bool(folds[index]))
        for line in _comment(findings, look, now, width, plain_ui=plain_ui).paint(look, now):
            yield _written(line, color=color)


def _comment(
    findings: Findings, look: Look, now: datetime, width: int, *, plain_ui: bool
) -> CommentLayout | LinearComment:
    """Return a comment, laid out."""
    if plain_ui:
        from threadview.session.spoken import linear_comment, plainly_spoken

        said = plainly_spoken(findings, look.comment, now, folded=look.folded)
        return linear_comment(findings.thread, look, said, width)
    return CommentLayout(findings.thread, look.comment, width, closed=look.folded)


def _article_layout(findings: Findings, width: int, *, plain_ui: bool) -> ArticleLayout | LinearArticle:
    """Return the article, laid out."""
    if plain_ui:
        from threadview.session.spoken import linear_article

        return linear_article(findings, width)
    return ArticleLayout(findings.thread, width)


def _article(findings: Findings, width: int, *, plain_ui: bool) -> Iterator[Line]:
    """Yield title, byline and text of the article, and a blank line."""
    layout = _article_layout(findings, width, plain_ui=plain_ui)
    found = (Overlay(q.start, q.end, "found") for q in findings.quotes.of(ARTICLE) if q.kind != "marked")
    overlays = layout.body.by_line(found)
    for line in range(layout.height if findings.thread.article else len(layout.head)):
        yield layout.paint_line(line, overlays)
    yield ()


def _count_line(thread: Thread, width: int, *, plain_ui: bool) -> Line:
    """Return the line between article and comments: how many there are, of how many."""
    if plain_ui:
        return ((loaded(thread), ()),)
    head = f"── {loaded(thread)} "
    return ((head + "─" * max(width - line_width([(head, ())]), 0), ("rule",)),)


def _written(line: Line, *, color: bool) -> str:
    """Return a line as characters, without blanks at its end."""
    if not color:
        return plain_text(line).rstrip()
    pieces = []
    for text, roles in line:
        codes = ";".join(SGR[role] for role in roles if role in SGR)
        pieces.append(f"\x1b[{codes}m{text}{RESET}" if codes else text)
    return "".join(pieces).rstrip()
