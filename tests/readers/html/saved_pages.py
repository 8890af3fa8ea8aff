"""Pages for tests, written as short as a browser would take them."""

from __future__ import annotations

from factories import outline

from threadview.readers.html import READER
from threadview.thread import Document, Thread


def thread_of(page: str | bytes, url: str | None = None) -> Thread:
    """Return the thread of a page."""
    data = page if isinstance(page, bytes) else page.encode()
    (thread,) = READER.read(Document(data, "page.html", url=url))
    return thread


def tree(page: str) -> str:
    """Return who answers whom in a page, by ids."""
    return outline(thread_of(page))


def said(page: str) -> list[tuple[str | None, str]]:
    """Return the author and the text of each comment of a page."""
    return [(comment.author, comment.text) for comment in thread_of(page).comments]
