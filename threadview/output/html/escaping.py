"""What keeps foreign text harmless in a page: characters, attributes, addresses."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from threadview.markup.builder import safe_url

_FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What a page may not hold; texts are clean of most of it already. Replaced one by one, so that offsets stay true."""

_QUOTED: Final = re.compile(r"[\t\n]")


def characters(text: str) -> str:
    """Return text for the content of an element."""
    return escape(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text), quote=False)


def value(text: str) -> str:
    """Return text for between the double quotes of an attribute."""
    return escape(_QUOTED.sub(" ", _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)))


def address(url: str | None) -> str | None:
    """Return an address for an attribute; None where it is not of the web and not a mail address."""
    safe = safe_url(url) if url else None
    return value(safe) if safe else None


def outward(url: str, says: str = "") -> str:
    """Return the start tag of a link that leads out of the page, to an address from :func:`address`.

    Args:
        url: The address.
        says: Which property of schema.org it is.
    """
    return f'<a href="{url}"{_property(says)} rel="nofollow noopener noreferrer">'


def inward(anchor: str | None, name: str, says: str = "") -> str:
    """Return a link within the page with its words, or only these where what it would lead to is not there."""
    words = f"<bdi>{characters(name)}</bdi>"
    return f'<a href="#{anchor}"{_property(says)}>{words}</a>' if anchor else words


def _property(says: str) -> str:
    return f' itemprop="{says}"' if says else ""
