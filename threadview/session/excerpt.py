"""A comment, a branch or the article by itself, as one hands it on: what was said, who said it, where."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from threadview.layout.rows import row_of

from .looks import left_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from threadview.layout.pointing import Selection
    from threadview.thread import Comment, Thread

    from .findings import Findings
    from .state import Session

LONGEST_NAME: Final = 60


def comment_lines(findings: Findings, index: int) -> Iterator[str]:
    """Yield a comment: a line that says whose it is, its text, its address."""
    yield from _lines(findings.thread.comments[index], _whose(findings, index))


def branch_lines(findings: Findings, index: int) -> Iterator[str]:
    """Yield a comment and everything below it, a blank line between two."""
    for place in range(index, findings.thread.ends[index]):
        if place > index:
            yield ""
        yield from comment_lines(findings, place)


def article_lines(thread: Thread) -> Iterator[str]:
    """Yield the article: its title and who wrote it, its text, its address."""
    article = thread.article
    if article is None:
        return
    said = f"{thread.title or 'untitled'}, by {article.author}" if article.author else thread.title or "untitled"
    yield from _lines(article, _attributed(article, said, ""), thread.url)


def thread_lines(findings: Findings) -> Iterator[str]:
    """Yield the article and all comments, a blank line between two."""
    parts = [article_lines(findings.thread)] if findings.thread.article else []
    parts += [comment_lines(findings, index) for index in range(len(findings.thread))]
    for number, part in enumerate(parts):
        yield from chain([""] if number else [], part)


def selected(state: Session, selection: Selection) -> str:
    """Return the words that are selected, as they were written; several comments each below a line that tells whose.

    What is folded away, muted or left out as quoted is not among them.
    """
    parts = [
        (index, words)
        for index in state.rows[row_of(state.rows, selection.first[0]) : row_of(state.rows, selection.last[0]) + 1]
        if not state.closed(index) and (words := _selected_of(state, index, selection))
    ]
    if len(parts) == 1:
        return parts[0][1]
    return "\n\n".join(f"{_whose(state.findings, index)}:\n\n{words}" for index, words in parts)


def _selected_of(state: Session, index: int, selection: Selection) -> str:
    """Return the words that are selected of one comment."""
    text = state.thread.comments[index].text
    start, end = selection.of(index, len(text)) or (0, 0)
    kept = []
    for low, high in left_out(state, index):
        kept.append(text[start : max(min(low, end), start)])
        start = max(start, min(high, end))
    return "".join((*kept, text[start:end])).strip("\n")


def _whose(findings: Findings, index: int) -> str:
    """Return who wrote a comment, when and where it stands."""
    comment = findings.thread.comments[index]
    said = f"{comment.author or findings.guess(index) or 'somebody'} wrote"
    return _attributed(comment, said, findings.thread.label(index))


def permalink(thread: Thread, index: int | None) -> str | None:
    """Return the address of a comment, of the article for None; None where the source gives none."""
    if index is None:
        return (thread.article.url if thread.article else None) or thread.url
    return thread.comments[index].url


def _attributed(comment: Comment, said: str, label: str) -> str:
    """Return who wrote something, with when and where as far as they are known."""
    when = f"{comment.time:%Y-%m-%d %H:%M %Z}".strip() if comment.time else ""
    known = ", ".join(part for part in (when, label) if part)
    return f"{said} ({known})" if known else said


def _lines(comment: Comment, attribution: str, url: str | None = None) -> Iterator[str]:
    """Yield what somebody wrote, below a line that tells who and when, above its address."""
    yield f"{attribution}:"
    yield ""
    yield from comment.text.split("\n")
    if address := comment.url or url:
        yield ""
        yield address


def file_name(title: str) -> str:
    """Return a name for the file of a thread."""
    words = "-".join("".join(letter if letter.isalnum() else " " for letter in title.casefold()).split())
    return f"{words[:LONGEST_NAME].rstrip('-') or 'thread'}.md"
