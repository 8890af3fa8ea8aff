"""Comments that are made when they are asked for: a thread is opened faster than all of them could be made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .comment import Comment


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
