"""From a Document to its threads: the formats, in the order in which they are asked.

To add one: write a module here that ends in ``READER = Reader(…)``, add it to :data:`FORMATS`, lay an example beside
the others, add its row to the README. Readers never import each other, and a reader is imported when it is asked first.
"""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from threadview.errors import FormatError, SourceError, UnknownFormatError, UsageError
from threadview.markup import binary_kind

from . import parts
from .base import CERTAIN, NEVER, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from threadview.thread import Document, Thread

    from .base import Reader


class _Format(NamedTuple):
    """Where a reader is.

    Attributes:
        module: The module that holds it.
        begins: How each of its documents begins.
    """

    module: str
    begins: re.Pattern[str] = re.compile("")


_JSON: Final = re.compile(r"[\[{]")
_XML: Final = re.compile(r"[^<\w]{0,3}\s*<")
_JSON_OR_XML: Final = re.compile(f"{_JSON.pattern}|{_XML.pattern}")

FORMATS: Final[dict[str, _Format]] = {
    "threadview": _Format("threadview_json", _JSON),
    "hacker-news": _Format("hacker_news", _JSON),
    "reddit": _Format("reddit", _JSON),
    "lobsters": _Format("lobsters", _JSON),
    "discourse": _Format("discourse", _JSON),
    "lemmy": _Format("lemmy", _JSON),
    "stack-exchange": _Format("stack_exchange", _JSON),
    "substack": _Format("substack", _JSON),
    "wordpress": _Format("wordpress", _JSON),
    "mastodon": _Format("mastodon", _JSON),
    "bluesky": _Format("bluesky", _JSON),
    "activitypub": _Format("activitypub", _JSON),
    "github": _Format("github", _JSON),
    "json-comments": _Format("json_comments", _JSON),
    "wxr": _Format("wxr", _XML),
    "disqus": _Format("disqus", _XML),
    "feed": _Format("feed", _JSON_OR_XML),
    "mail": _Format("mail"),
    "html": _Format("html"),
    "markdown": _Format("markdown"),
    "page-text": _Format("page_text"),
}
"""All readers, by name; of equally sure ones the first is taken."""


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


def readers() -> Iterator[Reader]:
    """Yield all readers, in the order in which they are asked."""
    return (named(name) for name in FORMATS)


@cache
def named(name: str) -> Reader:
    """Return the reader of that name, or raise UsageError with all names."""
    if name not in FORMATS:
        raise UsageError(f"no format is called {name!r}", mend=f"known formats: {', '.join(FORMATS)}", where="--format")
    reader: Reader = import_module(f"{__name__}.{FORMATS[name].module}").READER
    return reader


def sniff(document: Document) -> Reader:
    """Return the reader that is surest of a document, or raise UnknownFormatError.

    Raises:
        UnknownFormatError: No reader takes it.
        FormatError: It is what a site answered instead of a thread.
    """
    sample = Sample(document)
    sure, best = _surest(sample)
    if sure == CERTAIN:
        return best
    from . import foreign

    if said := foreign.refusal(sample):
        raise FormatError(f"holds no thread; the site says: {said}", mend="fetch it again", where=document.name)
    if kind := foreign.kind(sample):
        raise UnknownFormatError(
            f"looks like {kind}, which is not read yet",
            mend="save the page as text, or force a reader with --format page-text",
            where=document.name,
        )
    if sure == NEVER:
        raise UnknownFormatError("no format fits", mend="name one with --format", where=document.name)
    return best


def _surest(sample: Sample) -> tuple[int, Reader]:
    """Return the first of the surest readers and how sure it is; whoever comes behind a certain one is not asked."""
    answers: list[tuple[int, Reader]] = []
    for name, (_, begins) in FORMATS.items():
        if begins.match(sample.head):
            reader = named(name)
            answers.append((reader.sniff(sample), reader))
            if answers[-1][0] == CERTAIN:
                break
    return max(answers, key=itemgetter(0))
