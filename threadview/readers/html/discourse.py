"""Discourse: the page for crawlers, the one its script renders, copies of either, and the topic kept for the script.

The topic stands as JSON in an attribute; it has twenty posts where the rendered page may have more or fewer: the fuller
of both is taken. ``reply_to_post_number`` is written for a reply only where it does not follow its parent.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from threadview.markup.html import html, html_line
from threadview.readers.common import lenient_json
from threadview.readers.common.times import time
from threadview.thread import Comment, Row

from .family import Family
from .formed import family, found_by, has_marks
from .forms import Form
from .found import Found

if TYPE_CHECKING:
    from .page import Page

_CRAWLED: Final = Form(
    "Discourse (crawled)",
    ("crawler-post",),
    post=".crawler-post",
    id="span[itemprop='position'] | @id",
    identity=r"(\d+)",
    author=".creator [itemprop='name'] | .creator",
    time=".post-time[datetime]@datetime | time[datetime]@datetime",
    body=".crawler-post > .post | .post",
    title="#topic-title h1, h1",
)
_RENDERED: Final = Form(
    "Discourse",
    ("topic-post", "cooked"),
    post="article[id^='post_'], .topic-post article",
    identity=r"(\d+)",
    author=".topic-meta-data .username a | .topic-meta-data .first a | .names a | .names",
    time=".post-date .relative-date@data-time | .relative-date@data-time | time@datetime",
    body=".cooked",
    link=".post-date@href",
    flags=(("deleted", "article.deleted, .topic-post.deleted article"), ("hidden", ".post-hidden article")),
    skip=frozenset({"cooked-selection-barrier", "post-menu-area"}),
    title="#topic-title h1 .fancy-title, #topic-title h1, .fancy-title",
)
_COPIED: Final = Form(
    "Discourse (copied)",
    ("post_container", "post_content", "user_name"),
    post=".post_container",
    author=".user_name",
    time="time@datetime",
    body=".post_content",
    title="h1.topic-title, h1",
)
_BEFORE: Final = 500_000
"""So many characters stand before the kept topic at most; a long page is not searched for it to its end."""
_NOTICES: Final = frozenset({2, 3})
"""Post types that tell what moderators did: closed, pinned, moved."""


def _read(page: Page) -> Found | None:
    """Return the fuller of what is rendered and what is kept for the script."""
    shown = found_by(_RENDERED, page) if has_marks(_RENDERED, page) else None
    kept = _preloaded(page)
    if shown is None or (kept is not None and len(kept.rows) > len(shown.rows)):
        return kept
    return shown


def _read_copy(page: Page) -> Found | None:
    """Read a copy in which only the places of posts are left: these are what quotes name them by."""
    found = found_by(_COPIED, page)
    if found is None or found.article is None:
        return found
    first = found.article.renamed("1")
    rows = [Row(str(number), None, row.comment.renamed(str(number))) for number, row in enumerate(found.rows, 2)]
    return found._replace(rows=rows, article=first)


def _preloaded(page: Page) -> Found | None:
    """Return the topic that a page keeps for its script; None where there is none."""
    node = page.tree.css_first("[data-preloaded]")
    stores = lenient_json.decode((node.attributes.get("data-preloaded") or "") if node is not None else "{}").value
    topics = [text for key, text in stores.items() if key.startswith("topic_")] if isinstance(stores, dict) else []
    topic = lenient_json.decode(topics[0]).value if topics and isinstance(topics[0], str) else None
    stream = topic.get("post_stream") if isinstance(topic, dict) else None
    posts = stream.get("posts") if isinstance(stream, dict) else None
    rows = [
        _row(page, post) for post in posts or () if isinstance(post, dict) and post.get("post_type") not in _NOTICES
    ]
    if not isinstance(topic, dict) or not rows:
        return None
    first = rows[0].comment if rows[0].id == "1" else None
    declared = topic.get("posts_count")
    return Found(
        [row._replace(parent=None if row.parent == "1" else row.parent) for row in (rows[1:] if first else rows)],
        article=first,
        title=html_line(str(topic.get("title") or "")) or None,
        declared=declared - 1 if isinstance(declared, int) else None,
    )


def _row(page: Page, post: dict[str, object]) -> Row:
    """Return a post of the topic."""
    number, above = str(post.get("post_number") or ""), post.get("reply_to_post_number")
    words = str(post.get("cooked") or "")
    comment = Comment(
        partial(html, words, page.base),
        id=number,
        author=html_line(str(post.get("username") or "")) or None,
        time=time(post.get("created_at")),
        flags=("deleted",) if post.get("deleted_at") or post.get("user_deleted") else (),
        url=page.address(f"{page.url.rstrip('/')}/{number}") if page.url else None,
    )
    return Row(number, str(above) if isinstance(above, int) else None, comment)


FAMILIES: Final = (
    family(_CRAWLED),
    Family(
        _RENDERED.name, lambda page: has_marks(_RENDERED, page) or "data-preloaded=" in page.source[:_BEFORE], _read
    ),
    Family(_COPIED.name, partial(has_marks, _COPIED), _read_copy),
)
