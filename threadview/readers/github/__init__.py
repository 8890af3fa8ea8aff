"""GitHub's answers, and Gitea's and Forgejo's: issues, pull requests and discussions with their comments.

Read are REST (https://docs.github.com/en/rest/issues/comments and …/pulls/comments), GraphQL with its ``nodes``, what
``gh --json`` writes, webhooks, timelines (events without words are passed over) and archives of many issues. An issue's
comments are flat: which one answers which is inferred from what they quote and whom they address, and said so.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup import clean_line, plain
from threadview.markup.html import html_line
from threadview.markup.markdown import markdown
from threadview.readers.base import CERTAIN, NEVER, Reader, Sample
from threadview.readers.common.json_fields import load
from threadview.readers.common.json_shape import at, first_object, inner_objects, names
from threadview.readers.common.topics import Topics
from threadview.thread import FLAGS as ALL_FLAGS
from threadview.thread import Body, Comment, Row, Span

from .answered import answered

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from threadview.readers.common.json_fields import Fields
    from threadview.readers.common.topics import Topic
    from threadview.thread import Document, Thread

_PASSED: Final = frozenset(
    names(
        "user author assignee assignees labels milestone reactions reactionGroups base head repo _links files commits "
        "source closingIssuesReferences editor actor performed_via_github_app sender organization "
        "issue_dependencies_summary sub_issues_summary parent category answer replyTo requested_reviewers "
        "user_data assignee_data"
    )
)
"""Keys under which no comment of this thread stands."""

_HEADS: Final = names("issue issues pullRequest pullRequests discussion discussions pull_request node search")
_NODES: Final = ("comments.nodes", "comments.edges.node")
_MARKS: Final = (
    "author_association", "authorAssociation", "issue_url", "pull_request_url", "isMinimized", "reactionGroups"
)  # fmt: skip
_FLAGS: Final = {
    "isMinimized": "hidden", "minimized": "hidden", "isPinned": "pinned", "isAnswer": "pinned",
    "includesCreatedEdit": "edited", "lastEditedAt": "edited",
}  # fmt: skip
_FLAGGED: Final = frozenset(_FLAGS)
_ANSWERS: Final = {"in_reply_to_id": "in_reply_to_id", "replyTo": "replyTo.id"}
_ANSWERING: Final = frozenset(_ANSWERS)
_NAMELESS: Final = "\0"
"""How the row of a comment begins that has no id."""

_TIMES: Final = ("created_at", "createdAt", "submitted_at", "submittedAt")
_line: Final = lru_cache(16)(clean_line)
"""Cleans the address that all comments of an issue name."""

_FOOTER: Final = re.compile(
    r"\n(?:—|--+|_{3,})[ \t]*\r?\n(?=(?:Reply to this email directly|You are receiving this))[\s\S]*\Z"
)


class _Head(NamedTuple):
    """An issue, pull request or discussion, or None for comments without theirs; and its comments."""

    fields: Fields | None
    comments: list[_Post]


class _Post(NamedTuple):
    """A comment, and the one that it stands under."""

    fields: Fields
    row: str
    under: str | None


class _Said(NamedTuple):
    """What a comment is made of: its Markdown, what stands above it, its row, and the one that it says it answers."""

    text: str
    author: str | None
    time: datetime | None
    url: str | None
    flags: tuple[str, ...]
    row: str
    parent: str | None


def sniff(sample: Sample) -> int:
    """Look for the keys that only these answers have, in the first post."""
    value = sample.json
    data = first_object(at(value, "data") or value)
    heads = [at(data, f"{above}{key}") for key in _HEADS for above in ("repository.", "payload.", "")]
    nodes = [at(one, path) for one in (data, *heads) for path in ("nodes", "edges.node", "comments", *_NODES)]
    lists = [at(data, key) for key in ("items", "issues", "pulls")]
    found = (first_object(one) for one in (data, *heads, *nodes, *lists))
    return CERTAIN if any(_is_ours(post) for post in found if post) else NEVER


def _is_ours(post: dict[str, object]) -> bool:
    """Tell whether an object is a post of GitHub or of what copies it."""
    if "body" not in post and "bodyText" not in post:
        return False
    address = str(post.get("html_url") or post.get("url") or "")
    is_ours = "github.com/" in address or ("html_url" in post and isinstance(at(post, "user.login"), str))
    return is_ours or any(key in post for key in _MARKS)


def read(document: Document) -> list[Thread]:
    """Return a thread for each issue, pull request or discussion, and for each that only comments name.

    Raises:
        FormatError: There is neither a post nor a comment in it.
    """
    answer = load(document)
    topics = Topics()
    for address, head in _heads(answer.objects()).items():
        _fill(topics[address], head)
    return topics.threads(READER.name, answer.problems)


def _heads(parts: Iterable[Fields]) -> dict[str, _Head]:
    """Return the issues by their addresses, with the comments that stand in them or name these."""
    heads: dict[str, _Head] = {}
    loose: dict[str, list[_Post]] = {}
    waiting: list[tuple[Fields, str | None, str | None]] = [(part, None, None) for part in parts]
    waiting.reverse()
    while waiting:
        part, head, under = waiting.pop()
        if head is None and _is_head(part):
            head = part.line("url") or part.id("id") or f"\0{len(heads)}"
            heads.setdefault(head, _Head(part, []))
        elif _is_comment(part):
            row = part.id("id") or f"{_NAMELESS}{len(waiting)}.{id(part)}"
            post = _Post(part, row, under)
            (heads[head].comments if head else loose.setdefault(_belongs_to(part), [])).append(post)
            under = row
        if inner := inner_objects(part, _PASSED):
            waiting += [(one, head, under) for one in inner][::-1]
    only = next(iter(heads)) if len(heads) == len(loose) == 1 else ""
    for address, posts in loose.items():
        heads.setdefault(only or address, _Head(None, [])).comments.extend(posts)
    return heads


def _is_head(part: Fields) -> bool:
    """Tell whether an object is an issue, pull request or discussion."""
    value = part.value
    return "title" in value and ("body" in value or "comments" in value) and "description" not in value


def _is_comment(part: Fields) -> bool:
    """Tell whether an object is a comment; a review without words is an event."""
    value = part.value
    if "user" not in value and "author" not in value:
        return False
    if "body" in value:
        return bool(value["body"]) or not ("state" in value or "event" in value)
    if "event" not in value and "html_url" in value:
        part.missing("body")
    return False


def _belongs_to(part: Fields) -> str:
    """Return the address of the issue that a comment names as its own."""
    address = part.value.get("issue_url")
    return (_line(address) if isinstance(address, str) else part.line("issue_url")) or part.line("pull_request_url")


def _fill(topic: Topic, head: _Head) -> None:
    """Take in what is known of a thread."""
    if issue := head.fields:
        topic.title = html_line(issue.text("title"))
        said = _said(issue, issue.id("id"))
        topic.article = _comment(said, said.flags)
        topic.url = _address(issue)
        topic.declared = _declared(issue)
    topic.rows += _rows(head)


def _declared(issue: Fields) -> int | None:
    """Return how many comments an issue says it has."""
    comments = issue.get("comments")
    return (
        issue.count("comments.totalCount")
        if isinstance(comments, dict)
        else (None if isinstance(comments, list) else issue.count("comments"))
    )


def _rows(head: _Head) -> list[Row]:
    """Return the comments in the order of their times, below those that they answer."""
    told = [_said(post.fields, post.row, post.under) for post in head.comments]
    times = [said.time for said in told if said.time]
    if len(times) == len(told):
        told = [told[place] for place in sorted(range(len(told)), key=times.__getitem__)]
    article = head.fields.text("body") if head.fields else ""
    guessed = answered(article, [said.text for said in told], [said.author for said in told])
    return [
        Row(said.row, said.parent, _comment(said, said.flags))
        if guess is None or said.parent
        else Row(said.row, told[guess].row, _comment(said, (*said.flags, "inferred-parent")))
        for said, guess in zip(told, guessed, strict=True)
    ]


def _said(post: Fields, row: str, under: str | None = None) -> _Said:
    """Return the parts of a comment or article; who deleted his account is called ghost, as the site does."""
    value = post.value
    return _Said(
        post.text("body"),
        _author(post),
        post.time(*_TIMES),
        _address(post),
        () if _FLAGGED.isdisjoint(value) else _flags(value),
        row,
        under if _ANSWERING.isdisjoint(value) else _named(post, under),
    )


def _flags(value: dict[str, object]) -> tuple[str, ...]:
    """Return the flags of a comment."""
    flags = [flag for key, flag in _FLAGS.items() if value.get(key)]
    return tuple(flag for flag in ALL_FLAGS if flag in flags)


def _named(post: Fields, under: str | None) -> str | None:
    """Return the comment that one stands under, or that it says it answers."""
    key = next(key for name, key in _ANSWERS.items() if name in post.value)
    said = post.id(key)
    return under or said or None


def _comment(said: _Said, flags: tuple[str, ...]) -> Comment:
    """Return a comment, or the article."""
    return Comment.__new__(  # in half the time of a call of the class
        Comment,
        partial(_body, said.text),
        id="" if said.row.startswith(_NAMELESS) else said.row,
        author=said.author,
        time=said.time,
        flags=flags,
        url=said.url,
    )


def _author(post: Fields) -> str | None:
    """Return who wrote a post."""
    for key in ("user", "author"):
        if key in post.value:
            value = post.value[key]
            login = value.get("login") if isinstance(value, dict) else None
            if isinstance(login, str):
                return clean_line(login) or "ghost"
            return post.name(key) if isinstance(value, str) else post.name(f"{key}.login") or "ghost"
    return None


def _address(post: Fields) -> str | None:
    """Return the address of the page, not that of the answer."""
    return post.url("html_url") or (None if "://api." in post.text("url") else post.url("url"))


def _body(text: str) -> Body:
    """Return the words of a comment; the footer of one that came by mail is a signature."""
    footer = _FOOTER.search(text)
    if footer is None:
        return markdown(text)
    body, foot = markdown(text[: footer.start()]), plain(text[footer.start() :]).text
    start = len(body.text) + 2 if body.text else 0
    written = f"{body.text}\n\n{foot}" if body.text else foot
    return Body(written, (*body.spans, Span(start, len(written), "signature")))


READER: Final = Reader("github", "GitHub, Gitea: issues, pull requests, discussions and comments", sniff, read)
