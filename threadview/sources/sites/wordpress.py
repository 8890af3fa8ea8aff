"""WordPress: the post and its comments by REST, where that is open; else the page and its comment pages.

A page tells of its API by ``rel="https://api.w.org/"`` and of itself by an alternate of the type JSON. Documented at
https://developer.wordpress.org/rest-api/using-the-rest-api/discovery/.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final, TypedDict
from urllib.parse import quote

import msgspec
from msgspec.structs import replace

from threadview.errors import SourceError

from .base import Program
from .common.asking import Had, at, noted, objects, several, text_at, value_of
from .common.places import place_of

if TYPE_CHECKING:
    from threadview.sources.web import Answer, Fetcher
    from threadview.thread import Document

    from .common.pages import Page

API: Final = "https://api.w.org/"
JSON: Final = "application/json"
PER_PAGE: Final = 100
MOST_PAGES: Final = 200
_TYPES: Final = ("posts", "pages")
_COMMENT_PAGE: Final = re.compile(r"/comment-page-(\d{1,5})\b|[?&]cpage=(\d{1,5})\b")
_NUMBERED: Final = re.compile(r"/(?:posts|pages)/(\d{1,15})$")
_COMMENT: Final = re.compile(rb"""\bid\s*=\s*["']?(?:li-|div-)?comment-(\d{1,15})\b""")


class Numbered(TypedDict):
    """What is looked for in a comment; the rest of it is passed over, which takes a quarter of the time."""

    id: int


def documents(page: Page, fetcher: Fetcher) -> list[Document]:
    """Return the post of a page with its comments; nothing where it is not of WordPress, or alone on its page."""
    if page.is_html and (api := page.linked(API)):
        try:
            return _by_rest(page, api, fetcher)
        except SourceError:
            pass
    return _by_pages(page, fetcher) if page.holds(b"/comment-page-", b"cpage=") else []


def _by_rest(page: Page, api: str, fetcher: Fetcher) -> list[Document]:
    """Return the post and all pages of its comments.

    Raises:
        SourceError: The API is closed, or does not know the page.
    """
    post, first = _at_once(page, api, fetcher) or _in_turn(page, api, fetcher)
    comments = _comments_of(text_at(value_of(post), "id"), api)
    told = first.headers.get("x-wp-totalpages", "")
    pages = min(int(told), MOST_PAGES) if told.isascii() and told.isdecimal() and len(told) < 10 else 1  # noqa: PLR2004 - digits of a sane number
    further = [f"{comments}&page={place}" for place in range(2, pages + 1)]
    had = several(fetcher, further, "pages of comments", onto=[post, first.document])
    numbered = [(answer, _numbers(answer)) for answer in (first.document, *had.documents)]
    given = [answer for answer, numbers in numbered if numbers]
    shown = _comments(page.document)
    if not given and shown:
        raise SourceError("gives no comments, though the page shows some", where=first.document.name)
    only_shown = len(shown.difference(*(numbers for _, numbers in numbered)))
    notes = (f"comments that only the page shows, as it does pingbacks: {only_shown}",) if only_shown else ()
    return noted([post, *given], had.notes or notes)


def _at_once(page: Page, api: str, fetcher: Fetcher) -> tuple[Document, Answer] | None:
    """Return the post and its first comments, asked for together; None where the page does not tell the post's number.

    Raises:
        SourceError: The comments cannot be had.
    """
    told = page.linked("alternate", JSON)
    number = _NUMBERED.search(told)
    if number is None:
        return None
    post, first = fetcher.fetch_all([_with_author(told), f"{_comments_of(number[1], api)}&page=1"])
    if isinstance(post, SourceError) or text_at(value_of(post.document), "id") != number[1]:
        return None
    if isinstance(first, SourceError):
        raise first
    return post.document, first


def _in_turn(page: Page, api: str, fetcher: Fetcher) -> tuple[Document, Answer]:
    """Return the post, and its first comments when it has told its number.

    Raises:
        SourceError: One of them cannot be had.
    """
    post = _post(page, api, fetcher)
    fetcher.offer(post)
    return post, fetcher.fetch(f"{_comments_of(text_at(value_of(post), 'id'), api)}&page=1")


def _comments_of(number: str, api: str) -> str:
    """Return the address of the comments of a post, without the number of the page."""
    return f"{_route(api, 'comments')}post={number}&per_page={PER_PAGE}&order=asc&orderby=date_gmt"


def _with_author(post: str) -> str:
    """Return the address of a post with what tells who wrote it."""
    return f"{post}{'&' if '?' in post else '?'}_embed=author"


