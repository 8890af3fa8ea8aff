"""A comment, a branch or the article by itself, as one hands it on: what was said, who said it, where."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from threadview.thread import Comment, Thread

    from .findings import Findings

LONGEST_NAME: Final = 60


def comment_lines(findings: Findings, index: int) -> Iterator[str]:
    """Yield a comment: a line that says whose it is, its text, its address."""
    comment = findings.thread.comments[index]
    written = comment.author or findings.guess(index) or "somebody"
    yield from _lines(comment, f"{written} wrote", findings.thread.label(index))


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
    yield from _lines(article, said, "", thread.url)


def thread_lines(findings: Findings) -> Iterator[str]:
    """Yield the article and all comments, a blank line between two."""
    parts = [article_lines(findings.thread)] if findings.thread.article else []
    parts += [comment_lines(findings, index) for index in range(len(findings.thread))]
    for number, part in enumerate(parts):
        yield from chain([""] if number else [], part)


def permalink(thread: Thread, index: int | None) -> str | None:
    """Return the address of a comment, of the article for None; None where the source gives none."""
    if index is None:
        return (thread.article.url if thread.article else None) or thread.url
    return thread.comments[index].url


def _lines(comment: Comment, said: str, label: str, url: str | None = None) -> Iterator[str]:
    """Yield what somebody wrote, below a line that tells who and when, above its address."""
    when = f"{comment.time:%Y-%m-%d %H:%M %Z}".strip() if comment.time else ""
    known = ", ".join(part for part in (when, label) if part)
    yield f"{said} ({known}):" if known else f"{said}:"
    yield ""
    yield from comment.text.split("\n")
    if address := comment.url or url:
        yield ""
        yield address


def file_name(title: str) -> str:
    """Return a name for the file of a thread."""
    words = "-".join("".join(letter if letter.isalnum() else " " for letter in title.casefold()).split())
    return f"{words[:LONGEST_NAME].rstrip('-') or 'thread'}.md"
