"""What changed in a thread since the last visit."""

from __future__ import annotations

from functools import cached_property
from itertools import compress, count
from operator import not_
from typing import TYPE_CHECKING, Final

from threadview.thread.visit import digest, is_absent, keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from threadview.thread import Thread

GONE: Final = frozenset({"deleted", "removed", "dead"})
"""Flags of comments whose author did not edit them, though their text is another one."""


class Since:
    """What changed in a thread since the last visit; nothing when this is the first one.

    A comment is new until it was seen: one that came since the last visit stays new at the next, when nobody has
    looked at it. What was there at the first visit is not new, seen or not. It was edited since when its text is not
    the one that it was known with.

    Attributes:
        thread: The thread as it is now.
        known: The comments that are not new, and with which text; None at the first visit. See
            :class:`~threadview.thread.Visit`.
    """

    def __init__(self, thread: Thread, known: Mapping[str, str | None] | None = None) -> None:
        """Compare nothing yet."""
        self.thread, self.known = thread, known
        self._digests: dict[int, str] = {}

    @cached_property
    def keys(self) -> list[str]:
        """By what each comment is known again."""
        return keys(self.thread)

    @cached_property
    def places(self) -> dict[str, int]:
        """The comments by their keys."""
        return dict(zip(self.keys, count()))

    @cached_property
    def new(self) -> list[int]:
        """The new comments, in page order."""
        if self.known is None:
            return []
        known, comments = self.known, self.thread.comments
        unknown = compress(count(), map(not_, map(known.__contains__, self.keys)))
        if not self.thread.stubs:
            return list(unknown)
        return [index for index in unknown if not is_absent(comments[index])]

    @cached_property
    def _new(self) -> frozenset[int]:
        """The new comments, to be asked for one by one."""
        return frozenset(self.new)

    def is_new(self, index: int) -> bool:
        """Tell whether a comment is new."""
        return index in self._new

    def is_edited(self, index: int) -> bool:
        """Tell whether a comment has another text than it was known with."""
        before = self.known.get(self.keys[index]) if self.known else None
        return (
            before is not None and before != self.digest(index) and GONE.isdisjoint(self.thread.comments[index].flags)
        )

    def digest(self, index: int) -> str:
        """Return the short form of a comment's text."""
        made = self._digests.get(index)
        if made is None:
            made = self._digests[index] = digest(self.thread.comments[index].text)
        return made
