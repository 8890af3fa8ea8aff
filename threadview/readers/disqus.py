"""Disqus's export of a site: ``<thread>`` is an article, ``<post>`` a comment on one, in the order of the site's life.

The texts of the articles are not in it. The schema: https://docs.disqus.com/developers/export/.
"""

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
from .common.moderation import is_shown, oldest_first, say_hidden
from .common.topics import Topics
from .common.typed_html import typed_html

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from threadview.thread import Document, Thread

    from .common.xml_tree import XmlTree

ID: Final = "dsq:id"


def sniff(sample: Sample) -> int:
    """Look at the name of the first element."""
    return CERTAIN if xml_tree.root_name(sample.head) == "disqus" else NEVER


def read(document: Document) -> list[Thread]:
    """Return a thread for each article that has comments or words, in the order of the export.

    Raises:
        FormatError: It holds no comment, or has a DOCTYPE.
    """
    tree = xml_tree.load(document)
    topics, hidden = Topics(), Counter[str]()
    for thread in tree.root.iter("thread"):
        if len(thread):
            _describe(topics, thread, tree)
    only = next(iter(topics)) if len(topics) == 1 else ""
    for post in tree.root.iter("post"):
        _add_comment(topics, only, post, tree, hidden)
    empty = [name for name, topic in topics.items() if not topic.rows and not topic.article]
    for name in empty:
        del topics[name]
    if not topics:
        raise FormatError("the export holds no comment", mend="export the comments again")
    for topic in topics.values():
        topic.rows = oldest_first(topic.rows)
    say_hidden(hidden, tree.problems)
    if empty:
        tree.problems.say(f"articles without comments are left out: {len(empty)}")
    return topics.threads(READER.name, tree.problems)


def _describe(topics: Topics, thread: Element, tree: XmlTree) -> None:
    """Keep what is said of an article: its title and address, rarely some words."""
    topic = topics[thread.get(ID, "")]
    topic.title = html_line(thread.findtext("title") or "")
    topic.url = safe_url(thread.findtext("link") or "")
    message = xml_tree.markup(thread.find("message"))
    if message.strip():
        topic.article = Comment(
            partial(typed_html, message, topic.url),
            author=_author(thread),
            time=tree.time(thread, topic.title, "createdAt"),
            url=topic.url,
        )


def _add_comment(topics: Topics, only: str, post: Element, tree: XmlTree, hidden: Counter[str]) -> None:
    """Put a comment under its article, which it need not name where there is only one."""
    below = post.find("thread")
    topic = topics[only if below is None else below.get(ID, only)]
    row = _row(post, topic.url, tree)
    if is_shown(_decided(post), hidden):
        topic.rows.append(row)


def _row(post: Element, base: str | None, tree: XmlTree) -> Row:
    """Return a comment with its place."""
    name, above = post.get(ID, ""), post.find("parent")
    return Row(
        name,
        None if above is None else above.get(ID),
        Comment(
            partial(typed_html, tree.words(post, f"post {name}", "message"), base),
            id=name,
            author=_author(post),
            time=tree.time(post, f"post {name}", "createdAt"),
            flags=("deleted",) if post.findtext("isDeleted") == "true" else (),
            url=f"{base}#comment-{name}" if base and name else None,
        ),
    )


def _author(element: Element) -> str | None:
    """Return who wrote something, as it is shown."""
    author = element.find("author")
    if author is None:
        return None
    return html_line(author.findtext("name") or author.findtext("username") or "") or None


def _decided(post: Element) -> str:
    """Return what moderators decided."""
    if post.findtext("isSpam") == "true":
        return "spam"
    return "unapproved" if post.findtext("isApproved") == "false" else ""


READER: Final = Reader("disqus", "Disqus's export of a site", sniff, read)
