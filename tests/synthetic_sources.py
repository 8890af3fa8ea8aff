"""A synthetic thread as sites and mailboxes give it: an answer of Hacker News, a WordPress page, an mbox."""

from __future__ import annotations

import json
from email.utils import format_datetime
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synthetic import Synthetic

STORY = 1_000_000


def hacker_news(made: Synthetic) -> str:
    """Return the item of a story with its comments nested, as Algolia's interface answers."""
    story = {
        "id": STORY,
        "created_at": made.times[0].isoformat().replace("+00:00", ".000Z") if made.times else None,
        "author": "poster",
        "title": made.title,
        "url": None,
        "text": "".join(f"<p>{escape(paragraph)}" for paragraph in made.article.split("\n\n")),
        "points": 100,
        "parent_id": None,
        "story_id": STORY,
        "type": "story",
    }
    pieces = [json.dumps(story, ensure_ascii=False)[:-1], ', "children": [']
    depths = [*made.depths, -1]
    for at, (depth, following) in enumerate(pairwise(depths)):
        parent = made.parents[at]
        item = {
            "id": STORY + 1 + at,
            "created_at": made.times[at].isoformat().replace("+00:00", ".000Z"),
            "author": made.authors[at],
            "text": "<p>".join(escape(paragraph) for paragraph in _marked(made, at)),
            "points": None,
            "parent_id": STORY + 1 + parent if parent >= 0 else STORY,
            "story_id": STORY,
            "type": "comment",
        }
        pieces += [json.dumps(item, ensure_ascii=False)[:-1], ', "children": [']
        if following <= depth:
            pieces += ["]}" * (depth - following + 1), "," if following >= 0 else ""]
    return "".join(pieces) + ("]}" if not made.parents else "") + "\n"


def web_page(made: Synthetic) -> str:
    """Return a page of a WordPress blog with threaded comments."""
    return "\n".join(_page_lines(made)) + "\n"


def _page_lines(made: Synthetic) -> Iterator[str]:
    title = escape(made.title)
    yield f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{title} | Our Blog</title></head><body>"
    yield f'<article class="post"><h1 class="entry-title">{title}</h1><div class="entry-content">'
    yield from (f"<p>{escape(paragraph)}</p>" for paragraph in made.article.split("\n\n"))
    yield f'</div></article><div id="comments"><h2>{len(made.parents)} Comments</h2><ol class="comment-list">'
    depths = [*made.depths, 0]
    for at, (depth, following) in enumerate(pairwise(depths)):
        yield f'<li id="comment-{at + 1}" class="comment depth-{depth + 1}"><article id="div-comment-{at + 1}">'
        yield f'<footer class="comment-meta"><b class="fn">{made.authors[at]}</b> <a href="#comment-{at + 1}">'
        yield f'<time datetime="{made.times[at].isoformat()}">{made.times[at]:%B %d, %Y}</time></a></footer>'
        yield '<div class="comment-content">'
        yield from (f"<p>{escape(paragraph)}</p>" for paragraph in _marked(made, at))
        yield '</div><div class="reply"><a href="#respond">Reply</a></div></article>'
        yield '<ol class="children">' if following > depth else "</li>" + "</ol></li>" * (depth - following)
    yield "</ol></div></body></html>"


def mailbox(made: Synthetic) -> str:
    """Return an mbox whose first message is the article."""
    begun = made.times[0] if made.times else None
    pieces = [_message(made, "root", "poster", begun, made.article, None)] if begun else []
    for at, parent in enumerate(made.parents):
        answers = f"c{parent}" if parent >= 0 else "root"
        text = "\n\n".join(_marked(made, at))
        pieces.append(_message(made, f"c{at}", made.authors[at], made.times[at], text, answers))
    return "\n".join(pieces)


def _message(made: Synthetic, name: str, author: str, time: object, text: str, answers: str | None) -> str:
    from datetime import datetime

    assert isinstance(time, datetime)
    head = [
        f"From {author}@example.org {time:%a %b %d %H:%M:%S %Y}",
        f"From: {author.title()} <{author}@example.org>",
        f"Date: {format_datetime(time)}",
        f"Message-ID: <{name}@example.org>",
        f"Subject: {'Re: ' if answers else ''}{made.title}",
        *([f"In-Reply-To: <{answers}@example.org>", f"References: <{answers}@example.org>"] if answers else []),
        "Content-Type: text/plain; charset=utf-8",
    ]
    return "\n".join([*head, "", text.replace("\nFrom ", "\n>From "), ""])


def _marked(made: Synthetic, at: int) -> list[str]:
    """Return the paragraphs of a comment, a quote that it marks behind ``>``."""
    paragraphs = made.texts[at].split("\n\n")
    return [f"> {paragraphs[0]}", *paragraphs[1:]] if made.marked_in(at) else paragraphs
