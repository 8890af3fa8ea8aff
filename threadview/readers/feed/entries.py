"""The entries of a feed, whether it is Atom (RFC 4287), RSS (0.9 to 2.0) or JSON Feed (https://jsonfeed.org/version/1.1).

Which entry another answers is told by ``thr:in-reply-to`` (RFC 4685); in what Blogger gives out, by a link to it or by
``blogger:inReplyTo``, with the post beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup import safe_url
from threadview.markup.html import html_line
from threadview.readers.common import xml_tree
from threadview.readers.common.json_fields import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from xml.etree.ElementTree import Element

    from threadview.readers.common.json_fields import Fields, Problems
    from threadview.readers.common.xml_tree import XmlTree
    from threadview.thread import Document

_KIND: Final = "#kind"
_PERSON: Final = re.compile(r"\S+@\S+ \((.+)\)")
_NUMBER: Final = re.compile(r"(\d+)/?\Z")
_PLAIN: Final = frozenset({"text", "text/plain"})
_DELETED: Final = "EMPTIED"
NAMELESS: Final = "\0"
"""What the ids begin with that are our own."""


class Entry(NamedTuple):
    """One entry of a feed.

    Attributes:
        refs: The ids that it may answer, the nearest first; empty for one that answers nothing.
        source: Its words, as HTML or as text.
        kind: ``post``, ``comment`` or another word where the feed says it; else empty.
        status: What moderators decided; empty where nothing is said.
        declared: How many replies it says it has.
    """

    id: str
    refs: tuple[str, ...]
    title: str
    author: str | None
    time: datetime | None
    source: str
    url: str | None
    kind: str = ""
    status: str = ""
    declared: int | None = None


class Feed(NamedTuple):
    """A feed.

    Attributes:
        title: One line.
        entries: In the order of the document.
        problems: What is wrong with it.
    """

    title: str
    entries: list[Entry]
    problems: Problems


def feed_of(document: Document) -> Feed:
    """Return the feed that a document is.

    Raises:
        FormatError: It cannot be read, or has a DOCTYPE.
    """
    if document.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(document)
    tree = xml_tree.load(document)
    head = tree.root.find("channel")
    title = html_line((tree.root if head is None else head).findtext("title") or "")
    entries = [_atom(entry, tree) for entry in tree.root.iter("entry")]
    entries += [_rss(item, tree) for item in tree.root.iter("item")]
    return Feed(title, _named(entries), tree.problems)


def _named(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries, those without an id under their address, else under a name of our own."""
    return [
        entry if entry.id else entry._replace(id=entry.url or f"{NAMELESS}{place}")
        for place, entry in enumerate(entries)
    ]


def _atom(entry: Element, tree: XmlTree) -> Entry:
    """Return an entry of Atom."""
    name = xml_tree.line(entry.findtext("id"))
    links = {link.get("rel", "alternate"): link.get("href", "") for link in reversed(entry.findall("link"))}
    content = entry.find("content")
    words = entry.find("summary") if content is None else content
    return Entry(
        id=name,
        refs=tuple(_refs(entry, links)),
        title=html_line(_typed(entry.find("title"))),
        author=html_line(entry.findtext("author/name") or "") or None,
        time=tree.time(entry, name, "published", "issued", "created", "updated", "modified"),
        source=_typed(words),
        url=safe_url(links.get("alternate", "")),
        kind=_kind(entry),
        status=_status(entry),
        declared=_declared(entry),
    )


def _typed(words: Element | None) -> str:
    """Return a text of Atom as HTML: where it is said to be text, no tag in it is one (RFC 4287 section 3.1.1.1)."""
    source = xml_tree.markup(words)
    return _escaped(source) if words is not None and words.get("type") in _PLAIN else source


def _escaped(text: str) -> str:
    """Return the HTML of a text."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _rss(item: Element, tree: XmlTree) -> Entry:
    """Return an item of RSS."""
    url = item.findtext("link") or item.get("rdf:about") or item.findtext("guid") or ""
    name = xml_tree.line(item.findtext("guid")) or xml_tree.line(url)
    creator = html_line(item.findtext("dc:creator") or item.findtext("author") or "")
    person = _PERSON.fullmatch(creator)
    encoded = xml_tree.markup(item.find("content:encoded"))
    return Entry(
        id=name,
        refs=tuple(_refs(item, {})),
        title=html_line(xml_tree.markup(item.find("title"))),
        author=(person[1] if person else creator) or None,
        time=tree.time(item, name, "pubDate", "dc:date"),
        source=encoded or xml_tree.markup(item.find("description")),
        url=safe_url(url),
        declared=_declared(item),
    )


def _refs(entry: Element, links: dict[str, str]) -> Iterator[str]:
    """Yield what an entry answers, the nearest first."""
    posts = [one.get("ref") or one.get("href") or "" for one in entry.findall("thr:in-reply-to")]
    posts += [(entry.findtext("blogger:parent") or "").strip()]
    comment = (entry.findtext("blogger:inReplyTo") or "").strip()
    related = _NUMBER.search(links.get("related", ""))
    if related and ".post-" in posts[0]:
        comment = f"{posts[0].partition('.post-')[0]}.post-{related[1]}"
    yield from (ref for ref in (comment, *posts) if ref)


def _kind(entry: Element) -> str:
    """Return what Blogger says that an entry is."""
    kinds = (one.get("term", "") for one in entry.findall("category") if one.get("scheme", "").endswith(_KIND))
    return next((kind.rpartition("#")[2] for kind in kinds), entry.findtext("blogger:type") or "").lower()


def _status(entry: Element) -> str:
    """Return what was decided about an entry."""
    if (entry.findtext("blogger:trashed") or "").strip():
        return "trash"
    status = (entry.findtext("blogger:status") or "").strip()
    return "deleted" if status == _DELETED else status.lower()


def _declared(entry: Element) -> int | None:
    """Return how many replies an entry says it has."""
    written = (entry.findtext("thr:total") or entry.findtext("slash:comments") or "").strip()
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else None  # noqa: PLR2004 - digits of a sane number


def _json_feed(document: Document) -> Feed:
    """Return a feed in JSON."""
    answer = load(document)
    entries = [_json_item(item) for item in answer.fields.objects("items")]
    return Feed(html_line(answer.fields.text("title")), _named(entries), answer.problems)


def _json_item(item: Fields) -> Entry:
    """Return an item of a JSON Feed."""
    author = next(iter(item.objects("authors")), item.inner("author"))
    html = item.text("content_html")
    return Entry(
        id=item.id("id"),
        refs=(),
        title=html_line(item.text("title")),
        author=html_line(author.text("name")) or None,
        time=item.time("date_published", "date_modified"),
        source=html or _escaped(item.text("content_text")) or item.text("summary"),
        url=item.url("url"),
    )
