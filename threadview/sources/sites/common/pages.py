"""A fetched page, and what it says of itself: its links to other forms of it, its addresses and scripts."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from threadview.markup import decode
from threadview.markup.html import parse_html

from .places import is_web, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser

    from threadview.sources.web import Answer

HTML: Final = frozenset({"text/html", "application/xhtml+xml", ""})
MOST_HEAD: Final = 262_144
_BODY: Final = re.compile(rb"</head\s*>|<body\b", re.IGNORECASE)
_LINK: Final = re.compile(r"<([^<>]{1,2000})>([^<]{0,1000})")
_FIELD: Final = re.compile(r";\s*(\w+)\s*=\s*(?:\"([^\"]*)\"|([^\s;,]+))")


class Page:
    """An answer that is read for its links.

    Attributes:
        answer: The answer.
        document: Its content.
        url: The address that gave it.
    """

    def __init__(self, answer: Answer) -> None:
        """Keep the answer; it is parsed when it is first looked into."""
        self.answer = answer
        self.document = answer.document
        self.url = answer.document.url or ""

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The whole page, parsed."""
        return parse_html(decode(self.document).text)

    @property
    def is_html(self) -> bool:
        """Whether the answer is a page at all."""
        return self.document.media_type in HTML

    @cached_property
    def head(self) -> LexborHTMLParser:
        """The parsed head of the page: short, however long the page is."""
        data = self.document.data
        end = _BODY.search(data)
        first = replace(self.document, data=data[: end.start() if end else MOST_HEAD])
        return parse_html(decode(first).text if self.is_html else "")

    @cached_property
    def links(self) -> list[dict[str, str]]:
        """The links of the header of the answer (RFC 8288), then those of the page: ``href``, ``rel``, ``type``, …."""
        return [link for link in (*self._told(), *self._written()) if is_web(link["href"])]

    def linked(self, rel: str, kind: str = "") -> str:
        """Return the address of the first link of a relation, and of a media type; empty where there is none."""
        fitting = (link for link in self.links if rel in link.get("rel", "").split())
        return next((link["href"] for link in fitting if not kind or link.get("type") == kind), "")

    def addresses(self, selector: str, attribute: str) -> list[str]:
        """Return the web addresses in an attribute of the elements that a selector selects."""
        found = (joined(self.url, node.attributes.get(attribute) or "") for node in self.tree.css(selector))
        return [address for address in found if is_web(address)]

    def holds(self, *words: bytes) -> bool:
        """Tell whether one of some words stands anywhere in the page: whether it is worth to be parsed."""
        return self.is_html and any(word in self.document.data for word in words)

    def _told(self) -> Iterator[dict[str, str]]:
        """Yield the links that the header of the answer tells."""
        for target, fields in _LINK.findall(self.answer.headers.get("link", "")):
            told = {name.lower(): quoted or plain for name, quoted, plain in _FIELD.findall(fields)}
            yield {**told, "href": joined(self.url, target)}

    def _written(self) -> Iterator[dict[str, str]]:
        """Yield the links that the page tells."""
        for node in self.head.css("link[href]"):
            told = {name: value or "" for name, value in node.attributes.items()}
            yield {**told, "href": joined(self.url, told["href"])}
