"""The runs of equal words that a text shares with earlier ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from .index import STEP
from .words import GRAM

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from .index import Index
    from .words import Words


TELLING: Final = 6
"""An earlier text that has fewer words of a line in a row, and less than half of the line, has them by chance: nothing
so short is quoted inside a line, and the longer a thread, the more there are of these."""

LOOKED: Final = 256
"""So many places are looked at in one step."""


class Run(NamedTuple):
    """Equal words, as long as they go in both directions.

    Attributes:
        first: The first word of it in the text at hand.
        place: The same word's place in the index.
        length: How many words, at least :data:`~threadview.quotes.words.GRAM`.
    """

    first: int
    place: int
    length: int


def finding_runs(index: Index, words: Words, runs: list[Run], afresh: Collection[int] = ()) -> Iterator[None]:
    """Put the runs that a text shares with those in the index into a list, some milliseconds' worth for each step.

    After a run the search goes on at the first gram that is not wholly inside the longest one, and what begins further
    back is found by walking backwards; so a text is walked about once, whatever it repeats. At the words in ``afresh``
    the search begins anew: there a quote begins that may have another source than what stands before it.
    """
    reached: dict[int, int] = {}
    resume = floor = 0
    for begin in range(0, len(words.grams), STEP):
        likely = index.certain(words, index.likely(words, begin)) if afresh or resume < begin + STEP else []
        for looked, first in enumerate(likely if afresh or words.offsets.is_long else _dense(likely, words)):
            if first < resume and first not in afresh:
                continue
            if longest := _follow(index, words, (first, floor), reached, runs):
                floor, resume = first, max(resume, first + longest - GRAM + 1)
            if looked % LOOKED == LOOKED - 1:
                yield
        if begin + STEP < len(words.grams):
            yield
    runs.sort()


def _dense(likely: list[int], words: Words) -> Iterator[int]:
    """Yield the grams that may stand in earlier texts, of the lines that may tell something as far as these go."""
    at = 0
    for first, end in words.offsets.lines() if likely else ():
        begin, covered, longest, start, reached = at, 0, 0, first, first
        while at < len(likely) and (gram := likely[at]) < end:
            start = start if gram < reached else gram
            past = min(gram + GRAM, end)
            covered += past - max(gram, reached)
            longest = max(longest, past - start)
            reached = past
            at += 1
        if begin < at and (longest >= TELLING or covered >= (end - first) // 2):
            yield from likely[begin:at]


def _follow(index: Index, words: Words, begin: tuple[int, int], reached: dict[int, int], runs: list[Run]) -> int:
    """Find the runs that hold one gram.

    Args:
        index: What to look in.
        words: The text at hand.
        begin: The gram's first word, and the first word from which on a run may begin.
        reached: How far the runs go that were found so far, by the distance from here to their places.
        runs: Where to put the new ones.

    Returns:
        How many words from the gram's first on the longest of these runs has, 0 where there are none.
    """
    first, floor = begin
    longest = 0
    for place in index.places(words, first):
        end = reached.get(place - first, 0)
        if end <= first:
            behind = index.equal_behind(words, first, place, floor)
            end = first + index.equal_ahead(words, first, place, longest or GRAM)
            runs.append(Run(first - behind, place - behind, end - first + behind))
            reached[place - first] = end
        longest = max(longest, end - first)
    return longest


class Line(NamedTuple):
    """A line of a text, or another stretch of its words.

    Attributes:
        first: Its first word.
        end: One past the last.
        runs: For each earlier text that shares enough with the line (:data:`TELLING`), the runs which touch it.
    """

    first: int
    end: int
    runs: dict[int, list[Run]]


def runs_by_line(index: Index, ranges: Iterable[tuple[int, int]], runs: Sequence[Run]) -> Iterator[Line]:
    """Yield the given stretches of a text with the runs that touch each.

    Args:
        index: Where the runs were found.
        ranges: The words of the stretches, in order and apart from each other.
        runs: All runs of the text, in order.
    """
    open_runs: list[Run] = []
    at = 0
    for first, end in ranges:
        open_runs = [run for run in open_runs if run.first + run.length > first]
        while at < len(runs) and runs[at].first < end:
            if runs[at].first + runs[at].length > first:
                open_runs.append(runs[at])
            at += 1
        yield Line(first, end, _telling(index, open_runs, first, end) if open_runs else {})


def _telling(index: Index, runs: Sequence[Run], first: int, end: int) -> dict[int, list[Run]]:
    """Return the runs that touch a stretch by the texts that hold them, for the texts that share enough with it."""
    half = (end - first) // 2
    if len(runs) == 1 and runs[0].length < min(TELLING, half):
        return {}
    by_text: dict[int, list[Run]] = {}
    for run in runs:
        by_text.setdefault(index.text_of(run.place), []).append(run)
    return {text: shared for text, shared in by_text.items() if _tells(shared, first, end, half)}


def _tells(runs: Sequence[Run], first: int, end: int, half: int) -> bool:
    """Tell whether runs with one text say more about a stretch than chance does."""
    lengths = [min(run.first + run.length, end) - max(run.first, first) for run in runs]
    return max(lengths) >= TELLING or sum(lengths) >= half
