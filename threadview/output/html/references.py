"""What leads from place to place within a page: quotes to their sources and back, mentions to people."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.quotes import ARTICLE
from threadview.session.looks import source_name

from .escaping import value
from .inline import Mark
from .times import zone_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from threadview.quotes import Quote
    from threadview.session import Findings

ANCESTORS: Final = 24
"""So far up the path a mention is sought before all others who spoke earlier."""


class Quoter(NamedTuple):
    """Who quotes: a comment or the article, and which of its quotes."""

    by: int
    number: int


class References:
    """The anchors of a page and what leads to them. A page holds all of a thread, or the comments that are kept.

    Attributes:
        findings: The thread, and what was found in it.
        thread: The thread.
        zone: The usual zone of its times; empty where none is known.
    """

    def __init__(self, findings: Findings, keep: Collection[int] | None) -> None:
        """Look through all quotes once."""
        self.findings, self.thread = findings, findings.thread
        self.zone = self._zone()
        self._keep = keep
        self._said_by: dict[str, list[int]] = {}
        self._quoters: dict[int, list[tuple[int, Quoter]]] = {}
        self._passages: dict[int, list[tuple[int, int]]] = {}
        for index in self.texts():
            self._take_in(index)
        for source, found in self._ranges().items():
            self._passages[source] = _merged(found)

    def _zone(self) -> str:
        """Return the zone of the first time that is known."""
        times = (one.time for one in (self.thread.article, *self.thread.comments) if one is not None and one.time)
        first = next(times, None)
        return zone_name(first) if first else ""

    def shows(self, index: int) -> bool:
        """Tell whether a text stands in the page."""
        if index == ARTICLE:
            return self._keep is None and self.thread.article is not None
        return self._keep is None or index in self._keep

    def texts(self) -> Iterator[int]:
        """Yield the article, where it is shown, and the comments that are."""
        if self.shows(ARTICLE):
            yield ARTICLE
        yield from (index for index in range(len(self.thread)) if self._keep is None or index in self._keep)

    def anchor(self, index: int) -> str:
        """Return the id of a text's element: ``c-1.2``; ``c-n4312`` where the label is a place."""
        return "article" if index == ARTICLE else f"c-{self.thread.label(index).replace('#', 'n')}"

    def name(self, index: int) -> str:
        """Return how a link calls a text: ``1.2 (Ann)``."""
        if index == ARTICLE:
            return "the article"
        author = self.thread.comments[index].author
        label = self.thread.label(index)
        return f"{label} ({author})" if author else label

    def quoters(self, index: int) -> list[Quoter]:
        """Return who quotes a text, the first quote of each."""
        first: dict[int, Quoter] = {}
        for _, quoter in self._quoters.get(index, ()):
            if quoter.by not in first or quoter.number < first[quoter.by].number:
                first[quoter.by] = quoter
        return [first[by] for by in sorted(first)]

    def quoted(self, index: int) -> dict[str, str | None]:
        """Return what a text quotes, by the name of the source, with the anchor of the first words."""
        found: dict[str, str | None] = {}
        for quote in self.findings.quotes.of(index):
            found.setdefault(source_name(self.thread, quote), self._source(quote))
        return found

    def quote_anchor(self, quoter: Quoter) -> str:
        """Return the id of a quote."""
        return f"{self.anchor(quoter.by)}-q{quoter.number}"

    def marks(self, index: int) -> list[Mark]:
        """Return the quotes, quoted passages and mentions that lie over a text, with the links of these."""
        return [*self._quotes(index), *self._quoted_passages(index), *self._mentions(index)]

    def _quotes(self, index: int) -> Iterator[Mark]:
        """Yield the quotes of a text, and behind each a link to its source."""
        for number, quote in enumerate(self.findings.quotes.of(index), 1):
            kind = "q" if quote.kind == "marked" else "q found"
            anchor = self.quote_anchor(Quoter(index, number))
            yield Mark(
                quote.start, quote.end, f'<span class="{kind}" id="{anchor}">', f'<span class="{kind}">', "</span>"
            )
            source = self._source(quote)
            if source is not None:
                name = source_name(self.thread, quote)
                short = "article" if quote.source == ARTICLE else self.thread.label(quote.source or 0)
                yield _link(quote.end, source, f"quoted from {name}", f"↑{short}")

    def _quoted_passages(self, index: int) -> Iterator[Mark]:
        """Yield the passages of a text that others quote, and behind each a link to who does."""
        by_passage: dict[int, list[Quoter]] = {}
        for start, quoter in self._quoters.get(index, ()):
            by_passage.setdefault(self._passage(index, start), []).append(quoter)
        for number, (start, end) in enumerate(self._passages.get(index, ()), 1):
            anchor, quoters = f"{self.anchor(index)}-s{number}", by_passage[number]
            yield Mark(start, end, f'<span class="s" id="{anchor}">', '<span class="s more">', "</span>")
            several = len({quoter.by for quoter in quoters})
            if several > 1:
                yield _link(end, f"{self.anchor(index)}-by", f"quoted by {several:,} others", f"↓{several:,}×")
            else:
                by = quoters[0].by
                short = "article" if by == ARTICLE else self.thread.label(by)
                yield _link(end, self.quote_anchor(quoters[0]), f"quoted by {self.name(by)}", f"↓{short}")

    def _mentions(self, index: int) -> Iterator[Mark]:
        """Yield the mentions of people who say something in the page."""
        for mention in self.findings.mentions.of(index):
            target = self._person(mention.handle, index)
            if target is not None:
                tag = f'<a class="at" href="#{self.anchor(target)}">'
                yield Mark(mention.start, mention.end, tag, tag, "</a>", is_link=True)

    def _person(self, handle: str, index: int) -> int | None:
        """Return the comment by which a person is meant: of those above it, else the last before, else the first."""
        said = self._said_by.get(handle.casefold())
        if not said:
            return None
        if index != ARTICLE:
            for up in islice(self.thread.ancestors(index), ANCESTORS):
                at = bisect_left(said, up)
                if at < len(said) and said[at] == up:
                    return up
        return said[max(bisect_left(said, index) - 1, 0)]

    def _take_in(self, index: int) -> None:
        """Note who wrote a text, and whom it quotes."""
        if index != ARTICLE:
            author = self.thread.comments[index].author or self.findings.guess(index)
            if author:
                self._said_by.setdefault(author.casefold(), []).append(index)
        for number, quote in enumerate(self.findings.quotes.of(index), 1):
            if quote.source is not None and quote.source_start < quote.source_end and self.shows(quote.source):
                self._quoters.setdefault(quote.source, []).append((quote.source_start, Quoter(index, number)))

    def _ranges(self) -> dict[int, list[tuple[int, int]]]:
        """Return what is quoted of each text, as it was found."""
        found: dict[int, list[tuple[int, int]]] = {}
        for source, quoters in self._quoters.items():
            for _, (by, number) in quoters:
                quote = self.findings.quotes.of(by)[number - 1]
                found.setdefault(source, []).append((quote.source_start, quote.source_end))
        return found

    def _passage(self, index: int, start: int) -> int:
        """Return the number of the passage in which quoted words begin, from 1."""
        return bisect_right(self._passages[index], start, key=lambda passage: passage[0])

    def _source(self, quote: Quote) -> str | None:
        """Return the anchor of what is quoted; None where that is not in the page."""
        if quote.source is None or not self.shows(quote.source):
            return None
        if quote.source_start >= quote.source_end:
            return self.anchor(quote.source)
        return f"{self.anchor(quote.source)}-s{self._passage(quote.source, quote.source_start)}"


def _link(at: int, anchor: str, said: str, shown: str) -> Mark:
    """Return a link of which only the style sheet shows something: it is no part of the text that it stands in."""
    return Mark(at, at, f'<a class="ref" href="#{anchor}" aria-label="{value(said)}" data-shown="{value(shown)}"></a>')


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ranges in their order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
