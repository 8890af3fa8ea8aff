"""What was found: quotes, and who quotes whom."""

from __future__ import annotations

from bisect import insort
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

QuoteKind = Literal["marked", "verbatim", "near"]
"""``marked``: its author marked it. ``verbatim``: unmarked, equal to its source but for case, blanks, quotation marks,
dashes and punctuation. ``near``: unmarked, and altered, elided or cut."""


MOST_ALSO: Final = 4
"""A quote from outside is shown to stand in so many other texts."""

LONGEST_CHAIN: Final = 256
"""Who took a quote from whom is followed over so many texts."""

NOTHING: Final[Mapping[int, int]] = MappingProxyType({})


class Quote(Struct, frozen=True, gc=False):
    """A quoted stretch of a text and where its words stand.

    Attributes:
        start: First code point of the quoting text, from 0.
        end: One past the last.
        kind: One of :data:`QuoteKind`.
        source: The index of the comment that is quoted, :data:`~threadview.quotes.ARTICLE`, or None for a marked quote
            whose words stand nowhere in the thread.
        source_start: First code point in the source's text; 0 where there is no source.
        source_end: One past the last; 0 where there is no source.
    """

    start: int
    end: int
    kind: QuoteKind
    source: int | None
    source_start: int
    source_end: int


class _Part(NamedTuple):
    """Some findings, by who quotes and by who is quoted."""

    quotes: dict[int, tuple[Quote, ...]]
    quoted_by: dict[int, list[tuple[int, Quote]]]


class Quotes:
    """The findings of a thread, or of the part of it that was searched so far; immutable.

    They are kept in parts that double in size, so that adding to them costs little however many there are.

    Attributes:
        repeats: The comments that were posted before, each with the first that has the same words (the article: by
            :data:`~threadview.quotes.ARTICLE`); known once the whole thread was searched.
    """

    def __init__(self, parts: tuple[_Part, ...] = (), repeats: Mapping[int, int] = NOTHING) -> None:
        """Use :meth:`collect` instead."""
        self._parts = parts
        self.repeats = repeats

    @classmethod
    def collect(cls, pairs: Iterable[tuple[int, tuple[Quote, ...]]]) -> Quotes:
        """Take in what :func:`~threadview.quotes.find` yields."""
        return cls().adding(pairs)

    def adding(self, pairs: Iterable[tuple[int, tuple[Quote, ...]]]) -> Quotes:
        """Return these findings and some more, of texts that are not among them yet."""
        part = _part({index: quotes for index, quotes in pairs if quotes})
        if not part.quotes:
            return self
        parts = list(self._parts)
        while parts and len(parts[-1].quotes) <= 2 * len(part.quotes):
            part = _part({**parts.pop().quotes, **part.quotes})
        return Quotes((*parts, part), self.repeats)

    def repeating(self, repeats: Mapping[int, int]) -> Quotes:
        """Return these findings with the comments that were posted before."""
        return Quotes(self._parts, dict(repeats))

    def of(self, index: int) -> tuple[Quote, ...]:
        """Return the quotes in a comment, or in the article, in the order of its text."""
        return next((part.quotes[index] for part in self._parts if index in part.quotes), ())

    def quoting(self) -> list[int]:
        """Return the indexes of the comments that quote, sorted; the article is not among them."""
        return sorted(index for part in self._parts for index in part.quotes if index >= 0)

    def quoted_by(self, index: int) -> tuple[tuple[int, Quote], ...]:
        """Return who quotes a comment or the article, as ``(index of who quotes, the quote)``, in page order."""
        found: list[tuple[int, Quote]] = []
        for part in self._parts:
            for one in part.quoted_by.get(index, ()):
                insort(found, one, key=lambda pair: (pair[0], pair[1].start))
        return tuple(found)

    def also_in(self, index: int, quote: Quote) -> tuple[int, ...]:
        """Return where else the words of a quote stand that comes from outside the thread.

        It does when its source is unknown, or when its words stand in the source inside such a quote: then both quote
        the same, and neither the other.

        Args:
            index: The comment that quotes, or the article.
            quote: One of its quotes.

        Returns:
            At most :data:`MOST_ALSO` other texts, in page order; nothing for a quote of the thread's own words.
        """
        places = [(index, quote)]
        while (source := places[-1][1].source) is not None:
            inner = _overlapping(self.of(source), places[-1][1])
            if inner is None or len(places) > LONGEST_CHAIN:
                return ()
            places.append((source, inner))
        found = dict.fromkeys([places[-1][0], *(place for place, _ in places)])
        waiting = [places[-1], (index, quote)]
        while waiting and len(found) <= MOST_ALSO:
            for by, other in islice(self._takers(*waiting.pop()), MOST_ALSO):
                if by not in found:
                    found[by] = None
                    waiting.append((by, other))
        found.pop(index)
        return tuple(sorted(list(found)[:MOST_ALSO]))

    def _takers(self, index: int, quote: Quote) -> Iterator[tuple[int, Quote]]:
        """Yield who quotes a text where it quotes something itself."""
        for part in self._parts:
            for by, other in part.quoted_by.get(index, ()):
                if other.source_start < quote.end and quote.start < other.source_end:
                    yield by, other


def _overlapping(quotes: Iterable[Quote], taken: Quote) -> Quote | None:
    """Return the one of a source's own quotes that a quote was taken from; None where these are its own words."""
    return next((one for one in quotes if one.start < taken.source_end and taken.source_start < one.end), None)


def _part(quotes: dict[int, tuple[Quote, ...]]) -> _Part:
    """Turn findings round."""
    quoted_by: dict[int, list[tuple[int, Quote]]] = {}
    for index, found in quotes.items():
        for quote in found:
            if quote.source is not None:
                quoted_by.setdefault(quote.source, []).append((index, quote))
    return _Part(quotes, quoted_by)
