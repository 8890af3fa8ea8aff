"""The article of a page: its text from the element that holds it, else by weighing paragraphs; author and time."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from threadview.markup import clean_line, fold
from threadview.markup.html import html, html_line, html_node
from threadview.readers.common.times import time
from threadview.thread import EMPTY, Comment

from . import byline
from .page import line, time_of
from .surroundings import Surroundings
from .texts import part

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from selectolax.lexbor import LexborNode

    from threadview.thread import Body

    from .jsonld import Statement
    from .page import Page

_HOLDERS: Final = (
    "[itemprop~='articleBody']",
    ".entry-content",
    ".post-content, .article-content, .article-body, .article__body, .article__content, .articlebody, .story-body",
    ".post-body, .post__content, .post-text, .entry-body, .entrybody, .asset-body, .single-content, .td-post-content",
    "article",
    ".entry, .storycontent, .blogbody, .post-entry, .hentry, .e-content",
    "[role='main'] , main",
)
_TEXTS: Final = (*_HOLDERS[:4], ".entry, .storycontent, .blogbody, .post-entry, .e-content")
"""Those that name the text alone, and nothing around it."""

_OTHERS: Final = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|sharedaddy|social|related[\w-]*|jp-relatedposts|author-(?:bio|box|info)|newsletter"
    r"|subscribe|breadcrumbs?"
    r"|comments?(?:-area|-list|-form|-respond)?|respond|entry-(?:meta|footer|utility)|post-(?:meta|footer|navigation|tags|share)"
    r"|article-(?:meta|footer)|tags|wp-caption-hidden|screen-reader-text|pagination|nav-links|addtoany\w*|yarpp\w*|promo|advert\w*)(?:$|\s)",
    re.IGNORECASE,
)
_OTHER_TAGS: Final = frozenset({"nav", "aside", "footer", "form"})
_LEAST: Final = 200
_LEAST_PARAGRAPH: Final = 40
_MOST_OTHER: Final = 0.5
_AUTHORS: Final = (
    "[rel~='author'], .entry-meta .author, .post-author .fn, .post-author, .byline .author, .author .fn, .vcard .fn, "
    "[itemprop='author'] [itemprop='name'], [itemprop='author'], .byline, .author-name, "
    ".wp-block-post-author__name, .wp-block-post-author-name"
)
_TIMES: Final = (
    "[itemprop='datePublished'], .post-timestamp abbr, .timestamp-link abbr, .entry-date, time.published, .published, "
    ".post-date, .entry-meta time, .post-meta time, .date-header, .byline time, article time[datetime], "
    ".wp-block-post-date time, .postmetadata"
)


def article_of(page: Page, area: Sequence[LexborNode], statement: Statement) -> Comment | None:
    """Return the article of a page; None where nothing in it looks like one.

    Args:
        page: The page.
        area: The elements of comments, no part of it.
        statement: What the page tells machines.
    """
    around = Surroundings(page.body, area)
    holder = _holder(around)
    if holder is None and not statement.text and not _text_of(page, page.body, around).text:
        return None
    late = partial(_text, page, holder, around, statement.text)
    author = statement.author or _author(page, around)
    return Comment(late, author=author, time=statement.time or _time(page, around), url=page.url)


def _text(page: Page, holder: LexborNode | None, around: Surroundings, told: str) -> Body:
    """Return the text of an article, without its title above it."""
    text = _weighed(page, around, told) if holder is None else _text_of(page, holder, around)
    first = text.text.partition("\n\n")[0]
    return part(text, len(first), len(text.text)) if page.title and fold(first) == fold(page.title) else text


def _text_of(page: Page, holder: LexborNode, around: Surroundings) -> Body:
    """Return what stands in an element without comments, lists of links, and what is only about the page."""
    size = max(len(holder.text(strip=True)), 1)

    def skip(node: LexborNode) -> bool:
        if node.mem_id in around.taken or node.tag in _OTHER_TAGS:
            return True
        named = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        return len(named) > 1 and _OTHERS.search(named) is not None and len(node.text(strip=True)) < size * _MOST_OTHER

    return html_node(holder, page.base, skip)


def _holder(around: Surroundings, least: int = _LEAST) -> LexborNode | None:
    """Return the element that holds the article, of so many characters; None where none is sure to."""
    for selector in _HOLDERS:
        outside = around.css(selector)
        sized = [(len(node.text(strip=True)), -place) for place, node in enumerate(outside)]
        size, place = max(sized, default=(0, 0))
        if size >= least:
            holder = outside[-place]
            return (_named(around) or holder) if around.is_around(holder) else holder
    return None


def _named(around: Surroundings) -> LexborNode | None:
    """Return the one element that is named as the text of an article, however short; None where none or several are."""
    found = (around.css(selector) for selector in _TEXTS)
    first = next((nodes for nodes in found if nodes), [])
    return first[0] if len(first) == 1 and first[0].text(strip=True) else None


def _weighed(page: Page, around: Surroundings, told: str) -> Body:
    """Return the main text of a page of which no element says that it holds it; ``told`` is what machines are told."""
    if told and (body := html(told, page.base)).text:
        return body
    named = _named(around)
    if named is not None:
        return _text_of(page, named, around)
    if (body := _extracted(page)).text:
        return body
    return _text_of(page, _heaviest(around) or _holder(around, 1) or page.body, around)


def _extracted(page: Page) -> Body:
    """Return the main text as trafilatura finds it, where that is installed (the extra ``article``)."""
    try:
        from trafilatura import extract
    except ImportError:
        return EMPTY
    found = extract(page.source, output_format="html", favor_precision=True, include_comments=False, include_links=True)
    return html(found, page.base) if found else EMPTY


def _heaviest(around: Surroundings) -> LexborNode | None:
    """Return the element with the most text in paragraphs of its own."""
    weights: dict[int, int] = {}
    holders: dict[int, LexborNode] = {}
    for node in around.css("p"):
        size, parent = len(node.text(strip=True)), node.parent
        if parent is not None and size >= _LEAST_PARAGRAPH and parent.tag not in _OTHER_TAGS:
            holders[parent.mem_id] = parent
            weights[parent.mem_id] = weights.get(parent.mem_id, 0) + size
    heaviest = max(weights, key=weights.__getitem__, default=None)
    return None if heaviest is None else holders[heaviest]


def _author(page: Page, around: Surroundings) -> str | None:
    """Return who wrote an article, by its head or by the line under its title."""
    told = html_line(page.metas.get("author", "")) or html_line(page.metas.get("article:author", ""))
    if told and not told.startswith(("http:", "https:")):
        return told
    for node in around.css(_AUTHORS):
        if name := byline.read(line(node)).name:
            return clean_line(name)
    return None


def _time(page: Page, around: Surroundings) -> datetime | None:
    """Return when an article was published."""
    for name in ("article:published_time", "datepublished", "dc.date", "date"):
        if found := time(page.metas.get(name, "")):
            return found
    for node in around.css(_TIMES):
        if found := time_of(node) or byline.read(line(node)).time:
            return found
    return None
