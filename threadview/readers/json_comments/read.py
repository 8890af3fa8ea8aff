"""JSON of whatever program → threads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from threadview.markup import clean_line, safe_url
from threadview.markup.html import html_line
from threadview.readers.common.json_fields import load
from threadview.readers.common.topics import Topics
from threadview.readers.common.unknown_markup import unknown_markup
from threadview.thread import FLAGS as ALL_FLAGS
from threadview.thread import Body, Comment, Row

from .people import author, people_of
from .roles import flag_keys, forms
from .walk import comments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.readers.common.topics import Topic
    from threadview.thread import Document, Thread

    from .walk import Found

_NOBODY: Final = frozenset({"", "0", "-1", "root", "none", "null", "false"})
"""What programs write for the parent of a comment at the top level."""

_NAMED_BY: Final = ("id", "ID", "_id", "messageId", "message_id", "commentId", "uri")
_STATES: Final = frozenset({"deleted", "removed", "hidden"})
_WRITTEN: Final = (str, int)


def read(document: Document, name: str) -> list[Thread]:
    """Return the threads of a document: one for each post, or for each list that has a name, else one.

    Raises:
        FormatError: There is no comment in it.
    """
    answer = load(document)
    is_list = any(isinstance(value, list) for value in answer.values) or len(answer.values) > 1
    everything = list(comments(answer.objects(), is_list=is_list))
    found = [one for one in everything if one.fields.value.get("system") is not True]
    if len(found) < len(everything):
        answer.problems.say(f"{len(everything) - len(found)} notes that the program itself wrote are left out")
    topics = Topics()
    _fill(topics, found, people_of(answer.values, found))
    return topics.threads(name, answer.problems)


def _fill(topics: Topics, found: Sequence[Found], people: dict[str, str]) -> None:
    """Put each comment into the thread of the post or of the list that it stands in."""
    parents = _parents(found)
    heads = _heads(found, parents)
    only = next(iter(heads)) if len(heads) == 1 else None
    belongs: dict[str | None, str] = {}
    for one in found:
        if one.row in heads:
            belongs[one.row] = one.row
            _begin(topics[one.row], one, people)
            continue
        parent = parents[one.row]
        above = one.under if parent is None else parent
        belongs[one.row] = belongs.get(above, one.topic if only is None else only)
        topic = topics[belongs[one.row]]
        if not topic.title and (one.topic or one.title):
            topic.title = html_line(one.topic or one.title)
        topic.rows.append(Row(one.row, None if parent in heads else parent, _comment(one, people)))


def _heads(found: Sequence[Found], parents: dict[str, str | None]) -> set[str]:
    """Return the posts that are discussed: they have a title, answer nothing, and stand alone or have answers."""
    answered = set(parents.values())
    return {
        one.row
        for one in found
        if "title" in one.keys and parents[one.row] is None and (one.single or one.row in answered)
    }


def _begin(topic: Topic, head: Found, people: dict[str, str]) -> None:
    """Take what a post says of its thread."""
    fields, keys = head.fields, head.keys
    topic.title = html_line(fields.text(keys["title"]))
    topic.article = _comment(head, people)
    topic.url = topic.article.url
    topic.declared = fields.count(keys["count"]) if "count" in keys else None


def _parents(found: Sequence[Found]) -> dict[str, str | None]:
    """Return for each row the one that it answers: as it says, if that is here, else as it stands."""
    here = {one.row for one in found}
    said = {one.row: _said(one) for one in found}
    missing = [name for name in said.values() if name and name not in here]
    tops = sum(not said[one.row] and one.under is None and "title" not in one.keys for one in found)
    if len(set(missing)) == 1 and not tops:
        here.add(missing[0])
        said = {row: None if name == missing[0] else name for row, name in said.items()}
    parents = {
        one.row: name if (name := said[one.row]) in here and name != one.row else one.under or name for one in found
    }
    return _by_depth(found) if not any(parents.values()) else parents


def _said(one: Found) -> str | None:
    """Return the id of the comment that one says it answers."""
    value = one.fields.get(one.keys["parent"]) if "parent" in one.keys else None
    if value is None:
        return None
    if type(value) is int and value > 0:
        return str(value)
    for _ in range(4):
        if isinstance(value, list):
            value = value[-1] if value else None
        elif isinstance(value, dict):
            value = next((value[key] for key in _NAMED_BY if key in value), None)
        else:
            break
    written = clean_line(str(value)) if isinstance(value, _WRITTEN) else ""
    return None if written.lower() in _NOBODY else written


def _by_depth(found: Sequence[Found]) -> dict[str, str | None]:
    """Return the parents that the depth of each comment in page order tells."""
    path: list[tuple[int, str]] = []
    parents: dict[str, str | None] = {}
    for one in found:
        depth = one.fields.get(one.keys["depth"]) if "depth" in one.keys else 0
        level = depth if isinstance(depth, int) else 0
        while path and path[-1][0] >= level:
            path.pop()
        parents[one.row] = path[-1][1] if path else None
        path.append((level, one.row))
    return parents


def _comment(one: Found, people: dict[str, str]) -> Comment:
    """Return one comment."""
    fields, keys = one.fields, one.keys
    url = fields.get(keys["url"]) if "url" in keys else None
    return Comment.__new__(  # in half the time of a call of the class
        Comment,
        partial(_body, one),
        id="" if one.row.startswith("\0") else one.row,
        author=author(one, people),
        time=fields.time(keys["time"]) if "time" in keys else None,
        flags=_flags(fields.value),
        url=safe_url(url) if isinstance(url, str) else None,
    )


def _flags(value: dict[str, object]) -> tuple[str, ...]:
    """Return what an object says of its comment."""
    given = [flag for key, flag in flag_keys(tuple(value)) if value[key]]
    state = value.get("status", value.get("state"))
    if isinstance(state, str) and state.lower() in _STATES:
        given.append(state.lower())
    return tuple(flag for flag in ALL_FLAGS if flag in given) if given else ()


def _body(one: Found) -> Body:
    """Return the words of a comment; its own title stands above them."""
    key = one.keys.get("text") or one.keys.get("summary")
    return unknown_markup(forms(one.fields.get(key)) if key else "")
