"""Comments that are made when they are asked for: a thread is opened faster than all of them could be made."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast, overload

from .comment import Comment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from typing import Self

    from .body import Body


class Head(NamedTuple):
    """What stands above the text of a comment."""

    author: str | None
    time: datetime | None


class Source(Protocol):
    """Where the parts of comments are found, each by the place of its comment."""

    def head(self, place: int) -> Head:
        """Return author and time."""

    def body(self, place: int) -> Body:
        """Return the text."""


class _OpenLate(Comment):
    """A late comment while its fields are set, which one that refuses would have set more slowly."""

    __slots__ = ("_place", "_source")

    _source: Source
    _place: int
    __setattr__ = object.__setattr__  # type: ignore[assignment]  # it takes any value


class LateComment(Comment):
    """A comment whose author and time are found when either is first asked for, and its body when that is."""

    __slots__ = ("_place", "_source")

    _source: Source
    _place: int

    @classmethod
    def each(
        cls, source: Source, ids: Iterable[str], flags: Iterable[tuple[str, ...]], urls: Iterable[str | None]
    ) -> list[Self]:
        """Return comments of which this is known; the rest of each is found by its place among them."""
        made: list[_OpenLate] = []
        for place, (name, flagged, url) in enumerate(zip(ids, flags, urls, strict=False)):
            comment = object.__new__(_OpenLate)
            comment._source = source
            comment._place = place
            comment.id = name
            comment.flags = flagged
            comment.url = url
            comment.count = 0
            comment.__class__ = cls  # type: ignore[assignment]  # it is one now
            made.append(comment)
        return cast("list[Self]", made)

    def __getattr__(self, name: str) -> object:
        """Find what was not kept yet: Python asks here for it."""
        if name == "_body":
            return partial(self._source.body, self._place)
        if name not in Head._fields:
            raise AttributeError(name)
        head = self._source.head(self._place)
        object.__setattr__(self, "author", head.author)
        object.__setattr__(self, "time", head.time)
        return getattr(head, name)


class LateComments(Sequence["Comment"]):
    """Some comments, each made once, when it is first asked for."""

    def __init__(self, size: int, make: Callable[[int], Comment], ids: Callable[[], list[str]]) -> None:
        """Make none yet.

        Args:
            size: How many there are.
            make: Returns the comment at a place, from 0.
            ids: Returns the ids of all of them, without making one.
        """
        self._made: list[Comment | None] = [None] * size
        self._make = make
        self.ids = ids

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._made)

    @overload
    def __getitem__(self, place: int) -> Comment: ...
    @overload
    def __getitem__(self, place: slice) -> list[Comment]: ...
    def __getitem__(self, place: int | slice) -> Comment | list[Comment]:
        """Return a comment, or those of a slice."""
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self._made)))]
        comment = self._made[place]
        if comment is None:
            comment = self._made[place] = self._make(place if place >= 0 else place + len(self._made))
        return comment

    def __iter__(self) -> Iterator[Comment]:
        """Yield all of them."""
        made, make = self._made, self._make
        for place, comment in enumerate(made):
            if comment is None:
                made[place] = make(place)
            yield cast("Comment", made[place])
