"""How a discussion went on: along the time, or along the page where times are not known."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, datetime, timedelta
from itertools import compress
from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.thread import Thread

MOST_STRETCHES: Final = 10
"""So many lines the course takes at most."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_STEPS: Final = (
    *(_MINUTE * minutes for minutes in (1, 5, 15, 30)),
    *(_HOUR * hours for hours in (1, 3, 6, 12)),
    *(_DAY * days for days in (1, 2, 7, 14, 28, 91, 182, 365)),
)
"""Seconds that a stretch of time may take."""

_ROUND: Final = (1, 2, 5)


class Stretch(NamedTuple):
    """A part of the course.

    Attributes:
        start: Where it begins: seconds since 1970, or a place in the page from 0.
        first: The first of its comments, as a number along the course.
        past: One past the last of them; ``first`` where there are none.
        amount: How many comments; over the page, how many characters.
        level: The deepest outline level, from 1; 0 without comments.
    """

    start: float
    first: int
    past: int
    amount: int
    level: int


class Course(Struct, frozen=True):
    """The comments along a line.

    Attributes:
        timed: The line is time; else the order of the page.
        comments: The comments on it, in its order.
        places: Where each stands: seconds since 1970, or its place in the page; ascending.
        amounts: What each adds: 1; along the page, its characters.
        levels: The outline level of each, from 1.
    """

    timed: bool
    comments: Sequence[int]
    places: Sequence[float]
    amounts: Sequence[int]
    levels: Sequence[int]

    def even(self, count: int) -> list[Stretch]:
        """Return the whole course in so many stretches of one length."""
        first, last = (self.places[0], self.places[-1]) if self.places else (0, 0)
        return self._cut(first, (last - first) / count or 1, count)

    def stretches(self) -> list[Stretch]:
        """Return it in stretches of a round length, :data:`MOST_STRETCHES` at most, none empty at either end."""
        if not self.places:
            return []
        first, last = self.places[0], self.places[-1]
        step = _time_step(first, last) if self.timed else _page_step(len(self.places))
        start = first // min(step, _DAY) * min(step, _DAY) if self.timed else 0
        return self._cut(start, step, int((last - start) // step) + 1)

    def within(self, stretch: Stretch) -> tuple[int, ...]:
        """Return the comments of a stretch in page order."""
        return tuple(sorted(self.comments[stretch.first : stretch.past]))

    def deepest(self) -> tuple[int, ...]:
        """Return the comments on the deepest level, in page order."""
        most = max(self.levels, default=0)
        return tuple(sorted(compress(self.comments, (level == most for level in self.levels))))

    def _cut(self, start: float, step: float, count: int) -> list[Stretch]:
        """Return ``count`` stretches of the length ``step``; what lies on the very end belongs to the last one."""
        starts = [start + step * number for number in range(count)]
        edges = [*(bisect_left(self.places, place) for place in starts), len(self.places)]
        return [self._stretch(*part) for part in zip(starts, edges[:-1], edges[1:], strict=True)]

    def _stretch(self, start: float, first: int, past: int) -> Stretch:
        """Return the stretch that holds these of the comments."""
        return Stretch(start, first, past, sum(self.amounts[first:past]), max(self.levels[first:past], default=0))


def course(thread: Thread) -> Course:
    """Return the course of a thread: along the time where at least half of the comments tell theirs."""
    levels = [depth + 1 for depth in thread.depths]
    times = [(comment.time, index) for index, comment in enumerate(thread.comments) if comment.time is not None]
    if not times or 2 * len(times) < len(thread):
        amounts = [len(comment.text) for comment in thread.comments]
        return Course(
            timed=False, comments=range(len(thread)), places=range(len(thread)), amounts=amounts, levels=levels
        )
    placed = sorted(((time - _EPOCH).total_seconds(), index) for time, index in times)
    indexes = [index for _, index in placed]
    places = [place for place, _ in placed]
    return Course(
        timed=True, comments=indexes, places=places, amounts=[1] * len(placed), levels=[levels[at] for at in indexes]
    )


def moment(place: float, *, to_minutes: bool) -> str:
    """Return a place in time in words: ``2024-05-04 14:00``, in UTC; without the clock where that is not asked for."""
    try:
        time = _EPOCH + timedelta(seconds=place)
    except OverflowError:  # a stretch may begin a little before the year 1
        time = datetime.min.replace(tzinfo=UTC)
    return f"{time:%Y-%m-%d %H:%M}" if to_minutes else f"{time:%Y-%m-%d}"


def _time_step(first: float, last: float) -> float:
    """Return the shortest of the usual lengths that parts a time into few enough stretches."""
    # Aligned to a round beginning, a time may take one stretch more.
    fitting = (step for step in _STEPS if (last - first) / step <= MOST_STRETCHES - 1)
    return next(fitting, ceil((last - first) / (MOST_STRETCHES - 1)))


def _page_step(count: int) -> int:
    """Return the smallest round number of comments that parts a page into few enough stretches."""
    magnitude = 1
    while True:
        for digit in _ROUND:
            if digit * magnitude * MOST_STRETCHES >= count:
                return digit * magnitude
        magnitude *= 10
