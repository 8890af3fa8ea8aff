"""Saved web pages: the article and the discussion under it, from the markup of blogs, forums and sites.

How a page is read, each step its own module::

    page           the tree, its charset, base address and title; times of elements (selecting: many at once)
    families       which markup a page has: the table of all that are known, in the order in which they are asked
      posting      what --to html wrote: all of a discussion in microdata
      sites        sites and forums: one module for each, or a row in a table of forms (forms, formed, texts)
      blogger      Blogger; widgets: what Disqus, Isso and others draw under an article (embedded)
      wordpress    blogs, in any theme; annotated: microdata, RDFa, microformats; generic: whatever repeats;
                   those read the parts of a comment by the names of their elements (blocks, anatomy, roles, byline)
    jsonld         what the page tells machines of its article and its comments
    choice         the fuller of what is shown and what is told
    article        the article: its text, author and time, from what stands around the discussion (surroundings)

What a family makes of a page is a :class:`~threadview.readers.html.found.Found`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from threadview.readers.base import CERTAIN, NEVER, Reader, Sample

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.thread import Document, Thread

MEDIA_TYPES: Final = frozenset({"text/html", "application/xhtml+xml"})

_PAGE: Final = re.compile(
    r"(?:<\?xml\b[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)

_PART: Final = re.compile(
    r"<(article|main|section|div|ol|ul|table)\b[^>]{0,500}\s(?:class|id)\s*=[^>]{0,500}>(?=.*</\1>)",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN: Final = re.compile(r"^(?:#{1,6} \S|[-*+] \S|```|> )", re.MULTILINE)


def sniff(sample: Sample) -> int:
    """Look for the first tags of a page, or of a part of one that was copied out of it."""
    if sample.document.media_type in MEDIA_TYPES or _PAGE.match(sample.head):
        return CERTAIN
    return CERTAIN if _PART.match(sample.head) and not _MARKDOWN.search(sample.head) else NEVER


def read(document: Document) -> Sequence[Thread]:
    """Return the thread of a page; one without a discussion has no comments.

    Raises:
        FormatError: It holds neither an article nor comments.
    """
    from .choice import thread_of
    from .page import Page

    return [thread_of(Page(document), READER.name)]


READER: Final = Reader("html", "a saved web page: blogs, forums, sites with comments", sniff, read)
