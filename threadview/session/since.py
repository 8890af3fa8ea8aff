"""What changed in a thread since the last visit."""

from __future__ import annotations

from functools import cached_property
from itertools import compress, count
from operator import not_
from typing import TYPE_CHECKING, Final

from threadview.thread.visit import digest, is_absent, keys, summary

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

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

    def __init__(self, thread: Thread, known: Mapping[str, str | None] | None = None, whole: str = "") -> None:
        """Compare nothing yet.

        Args:
            thread: The thread as it is now.
            known: See the attribute.
            whole: The summary of the comments none of which was new at the last visit; empty where it is not known.
        """
        self.thread, self.known = thread, known
        self._whole = whole
        self._digests: dict[int, str] = {}

    @cached_property
    def keys(self) -> list[str]:
        """By what each comment is known again."""
        return keys(self.thread)

    @cached_property
    def summary(self) -> str:
        """A short form of the keys; empty where some comments only stand for those that the source lacks."""
        return "" if self.thread.stubs else summary(self.keys)

    @cached_property
    def places(self) -> dict[str, int]:
        """The comments by their keys."""
        return dict(zip(self.keys, count()))

    def place(self, key: str) -> int | None:
        """Return the comment of a key; None where there is none. For one of them no table of all is made."""
        try:
            return self.keys.index(key)
        except ValueError:
            return None

    def among(self, keys: Collection[str]) -> list[int]:
        """Return the comments of some keys, in page order."""
        return list(compress(count(), map(frozenset(keys).__contains__, self.keys))) if keys else []

    @cached_property
    def new(self) -> list[int]:
        """The new comments, in page order."""
        if self.known is None or (self._whole and self._whole == self.summary):
            return []  # most threads are opened again as they were: a million keys are not looked up for that
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
        before = self.known.get(self.keys[index]) if self.known is not None else None
        return (
            before is not None and before != self.digest(index) and GONE.isdisjoint(self.thread.comments[index].flags)
        )

    def digest(self, index: int) -> str:
        """Return the short form of a comment's text."""
        made = self._digests.get(index)
        if made is None:
            made = self._digests[index] = digest(self.thread.comments[index].text)
        return made
