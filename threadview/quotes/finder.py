"""The way through a thread: each text is compared with those written before it, then joins them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from . import borders
from .chronology import writing_order
from .findings import Quote
from .index import Index
from .inline import inline_passages
from .judgement import quoted_lines
from .kinship import ARTICLE
from .marked import locate, marked_ranges
from .passages import Passage, Shared, best_passage
from .runs import common_runs, runs_by_line
from .words import GRAM, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from threadview.thread import Thread

    from .alignment import Alignment
    from .findings import QuoteKind

_UNREAD: Final = -1
_SAMPLE: Final = 64
_CHARACTERS_PER_WORD: Final = 5
_SOURCES_KEPT: Final = 64


def find(thread: Thread) -> Iterator[tuple[int, tuple[Quote, ...]]]:
    """Yield what each text quotes, lazily: first the article, by :data:`ARTICLE`, then each comment.

    Comments come in the order in which they were written (:func:`~threadview.quotes.chronology.writing_order`), which
    is page order unless times or ids say otherwise. Between two of them nothing is held up: each costs some
    microseconds for a word.
    """
    finder = _Finder(thread)
    yield ARTICLE, finder.article()
    for index in writing_order(thread):
        yield index, finder.comment(index)


class _Finder:
    """The texts read so far, and how to name what stands in them."""

    def __init__(self, thread: Thread) -> None:
        """Read nothing yet."""
        self._thread = thread
        self._index = Index(_expected_words(thread))
        self._sources: list[int] = []
        self._texts = array("i", [_UNREAD] * (len(thread) + 1))
        self._source_words = lru_cache(_SOURCES_KEPT)(self._words_of)

    def article(self) -> tuple[Quote, ...]:
        """Return the marked quotes of the article; nothing stands before it."""
        article = self._thread.article
        if article is None:
            return ()
        self._take_in(ARTICLE, Words(article.text))
        return tuple(Quote(start, end, "marked", None, 0, 0) for start, end in marked_ranges(article.body))

    def comment(self, index: int) -> tuple[Quote, ...]:
        """Return the quotes in a comment, which then becomes one of the texts that others may quote."""
        body = self._thread.comments[index].body
        words = Words(body.text)
        runs = common_runs(self._index, words)
        shared = Shared(self._thread, self._index, self._sources, self._texts, index, words, runs)
        marked = marked_ranges(body) if body.spans else []
        quotes = self._marked(shared, marked) if marked else []
        if runs and not _is_repeated(shared):
            quotes += self._unmarked(shared, marked)
        self._take_in(index, words)
        return tuple(sorted(quotes, key=lambda quote: quote.start))

    def _take_in(self, source: int, words: Words) -> None:
        """Make a text one that can be quoted."""
        self._texts[source + 1] = len(self._sources)
        self._sources.append(source)
        self._index.add(words)

    def _words_of(self, text: int) -> Words:
        """Return the words of an earlier text, with their offsets."""
        source = self._sources[text]
        comment = self._thread.article if source == ARTICLE else self._thread.comments[source]
        return Words(comment.text if comment else "")

    def _marked(self, shared: Shared, marked: list[tuple[int, int]]) -> list[Quote]:
        """Return the marked quotes that hold a word, each with its source where it has one."""
        quotes = []
        ranges = [shared.words.within(start, end) for start, end in marked]
        for (start, end), line in zip(marked, runs_by_line(shared.index, ranges, shared.runs), strict=True):
            if line.first == line.end:
                continue
            passage = locate(shared, line)
            if passage is None:
                quotes.append(Quote(start, end, "marked", None, 0, 0))
            else:
                quotes.append(Quote(start, end, "marked", passage.source, *self._source_range([passage])))
        return quotes

    def _unmarked(self, shared: Shared, marked: list[tuple[int, int]]) -> list[Quote]:
        """Return the quotes outside the marked ones: whole lines, and stretches of the others."""
        lines = [
            line
            for line in runs_by_line(shared.index, _lines_outside(shared.words, marked), shared.runs)
            if line.runs and line.end - line.first >= GRAM
        ]
        passages = [best_passage(shared, line) for line in lines]
        whole = quoted_lines(shared, [passage for passage in passages if passage])
        begun = {passage.alignment.first for passage in whole}
        words = shared.words
        quotes = [self._quote(group, *borders.whole_lines(words, *_extent(group))) for group in _joined(whole)]
        inside = [part for line in lines if line.first not in begun for part in inline_passages(shared, line)]
        return quotes + [self._quote([part], *borders.stretch(words, *_extent([part]))) for part in inside]

    def _quote(self, group: list[Passage], start: int, end: int) -> Quote:
        """Return passages that follow each other in their source as one quote."""
        kind: QuoteKind = "verbatim" if group[0].alignment.exact else "near"
        return Quote(start, end, kind, group[0].source, *self._source_range(group))

    def _source_range(self, group: list[Passage]) -> tuple[int, int]:
        """Return the characters of the source that passages stand on."""
        text = group[0].alignment.text
        base = self._index.start_of(text)
        first, end = group[0].alignment.place - base, group[-1].alignment.place_end - base
        return borders.stretch(self._source_words(text), first, end)


def _expected_words(thread: Thread) -> int:
    """Guess how many words a thread has, by its first comments: all bodies may not be made yet."""
    sample = [len(comment.text) for comment in thread.comments[:_SAMPLE]]
    article = len(thread.article.text) if thread.article else 0
    return (article + sum(sample) * len(thread) // max(1, len(sample))) // _CHARACTERS_PER_WORD


def _is_repeated(shared: Shared) -> bool:
    """Tell whether an earlier text is the whole comment, no more and no less: then it was posted twice."""
    size = len(shared.words)
    length_of, text_of = shared.index.length_of, shared.index.text_of
    return any(run.length == size == length_of(text_of(run.place)) for run in shared.runs if run.first == 0)


def _lines_outside(words: Words, marked: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the words of each line that no marked quote touches."""
    if not marked:
        return list(words.lines())
    ends = [end for _, end in marked]
    lines = []
    for first, past in words.lines():
        start, end = borders.whole_lines(words, first, past)
        at = bisect_right(ends, start)
        if at == len(marked) or marked[at][0] >= end:
            lines.append((first, past))
    return lines


def _extent(group: list[Passage]) -> tuple[int, int]:
    """Return the words from the first passage to the last, in the quoting text."""
    return group[0].alignment.first, group[-1].alignment.end


def _adjoins(before: Alignment, behind: Alignment) -> bool:
    """Tell whether two lines of one kind leave no word out between them, here and in their source."""
    ends = before.text, before.end, before.place_end, before.exact
    return ends == (behind.text, behind.first, behind.place, behind.exact)


def _joined(passages: list[Passage]) -> list[list[Passage]]:
    """Put together the lines that stand side by side, here and in their source."""
    groups: list[list[Passage]] = []
    for passage in passages:
        if groups and _adjoins(groups[-1][-1].alignment, passage.alignment):
            groups[-1].append(passage)
        else:
            groups.append([passage])
    return groups
