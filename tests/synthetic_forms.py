"""A synthetic thread as the files that people have: our JSON, the dump of a page, Markdown, and what sites give."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, NamedTuple

from synthetic_sources import hacker_news, mailbox, web_page

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from synthetic import Planted, Synthetic


class PageStyle(NamedTuple):
    """How a page dump marks its comments.

    Attributes:
        number: Marks the top level, ``{}`` is the number; empty to mark it with the bullet.
        bullet: Marks replies.
        indent: Columns that a level stands further in.
        tabs: One tab a level instead.
        wrap: Columns at which lines are broken; 0 for never.
        author: A line above each text, ``{author}`` and ``{time}`` filled in; empty for none.
    """

    number: str = "{}."
    bullet: str = "•"
    indent: int = 2
    tabs: bool = False
    wrap: int = 0
    author: str = ""


def add_style_options(parser: ArgumentParser) -> None:
    """Add an option for each part of a :class:`PageStyle`."""
    for name, default in PageStyle()._asdict().items():
        if isinstance(default, bool):
            parser.add_argument(f"--{name}", action="store_true")
        else:
            parser.add_argument(f"--{name}", type=type(default), default=default)


def style_from(given: Namespace) -> PageStyle:
    """Return the style that the options ask for."""
    return PageStyle(**{name: getattr(given, name) for name in PageStyle._fields})


def write(made: Synthetic, form: str, style: PageStyle | None = None) -> str:
    """Return the thread in one of :data:`FORMS`."""
    return page(made, style or PageStyle()) if form == "page" else FORMS[form](made)


def as_json(made: Synthetic) -> str:
    """Return our own form, ``threadview/1``, with the truth as its findings."""
    quotes: dict[int, list[dict[str, object]]] = {}
    for quote in made.quotes:
        quotes.setdefault(quote.comment, []).append(_quote(quote))
    mentions: dict[int, list[dict[str, object]]] = {}
    for found in made.mentions:
        mention = {"start": found.start, "end": found.end, "handle": found.handle, "kind": "at"}
        mentions.setdefault(found.comment, []).append(mention)
    depths = made.depths
    comments = [
        {
            "index": at,
            "id": f"c{at}",
            "parent": parent if parent >= 0 else None,
            "depth": depths[at],
            "author": made.authors[at],
            "author_inferred": None,
            "time": made.times[at].isoformat(),
            "flags": [],
            "url": None,
            "text": made.texts[at],
            "spans": [
                {"start": quote["start"], "end": quote["end"], "kind": "quote", "level": 1}
                for quote in quotes.get(at, [])
                if quote["kind"] == "marked"
            ],
            "quotes": quotes.get(at, []),
            "mentions": mentions.get(at, []),
        }
        for at, parent in enumerate(made.parents)
    ]
    article = {"id": None, "author": None, "time": None, "text": made.article, "quotes": [], "spans": []}
    head = {"schema": "threadview/1", "format": "threadview", "title": made.title, "url": None, "declared": None}
    return json.dumps(head | {"furniture": [], "article": article, "comments": comments}, ensure_ascii=False) + "\n"


def _quote(quote: Planted) -> dict[str, object]:
    return {
        "start": quote.start,
        "end": quote.end,
        "kind": "marked" if quote.marked else "verbatim",
        "source": "article" if quote.source < 0 else quote.source,
        "source_start": quote.source_start,
        "source_end": quote.source_end,
    }


def page(made: Synthetic, style: PageStyle) -> str:
    """Return the dump of a page: title, article, then the comments as a list."""
    lines = [made.title, "", "", *_spaced(made.article, style.wrap), ""]
    top = 0
    for at, depth in enumerate(made.depths):
        top += depth == 0
        marker = style.number.format(top) if depth == 0 and style.number else style.bullet
        before = "\t" * depth if style.tabs else " " * (2 + style.indent * depth)
        margin = before + " " * (len(marker) + 1)
        block = _spaced(_shown(made, at), max(style.wrap - len(margin), 20) if style.wrap else 0)
        if style.author:
            when = f"{made.times[at]:%B %d, %Y at %I:%M %p}"
            block = [style.author.format(author=made.authors[at], time=when), "", *block]
        first, *others = block
        lines += [f"{before}{marker} {first}", *(margin + line if line else "" for line in others)]
    return "\n".join(lines)


def _spaced(text: str, wrap: int) -> list[str]:
    """Return the lines of a text, a blank one behind each paragraph."""
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        lines += [*(textwrap.wrap(paragraph, wrap) if wrap else [paragraph]), ""]
    return lines


def _shown(made: Synthetic, at: int) -> str:
    """Return the text of a comment, a quote that it marks behind ``>``."""
    text = made.texts[at]
    return "> " + text if made.marked_in(at) else text


def markdown(made: Synthetic) -> str:
    """Return a Markdown page with the comments as a nested list."""
    lines = [
        "---",
        f"title: {json.dumps(made.title, ensure_ascii=False)}",
        "---",
        "",
        made.article,
        "",
        "## Comments",
        "",
    ]
    for at, depth in enumerate(made.depths):
        before = "  " * depth
        lines += [f"{before}- **{made.authors[at]}** ({made.times[at]:%Y-%m-%d %H:%M}):", ""]
        for paragraph in _shown(made, at).split("\n\n"):
            lines += [f"{before}  {paragraph}", ""]
    return "\n".join(lines)


FORMS: dict[str, Callable[[Synthetic], str]] = {
    "json": as_json,
    "page": lambda made: page(made, PageStyle()),
    "markdown": markdown,
    "hacker-news": hacker_news,
    "html": web_page,
    "mbox": mailbox,
}
