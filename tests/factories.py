"""Threads for tests, written as one reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from threadview.thread import NO_PARENT, Body, Comment, Thread, from_parents

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKENS = re.compile(r"[()]|[^\s()]+")


def thread(
    outline: str,
    texts: Mapping[str, str] | None = None,
    authors: Mapping[str, str] | None = None,
    *,
    title: str = "",
    article: str | None = None,
) -> Thread:
    """Return the thread of an outline such as ``"a(b c(d)) e"``: a and e at the top, b and c answer a, d answers c.

    Args:
        outline: Names, each with its replies in brackets behind it. A name is the comment's id.
        texts: The text of a name; without one, the text is the name.
        authors: Who wrote it; without one, nobody is known.
        title: The thread's title.
        article: The text of the article; None for a thread without one.
    """
    names, parents = parse_outline(outline)
    comments = [
        Comment(Body((texts or {}).get(name, name)), id=name, author=(authors or {}).get(name)) for name in names
    ]
    above = None if article is None else Comment(Body(article))
    return Thread(**from_parents(comments, parents)._asdict(), title=title, article=above)


def parse_outline(outline: str) -> tuple[list[str], list[int]]:
    """Return the names of an outline in page order, and the place of each one's parent."""
    names: list[str] = []
    parents: list[int] = []
    path = [NO_PARENT]
    for part in _TOKENS.findall(outline):
        if part == "(":
            path.append(len(names) - 1)
        elif part == ")":
            path.pop()
        else:
            names.append(part)
            parents.append(path[-1])
    return names, parents


def outline(of: Thread) -> str:
    """Return the outline of a thread by its ids: the inverse of :func:`thread`."""
    pieces: list[str] = []
    before = -1
    for index, comment in enumerate(of.comments):
        depth = of.depths[index]
        pieces.append("(" if depth > before else ")" * (before - depth) + " ")
        pieces.append(comment.id)
        before = depth
    return "".join(pieces)[1:] + ")" * before if before >= 0 else ""


def comments_of(of: Thread) -> list[str]:
    """Return the texts in page order."""
    return [comment.text for comment in of.comments]
