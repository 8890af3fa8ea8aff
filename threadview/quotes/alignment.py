"""How much of a line stands in one earlier text: the runs they share, in the order of both."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from .runs import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .index import Index
    from .words import Words

WIDEST_GAP: Final = 12
"""Between two runs, up to so many words on each side are compared one by one."""


class Alignment(NamedTuple):
    """A stretch of words laid beside a stretch of an earlier text.

    Attributes:
        first: The first word of the stretch, in the text at hand.
        end: One past the last.
        text: The earlier text's number in the index.
        place: The place of the first equal word in the index.
        place_end: One past the last.
        equal: How many of the words from ``first`` to ``end`` stand in the earlier text, in this order.
        longest: The longest run among them.
    """

    first: int
    end: int
    text: int
    place: int
    place_end: int
    equal: int
    longest: int

    @property
    def exact(self) -> bool:
        """Whether the two stretches are word for word the same."""
        return self.equal == self.end - self.first == self.place_end - self.place


def align(index: Index, words: Words, stretch: tuple[int, int], text: int, runs: Sequence[Run]) -> Alignment | None:
    """Lay the words of a stretch beside one earlier text.

    Args:
        index: Where the runs were found.
        words: The text at hand.
        stretch: The words in question, as ``(first, one past the last)``.
        text: The earlier text.
        runs: What the two texts share; runs outside the stretch do no harm.

    Returns:
        The alignment, None when no run touches the stretch.
    """
    first, end = stretch
    pieces = pieces_in(stretch, runs)
    if not pieces:
        return None
    equal = sum(piece.length for piece in pieces)
    place, place_end = pieces[0].place, pieces[-1].place + pieces[-1].length
    longest = max(piece.length for piece in pieces)
    if end - first > equal >= (end - first) // 2:  # else it is beyond help, and comparing word by word is slow
        equal += sum(_equal_between(index, words, a, b) for a, b in pairwise(pieces))
        before, after = _equal_outside(index, words, stretch, text, pieces)
        equal += len(before) + len(after)
        place = before[0] if before else place
        place_end = after[-1] + 1 if after else place_end
    return Alignment(first, end, text, place, place_end, equal, longest)


def pieces_in(stretch: tuple[int, int], runs: Sequence[Run]) -> list[Run]:
    """Return the parts of the runs with one earlier text that lie in a stretch, in the order of both texts."""
    return _in_order([piece for run in runs if (piece := _clip(run, *stretch)).length > 0])


def _clip(run: Run, first: int, end: int) -> Run:
    """Return the part of a run that lies inside the stretch; its length is not positive when there is none."""
    skipped = max(0, first - run.first)
    return Run(run.first + skipped, run.place + skipped, min(run.first + run.length, end) - run.first - skipped)


def _in_order(runs: list[Run]) -> list[Run]:
    """Return the longest run and those that follow or precede it in both texts, shortened where they overlap."""
    if not runs:
        return []
    runs.sort()
    anchor = max(range(len(runs)), key=lambda at: runs[at].length)
    behind, ahead = [runs[anchor]], [runs[anchor]]
    for run in runs[anchor + 1 :]:
        last = behind[-1]
        overlap = max(0, last.first + last.length - run.first, last.place + last.length - run.place)
        if overlap < run.length and run.place > last.place:
            behind.append(Run(run.first + overlap, run.place + overlap, run.length - overlap))
    for run in reversed(runs[:anchor]):
        head = ahead[-1]
        length = min(run.length, head.first - run.first, head.place - run.place)
        if length > 0:
            ahead.append(Run(run.first, run.place, length))
    return ahead[:0:-1] + behind


def _equal_between(index: Index, words: Words, left: Run, right: Run) -> int:
    """Return how many words between two runs are equal as well."""
    ours = range(left.first + left.length, right.first)
    theirs = range(left.place + left.length, right.place)
    return len(_common(index, words, ours, theirs))


def _equal_outside(
    index: Index, words: Words, stretch: tuple[int, int], text: int, pieces: list[Run]
) -> tuple[list[int], list[int]]:
    """Return the places of the equal words before the first and behind the last run, close to these."""
    head, tail = pieces[0], pieces[-1]
    ahead, behind = head.first - stretch[0], stretch[1] - tail.first - tail.length
    start, stop = index.start_of(text), index.start_of(text) + index.length_of(text)
    before = range(max(start, head.place - ahead - 1), head.place)
    after = range(tail.place + tail.length, min(stop, tail.place + tail.length + behind + 1))
    return (
        _common(index, words, range(stretch[0], head.first), before),
        _common(index, words, range(tail.first + tail.length, stretch[1]), after),
    )


def _common(index: Index, words: Words, ours: Sequence[int], theirs: Sequence[int]) -> list[int]:
    """Return the places of a longest common sequence of words, nothing when either side is too wide to compare."""
    if not ours or not theirs or len(ours) > WIDEST_GAP or len(theirs) > WIDEST_GAP + 1:
        return []
    best: list[list[int]] = [[] for _ in range(len(theirs) + 1)]
    for word in ours:
        previous, best = best, [[]]
        for column, place in enumerate(theirs):
            if words.ids[word] == index.word_at(place):
                best.append([*previous[column], place])
            else:
                best.append(max(previous[column + 1], best[column], key=len))
    return best[-1]
