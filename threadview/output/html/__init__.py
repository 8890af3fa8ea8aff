"""A thread as one page that needs nothing else: no script, no request, readable by people and by machines.

The page says in schema.org's microdata what everything is (a DiscussionForumPosting with its Comments), which our own
``html`` reader takes back without loss. The way of a thread through this package::

    references  ids of texts, quotes and quoted passages; what leads from one to another
    comments    the nested comments, each with its details (header, flags, who quotes it) and its text
    blocks      a text as elements whose text content is that very text; inline: what lies over its characters
    escaping    what keeps foreign text harmless
    style.css   the looks: light, dark, printed
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final

from threadview import __version__
from threadview.quotes import ARTICLE
from threadview.session.status import loaded

from .comments import comments_html, text_lines
from .details import (
    author_html,
    flags_html,
    machine_html,
    quoters_html,
    quotes_html,
)
from .escaping import address, characters, outward
from .references import References
from .times import time_html

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from threadview.session import Findings
    from threadview.thread import Comment, Thread

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Content-Security-Policy: nothing is fetched, run or sent, whatever a text may have smuggled in."""

UNTITLED: Final = "Untitled thread"


def lines(findings: Findings, *, fold: int | None = None, keep: Collection[int] | None = None) -> Iterator[str]:
    """Yield the lines of a page, without line breaks.

    Args:
        findings: The thread and what was found in it.
        fold: The outline level from which on comments are folded; None for none.
        keep: The comments to write; None for all, with the article.
    """
    thread, refs = findings.thread, References(findings, keep)
    yield from _head(thread)
    yield '<main itemscope itemtype="https://schema.org/DiscussionForumPosting">'
    yield from _title(refs)
    if refs.shows(ARTICLE):
        yield from _article(refs)
    yield '<section id="comments" aria-labelledby="count">'
    yield f'<h2 id="count">{characters(loaded(thread))}</h2>'
    if thread.declared is not None:
        yield f'<meta itemprop="commentCount" content="{thread.declared}">'
    yield from comments_html(refs, fold)
    yield "</section>"
    yield "</main>"
    yield from _foot(thread, refs.zone)


def _head(thread: Thread) -> Iterator[str]:
    """Yield what comes before all that is seen."""
    url = address(thread.url)
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f'<meta name="generator" content="threadview {__version__}">'
    yield f"<title>{characters(thread.title or UNTITLED)}</title>"
    if url:
        yield f'<link rel="canonical" href="{url}">'
    yield "<style>"
    yield from files(__package__).joinpath("style.css").read_text(encoding="utf-8").splitlines()
    yield "</style>"
    yield "</head>"
    yield "<body>"
    yield '<a class="skip" href="#comments">Skip to the comments</a>'


def _title(refs: References) -> Iterator[str]:
    """Yield the title, who wrote the article and when, and where all of it stood."""
    thread = refs.thread
    article = thread.article if refs.shows(ARTICLE) else None
    yield "<header>"
    if thread.title:
        yield f'<h1 itemprop="headline" lang="" dir="auto">{characters(thread.title)}</h1>'
    else:
        yield f"<h1>{UNTITLED}</h1>"
    said = [
        *(_byline(article, refs.zone) if article else ()),
        _origin(thread),
        quotes_html(refs, ARTICLE) if article else "",
    ]
    if any(said):
        yield f'<p class="byline">{" · ".join(filter(None, said))}</p>'
    yield from (f'<p class="note">{characters(note)}</p>' for note in thread.notes)
    yield "</header>"


def _byline(article: Comment, zone: str) -> Iterator[str]:
    """Yield who wrote the article, when, and its flags."""
    yield author_html(article, None, named=False)
    yield time_html(article.time, zone)
    yield from flags_html(article, article.flags)


def _origin(thread: Thread) -> str:
    """Return the link to where the thread stood, named by its host."""
    url = address((thread.article.url if thread.article else None) or thread.url)
    if url is None:
        return ""
    host = url.partition(":")[2].strip("/").partition("/")[0]
    return f"{outward(url, 'url')}{host or url}</a>"


def _article(refs: References) -> Iterator[str]:
    """Yield the article."""
    article = refs.thread.article
    if article is None:
        return
    yield '<article id="article" class="article">'
    if told := machine_html(article):
        yield told
    yield from text_lines(refs, ARTICLE, "articleBody")
    yield quoters_html(refs, ARTICLE)
    yield "</article>"


def _foot(thread: Thread, zone: str) -> Iterator[str]:
    """Yield what belongs to no text, and what wrote the page."""
    yield "<footer>"
    if thread.furniture:
        count = len(thread.furniture)
        said = "1 line" if count == 1 else f"{count:,} lines"
        yield f'<details class="furniture"><summary>{said} of the source that belong to no text</summary><ul>'
        yield from (f"<li>{characters(line)}</li>" for line in thread.furniture)
        yield "</ul></details>"
    source = f" from {characters(thread.format)}" if thread.format else ""
    times = f" Times are {zone} where no other zone is named." if zone else ""
    yield f"<p>Written by threadview{source}.{times}</p>"
    yield "</footer>"
    yield "</body>"
    yield "</html>"
