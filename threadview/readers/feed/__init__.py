"""Feeds: what a blog, a forum or Reddit publishes of its articles or of its comments; Blogger's export of a blog.

An article is an entry that answers nothing; entries that answer it, or each other, are its comments. A feed may hold
comments alone: then those of one page are a thread without an article. RSS does not say what a comment answers, so
those stand side by side. Feeds run from new to old; threads run the other way.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from threadview.errors import FormatError
from threadview.markup import clean_line, plain, safe_url
from threadview.markup.html import html
from threadview.readers.base import CERTAIN, NEVER, Reader, Sample
from threadview.readers.common import xml_tree
from threadview.readers.common.json_shape import first_object
from threadview.readers.common.moderation import is_shown, say_hidden
from threadview.readers.common.topics import Topics
from threadview.thread import Comment, Row

from .entries import NAMELESS, feed_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.readers.common.json_fields import Problems
    from threadview.thread import Body, Document, Thread

    from .entries import Entry, Feed

_ROOTS: Final = frozenset({"rss", "feed", "rdf:rdf", "entry"})
_JSON: Final = "jsonfeed.org/version"
_ARTICLES: Final = frozenset({"", "post", "page"})
_ON_PAGE: Final = re.compile(r"#[a-z_-]*\d+\Z", re.IGNORECASE)
_OF_ONE_COMMENT: Final = re.compile(r"\?showComment=\d+(?=#)|[?&]\w+=(\d+)(?=#(?:p|post|msg)?\1\Z)")
_TITLE: Final = re.compile(r"\s*(?:Comments? on:?|By:|Re:)\s*", re.IGNORECASE)
_TITLE_OF_COMMENT: Final = re.compile(r"Comment on (.+) by .*", re.DOTALL)
_OWN_WORDS: Final = re.compile(r"<!-- SC_OFF -->(.*)<!-- SC_ON -->", re.DOTALL)
_REDDIT_COMMENT: Final = "t1_"


def sniff(sample: Sample) -> int:
    """Look at the name of the first element, or for the version of a JSON Feed."""
    if xml_tree.root_name(sample.head) in _ROOTS:
        return CERTAIN
    return CERTAIN if _JSON in str(first_object(sample.json).get("version", "")) else NEVER


def read(document: Document) -> list[Thread]:
    """Return a thread for each article, or for each page that is commented on.

    Raises:
        FormatError: It holds no entry, or has a DOCTYPE.
    """
    feed = feed_of(document)
    comments = _comments(feed.entries)
    names = {comment.id for comment in comments}
    articles = [entry for entry in feed.entries if entry.kind in _ARTICLES and entry.id not in names]
    if not articles and not comments:
        raise FormatError("the feed holds no entry", mend="fetch it again")
    topics, hidden = Topics(), Counter[str]()
    for entry in articles:
        topic = topics[entry.id]
        topic.title, topic.article, topic.url, topic.declared = entry.title, _comment(entry), entry.url, entry.declared
        if not entry.title:
            _say_wordless(entry, feed.problems)
    places = _places(comments, articles)
    for entry in comments if _is_oldest_first(comments) else reversed(comments):
        place = places[entry.id]
        topic = topics[place]
        if topic.article is None and not topic.url:
            topic.url = _page(entry)
            topic.title = _title(feed, entry, len(set(places.values())))
        parent = _parent(entry, names, place, is_article=topic.article is not None)
        row = Row(entry.id, parent, _comment(entry))
        if is_shown(entry.status, hidden):
            topic.rows.append(row)
            _say_wordless(entry, feed.problems)
    say_hidden(hidden, feed.problems)
    return topics.threads(READER.name, feed.problems)


def _comments(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries that are comments."""
    titles = {_TITLE.sub("", entry.title) for entry in entries}
    is_told = any(entry.kind or entry.refs for entry in entries)
    if len(entries) > 1 and len(titles) == 1 and titles != {""} and not is_told:
        return list(entries)
    return [
        entry
        for entry in entries
        if entry.kind == "comment"
        or (entry.kind in _ARTICLES and (entry.refs or entry.id.startswith(_REDDIT_COMMENT) or _is_on_page(entry)))
    ]


