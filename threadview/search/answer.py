"""What a query matches, as far as it was sought."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .query import Query, Term


class Answer:
    """The matches of a query among the first comments of a thread; it grows as more of them are asked.

    Attributes:
        query: What is sought.
        matches: The matching comments, in page order.
        reach: How many comments were asked, from the first on.
        tests: What the conditions of the query ask of a comment; None before they are made.
        sure: By term, a byte a comment: 1 where it holds whatever the text says.
    """

    def __init__(self, query: Query) -> None:
        """Begin with nothing asked."""
        self.query = query
        self.matches: list[int] = []
        self.reach = 0
        self.tests: list[Callable[[int], bool]] | None = None
        self.sure: dict[Term, bytes] = {}

    def between(self, start: int, stop: int) -> list[int]:
        """Return the matches from ``start`` up to, not including, ``stop``."""
        return self.matches[bisect_left(self.matches, start) : bisect_left(self.matches, stop)]

    def after(self, start: int, count: int) -> int:
        """Return where ``count`` matches after ``start`` end, at most where the asking has ended."""
        place = bisect_left(self.matches, start) + count
        return self.matches[place] if place < len(self.matches) else self.reach
