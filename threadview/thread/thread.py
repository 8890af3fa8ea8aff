"""A thread: flat columns over its comments in page order."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct
from msgspec.structs import force_setattr

from .late import LateComments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .comment import Comment

NO_PARENT: Final = -1
"""The parent of a top-level comment."""

STUB_FLAGS: Final = frozenset({"stub", "more"})

LABEL_LEVELS: Final = 24
"""Deeper comments are labelled by their place (``#4312``): an outline number would be longer than what it labels."""


class Counts(NamedTuple):
    """What is counted of a thread when it is made, by a look at all of its comments.

    Attributes:
        named: Whether anybody has a name.
        stubs: How many comments only stand for others.
        replies: How many comments answer each one directly.
    """

    named: bool
    stubs: int
    replies: array[int]


_UNCOUNTED: Final = Counts(named=False, stubs=0, replies=array("i"))


class Thread(Struct, frozen=True, eq=False):
    """An article and its discussion, immutable and flat.

    Comments stand in page order, which is pre-order: a comment is followed by its whole subtree. A comment is named
    by its index, from 0, and its subtree is ``range(i, ends[i])``. Nothing here recurses, so depth costs nothing.

    Attributes:
        comments: The comments in page order.
        parents: The index of each comment's parent, always smaller than its own; :data:`NO_PARENT` at the top level.
        depths: 0 at the top level, else one more than the parent's.
        ends: One past the last comment of each subtree.
        ordinals: The place among its siblings in the page, from 1.
        title: One line; empty when the source has none.
        article: What is discussed; None when the source has none.
        format: The reader that made it.
        url: The address of the page.
        declared: How many comments the source says there are; None when it does not say.
        furniture: Lines of a page that belong to no text: counts, buttons, dates that were taken as data.
        notes: What the reader wants said: how many bytes could not be decoded, what it could not place.
        places: The place of each comment in the page, from 0, where its siblings stand in another order here; None for
            page order.
        counted: What is counted otherwise, where it is known from before; None as soon as the thread is made, so that
            one that is made of it with other comments is counted anew.
    """

    comments: Sequence[Comment]
    parents: array[int]
    depths: array[int]
    ends: array[int]
    ordinals: array[int]
    title: str = ""
    article: Comment | None = None
    format: str = ""
    url: str | None = None
    declared: int | None = None
    furniture: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    places: array[int] | None = None
    counted: Counts | None = None
    _counts: Counts = _UNCOUNTED

    def __post_init__(self) -> None:
        """Count stubs and direct replies, and look for a name, once."""
        force_setattr(self, "_counts", self.counted or _counted(self.comments, self.parents))
        force_setattr(self, "counted", None)

    def __len__(self) -> int:
        """Return how many comments were loaded."""
        return len(self.comments)

    @property
    def counts(self) -> Counts:
        """What was counted."""
        return self._counts

    @property
    def named(self) -> bool:
        """Whether anybody has a name; False for a page that lost them all."""
        return self._counts.named

    @property
    def stubs(self) -> int:
        """How many comments only stand for others that the source lacks."""
        return self._counts.stubs

    def ids(self) -> Sequence[str]:
        """Return the ids of the comments, without making those that are not made yet."""
        if isinstance(self.comments, LateComments):
            return self.comments.ids()
        return [comment.id for comment in self.comments]

    def replies(self, index: int) -> int:
        """Return how many comments answer this one directly."""
        return self._counts.replies[index]

    def descendants(self, index: int) -> int:
        """Return how many comments stand below this one."""
        return self.ends[index] - index - 1

    def children(self, index: int) -> Iterator[int]:
        """Yield the direct replies of a comment in page order; those of :data:`NO_PARENT` are the top level."""
        child, end = (index + 1, self.ends[index]) if index >= 0 else (0, len(self))
        while child < end:
            yield child
            child = self.ends[child]

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the parent, its parent, and so on up to the top level."""
        parent = self.parents[index]
        while parent >= 0:
            yield parent
            parent = self.parents[parent]

    def root(self, index: int) -> int:
        """Return the top-level comment of the branch that holds this one."""
        while self.parents[index] >= 0:
            index = self.parents[index]
        return index

    def sibling(self, index: int, step: int) -> int | None:
        """Return the next (``step=1``) or previous (``step=-1``) reply of the same parent, None at the end."""
        parent = self.parents[index]
        first, end = (parent + 1, self.ends[parent]) if parent >= 0 else (0, len(self))
        if step > 0:
            following = self.ends[index]
            return following if following < end else None
        if index == first:
            return None
        before = index - 1
        while self.parents[before] != parent:
            before = self.parents[before]
        return before

    def label(self, index: int) -> str:
        """Return the outline number: ``1.2.1``; past :data:`LABEL_LEVELS` levels ``#`` and the place in the page."""
        if self.depths[index] >= LABEL_LEVELS:
            return f"#{(index if self.places is None else self.places[index]) + 1}"
        numbers = [str(self.ordinals[index]), *(str(self.ordinals[up]) for up in self.ancestors(index))]
        return ".".join(reversed(numbers))

    def labelled(self, label: str) -> int | None:
        """Return the index of the comment with this outline number (or ``#place``), None when there is none."""
        if label.startswith("#"):
            place = int(label[1:]) - 1 if label[1:].isdecimal() else -1
            if not 0 <= place < len(self):
                return None
            return place if self.places is None else self.places.index(place)
        found = NO_PARENT
        for part in label.split("."):
            if not part.isdecimal():
                return None
            match = next((child for child in self.children(found) if self.ordinals[child] == int(part)), None)
            if match is None:
                return None
            found = match
        return found

    def max_depth(self) -> int:
        """Return the depth of the deepest comment, 0 for an empty thread."""
        return max(self.depths, default=0)


def _counted(comments: Sequence[Comment], parents: array[int]) -> Counts:
    """Return what a look at all comments tells."""
    stubs = sum(1 for comment in comments if comment.flags and not STUB_FLAGS.isdisjoint(comment.flags))
    return Counts(any(comment.author is not None for comment in comments), stubs, reply_counts(parents))


def reply_counts(parents: array[int]) -> array[int]:
    """Return how many comments answer each one directly, by the parents of all."""
    replies = array("i", bytes(4 * len(parents)))
    for parent in parents:
        if parent >= 0:
            replies[parent] += 1
    return replies
