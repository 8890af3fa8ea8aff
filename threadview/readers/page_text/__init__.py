"""The text of a page as a program dumped it: title, article, then the comments as indented lists or under header lines.

How a dump is read, each step its own module::

    lines       indent, bullet or number, text (ordinals: letters, numerals and outline numbers, by their order)
    furniture   buttons, counts, forms; the headings that comments stand under
    headers     who wrote, and when (dates: the date in a line)
    hypotheses  the ways in which pages set comments apart, tried in order, the best supported taken: items of a
                list, texts with bulleted replies below them, header lines, bare handles (discussion: list or talk?)
    segments    from the first lines of comments to their bodies; what belongs to the page is laid aside
    bodies      wrapped lines joined again, lists and quoted passages kept
    article     title, headings and paragraphs of what stands before the comments
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from threadview.readers.base import FALLBACK, Reader, Sample

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.thread import Document, Thread


def sniff(sample: Sample) -> int:
    """Any text may be a page; one with comments in a list a little more surely."""
    head = sample.head
    return FALLBACK + 1 if "\n  1. " in head or "\n    • " in head else FALLBACK


def read(document: Document) -> Sequence[Thread]:
    """Return the one thread of a page dump. Never raises: any text is at least an article."""
    from .reading import thread_of

    return (thread_of(document),)


READER = Reader("page-text", "the text of a page: an article and its comments", sniff, read)
