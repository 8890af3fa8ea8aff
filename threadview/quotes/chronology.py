"""The order in which comments were written, as far as a thread tells it: nobody quotes what is not written yet."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from threadview.thread import Comment, Thread

_LONGEST_NUMBER: Final = 20
_AT_ONCE: Final = 20_000


def writing_order(thread: Thread) -> Sequence[int]:
    """Return the indexes of the comments in the order in which they were written.

    By time, where one is known; else by id, where all ids are numbers that grow from each comment to its replies, as
    they do where a site counts its comments; else page order. A reply always comes after what it answers, whatever the
    clocks say, and a comment without a time counts as written with its parent.
    """
    *_, order = order_steps(thread)
    assert order is not None  # noqa: S101 - the last one is
    return order


def order_steps(thread: Thread) -> Iterator[Sequence[int] | None]:
    """Yield None after each step towards :func:`writing_order`, that at last: a million comments take a while."""
    if any(comment.time for comment in thread.comments):
        moments: list[float] = []
        for start in range(0, len(thread), _AT_ONCE):
            some = thread.comments[start : start + _AT_ONCE]
            moments += [comment.time.timestamp() if comment.time else 0.0 for comment in some]
            yield None
        yield from _by_moment(thread, moments)
        return
    numbers = _numbers(thread.comments)
    if numbers and all(
        parent < 0 or numbers[parent] < own for own, parent in zip(numbers, thread.parents, strict=True)
    ):
        yield array("i", sorted(range(len(numbers)), key=numbers.__getitem__))
    else:
        yield _page_order(thread)


def _page_order(thread: Thread) -> Sequence[int]:
    """Return the indexes in the order of the page, whichever the thread is shown in."""
    if thread.places is None:
        return range(len(thread))
    return array("i", sorted(range(len(thread)), key=thread.places.__getitem__))


def _by_moment(thread: Thread, moments: list[float]) -> Iterator[array[int] | None]:
    """Yield None while it is sorted by time, never before the parent, in page order where times are equal."""
    parents = thread.parents
    for start in range(0, len(moments), _AT_ONCE):
        for index in range(start, min(start + _AT_ONCE, len(moments))):
            parent = parents[index]
            if parent >= 0 and moments[index] < moments[parent]:
                moments[index] = moments[parent]
        yield None
    order, key = list(_page_order(thread)), moments.__getitem__
    for start in range(0, len(order), _AT_ONCE):
        order[start : start + _AT_ONCE] = sorted(order[start : start + _AT_ONCE], key=key)
        yield None
    order.sort(key=key)  # runs that are sorted already are merged
    yield array("i", order)


def _numbers(comments: Sequence[Comment]) -> list[int]:
    """Return the ids as numbers, nothing when one is no number or far too long for one."""
    names = [comment.id for comment in comments]
    if all(name.isdecimal() and len(name) <= _LONGEST_NUMBER for name in names):
        return [int(name) for name in names]
    return []
