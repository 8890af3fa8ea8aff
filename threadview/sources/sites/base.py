"""What a site is: which addresses are its own, and what to ask for to have the whole thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from threadview.sources.web import Fetcher
    from threadview.thread import Document

    from .common.pages import Page


class Site(NamedTuple):
    """A site, or a program that many sites run, known by the form of its addresses.

    Attributes:
        name: One word.
        about: Its addresses and how they are asked, in one line.
        matches: Whether a source may be one of its own; asks nobody.
        documents: The parts of the thread, the post first; none where the address only looks like one of its own.
            Raises SourceError where it is one of its own and cannot be had.
    """

    name: str
    about: str
    matches: Callable[[str], bool]
    documents: Callable[[str, Fetcher], list[Document]]


class Program(NamedTuple):
    """A program that many sites run, known by what stands in their pages.

    Attributes:
        name: One word.
        about: By what it is known and how it is asked, in one line.
        documents: The parts of the thread of a page, the post first; none where the page is not of this program, or
            its answers are less than the page itself.
    """

    name: str
    about: str
    documents: Callable[[Page, Fetcher], list[Document]]
