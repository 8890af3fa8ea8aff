"""A page as its readers see it: the tree, and what stands in its head."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from functools import cached_property
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from threadview.markup import clean_line, decode, safe_url
from threadview.markup.html import bounded, html_line, html_node, parse_bounded
from threadview.readers.common import dates, lenient_json
from threadview.readers.common.times import time

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from selectolax.lexbor import LexborNode

    from threadview.markup import Decoded
    from threadview.thread import Document

_META_CHARSET: Final = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_XML_CHARSET: Final = re.compile(rb"<\?xml\b[^>]{0,100}?\bencoding\s*=\s*[\"']([\w:.-]{2,40})", re.IGNORECASE)
_SAVED_FROM: Final = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{1,2000}?)\s*-->")
_HEAD_BYTES: Final = 16_384
_SAMPLE: Final = 131_072
_LONG: Final = 1_000_000
_SITE_MARKS: Final = re.compile(r"\s+(?:[|»«·•–—:]|-{1,2}|::)\s+")
_TOLD: Final = "application/ld+json"
_HEADINGS: Final = "h1, h2, h3"
_TITLES: Final = "h1.entry-title, article h1"
_SITE_NAMES: Final = frozenset({"site-name", "site-title", "site_title", "logo"})
_TIME_ATTRIBUTES: Final = ("datetime", "data-time", "data-timestamp", "data-utime", "data-date", "content", "title")


class Page:
    """A parsed page.

    Attributes:
        document: What it was read from.
        source: Its characters, as they stand.
        replaced: How many bytes could not be decoded.
        tree: The parsed page.
        is_flattened: Whether elements nest so deeply that the tree has not all of them.
    """

    def __init__(self, document: Document) -> None:
        """Decode and parse it."""
        decoded = _decoded(document)
        self.document = document
        self.source = decoded.text
        self.replaced = decoded.replaced
        is_as_given = decoded.encoding == "utf-8" and not decoded.replaced
        data = document.data.removeprefix(BOM_UTF8) if is_as_given else decoded.text.encode(errors="replace")
        source = bounded(data)
        self.is_flattened = source is not data
        self.tree = parse_bounded(source)

    @cached_property
    def root(self) -> LexborNode:
        """The element of the page that holds all others."""
        root = self.tree.root
        assert root is not None  # noqa: S101 - the parser makes one for any text
        return root

    @cached_property
    def body(self) -> LexborNode:
        """What is shown of the page."""
        return self.tree.body or self.root

    @cached_property
    def _head(self) -> LexborNode:
        """What is told of the page: few elements, so that a long page is not searched for them."""
        return self.tree.head or self.root

    @cached_property
    def sample(self) -> str:
        """Characters of a long page in which stands what stands in each of its comments; of others all."""
        source, middle = self.source, len(self.source) // 2
        if len(source) <= _SAMPLE * 3:
            return source
        size = _SAMPLE if len(source) < _LONG else _SAMPLE // 3
        return f"{source[:size]}\n{source[middle : middle + size]}\n{source[-size:]}"

    @cached_property
    def metas(self) -> dict[str, str]:
        """What the elements ``meta`` of the page say, by property or name in small letters; the first of each."""
        found: dict[str, str] = {}
        for node in self._head.css("meta[content]"):
            attributes = node.attributes
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            found.setdefault(name.lower(), attributes.get("content") or "")
        return found

    @cached_property
    def told(self) -> list[object]:
        """What the page tells machines in JSON-LD, decoded; a page that tells nothing is not searched for it."""
        scripts = self.tree.css(f"script[type='{_TOLD}']") if _TOLD in self.source else ()
        return [lenient_json.decode(script.text().strip().rstrip(";")).value for script in scripts]

    @cached_property
    def url(self) -> str | None:
        """The address of the page: the canonical one, else where it was saved from; None where nothing tells."""
        link = self._head.css_first('link[rel="canonical"][href]')
        saved = _SAVED_FROM.search(self.source[:_HEAD_BYTES])
        told = (
            (link.attributes.get("href") or "").partition("#")[0] if link else "",  # some name a place on the page
            self.metas.get("og:url"),
            saved[1] if saved else "",
            self.document.url,
        )
        known = (safe_url(urljoin(self.document.url or "", address)) for address in told if address)
        return next((address for address in known if address), None)

    @cached_property
    def address_without_place(self) -> str:
        """The address of the page without the fragment; empty where nothing tells it."""
        return (self.url or "").partition("#")[0]

    @cached_property
    def base(self) -> str:
        """The address against which links are read; empty where nothing tells it."""
        node = self._head.css_first("base[href]")
        here = self.document.url or self.url or ""
        return urljoin(here, node.attributes.get("href") or "") if node else here

    @cached_property
    def host(self) -> str:
        """The host of the page's address, in small letters; empty where nothing tells it."""
        try:
            return (urlsplit(self.url or "").hostname or "").lower()
        except ValueError:
            return ""

    @cached_property
    def title(self) -> str:
        """The title, without the site's name: the longest heading that the window's or the shared title holds."""
        shared = html_line(self.metas.get("og:title", ""))
        node = self._head.css_first("title")
        told = shared or (line(node) if node else "")
        if sure := self._sure_title(told):
            return sure
        headings = [text for node in self.tree.css(_HEADINGS) if (text := _heading(node))]
        held = max((text for text in headings if text in told), key=len, default="")
        if len(held) * 3 >= len(told) > 0:
            return held
        return self._without_site(told) or (headings[0] if headings else "")

    def _sure_title(self, told: str) -> str:
        """Return the heading with which a title begins, and that is most of it, without a search of the whole page."""
        found = (self.tree.css_first(selector) for selector in (_HEADINGS, _TITLES))
        names = (_heading(node) for node in found if node is not None)
        return next((name for name in names if told.startswith(name) and len(name) * 2 > len(told)), "")

    def _without_site(self, title: str) -> str:
        """Return a title without the name of the site at its end or beginning."""
        site = html_line(self.metas.get("og:site_name", ""))
        parts = _SITE_MARKS.split(title)
        if len(parts) > 1:
            if site and parts[0] == site:
                return title[len(site) :].lstrip(" |»«·•–—:-")
            if not site or parts[-1] == site or len(parts[0]) > len(parts[-1]):
                return title[: title.rindex(parts[-1])].rstrip(" |»«·•–—:-")
        return title

    def address(self, written: str | None) -> str | None:
        """Return an address of the page as an absolute one; None where it leads nowhere."""
        if not written:
            return None
        try:
            return safe_url(urljoin(self.base, written.strip()))
        except ValueError:
            return None

    def text_of(self, node: LexborNode, skip: Callable[[LexborNode], bool] | None = None) -> str:
        """Return what stands in an element as plain text."""
        return html_node(node, self.base, skip).text


