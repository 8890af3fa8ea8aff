"""Following links: only web and mail addresses, and the host is said before anything is opened."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from threadview.markup import safe_url

if TYPE_CHECKING:
    from threadview.thread import Comment

SCHEMES: Final = ("http://", "https://", "mailto:")


class Link(NamedTuple):
    """A link of a text.

    Attributes:
        text: The words that carry it.
        url: Where it leads.
    """

    text: str
    url: str


def links_of(comment: Comment) -> list[Link]:
    """Return the links of a comment in the order of its text."""
    text = comment.text
    return [Link(text[span.start : span.end], span.url) for span in comment.body.spans if span.url]


def host(url: str) -> str:
    """Return the host that an address really leads to, in the form that cannot be imitated (punycode)."""
    if url.lower().startswith("mailto:"):
        return url
    return urlsplit(url).hostname or url


def open_in_browser(url: str) -> str:
    """Open an address in the reader's browser; return what to say about it."""
    address = safe_url(url)
    if address is None or not address.lower().startswith(SCHEMES):
        return f"not opened, no web address: {url}"
    try:
        opened = webbrowser.open(address)
    except webbrowser.Error:
        opened = False
    return f"opened {host(address)}" if opened else f"no browser here; the address is {address}"
