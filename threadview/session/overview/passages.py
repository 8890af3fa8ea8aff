"""The passages that are quoted most: of each text the places that more quotes cover than what stands round them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from threadview.session.state import Lit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from threadview.quotes import Quote
    from threadview.session.findings import Findings

MOST: Final = 8
"""So many passages are shown."""


class Passage(Struct, frozen=True):
    """Words that are quoted.

    Attributes:
        words: Where they stand: the shortest quote of them, as the source has it.
        quoting: The comments that quote them, in page order.
    """

    words: Lit
    quoting: tuple[int, ...]


class _Peak(NamedTuple):
    """A place that more quotes cover than the places before and behind it.

    Attributes:
        quotes: How many cover it.
        source: The text.
        place: A code point of it.
    """

    quotes: int
    source: int
    place: int


def most_quoted(findings: Findings) -> tuple[Passage, ...]:
    """Return the passages of the thread that most comments quote, of equals the earlier one first.

    Time: that of sorting the quotes, and :data:`MOST` times that of going through those of one text.
    """
    by_source: defaultdict[int, list[tuple[int, Quote]]] = defaultdict(list)
    for index in findings.quoting:
        for quote in findings.quotes.of(index):
            if quote.source is not None and quote.source_start < quote.source_end:
                by_source[quote.source].append((index, quote))
    peaks = (peak for source, quotes in by_source.items() for peak in _peaks(source, quotes))
    found: list[Passage] = []
    for peak in sorted(peaks, key=lambda peak: (-peak.quotes, peak.source, peak.place)):
        if len(found) == MOST:
            break
        if not _within(peak, found):
            found.append(_passage(peak, by_source[peak.source]))
    return tuple(sorted(found, key=lambda passage: (-len(passage.quoting), passage.words)))


def _peaks(source: int, quotes: Iterable[tuple[int, Quote]]) -> Iterator[_Peak]:
    """Yield the peaks of a text: wherever a quote begins and the next thing that happens is that one ends."""
    turns = sorted(turn for _, quote in quotes for turn in ((quote.source_start, 1), (quote.source_end, -1)))
    covering = 0
    for (place, turn), (_, following) in pairwise(turns):
        covering += turn
        if turn > following:
            yield _Peak(covering, source, place)


def _within(peak: _Peak, found: Sequence[Passage]) -> bool:
    """Tell whether a peak stands in a passage that was found already."""
    return any(
        peak.source == words.comment and words.start <= peak.place < words.end
        for words in (passage.words for passage in found)
    )


def _passage(peak: _Peak, quotes: Iterable[tuple[int, Quote]]) -> Passage:
    """Return the passage at a peak."""
    covering = [(index, quote) for index, quote in quotes if quote.source_start <= peak.place < quote.source_end]
    shortest = min((quote for _, quote in covering), key=lambda quote: quote.source_end - quote.source_start)
    words = Lit(peak.source, shortest.source_start, shortest.source_end)
    return Passage(words, tuple(dict.fromkeys(index for index, _ in covering)))