def classes(node: LexborNode) -> frozenset[str]:
    """Return the classes of an element."""
    return frozenset((node.attributes.get("class") or "").split())


def _heading(node: LexborNode) -> str:
    """Return what a heading says; empty for one that names the site."""
    return "" if _SITE_NAMES & classes(node) else line(node)


def line(node: LexborNode | None) -> str:
    """Return what stands in an element as one line of clean text; empty for no element."""
    return clean_line(" ".join(node.text().split())) if node is not None else ""


def time_of(node: LexborNode | None) -> datetime | None:
    """Return the time that an element tells: by its attributes, by a ``<time>`` in it, by its words."""
    if node is None:
        return None
    attributes = node.attributes
    for name in _TIME_ATTRIBUTES:
        if (told := attributes.get(name)) and (found := moment(told)):
            return found
    if node.tag != "time" and (inner := node.css_first("time[datetime]")):
        return time_of(inner)
    return moment(line(node))


def moment(said: str) -> datetime | None:
    """Return the time that a few words tell, or a number: in the form of a program, or as people write dates."""
    if said[:4].isdecimal() and (told := time(said)):
        return told
    found = dates.find(said)
    return found.time if found else None


def _decoded(document: Document) -> Decoded:
    """Return the characters of a page: in the charset that it names itself where nothing else tells, if not UTF-8."""
    decoded = decode(document)
    if document.charset or (decoded.encoding == "utf-8" and not decoded.replaced):
        return decoded
    head = document.data[:_HEAD_BYTES]
    named = _META_CHARSET.search(head) or _XML_CHARSET.search(head)
    if named is None or named[1].lower().startswith((b"utf-16", b"utf-32")):
        return decoded
    charset = named[1].decode("ascii")
    return decode(type(document)(document.data, document.name, document.media_type, charset, document.url))
