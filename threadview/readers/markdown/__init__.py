"""Markdown: front matter or a first heading for the title, the article, then comments as nested lists or blockquotes.

What tells that a list or a run of blockquotes are comments:

* it stands under a heading such as "Comments", "12 Replies" or "Discussion (3)"; or
* it ends the document, at least two authors' lines in it tell more than a name (a time, "says", ``@``), and half of its
  top level has them.

Anything else is the article's. Within the comments, a nested item or deeper blockquote is a reply where it begins with
an author's line, and else belongs to the body of the comment around it. Where no comment names its author, every nested
item and every deeper blockquote is a reply, but for a numbered item below a bullet, which is a list in the body. What
``--to markdown`` writes says so in its front matter: there each ``-`` item is a comment, and nothing else is.

Comments may also stand one below the other, each under a heading or a line that names its author
(:mod:`~threadview.readers.markdown.posts`). Org-mode and reStructuredText are turned to Markdown first, line by line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from threadview.readers.base import LIKELY, NEVER, Reader, Sample

if TYPE_CHECKING:
    from threadview.thread import Document, Thread

NAMES: Final = (".md", ".markdown", ".mdown", ".mkd", ".org", ".rst")
_OTHER_MARKS: Final = frozenset("#.:=*-~+^\"'")


def sniff(sample: Sample) -> int:
    """Take what is named as Markdown, or what begins as it does and then looks like it.

    What begins in another way costs no more than this: the reader itself is not even imported.
    """
    document = sample.document
    if document.media_type == "text/markdown" or document.name.lower().endswith(NAMES):
        return LIKELY
    if sample.head[:1] in _OTHER_MARKS and _is_other(sample.head):
        return LIKELY
    if not sample.head.startswith(("---", "# ")):
        return NEVER
    from .read import looks_like_markdown

    return LIKELY if looks_like_markdown(sample.head) else NEVER


def _is_other(head: str) -> bool:
    """Tell whether a text begins as Org-mode or reStructuredText does."""
    from . import org, restructured

    return org.BEGINS.match(head) is not None or restructured.BEGINS.match(head) is not None


def read(document: Document) -> list[Thread]:
    """Return the one thread of a page; a page without comments has an empty tree."""
    from .read import read

    return [read(document, READER.name)]


READER: Final = Reader(
    "markdown",
    "Markdown, Org-mode, reStructuredText: an article, then comments as a list, blockquotes or under headings",
    sniff,
    read,
)
