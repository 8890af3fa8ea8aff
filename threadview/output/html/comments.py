"""The comments of a page: nested as far as browsers and eyes follow, flat from there on."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from .blocks import text_html
from .details import machine_html, original_html, quoters_html, summary_html
from .escaping import inward

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .references import References

LEVELS: Final = 16
"""So many comments stand in one another. Browsers stop at some 512 elements, and a level takes three; deeper ones
follow each other at the last level, and say whom they answer."""

_COMMENT: Final = 'itemprop="comment" itemscope itemtype="https://schema.org/Comment"'


def comments_html(refs: References, fold: int | None) -> Iterator[str]:
    """Yield the comments of a page.

    Args:
        refs: The links of the page, which know what is kept.
        fold: The outline level from which on comments are folded; None for none.
    """
    thread, kept = refs.thread, [index for index in refs.texts() if index >= 0]
    path: list[int] = []
    for place, index in enumerate(kept):
        while path and (thread.ends[path[-1]] <= index or len(path) >= LEVELS):
            path.pop()
            yield "</div></details></article>"
        holder = path[-1] if path else -1
        below = bisect_left(kept, thread.ends[index], place) - place - 1 if len(path) < LEVELS - 1 else 0
        is_open = fold is None or thread.depths[index] < fold - 1
        path.append(index)
        yield from _comment(refs, index, holder, below, level=len(path), is_open=is_open)
    yield "</div></details></article>" * len(path)


def _comment(refs: References, index: int, holder: int, below: int, *, level: int, is_open: bool) -> Iterator[str]:
    """Yield a comment, up to where its replies stand.

    Args:
        refs: The links of the page.
        index: Which comment.
        holder: The comment in which it stands; -1 at the top level.
        below: How many comments its fold hides.
        level: In how many comments it stands, itself among them.
        is_open: Whether it is not folded.
    """
    comment = refs.thread.comments[index]
    header = summary_html(refs, index, hidden=below, elsewhere=_elsewhere(refs, index, holder), is_open=is_open)
    named = 'class="comment flat"' if level >= LEVELS else 'class="comment"'
    yield f'<article id="{refs.anchor(index)}" {named} {_COMMENT}><details{" open" if is_open else ""}>{header}'
    if told := machine_html(comment):
        yield told
    yield from text_lines(refs, index)
    if below_text := quoters_html(refs, index) + original_html(comment):
        yield f'<div class="foot">{below_text}</div>'
    yield '<div class="replies">'


def text_lines(refs: References, index: int, name: str = "text") -> Iterator[str]:
    """Yield the text of a comment or, under its own name, of the article."""
    comment = refs.thread.article if index < 0 else refs.thread.comments[index]
    if comment is None:
        return
    quotes = refs.findings.quotes.of(index)
    whole = [(quote.start, quote.end) for quote in quotes if quote.kind != "marked"]
    inside = text_html(comment.body, refs.marks(index), whole)
    yield from f'<div class="text" itemprop="{name}" lang="" dir="auto">{inside}</div>'.split("\n")


def _elsewhere(refs: References, index: int, holder: int) -> str:
    """Return whom a comment answers, where it does not stand in that one."""
    parent = refs.thread.parents[index]
    if parent == holder or parent < 0:
        return ""
    anchor = refs.anchor(parent) if refs.shows(parent) else None
    link = inward(anchor, refs.name(parent), "parentItem")
    return f'<span class="answers">depth {refs.thread.depths[index]:,}, answers {link}</span>'
