"""Hacker News: Algolia's item trees and search hits, Firebase items, the trees of node-hnapi, flat lists.

Documented at https://hn.algolia.com/api and https://github.com/HackerNews/API. Algolia orders replies by points, which
comments do not have, so they are put in the order of their ids; Firebase tells the order of the page in ``kids``.
"""

from __future__ import annotations

import re
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup import clean_line
from threadview.markup.html import html, html_line
from threadview.thread import NO_PARENT, Comment, Row, from_parents

from .base import CERTAIN, NEVER, Reader, Sample
from .common import attached
from .common.json_fields import Fields, Problems, load, sound
from .common.json_shape import first_object, nested
from .common.topics import Topic, Topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from threadview.thread import Document, Thread

    from .common.json_fields import Answer
    from .hacker_news_schema import ReplyForm

_ITEM: Final = "https://news.ycombinator.com/item?id="
_STORIES: Final = frozenset({"story", "poll", "job", "link", "ask"})
_TYPES: Final = _STORIES | {"comment", "pollopt"}
_ID: Final = ("id", "objectID")
_AUTHOR: Final = ("author", "by", "user")
_TEXT: Final = ("text", "content", "comment_text", "story_text")
_TIME: Final = ("created_at_i", "time", "created_at")
_PARENT: Final = ("parent_id", "parent", "poll")
_REPLIES: Final = ("children", "comments", "replies", "kids")
_COUNT: Final = ("descendants", "comments_count", "num_comments")
_HOLDERS: Final = (dict, list)
_NAMELESS: Final = "\0"
_NUMBER: Final = attrgetter("id")
_FORMS: Final = (
    {"id", "children", "story_id"},
    {"objectID", "story_id"},
    {"objectID", "_tags"},
    {"id", "by", "text"},
    {"id", "by", "kids"},
    {"id", "user", "time_ago"},
)
"""What tells an item where its type does not: the keys of Algolia, of its search, of Firebase, of node-hnapi."""

_ESCAPED: Final = re.compile(r"&#x2[27F];|<p>")
_FLAT: Final = frozenset({*_ID, *_AUTHOR, *_TEXT, *_TIME, *_PARENT, "level", "dead", "deleted", "type"})


def sniff(sample: Sample) -> int:
    """Look for an item in one of the forms; a flat list is known by how the site escapes its texts."""
    first = first_object(sample.json)
    if _is_item(first):
        return CERTAIN
    if any(_is_item(first_object(inner)) for inner in first.values()):
        return CERTAIN
    is_flat = first.keys() <= _FLAT and all(not first.keys().isdisjoint(keys) for keys in (_AUTHOR, _TEXT))
    return CERTAIN if is_flat and _ESCAPED.search(sample.head) else NEVER


def _is_item(value: dict[str, object]) -> bool:
    """Tell whether an object is a story or a comment: Algolia's, a hit of its search, Firebase's or node-hnapi's."""
    keys = value.keys()
    is_typed = str(value.get("type")) in _TYPES and "id" in keys
    if is_typed and not keys.isdisjoint({"time", "by", "kids", "created_at_i"}):
        return True
    return any(form <= keys for form in _FORMS)


class _Item(NamedTuple):
    """An item and the id of the one that it answers; empty for none."""

    fields: Fields
    parent: str


def read(document: Document) -> list[Thread]:
    """Return the threads; comments that tell nothing of their story are one of their own."""
    return _tree(document) or _threads(load(document))


def _tree(document: Document) -> list[Thread]:
    """Return the thread of Algolia's tree where that is sound, in a fraction of the time; none for another document."""
    from .hacker_news_schema import StoryForm

    story = sound(document, StoryForm)
    if story is None:
        return []
    comments: list[Comment] = []
    parents: list[int] = []
    waiting = [(reply, NO_PARENT) for reply in sorted(story.children, key=_NUMBER, reverse=True)]
    while waiting:
        reply, parent = waiting.pop()
        if reply.children:
            place = len(comments)
            waiting += [(one, place) for one in sorted(reply.children, key=_NUMBER, reverse=True)]
        comments.append(_reply(reply))
        parents.append(parent)
    if len({comment.id for comment in comments}) < len(comments):
        return []
    topic, problems = Topic(), Problems()
    described = {key: getattr(story, key) for key in ("id", "type", "title", "url", "author", "text", "created_at")}
    _describe(topic, str(story.id), Fields(described, problems))
    return [topic.thread(from_parents(comments, parents), READER.name, problems)]


def _reply(reply: ReplyForm) -> Comment:
    """Return a comment of a sound tree."""
    name = str(reply.id)
    return Comment(
        partial(html, reply.text or "", _ITEM),
        id=name,
        author=(clean_line(reply.author) or None) if reply.author else None,
        time=reply.created_at,
        flags=() if reply.author or reply.text else ("deleted",),
        url=_ITEM + name,
    )


