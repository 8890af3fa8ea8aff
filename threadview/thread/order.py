"""Another order of siblings: every reply stays below what it answers, and keeps its id and its outline number."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from msgspec.structs import replace

from .late import LateComments
from .thread import NO_PARENT, Counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .comment import Comment
    from .thread import Thread


def reordered(thread: Thread, ranks: Sequence[float]) -> Thread:
    """Return a thread with all siblings by their ranks, the smallest first, and in page order where these are equal.

    Args:
        thread: The thread, in any order; the same one is returned where it stands in the order that is wanted.
        ranks: A number for each comment, by its index.
    """
    places = range(len(thread)) if thread.places is None else thread.places
    order = _order(thread, [(rank, places[index]) for index, rank in enumerate(ranks)])
    return thread if order == list(range(len(thread))) else _laid_out(thread, order, [places[old] for old in order])


def in_page_order(thread: Thread) -> Thread:
    """Return a thread as its page has it: the inverse of :func:`reordered`."""
    return thread if thread.places is None else reordered(thread, thread.places)


def _order(thread: Thread, keys: Sequence[tuple[float, int]]) -> list[int]:
    """Return the indexes of all comments in pre-order, siblings by their keys."""
    children: dict[int, list[int]] = {}
    for index, parent in enumerate(thread.parents):
        children.setdefault(parent, []).append(index)
    for siblings in children.values():
        siblings.sort(key=keys.__getitem__, reverse=True)
    order, waiting = list[int](), children.get(NO_PARENT, [])
    while waiting:
        index = waiting.pop()
        order.append(index)
        waiting.extend(children.get(index, ()))
    return order


def _laid_out(thread: Thread, order: Sequence[int], places: Sequence[int]) -> Thread:
    """Return a thread in another order: for each new index the old one, and the place in the page."""
    new = array("i", bytes(4 * len(order)))
    for index, old in enumerate(order):
        new[old] = index
    counts = thread.counts
    return replace(
        thread,
        comments=_taken(thread.comments, order),
        parents=array("i", (NO_PARENT if (up := thread.parents[old]) < 0 else new[up] for old in order)),
        depths=array("i", (thread.depths[old] for old in order)),
        ends=array("i", (index + thread.ends[old] - old for index, old in enumerate(order))),
        ordinals=array("i", (thread.ordinals[old] for old in order)),
        places=None if all(place == index for index, place in enumerate(places)) else array("i", places),
        counted=Counts(counts.named, counts.stubs, array("i", (counts.replies[old] for old in order))),
    )


def _taken(comments: Sequence[Comment], order: Sequence[int]) -> Sequence[Comment]:
    """Return comments in another order, without making those that are not made yet."""
    if not isinstance(comments, LateComments):
        return [comments[old] for old in order]

    def ids() -> list[str]:
        known = comments.ids()
        return [known[old] for old in order]

    return LateComments(len(order), lambda index: comments[order[index]], ids)
