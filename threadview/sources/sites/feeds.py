"""Feeds whose articles name the feed of their comments (``wfw:commentRss``): both as one feed."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from .base import Program
from .common.asking import noted, several
from .common.places import is_web

if TYPE_CHECKING:
    from threadview.sources.web import Fetcher
    from threadview.thread import Document

    from .common.pages import Page

MOST: Final = 40
_LINK: Final = re.compile(rb"<wfw:commentRss>\s*(?:<!\[CDATA\[)?\s*(\S{1,2000}?)\s*(?:\]\]>)?\s*</wfw:commentRss>")
_ENTRY: Final = re.compile(rb"<item\b[^>]{0,500}>.*?</item\s*>", re.DOTALL)
_END: Final = re.compile(rb"</channel\s*>")
_START: Final = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|rss)\b")


def documents(page: Page, fetcher: Fetcher) -> list[Document]:
    """Return a feed with the comments on its articles; nothing where the document is no feed that names them."""
    data = page.document.data
    end = _END.search(data)
    if end is None or not _START.match(data):
        return []
    links = dict.fromkeys(unescape(link.decode(errors="replace")) for link in _LINK.findall(data))
    asked = [link for link in links if is_web(link)][:MOST]
    if not asked:
        return []
    had = several(fetcher, asked, "feeds of comments")
    entries = b"\n".join(entry for answer in had.documents for entry in _ENTRY.findall(answer.data))
    whole = replace(page.document, data=data[: end.start()] + entries + data[end.start() :])
    return noted([whole], had.notes)


PROGRAM: Final = Program("feeds", "a feed whose articles name the feeds of their comments: all of them", documents)
