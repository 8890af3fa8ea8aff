"""The lines of a comment, each laid beside the earlier text that it most likely comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from .alignment import Alignment, align
from .attributed import fits
from .kinship import Kin, kinship
from .weight import weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.thread import Thread

    from .attributed import Named
    from .index import Index
    from .runs import Line, Run
    from .words import Words


NEARLY: Final = 0.8
"""So many of the words that the best source has must stand in the named one for it to be preferred."""


class Shared(Struct, frozen=True):
    """What one comment has in common with all that was written before it.

    Attributes:
        thread: The thread.
        index: The texts before it.
        sources: What these texts are, by their numbers: the index of a comment, or ARTICLE.
        texts: The number of the article's text and of each comment's, in this order; negative where it is not read yet.
        comment: The index of the comment at hand.
        words: Its words.
        runs: What it shares with them, in its own order.
    """

    thread: Thread
    index: Index
    sources: Sequence[int]
    texts: Sequence[int]
    comment: int
    words: Words
    runs: Sequence[Run]


class Passage(NamedTuple):
    """A line, or a stretch of one, and where its words stand.

    Attributes:
        alignment: The best of all alignments.
        source: The index of the comment that has the words, or ARTICLE.
        kin: What that is to the comment.
        copies: How many earlier texts have as much of it as the source.
    """

    alignment: Alignment
    source: int
    kin: Kin
    copies: int

    @property
    def size(self) -> int:
        """How many words it has, of any kind."""
        return self.alignment.end - self.alignment.first


def best_passage(shared: Shared, line: Line, named: Named | None = None) -> Passage | None:
    """Return where most of the words of a line stand; of equals, in the nearest kin; of these, in the newest.

    Where the quoting text says whom it quotes, that source comes first as long as it has nearly as many of them.
    """
    stretch = line.first, line.end
    if named is None and (whole := _whole(line)):
        return _nearest(shared, stretch, whole)
    aligned = (align(shared.index, shared.words, stretch, text, runs) for text, runs in line.runs.items())
    found = [alignment for alignment in aligned if alignment]
    if not found:
        return None
    thread, sources = shared.thread, shared.sources
    most = max(one.equal for one in found)

    def rank(one: Alignment) -> tuple[bool, int, Kin, int]:
        source = sources[one.text]
        is_named = named is not None and one.equal >= NEARLY * most and fits(thread, named, source)
        return not is_named, -one.equal, kinship(thread, shared.comment, source), -one.text

    best = min(found, key=rank)
    return passage_of(shared, best, sum(one.equal >= best.equal for one in found))


def _whole(line: Line) -> dict[int, int]:
    """Return the places where all of a line stands in a row, by the texts that have it: a popular quote has many."""
    first, end = line.first, line.end
    return {
        text: run.place + first - run.first
        for text, runs in line.runs.items()
        for run in runs
        if run.first <= first and run.first + run.length >= end
    }


def _nearest(shared: Shared, stretch: tuple[int, int], places: dict[int, int]) -> Passage:
    """Return the nearest of the texts that have all of a stretch in a row, the newest of equals."""
    first, end = stretch
    text = min(places, key=lambda text: (kinship(shared.thread, shared.comment, shared.sources[text]), -text))
    place, size = places[text], end - first
    return passage_of(shared, Alignment(first, end, text, place, place + size, size, size), len(places))


def passage_of(shared: Shared, alignment: Alignment, copies: int) -> Passage:
    """Return an alignment with what else is needed to judge it."""
    source = shared.sources[alignment.text]
    return Passage(alignment, source, kinship(shared.thread, shared.comment, source), copies)


def weight_of(shared: Shared, passage: Passage) -> int:
    """Return how many words of a language a passage has, see :func:`~threadview.quotes.weight.weight`."""
    words, offsets, alignment = shared.words, shared.words.offsets, passage.alignment
    return weight(words.text, offsets.start(alignment.first), offsets.end(alignment.end - 1))
