"""Reddit: listings as ``.json`` gives them, answers of ``morechildren``, dumps of comments and posts.

The shapes are those of https://github.com/reddit-archive/reddit/wiki/JSON. Texts are escaped once more than their
language asks for, unless they were fetched with ``raw_json``. The ``.json`` of a page has two listings, the post and
the comments; dumps (Pushshift, Arctic Shift, downloaders) hold the same objects bare, one a line or in one list.
"""

from __future__ import annotations

import re
from functools import partial
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlencode

from threadview.markup import clean_line
from threadview.markup.html import html
from threadview.markup.markdown import markdown
from threadview.thread import EMPTY, Comment, Row

from .base import CERTAIN, NEVER, Reader, Sample
from .common import attached
from .common.json_fields import load
from .common.json_shape import at, first_object
from .common.topics import Topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from threadview.thread import Body, Document, Thread

    from .common.json_fields import Fields
    from .common.topics import Topic

SITE: Final = "https://www.reddit.com"
_COMMENT, _POST, _MORE = "t1", "t3", "more"
_HOME: Final = "https://www.reddit.com"
_MOST_ASKED: Final = 100
"""So many children are given at a time."""

_KINDS: Final = frozenset({_COMMENT, _POST, _MORE})
_GONE: Final = {"[deleted]": "deleted", "[removed]": "removed", "[ Removed by Reddit ]": "removed"}
_FLAGS: Final = (("stickied", "pinned"), ("collapsed", "collapsed"), ("edited", "edited"))
_WRITER: Final = re.compile(r"/user/([\w-]{1,30})")


class _Thing(NamedTuple):
    """A post, a comment or a stub; the name of the comment that it is or belongs to, and that it stands within."""

    kind: str
    fields: Fields
    name: str
    above: str


def sniff(sample: Sample) -> int:
    """Look for a listing, a thing, or the bare fields of a post or a comment."""
    first = first_object(sample.json)
    things = first_object(at(first, "json.data.things")) or first
    if str(things.get("kind")) in {"Listing", _COMMENT, _POST, _MORE}:
        data = first_object(things.get("data"))
        return CERTAIN if data and (things["kind"] != "Listing" or "children" in data) else NEVER
    bare = first if "data" not in first else first_object(first["data"])
    is_bare = _is_comment(bare) or {"title", "selftext", "author"} <= bare.keys()
    return CERTAIN if is_bare else NEVER


def _is_comment(value: dict[str, object]) -> bool:
    """Tell whether an object has the fields of a comment."""
    return "body" in value and str(value.get("link_id") or value.get("parent_id")).startswith(("t3_", "t1_"))


def read(document: Document) -> list[Thread]:
    """Return the threads, one for each post that is here or that a comment names."""
    answer = load(document)
    topics = Topics()
    key = ""
    for thing in _things(answer.objects()):
        data = thing.fields
        key = _post_of(data) or key
        if thing.kind == _POST:
            key = data.id("id") or _bare(data.id("name"))
            _describe(topics[key], key, data)
            continue
        topic = topics[key]
        topic.title = topic.title or clean_line(unescape(data.text("link_title")))
        topic.rows.append(_row(thing, key, _parent(data, key) or thing.above or None))
    return topics.threads(READER.name, answer.problems)


def _things(parts: Iterable[Fields]) -> Iterator[_Thing]:
    """Yield the things of an answer in page order."""
    waiting = [(part, "") for part in parts][::-1]
    while waiting:
        part, above = waiting.pop()
        data = part.inner("data") if isinstance(part.value.get("data"), dict) else part
        kind = _kind(part, data)
        name = _name(data) if kind == _COMMENT else above
        if kind:
            yield _Thing(kind, data, name, above)
        if within := _within(data):
            waiting += [(inner, name) for inner in within][::-1]


def _kind(part: Fields, data: Fields) -> str:
    """Return what an object is: a comment, a post, a stub; empty for one that only holds others."""
    kind = part.value.get("kind")
    if isinstance(kind, str) and kind in _KINDS:
        return kind
    if _is_comment(data.value) or ("body" in data and "author" in data):
        return _COMMENT
    return _POST if "title" in data and "author" in data else ""


def _within(data: Fields) -> list[Fields]:
    """Return what stands within an object: the replies to a comment, the children of a listing."""
    value = data.value
    if isinstance(replies := value.get("replies"), dict):
        return [data.inner("replies")]
    if isinstance(value.get("json"), dict):
        return data.objects("json.data.things")
    for key in ("children", "data", "comments", "replies"):
        if isinstance(inner := value.get(key), list) and first_object(inner):
            return data.objects(key)
    if replies:
        data.wrong("replies", "a listing")
    return []


def _post_of(data: Fields) -> str:
    """Return the id of the post that a comment names; empty where it names none."""
    for key in ("link_id", "link", "submission", "parent_id", "parent"):
        named = data.value.get(key)
        if isinstance(named, str) and (named.startswith("t3_") or key == "submission"):
            return _bare(named)
    return ""


def _parent(data: Fields, key: str) -> str:
    """Return the full name of the comment that one answers; empty where that is the post of this id, or unknown."""
    name = data.id("parent_id", "parent")
    if name.startswith("t3_") or name == key:
        return ""
    return name if not name or name.startswith("t1_") else f"t1_{name}"


def _bare(name: str) -> str:
    """Return an id without its kind."""
    return name.partition("_")[2] or name