def _threads(answer: Answer) -> list[Thread]:
    """Return the threads of items in any form."""
    items = _items(answer)
    story_of = _stories(items)
    topics = Topics()
    listed = _listed(items)
    absent = listed.keys() - items.keys()
    for name in _ordered(items, listed):
        item, parent = items[name]
        story = story_of[name]
        topic = topics[story]
        if name == story:
            _describe(topic, name, item)
        else:
            if not topic.title and "story_title" in item.value:
                topic.title = html_line(item.text("story_title"))
            topic.rows.append(Row(name, None if parent in {"", story} else parent, _comment(name, item)))
        if absent and (missing := _missing(item, absent)):
            topic.rows.append(Row("", None if name == story else name, missing))
    return topics.threads(READER.name, answer.problems)


def _items(answer: Answer) -> dict[str, _Item]:
    """Return all items by their ids, as they stand in the answer."""
    items: dict[str, _Item] = {}
    for item, name, above in nested(_outermost(answer), _replies, *_ID):
        items.setdefault(name or f"{_NAMELESS}{len(items)}", _Item(item, item.id(*_PARENT) or above))
    return items


def _outermost(answer: Answer) -> Iterator[Fields]:
    """Yield what no other item holds: one item, a list, one a line, what stands under any key: hits, items by ids."""
    for one in answer.objects():
        if "id" in one or "objectID" in one:
            yield one
            continue
        for key, value in one.value.items():
            if isinstance(value, dict):
                yield Fields(value, one.problems, one, f".{key}")
            elif isinstance(value, list) and first_object(value):
                yield from one.within(value, f".{key}")


def _replies(item: Fields) -> Sequence[Fields]:
    """Return the replies within an item; Algolia's by their ids."""
    value = item.value
    for key in _REPLIES:
        if within := value.get(key):
            break
    else:
        return ()
    if key == "kids" and not first_object(within):
        return ()
    replies = item.objects(key)
    if key == "children" and len(replies) > 1:
        replies.sort(key=lambda reply: reply.count("id") or 0)
    return replies


def _stories(items: dict[str, _Item]) -> dict[str, str]:
    """Return the story of each item: the one that it names, the one it stands under, or the only one there is."""
    stories = [name for name, item in items.items() if _is_story(item.fields)]
    story_of = {name: name for name in stories}
    alone = stories[0] if len(stories) == 1 else ""
    for first, (item, parent) in items.items():
        if first in story_of:
            continue
        if parent in story_of:
            story_of[first] = story_of[parent]
            continue
        path, found, name = [first], item.id("story_id"), parent
        while name in items and name not in story_of and not found:
            path.append(name)
            story_of[name] = alone
            found, name = items[name].fields.id("story_id"), items[name].parent
        story_of.update(dict.fromkeys(path, found or story_of.get(name, alone)))
    return story_of


def _is_story(item: Fields) -> bool:
    """Tell whether an item is what is discussed."""
    value = item.value
    return str(value.get("type")) in _STORIES or bool(
        value.get("title") and "level" not in value and not value.get("parent")
    )


def _listed(items: dict[str, _Item]) -> dict[str, int]:
    """Return the ids that items list as those of their replies, each with its place in that list."""
    lists = [kids for item in items.values() if isinstance(kids := item.fields.value.get("kids"), list)]
    return {str(kid): place for kids in lists for place, kid in enumerate(kids) if not isinstance(kid, _HOLDERS)}


def _ordered(items: dict[str, _Item], listed: dict[str, int]) -> Iterable[str]:
    """Return the ids in their order; where items list their replies, siblings in the order of that list."""
    if not listed:
        return items
    places = dict.fromkeys(items, len(items)) | listed
    return sorted(items, key=places.__getitem__)


def _describe(topic: Topic, name: str, item: Fields) -> None:
    """Take what a thread has from its story."""
    topic.title = html_line(item.text("title"))
    topic.url = _ITEM + name
    topic.declared = item.count(*_COUNT)
    topic.article = _comment(name, item, attached.link(item.text("url"), item.text("url")))


def _comment(name: str, item: Fields, above: str = "") -> Comment:
    """Return a comment, or a story; ``above`` is HTML that stands above its words."""
    value = item.value
    author, written = item.name(*_AUTHOR), item.text(*_TEXT)
    flags: tuple[str, ...] = ("deleted",) if value.get("deleted") or (author is None and not written) else ()
    if value.get("dead"):
        flags += ("dead",)
    if not written and not flags and value.keys().isdisjoint(_TEXT) and not _is_story(item):
        item.missing("text")
    known = not name.startswith(_NAMELESS)
    return Comment(
        partial(html, above + written, _ITEM),
        id=name if known else "",
        author=author,
        time=item.time(*_TIME),
        flags=flags,
        url=_ITEM + name if known else None,
    )


def _missing(item: Fields, absent: set[str]) -> Comment | None:
    """Return a stub for those replies of an item that it only lists."""
    kids = item.value.get("kids")
    if not kids or not isinstance(kids, list):
        return None
    missing = [kid for kid in kids if not isinstance(kid, _HOLDERS) and str(kid) in absent]
    return Comment(id=f"more:{missing[0]}", flags=("stub", "more"), count=len(missing)) if missing else None


READER: Final = Reader("hacker-news", "Hacker News: Algolia, Firebase or node-hnapi items", sniff, read)
