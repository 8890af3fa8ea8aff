"""Pages that tell all of a discussion in schema.org's microdata, as ``--to html`` writes them.

https://schema.org/DiscussionForumPosting, https://schema.org/Comment. What wrote such a page says so: then each text is
the text content of its element, to the last character, and nothing is guessed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from threadview.markup import clean_line
from threadview.markup.builder import safe_url
from threadview.markup.html import html_verbatim
from threadview.readers.common.times import time
from threadview.thread import EMPTY, FLAGS, Comment, Row

from .family import Family
from .found import NO_ARTICLE, Found
from .microdata import Item, items_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .page import Page

_GENERATOR: Final = "threadview"
_DIGITS: Final = 10


def _fits(page: Page) -> bool:
    """Tell whether a page says that this program wrote it."""
    return page.metas.get("generator", "").partition(" ")[0] == _GENERATOR


def _read(page: Page) -> Found | None:
    """Return what a page tells; None where that is no discussion."""
    items = items_of(page.tree)
    posting = next((item for item in items if item.type == "DiscussionForumPosting"), None)
    if posting is None:
        return None
    comments = [item for item in items if item.type == "Comment"]
    names = {item.node.mem_id: f"\0{place}" for place, item in enumerate(comments)}
    anchors = {f"#{item.node.attributes.get('id')}": names[item.node.mem_id] for item in comments}
    return Found(
        [Row(names[item.node.mem_id], _parent(item, names, anchors), _comment(item, "text")) for item in comments],
        article=_comment(posting, "articleBody") if "articleBody" in posting.properties else NO_ARTICLE,
        title=clean_line(posting.told("headline")),
        declared=_number(posting.told("commentCount")),
        furniture=tuple(clean_line(node.text()) for node in page.tree.css(".furniture li")),
        notes=tuple(clean_line(node.text()) for node in page.tree.css("main > header > .note")),
        area=tuple(item.node for item in comments),
    )


def _parent(item: Item, names: Mapping[int, str], anchors: Mapping[str, str]) -> str | None:
    """Return the name of what a comment answers: what it names, else that in which it stands."""
    told = item.told("parentItem")
    if told in anchors:
        return anchors[told]
    return names.get(item.holder.node.mem_id) if item.holder else None


def _comment(item: Item, text: str) -> Comment:
    """Return a comment, or the article, whose text is the property of this name."""
    flags = set(item.values("creativeWorkStatus"))
    node = item.first(text)
    return Comment(
        EMPTY if node is None else partial(html_verbatim, node),
        id=clean_line(item.told("identifier")),
        author=clean_line(item.told("author")) or None,
        time=time(item.told("datePublished")),
        flags=tuple(flag for flag in FLAGS if flag in flags),
        url=safe_url(item.told("url")),
        count=(_number(item.told("commentCount")) or 0) if text == "text" else 0,
    )


def _number(written: str) -> int | None:
    """Return a number; None where it is none."""
    return int(written) if written.isascii() and written.isdecimal() and len(written) < _DIGITS else None


FAMILY: Final = Family("microdata of threadview", _fits, _read)