def _name(data: Fields) -> str:
    """Return the full name of a comment: ``t1_abc``."""
    name = data.id("name", "id")
    return name if not name or name.startswith("t1_") else f"t1_{name}"


def _describe(topic: Topic, key: str, post: Fields) -> None:
    """Take what a thread has from its post."""
    topic.title = clean_line(unescape(post.text("title")))
    topic.url = _address(post, f"/comments/{key}/")
    topic.declared = post.count("num_comments")
    topic.article = Comment(
        partial(_article, post),
        id=f"t3_{key}",
        author=_author(post),
        time=post.time("created_utc"),
        flags=_flags(post, "selftext"),
        url=topic.url,
    )


def _asked_for(data: Fields, key: str, above: str) -> str | None:
    """Return the address that gives what was not loaded: some children, or all replies to a comment."""
    if not key:
        return None
    if above:
        return f"{_HOME}/comments/{key}.json?{urlencode({'comment': above, 'raw_json': 1})}"
    children = data.value.get("children")
    names = [name for name in children if isinstance(name, str)] if isinstance(children, list) else []
    asked = {"api_type": "json", "raw_json": 1, "link_id": f"t3_{key}", "children": ",".join(names[:_MOST_ASKED])}
    return f"{_HOME}/api/morechildren.json?{urlencode(asked)}" if names else None


def _row(thing: _Thing, key: str, parent: str | None) -> Row:
    """Return the row of a comment, or of what stands for comments that were not loaded."""
    data = thing.fields
    if thing.kind == _MORE:
        name = data.id("id")
        known = name not in {"", "_"}
        more = Comment(
            id=f"more:{name}" if known else "",
            flags=("more",) if known else ("stub", "more"),
            count=data.count("count") or 0,
            url=_asked_for(data, key, _bare(parent or "") if not known else ""),
        )
        return Row("", parent, more)
    name = thing.name
    body = (
        _late(data, "body", "body_html") if "content" not in data.value else _late(data, "contentText", "contentHTML")
    )
    comment = Comment(
        body,
        id=name,
        author=_author(data),
        time=data.time("created_utc"),
        flags=_flags(data, "body"),
        url=_address(data, f"/comments/{key}/_/{_bare(name)}/") if name else None,
    )
    return Row(name, parent, comment)


def _address(data: Fields, path: str) -> str:
    """Return the permalink that an object names, else the one of this path."""
    written = data.text("permalink")
    return written if written.startswith("https://") else SITE + (written or path)


def _author(data: Fields) -> str | None:
    """Return who wrote something, ``[deleted]`` as the site says. Old ``morechildren`` name him in their page only."""
    if "content" in data.value and "author" not in data.value:
        named = _WRITER.search(data.text("content"))
        return named[1] if named else None
    return data.name("author")


def _flags(data: Fields, key: str) -> tuple[str, ...]:
    """Return what is said of a comment or a post beside its words."""
    value = data.value
    written = value.get(key)
    flags = [flag for said, flag in _FLAGS if value.get(said)]
    if isinstance(written, str) and (gone := _GONE.get(written.strip())):
        flags.insert(0, gone)
    return tuple(flags)


def _late(data: Fields, key: str, page: str) -> partial[Body]:
    """Return what makes a body: from HTML, as Reddit's Markdown has ways of its own, else from Markdown."""
    if isinstance(written := data.value.get(page), str) and written:
        return partial(_from_html, written)
    if key not in data:
        data.missing(key)
    return partial(_from_markdown, data.text(key))


def _from_html(written: str) -> Body:
    """Return the body of HTML, which is escaped as a whole where it was not fetched raw."""
    return html(written if written.lstrip().startswith("<") else unescape(written), SITE)


def _from_markdown(written: str) -> Body:
    """Return the body of Markdown; ``>!`` opens a spoiler there, no quote."""
    return markdown(unescape(written).replace(">!", "\\>!"))


def _article(post: Fields) -> Body:
    """Return where a post leads, whom it repeats, its words, its pictures and its poll."""
    from threadview.markup.mail import stacked

    address = post.text("url") if post.get("is_self") is False or "selftext" not in post else ""
    address = SITE + address if address.startswith("/") else address
    shared = next(iter(post.objects("crosspost_parent_list")), None)
    captions = (one.text("caption") for one in post.objects("gallery_data.items"))
    pictures = "".join(attached.medium("picture", caption) for caption in captions if caption)
    options = ((one.text("text"), one.count("vote_count")) for one in post.objects("poll_data.options"))
    words = _words(post.text("selftext_html"), post.text("selftext"))
    below = html(pictures + attached.poll(options))
    return stacked([html(attached.link(address, address)), _repeated(shared) if shared else EMPTY, words, below])


def _repeated(post: Fields) -> Body:
    """Return the words of a post that another one repeats, as a quote."""
    page, written = post.text("selftext_html"), post.text("selftext").strip()
    if page or not written:
        return _from_html(attached.quoted(_author(post), page if page.lstrip().startswith("<") else unescape(page)))
    quoted = "\n".join(f"> {line}" for line in written.split("\n"))
    author = _author(post)
    return _from_markdown(f"{author} wrote:\n\n{quoted}" if author else quoted)


def _words(page: str, written: str) -> Body:
    """Return the body of HTML where there is some, else of Markdown."""
    return _from_html(page) if page else _from_markdown(written)


READER: Final = Reader("reddit", "Reddit: .json listings, morechildren, dumps of comments", sniff, read)
