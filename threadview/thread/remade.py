"""Bodies that are made again whenever they are asked for: all texts of a large thread need not be in memory at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .body import Body


class Remade:
    """Makes the body of a comment, which asks for it each time and keeps nothing."""

    __slots__ = ("_make", "_place")

    def __init__(self, make: Callable[[int], Body], place: int) -> None:
        """Make nothing yet.

        Args:
            make: Makes the body at a place, always an equal one; it keeps those that were asked for last.
            place: The place.
        """
        self._make, self._place = make, place

    def __call__(self) -> Body:
        """Return the body."""
        return self._make(self._place)
