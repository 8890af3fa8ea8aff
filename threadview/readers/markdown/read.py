"""Markdown → Thread."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup import clean, clean_line, decode, fold, safe_url
from threadview.markup.markdown import markdown
from threadview.thread import Comment, Thread, from_depths

from . import org, restructured
from .entries import MAX_FURNITURE
from .front_matter import KNOWN, furniture_of, split_front_matter
from .heads import Head, read_head
from .posts import STARTED, drop_rules
from .sections import Discussion, Heading, find_discussion, headings, heads_of, is_comment_heading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from threadview.thread import Document

OURS: Final = "threadview"
_CALLOUT: Final = re.compile(r"^> ?\[!\w{1,20}\]", re.MULTILINE)
_FENCE: Final = re.compile(r"^```\w*$", re.MULTILINE)


class _Page(NamedTuple):
    """A page taken apart."""

    fields: dict[str, str]
    front: list[str]
    lines: list[str]
    headings: list[Heading]
    discussion: Discussion | None


def looks_like_markdown(text: str) -> bool:
    """Tell whether a page has front matter, or a heading with comments whose authors Markdown marks, or fenced code.

    Page dumps of some extractors have headings and links too; they have no authors' lines in bold at the left edge.
    """
    page = _take_apart(text)
    if KNOWN & page.fields.keys():
        return True
    if not page.headings or page.headings[0].line != 0 or page.headings[0].level != 1:
        return False
    return _has_marked_authors(page) or _CALLOUT.search(text) is not None or len(_FENCE.findall(text)) > 1


def read(document: Document, name: str) -> Thread:
    """Return the thread of a page, of the format of this name."""
    decoded = decode(document)
    page = _take_apart(_as_markdown(clean(decoded.text), document.name))
    title, title_lines = _title(page)
    end = page.discussion.start if page.discussion else len(page.lines)
    behind = page.lines[page.discussion.end :] if page.discussion else []
    comments, depths, furniture, loose = _comments(page)
    above = page.lines[title_lines:end]
    if page.discussion and page.discussion.form == "post":
        drop_rules(above)
    started = None if page.fields.get("generator") == OURS else _started(above)
    article = [*above, *loose, *behind]
    return Thread(
        **from_depths(comments, depths)._asdict(),
        title=title,
        article=_article(page, started, "\n".join(article)),
        format=name,
        url=safe_url(page.fields.get("url", "")),
        declared=_declared(page),
        furniture=(*page.front, *furniture),
        notes=(f"{decoded.replaced} bytes could not be decoded",) if decoded.replaced else (),
    )


def _as_markdown(text: str, name: str) -> str:
    """Return a text in Markdown, whatever light markup it is written in."""
    begins = text.lstrip()
    if name.lower().endswith(org.NAMES) or org.BEGINS.match(begins):
        return org.markdown_of(text)
    if name.lower().endswith(restructured.NAMES) or restructured.BEGINS.match(begins):
        return restructured.markdown_of(text)
    return text


def _take_apart(text: str) -> _Page:
    """Return the parts of a page."""
    lines = text.split("\n")
    fields, size = split_front_matter(lines)
    front, lines = furniture_of(lines[:size]), lines[size:]
    while lines and not lines[0].strip():
        del lines[0]
    found = headings(lines)
    return _Page(fields, front, lines, found, find_discussion(lines, found, ours=fields.get("generator") == OURS))


def _has_marked_authors(page: _Page) -> bool:
    """Tell whether a page has comments under a heading, with authors that are marked as only Markdown does."""
    if page.discussion is None or page.discussion.policy != "attributed":
        return False
    heads, _ = heads_of(page.discussion.scan(page.lines), top_level=True)
    return any(head.is_marked for head in heads)


def _title(page: _Page) -> tuple[str, int]:
    """Return the title, and how many lines at the top of the page say only that.

    It is the front matter's, else the first heading of the first rank, else a heading that begins the page.
    """
    named = clean_line(page.fields.get("title", ""))
    if page.fields.get("generator") == OURS:
        return named, 0
    candidates = [heading for heading in page.headings if heading.level == 1 or heading.line == 0]
    first = next((heading for heading in candidates if not is_comment_heading(heading)), None)
    if first is None:
        return named, 0
    text = clean_line(markdown(first.text).text)
    is_the_title = not named or fold(named) == fold(text)
    return named or text, first.size if first.line == 0 and is_the_title else 0


def _started(lines: list[str]) -> Head | None:
    """Take off the line that says who opened the issue or the topic, where the article begins with one."""
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    head = read_head(lines[first]) if first is not None and STARTED.search(lines[first]) else None
    if first is None or head is None or head.body:
        return None
    del lines[: first + 1]
    return head


def _article(page: _Page, started: Head | None, text: str) -> Comment | None:
    """Return the article with what the front matter or its first line says of it; None where the page has none."""
    author = clean_line(page.fields.get("author", "")) or (started.author if started else None)
    time = _date(page.fields.get("date", "")) or (started.time if started else None)
    if not text.strip() and author is None and time is None:
        return None
    return Comment(partial(markdown, text), author=author, time=time)


def _date(written: str) -> datetime | None:
    """Return the time of a date as an author's line may have it."""
    head = read_head(f"**-** ({written})") if written else None
    return head.time if head else None


def _declared(page: _Page) -> int | None:
    """Return how many comments the page says there are."""
    counted = page.fields.get("comments", "")
    if counted.isdecimal() and counted.isascii():
        return int(counted)
    return page.discussion.declared if page.discussion else None


def _comments(page: _Page) -> tuple[list[Comment], list[int], list[str], list[str]]:
    """Return the comments and their depths, the lines that are furniture, and those that go to the article."""
    if page.discussion is None:
        return [], [], [], []
    scanned = page.discussion.scan(page.lines)
    introduction = page.lines[page.discussion.start + 1 : page.discussion.first]
    furniture = [line.strip() for line in introduction if 0 < len(line.strip()) <= MAX_FURNITURE]
    loose = [line for line in introduction if len(line.strip()) > MAX_FURNITURE]
    comments = []
    for entry in scanned.entries:
        head, body = entry.split()
        unsure = not entry.is_sure or (head is None and page.discussion.policy in {"attributed", "named"})
        comments.append(_comment(head, body, unsure=unsure))
        if head and head.rest:
            furniture.append(head.rest)
    furniture += [line for line in scanned.loose if len(line) <= MAX_FURNITURE]
    loose += ["", *(line for line in scanned.loose if len(line) > MAX_FURNITURE)]
    return comments, [entry.depth for entry in scanned.entries], furniture, loose


def _comment(head: Head | None, body: str, *, unsure: bool) -> Comment:
    """Return a comment; its body is parsed when it is first asked for."""
    late = partial(markdown, _dedented(body))
    comment = Comment(late, author=head.author, time=head.time, flags=head.flags) if head else Comment(late)
    return comment.flagged("unsure") if unsure else comment


def _dedented(body: str) -> str:
    """Return the lines of a body without blank ones before them."""
    lines: Sequence[str] = body.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    return "\n".join(lines[first:])
