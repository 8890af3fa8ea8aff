"""The order in which comments were written, as far as a thread tells it: nobody quotes what is not written yet."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.thread import Comment, Thread

_LONGEST_NUMBER: Final = 20


def writing_order(thread: Thread) -> Sequence[int]:
    """Return the indexes of the comments in the order in which they were written.

    By time, where one is known; else by id, where all ids are numbers that grow from each comment to its replies, as
    they do where a site counts its comments; else page order. A reply always comes after what it answers, whatever the
    clocks say, and a comment without a time counts as written with its parent.
    """
    if any(comment.time for comment in thread.comments):
        return _by_moment(thread, [comment.time.timestamp() if comment.time else 0.0 for comment in thread.comments])
    numbers = _numbers(thread.comments)
    if numbers and all(
        parent < 0 or numbers[parent] < own for own, parent in zip(numbers, thread.parents, strict=True)
    ):
        return array("i", sorted(range(len(numbers)), key=numbers.__getitem__))
    return _page_order(thread)


def _page_order(thread: Thread) -> Sequence[int]:
    """Return the indexes in the order of the page, whichever the thread is shown in."""
    if thread.places is None:
        return range(len(thread))
    return array("i", sorted(range(len(thread)), key=thread.places.__getitem__))


def _by_moment(thread: Thread, moments: list[float]) -> array[int]:
    """Sort by time, never before the parent, in page order where times are equal."""
    for index, parent in enumerate(thread.parents):
        if parent >= 0 and moments[index] < moments[parent]:
            moments[index] = moments[parent]
    return array("i", sorted(_page_order(thread), key=moments.__getitem__))


def _numbers(comments: Sequence[Comment]) -> list[int]:
    """Return the ids as numbers, nothing when one is no number or far too long for one."""
    names = [comment.id for comment in comments]
    if all(name.isdecimal() and len(name) <= _LONGEST_NUMBER for name in names):
        return [int(name) for name in names]
    return []
