"""Posts of the open social web as JSON: ActivityStreams 2 (ActivityPub), ActivityStreams 1, microformats (mf2, jf2).

The vocabularies say the same in other words; ``vocabulary`` holds them side by side
(https://www.w3.org/TR/activitystreams-vocabulary/, https://activitystrea.ms/specs/json/1.0/,
https://microformats.org/wiki/microformats2-json, https://jf2.spec.indieweb.org/).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup import clean_line, safe_url
from threadview.markup.html import html, html_line
from threadview.markup.markdown import markdown
from threadview.readers.base import CERTAIN, LIKELY, NEVER, Reader, Sample
from threadview.readers.common import attached
from threadview.readers.common.json_fields import load
from threadview.readers.common.json_shape import first_object
from threadview.readers.common.times import time
from threadview.readers.common.topics import Topics, rooted
from threadview.readers.common.unknown_markup import unknown_markup
from threadview.thread import Comment, Row

from .vocabulary import LISTS, POSTS, WORDS, author, each, get, is_post, kind, line, name_of, plain, total

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from threadview.readers.common.json_fields import Fields
    from threadview.thread import Body, Document, Thread


_UNDER: Final = ("replies", "comment", "comments")
_INNER: Final = ("items", "orderedItems", "first", "object", "children", "@graph")

_NAMELESS: Final = "\0"
"""How the row of a post begins that has no id."""

_TITLED: Final = frozenset({"article", "page", "event", "question", "video"})
"""Posts whose name is a title; that of others may be how their text begins."""


class _Found(NamedTuple):
    """A post, what its row is called, and the row that it stands under."""

    value: dict[str, object]
    row: str
    under: str | None


def sniff(sample: Sample) -> int:
    """Look for the types of a vocabulary, and for what only posts and collections have."""
    value = first_object(sample.json)
    if not value or kind(value) not in POSTS | LISTS | ({kind(value)} if "verb" in value else set()):
        return NEVER
    context = "activitystreams" in sample.head[:4096] or "objectType" in value or "properties" in value
    keys = ("attributedTo", "inReplyTo", "in-reply-to", "orderedItems", "totalItems", "verb")
    return CERTAIN if context or any(key in value for key in keys) else LIKELY if "content" in value else NEVER


def read(document: Document) -> list[Thread]:
    """Return the conversation; the post that answers nothing is its article.

    Raises:
        FormatError: There is neither a post nor a collection in it.
    """
    answer = load(document)
    parts = answer.objects()
    posts = list(_posts(parts))
    parents = _parents(posts)
    tops = [post for post, parent in zip(posts, parents, strict=True) if parent is None]
    top = tops[0] if len(tops) == 1 else None
    rows = [
        Row(post.row, parent, _comment(post, is_article=post is top))
        for post, parent in zip(posts, parents, strict=True)
    ]
    topics = Topics()
    if rows or any(kind(part.value) in LISTS for part in parts):
        topic = topics[""]
        topic.title = _title(top.value) if top else ""
        topic.article, topic.rows = rooted(rows)
        topic.url = topic.article.url if topic.article else None
        topic.declared = _declared(parts, has_article=topic.article is not None) if rows else None
    return topics.threads(READER.name, answer.problems)


def _declared(parts: Iterable[Fields], *, has_article: bool) -> int | None:
    """Return how many replies there are by what the collections of them say; an article may be one of those."""
    totals = [count for part in parts for key in _UNDER if (count := total(part.get(key)))]
    lists = [count for part in parts if kind(part.value) in LISTS and (count := total(part.value))]
    totals += [count - 1 if has_article else count for count in lists]
    return max(totals, default=None)


def _posts(parts: Iterable[Fields]) -> Iterator[_Found]:
    """Yield the posts in page order, whatever collections and activities they stand in."""
    waiting: list[tuple[Fields, str | None]] = [(part, None) for part in parts]
    waiting.reverse()
    number = 0
    while waiting:
        part, under = waiting.pop()
        value = plain(part.value)
        keys: tuple[str, ...] = (*_INNER, *_UNDER)
        if is_post(value):
            number += 1
            under_this = line(value, "id") or f"{_NAMELESS}{number}"
            yield _Found(value, under_this, under)
            _note_lost_words(part, value)
            under, keys = under_this, _UNDER
        if held := [key for key in keys if key in value]:
            waiting += [(one, under) for key in held for one in _within(part, value, key)][::-1]


def _within(part: Fields, value: dict[str, object], key: str) -> list[Fields]:
    """Return the objects under a key."""
    listed = enumerate(each(value.get(key)))
    return [type(part)(one, part.problems, part, f".{key}[{at}]") for at, one in listed if isinstance(one, dict)]


def _note_lost_words(part: Fields, value: dict[str, object]) -> None:
    """Note where a post has no words, or something else in their place."""
    content = None
    for key in WORDS["content"]:
        if isinstance(content := value.get(key), str):
            return
        if content is not None:
            break
    if content is not None and (not isinstance(content, dict | list) or not content):
        part.wrong("content", "a text")
    elif content is None and not any(get(value, word) for word in ("name", "media")) and kind(value) == "note":
        part.missing("content")


def _title(value: dict[str, object]) -> str:
    """Return the name of a post; it is no title where it is how the text begins."""
    name = html_line(line(value, "name")) if get(value, "name") else ""
    if not name:
        return ""
    if kind(value) in _TITLED:
        return name
    return "" if html_line(_source(value)[0]).startswith(name.rstrip("….")) else name


def _parents(posts: list[_Found]) -> list[str | None]:
    """Return the row that each post answers: the one it names, if that is here, else the one that it stands under."""
    called: dict[str, str] = {}
    for post in posts:
        for key in WORDS["id"]:
            if key in post.value:
                called.setdefault(name_of(post.value[key]), post.row)
    called.pop("", None)
    return [_parent(post, called) for post in posts]


def _parent(post: _Found, called: dict[str, str]) -> str | None:
    """Return the row that a post answers."""
    said = get(post.value, "parent")
    if isinstance(said, str):
        name = clean_line(said)
        return called.get(name) or post.under or name or None
    answered = [name for one in each(said) if (name := name_of(one))]
    here = next((called[name] for name in answered if name in called), None)
    return here or post.under or next(iter(answered), None)


def _comment(post: _Found, *, is_article: bool) -> Comment:
    """Return the comment that a post is; the name of an article is the title of the thread."""
    value = post.value
    edited = get(value, "edited")
    flags = (
        ("deleted",)
        if kind(value) == "tombstone"
        else ("edited",)
        if edited and edited != value.get("published")
        else ()
    )
    name = "" if post.row.startswith(_NAMELESS) else post.row
    address = name_of(value["url"]) if "url" in value else name
    return Comment(
        partial(_body, value, "" if is_article else _title(value)),
        id=name,
        author=author(get(value, "author")),
        time=time(get(value, "time")),
        flags=flags,
        url=safe_url(address) if address else None,
    )


def _body(value: dict[str, object], name: str) -> Body:
    """Return the words of a post, behind its name and its warning, then what is attached."""
    source, is_markdown = _source(value)
    media = "".join(_medium(one) for one in _media(value))
    warning = value.get("summary") if kind(value) == "note" and source else None
    if not media and not warning and not name:
        return markdown(source) if is_markdown else unknown_markup(source)
    return html(attached.link(name) + attached.warned(warning if isinstance(warning, str) else "", source + media))


def _source(value: dict[str, object]) -> tuple[str, bool]:
    """Return the text of a post, and whether it is Markdown."""
    content = get(value, "content")
    if isinstance(content, dict):
        content = next(
            (one for key in ("html", "value", "text", *content) if isinstance(one := content.get(key), str)), ""
        )
    if not content and isinstance(value.get("summary"), str) and value["summary"] != value.get("name"):
        content = value["summary"]
    return (content if isinstance(content, str) else ""), value.get("mediaType") == "text/markdown"


def _media(value: dict[str, object]) -> Iterator[dict[str, object]]:
    """Yield what is attached: pictures, links, and posts that are quoted."""
    for key in ("attachment", "attachments", "tag", "oneOf", "anyOf"):
        for one in each(value.get(key)):
            if isinstance(one, dict) and (key != "tag" or get(one, "content")):
                yield one


def _medium(one: dict[str, object]) -> str:
    """Return an attachment as HTML."""
    address = name_of(one.get("href") or one.get("url"))
    name = line(one, "name")
    if quoted := get(one, "content"):
        return attached.quoted(author(get(one, "author")), quoted if isinstance(quoted, str) else "")
    what = str(one.get("mediaType") or kind(one)).partition("/")[0].lower()
    if what in {"image", "video", "audio", "document"}:
        return attached.medium("file" if what == "document" else what, name, address)
    return attached.link(name or address, address)


READER: Final = Reader("activitypub", "ActivityPub, ActivityStreams 1 and 2, microformats JSON", sniff, read)
