"""Which comments of a thread are meant: by a label or id, or by a query, with the way that leads to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from threadview.errors import QueryError, UsageError
from threadview.search import Index, parse

from .searching import paths

if TYPE_CHECKING:
    from collections.abc import Callable

    from threadview.thread import Thread

    from .findings import Findings


def comment_at(thread: Thread, at: str, where: str = "--at") -> int:
    """Return the index of the comment that a label (``1.2.1``, ``#12``) or an id names; errors say ``where``.

    Raises:
        UsageError: There is no such comment.
    """
    index = thread.labelled(at)
    if index is None:
        index = next((place for place, comment in enumerate(thread.comments) if comment.id == at), None)
    if index is None:
        raise UsageError(f"there is no comment {at!r}", mend="give a label such as 1.2.1, or an id", where=where)
    return index


def branch(thread: Thread, index: int) -> frozenset[int]:
    """Return a comment with its ancestors and everything below it."""
    return frozenset((*thread.ancestors(index), *range(index, thread.ends[index])))


def matching(findings: Findings, text: str, clock: Callable[[], float]) -> frozenset[int]:
    """Return the comments that match a query, with their ancestors; empty where none does.

    Args:
        findings: The thread and what was found in it.
        text: The query.
        clock: Seconds that only rise: regular expressions are held to a time.

    Raises:
        QueryError: The text is no query, or takes too long.
    """
    try:
        query = parse(text)
        matches = Index(findings.thread, findings, clock=clock).matches(query)
    except QueryError as error:
        raise error.at("--find") from None
    return frozenset(place for place, kept in enumerate(paths(findings.thread, matches)) if kept)
