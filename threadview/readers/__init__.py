"""From a Document to its threads: the formats, in the order in which they are asked.

To add one: write a module here that ends in ``READER = Reader(…)``, add it to :data:`READERS`, lay an example beside
the others, add its row to the README. Readers never import each other.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from threadview.errors import FormatError, SourceError, UnknownFormatError, UsageError
from threadview.markup import binary_kind

from . import (
    activitypub,
    bluesky,
    discourse,
    disqus,
    feed,
    foreign,
    github,
    hacker_news,
    html,
    json_comments,
    lemmy,
    lobsters,
    mail,
    markdown,
    mastodon,
    page_text,
    parts,
    reddit,
    stack_exchange,
    substack,
    threadview_json,
    wordpress,
    wxr,
)
from .base import CERTAIN, NEVER, Reader, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from threadview.thread import Document, Thread

READERS: Final[tuple[Reader, ...]] = (
    threadview_json.READER,
    hacker_news.READER,
    reddit.READER,
    lobsters.READER,
    discourse.READER,
    lemmy.READER,
    stack_exchange.READER,
    substack.READER,
    wordpress.READER,
    mastodon.READER,
    bluesky.READER,
    activitypub.READER,
    github.READER,
    json_comments.READER,
    wxr.READER,
    disqus.READER,
    feed.READER,
    mail.READER,
    html.READER,
    markdown.READER,
    page_text.READER,
)
"""All readers; of equally sure ones the first is taken."""


def read(document: Document, format: str | None = None) -> Sequence[Thread]:  # noqa: A002 - the option's name
    """Return the threads of a document, at least one, in the order of the document; of each the part that is wanted.

    A page of which only the article is wanted may not fail the thread that leads to it: what is wrong is a note.

    Args:
        document: What to read.
        format: The name of a reader, to use it whatever the bytes look like.

    Raises:
        SourceError: The document is empty or binary.
        UnknownFormatError: No reader takes it.
        FormatError: It is damaged; the message names the place.
        UsageError: No reader has that name.
    """
    with _uncollected():
        if document.part != "article":
            threads = _read(document, format)
            return [parts.comments_of(thread) for thread in threads] if document.part else threads
        try:
            return [parts.article_of(_read(document)[0], document)]
        except (SourceError, FormatError) as error:
            return [parts.unread(document, error.what)]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Collect no garbage meanwhile: what is read is kept, and would be looked through again and again as it grows."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(document: Document, format: str | None = None) -> Sequence[Thread]:  # noqa: A002 - the option's name
    """Return the threads of a document, or raise as :func:`read` does."""
    if not document.data or document.data.isspace():
        raise SourceError("is empty", mend="give a file that holds a thread", where=document.name)
    if kind := binary_kind(document.data):
        raise SourceError(
            f"is {kind}, not a text", mend="give a saved page as text, Markdown or JSON", where=document.name
        )
    reader = named(format) if format else sniff(document)
    try:
        threads = reader.read(document)
    except FormatError as error:
        error.what = "; ".join((*document.notes, error.what))
        raise error.at(document.name) from None
    if document.notes:
        return [replace(thread, notes=(*document.notes, *thread.notes)) for thread in threads]
    return threads


def named(name: str) -> Reader:
    """Return the reader of that name, or raise UsageError with the nearest names."""
    for reader in READERS:
        if reader.name == name:
            return reader
    known = ", ".join(reader.name for reader in READERS)
    raise UsageError(f"no format is called {name!r}", mend=f"known formats: {known}", where="--format")


def sniff(document: Document) -> Reader:
    """Return the reader that is surest of a document, or raise UnknownFormatError.

    Raises:
        UnknownFormatError: No reader takes it.
        FormatError: It is what a site answered instead of a thread.
    """
    sample = Sample(document)
    sure, best = max(((reader.sniff(sample), reader) for reader in READERS), key=lambda pair: pair[0])
    if sure < CERTAIN and (said := foreign.refusal(sample)):
        raise FormatError(f"holds no thread; the site says: {said}", mend="fetch it again", where=document.name)
    if sure < CERTAIN and (kind := foreign.kind(sample)):
        raise UnknownFormatError(
            f"looks like {kind}, which is not read yet",
            mend="save the page as text, or force a reader with --format page-text",
            where=document.name,
        )
    if sure == NEVER:
        raise UnknownFormatError("no format fits", mend="name one with --format", where=document.name)
    return best