def _numbers(answer: Document) -> set[object]:
    """Return the numbers of the comments in an answer of the API; none where it is no list of comments."""
    try:
        return {comment["id"] for comment in msgspec.json.decode(answer.data, type=list[Numbered])}
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return {at(comment, "id") for comment in objects(value_of(answer))}


def _post(page: Page, api: str, fetcher: Fetcher) -> Document:
    """Return the post that a page shows, by the address of it that the page tells, else by its slug."""
    told = page.linked("alternate", JSON)
    place = place_of(page.url)
    slug = quote(place.path[-1], safe="") if place and place.path else ""
    asked = [_with_author(told)] if told else []
    asked += [f"{_route(api, kind)}slug={slug}&_embed=author" for kind in _TYPES if slug]
    for address in asked:
        document = fetcher.get(address)
        value = value_of(document)
        posts = objects(value) if isinstance(value, list) else objects([value])
        if len(posts) == 1 and isinstance(at(posts[0], "content"), dict) and text_at(posts[0], "id"):
            return document if isinstance(value, dict) else replace(document, data=document.data.strip()[1:-1])
    raise SourceError("does not know the page", where=api)


def _route(api: str, kind: str) -> str:
    """Return the address of a list, to which fields are added; without permalinks the route is a field itself."""
    base = f"{api.removesuffix('/')}/wp/v2/{kind}"
    return f"{base}&" if "?" in api else f"{base}?"


def _by_pages(page: Page, fetcher: Fetcher) -> list[Document]:
    """Return the page and its further comment pages, in the order that each keeps; nothing where there are none."""
    had = _comment_pages(page, fetcher)
    ours = _comments(page.document)
    further = [one for one in had.documents if (ids := _comments(one)) and ids.isdisjoint(ours)]
    if not further:
        return []
    parts = _in_order([page.document, *further])
    return noted([replace(page.document, part="article"), *(replace(one, part="comments") for one in parts)], had.notes)


def _in_order(pages: list[Document]) -> list[Document]:
    """Return comment pages from the oldest to the newest, or the other way where each begins with its newest thread.

    A page that begins with its oldest thread begins with the least of its numbers, as no reply is older.
    """
    numbers = {id(one): [int(name) for name in _COMMENT.findall(one.data)] or [0] for one in pages}
    newest = sum(1 if found[0] > min(found) else -1 for found in numbers.values() if len(set(found)) > 1) > 0
    return sorted(pages, key=lambda one: min(numbers[id(one)]), reverse=newest)


def _comment_pages(page: Page, fetcher: Fetcher) -> Had:
    """Return the comment pages that a page leads to, and those that they lead to."""
    base = _bare(page.url)
    known: dict[int, str] = {}
    documents: list[Document] = []
    notes: tuple[str, ...] = ()
    links = page.addresses("a[href]", "href")
    while len(known) < MOST_PAGES:
        numbers = {number: link for link in links if (number := _number(link)) and _bare(link) == base}
        highest = max(numbers, default=0)
        example = numbers.get(highest, "")
        asked = {
            number: numbers.get(number) or _COMMENT_PAGE.sub(partial(_renumbered, number=number), example)
            for number in range(1, min(highest, MOST_PAGES) + 1)
            if number not in known
        }
        if not asked:
            break
        known |= asked
        had = several(fetcher, list(asked.values()), "comment pages", onto=[page.document, *documents])
        documents += had.documents
        notes += had.notes
        links = [
            link
            for one in had.documents
            for link in type(page)(page.answer._replace(document=one)).addresses("a[href]", "href")
        ]
    return Had(documents, notes)


def _number(link: str) -> int:
    """Return the number of the comment page that a link leads to, 0 for none."""
    found = _COMMENT_PAGE.search(link)
    return int(found[1] or found[2]) if found else 0


def _renumbered(found: re.Match[str], number: int) -> str:
    """Return what names a comment page, with another number."""
    return found[0].replace(found[1] or found[2], str(number))


def _bare(link: str) -> str:
    """Return an address without what names a comment page or a place on it."""
    return _COMMENT_PAGE.sub("", link.partition("#")[0]).rstrip("/?&")


def _comments(document: Document) -> set[int]:
    """Return the ids of the comments on a page."""
    return {int(name) for name in _COMMENT.findall(document.data)}


PROGRAM: Final = Program(
    "wordpress",
    "any page that names its REST API: the post and all comments; where that is closed, all comment pages",
    documents,
)
