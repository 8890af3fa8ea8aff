"""A part of a thread, where no more is wanted of a document: its article, or its comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from threadview.thread import Thread, build

if TYPE_CHECKING:
    from threadview.thread import Document


def article_of(thread: Thread, document: Document) -> Thread:
    """Return a thread without its comments and what was said of them; the document's own notes are kept."""
    return Thread(
        **build([])._asdict(),
        title=thread.title,
        article=thread.article,
        format=thread.format,
        url=thread.url,
        notes=document.notes,
    )


def comments_of(thread: Thread) -> Thread:
    """Return a thread without its article."""
    return replace(thread, article=None)


def unread(document: Document, what: str) -> Thread:
    """Return a thread that only says what is wrong with the document that its article should come from."""
    note = f"the article at {document.name} cannot be shown: {what}"
    return Thread(**build([])._asdict(), notes=(*document.notes, note))