def _say_wordless(entry: Entry, problems: Problems) -> None:
    """Note that an entry has no words; its title stands in for them."""
    if not entry.source and entry.status != "deleted":
        is_named = not entry.id.startswith(NAMELESS)
        name = clean_line(entry.id) if is_named else f"entry {int(entry.id.removeprefix(NAMELESS)) + 1}"
        problems.say(f"content of {name} is missing")


def _is_on_page(entry: Entry) -> bool:
    """Tell whether an entry is a numbered place on a page, as comments are."""
    return any(_ON_PAGE.search(address) for address in (entry.url or "", entry.id))


def _page(entry: Entry) -> str | None:
    """Return the address of the page that a comment stands on; None where it has an address of its own."""
    address = next((one for one in (entry.url or "", safe_url(entry.id) or "") if "#" in one), "")
    return _OF_ONE_COMMENT.sub("", address).partition("#")[0] or None


def _places(comments: Sequence[Entry], articles: Sequence[Entry]) -> dict[str, str]:
    """Return what each comment stands under: the id of an article, the address of a page, or an id that is not here."""
    known = {entry.id for entry in articles}
    pages = {entry.url: entry.id for entry in articles if entry.url}
    only = articles[0].id if len(articles) == 1 else ""
    by_id = {entry.id: entry for entry in comments}
    places: dict[str, str] = {}
    for entry in comments:
        path: dict[str, None] = {}
        at = entry
        while at.id not in places and at.id not in path:
            path[at.id] = None
            at = by_id.get(at.refs[0], at) if at.refs else at
        page = _page(at)
        place = places.get(at.id) or next((ref for ref in at.refs if ref in known), None) or pages.get(page or "", page)
        places.update(dict.fromkeys(path, place or (at.refs[-1] if at.refs else only)))
    return places


def _parent(entry: Entry, here: set[str], place: str, *, is_article: bool) -> str | None:
    """Return the comment that an entry answers.

    One that is not here is taken for a comment where the article is known, or where it is numbered as comments are.
    """
    if not entry.refs or entry.refs[0] == place:
        return None
    nearest = entry.refs[0]
    is_comment = nearest in here or is_article or len(entry.refs) > 1 or _ON_PAGE.search(nearest)
    return nearest if is_comment else None


def _is_oldest_first(entries: Sequence[Entry]) -> bool:
    """Tell whether entries stand in the order of a thread: not all from new to old."""
    times = [entry.time for entry in entries if entry.time]
    return len(times) < 2 or any(a < b for a, b in pairwise(times)) or times[0] == times[-1]  # noqa: PLR2004 - one has no order


def _title(feed: Feed, entry: Entry, pages: int) -> str:
    """Return what an article is called that only its comments tell of."""
    if named := _TITLE_OF_COMMENT.fullmatch(entry.title):
        return named[1]
    return _TITLE.sub("", feed.title) if pages == 1 else _page(entry) or _TITLE.sub("", entry.title)


def _comment(entry: Entry) -> Comment:
    """Return the comment, or the article, that an entry is."""
    author = entry.author.removeprefix("/u/") if entry.author else None
    return Comment(
        partial(_body, entry),
        id="" if entry.id.startswith(NAMELESS) else entry.id,
        author=author,
        time=entry.time,
        flags=("deleted",) if entry.status == "deleted" else (),
        url=entry.url,
    )


def _body(entry: Entry) -> Body:
    """Return the words of an entry; Reddit marks which are its author's."""
    own = _OWN_WORDS.search(entry.source)
    source = own[1] if own else entry.source or entry.title
    return html(source, entry.url) if "<" in source else plain(unescape(source))


READER: Final = Reader("feed", "Atom, RSS and JSON feeds; Blogger's export of a blog", sniff, read)
