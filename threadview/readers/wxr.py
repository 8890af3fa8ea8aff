"""WordPress's export (WXR 1.0 to 1.2) and the form in which Disqus takes it: a site's articles with their comments."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

from threadview.errors import FormatError
from threadview.markup import safe_url
from threadview.markup.html import html_line
from threadview.thread import Comment, Row

from .base import CERTAIN, NEVER, Reader, Sample
from .common import xml_tree
from .common.moderation import LINKBACKS, is_shown, oldest_first, say_hidden
from .common.topics import Topics
from .common.typed_html import typed_html

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from threadview.thread import Document, Thread

    from .common.topics import Topic
    from .common.xml_tree import XmlTree

_MARKS: Final = ("wordpress.org/export/", "<wp:wxr_version", "<wp:post_id", "<wp:comment", "<dsq:thread_identifier")
_FURNITURE: Final = frozenset({"attachment", "nav_menu_item", "revision", "custom_css", "wp_navigation"})
"""Kinds of items that hold no article; they are left out where nobody commented on them."""


def sniff(sample: Sample) -> int:
    """Look for the names that only this export has."""
    if xml_tree.root_name(sample.head) not in {"rss", "channel", "item"}:
        return NEVER
    return CERTAIN if any(mark in sample.head for mark in _MARKS) else NEVER


def read(document: Document) -> list[Thread]:
    """Return a thread for each article that has words or comments.

    Raises:
        FormatError: It holds none, or has a DOCTYPE.
    """
    tree = xml_tree.load(document)
    names = _display_names(tree.root)
    items = [item for item in _items(tree.root) if _is_worth_reading(*item)]
    if not items:
        raise FormatError("the export holds no article and no comment", mend="export the site again")
    topics, hidden = Topics(), Counter[str]()
    for place, (item, comments) in enumerate(items):
        _describe(topics[str(place)], item, names, tree)
        listed = [(_row(one, topics[str(place)].url, tree), one.findtext("wp:comment_approved")) for one in comments]
        topics[str(place)].rows = oldest_first([row for row, status in listed if is_shown(status, hidden)])
    say_hidden(hidden, tree.problems)
    return topics.threads(READER.name, tree.problems)


def _display_names(root: Element) -> dict[str, str]:
    """Return how each login name of the site is shown."""
    found = {}
    for parent in (root, *root):
        for author in (*parent.findall("wp:author"), *parent.findall("wp:wp_author")):
            login = xml_tree.line(author.findtext("wp:author_login"))
            found[login] = xml_tree.line(author.findtext("wp:author_display_name")) or login
    return found


def _items(root: Element) -> list[tuple[Element, list[Element]]]:
    """Return the items with their comments: those that follow, wherever damage has put them."""
    items: list[tuple[Element, list[Element]]] = []
    for element in root.iter():
        if element.tag == "item":
            items.append((element, []))
        elif element.tag == "wp:comment" and items:
            items[-1][1].append(element)
    return items


def _is_worth_reading(item: Element, comments: list[Element]) -> bool:
    """Tell whether an item has comments, or is an article with words."""
    has_words = (item.findtext("content:encoded") or "").strip()
    return bool(comments or (has_words and item.findtext("wp:post_type") not in _FURNITURE))


def _describe(topic: Topic, item: Element, names: dict[str, str], tree: XmlTree) -> None:
    """Put an article into its thread."""
    topic.url = safe_url(item.findtext("link") or "")
    topic.title = html_line(item.findtext("title") or "")
    creator = xml_tree.line(item.findtext("dc:creator"))
    topic.article = Comment(
        partial(typed_html, xml_tree.markup(item.find("content:encoded")), topic.url),
        author=names.get(creator, creator) or None,
        time=tree.time(item, topic.title, "wp:post_date_gmt", "pubDate", "wp:post_date"),
        url=topic.url,
    )


def _row(comment: Element, base: str | None, tree: XmlTree) -> Row:
    """Return a comment with its place."""
    name, parent = (
        xml_tree.line(comment.findtext("wp:comment_id")),
        xml_tree.line(comment.findtext("wp:comment_parent")),
    )
    return Row(
        name,
        parent if parent not in {"", "0"} else None,
        Comment(
            partial(typed_html, tree.words(comment, f"comment {name}", "wp:comment_content"), base),
            id=name,
            author=html_line(comment.findtext("wp:comment_author") or "") or None,
            time=tree.time(comment, f"comment {name}", "wp:comment_date_gmt", "wp:comment_date"),
            flags=("pingback",) if comment.findtext("wp:comment_type") in LINKBACKS else (),
            url=f"{base}#comment-{name}" if base and name else None,
        ),
    )


READER: Final = Reader("wxr", "WordPress's export, and Disqus's import, of a site", sniff, read)
