"""The way through a thread: each text is compared with those written before it, then joins them."""

from __future__ import annotations

from array import array
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Final

from .chronology import order_steps
from .comparison import Compared, comparing
from .findings import Quote, Quotes
from .kinship import ARTICLE
from .markings import marked_ranges
from .texts import Texts
from .words import Grams, Words, word_pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from threadview.thread import Thread

Found = tuple[int, tuple[Quote, ...]]
"""A text, by the index of the comment or :data:`ARTICLE`, and what it quotes."""

_SAMPLE: Final = 64
_CHARACTERS_PER_WORD: Final = 5
_TEXTS_AT_ONCE: Final = 64


def find(thread: Thread) -> Iterator[Found]:
    """Yield what each text quotes, lazily: first the article, by :data:`ARTICLE`, then each comment.

    Comments come in the order in which they were written (:func:`~threadview.quotes.chronology.writing_order`), which
    is page order unless times or ids say otherwise.
    """
    return (found for found in Finder(thread).steps() if found)


def find_quotes(thread: Thread, passing: Callable[[Iterable[Found]], Iterable[Found]] = iter) -> Quotes:
    """Return all quotes of a thread, and which of its comments were posted before; a text each goes through passing."""
    finder = Finder(thread)
    return Quotes.collect(passing(found for found in finder.steps() if found)).repeating(finder.repeats)


class Finder:
    """Finds the quotes of a thread, for a program that has other things to do meanwhile.

    Attributes:
        thread: The thread.
        repeats: The comments passed so far that were posted before, each with the first that has the same words.
    """

    def __init__(self, thread: Thread) -> None:
        """Look at nothing yet."""
        self.thread = thread
        self.repeats: dict[int, int] = {}
        self._order: Sequence[int] = ()
        self._ordering = order_steps(thread)

    def steps(self) -> Iterator[Found | None]:
        """Yield what each text quotes, as :func:`find` does, and None where a step took long enough."""
        thread = self.thread
        yield from self._in_order()
        texts = Texts(thread, _expected_words(thread))
        for index in chain((ARTICLE,), self._order):
            words = yield from _read(_text(thread, index))
            found = yield from self._compare(texts, index, words)
            if found.repeats is not None:
                self.repeats[index] = self.repeats.get(found.repeats, found.repeats)
            yield from texts.taking_in(index, words)
            yield index, found.quotes

    def soon(self, indexes: Iterable[int]) -> Iterator[Found | None]:
        """Yield what some texts quote, before the whole is gone through; None where a step took long enough.

        What is found equals what :meth:`steps` finds: of the texts written before these, those that share four words
        with one of them are read in, and no others have a say.
        """
        seen = set(indexes)
        if not seen:
            return
        yield from self._in_order()
        wanted = sorted(seen, key=self._moment)
        sharing = yield from self._sharing(wanted)
        texts = Texts(self.thread)
        for index in sorted({*sharing, *wanted}, key=self._moment):
            words = yield from _read(_text(self.thread, index))
            if index in wanted:
                found = yield from self._compare(texts, index, words)
                yield index, found.quotes
            yield from texts.taking_in(index, words)

    def _in_order(self) -> Iterator[None]:
        """Put the comments in the order of writing, and yield after each step; what was begun is gone on with."""
        for order in self._ordering:
            if order is None:
                yield
            else:
                self._order = order

    @cached_property
    def _moments(self) -> Sequence[int]:
        """The place of each comment in the order of writing."""
        if isinstance(self._order, range):
            return self._order
        moments = array("i", bytes(4 * len(self._order)))
        for moment, index in enumerate(self._order):
            moments[index] = moment
        return moments

    def _moment(self, index: int) -> int:
        """Return when a text was written; the article came before all others."""
        return ARTICLE if index == ARTICLE else self._moments[index]

    def _compare(self, texts: Texts, index: int, words: Words) -> Generator[None, None, Compared]:
        """Return what a text quotes that is not among the others yet; the article quotes nothing in the thread."""
        if index != ARTICLE:
            return (yield from comparing(texts, index, words))
        article = self.thread.article
        marked = marked_ranges(article.body) if article else []
        return Compared(tuple(Quote(one.start, one.end, "marked", None, 0, 0) for one in marked))

    def _sharing(self, wanted: Sequence[int]) -> Generator[None, None, set[int]]:
        """Return the texts, written before the last of the wanted ones, that have some of their grams."""
        grams = Grams()
        for index in wanted:
            for words in word_pieces(_text(self.thread, index)):
                grams.add(words)
                yield
        # quotes too short for a gram are looked for in the parent and the article
        sharing = {ARTICLE, *(self.thread.parents[index] for index in wanted if index != ARTICLE)}
        for moment in range(self._moment(wanted[-1])):
            index = self._order[moment]
            for words in word_pieces(_text(self.thread, index)):
                if grams.in_words(words):
                    sharing.add(index)
                    break
                if moment % _TEXTS_AT_ONCE == 0:
                    yield
        return sharing


def _expected_words(thread: Thread) -> int:
    """Guess how many words a thread has, by its first comments: all bodies may not be made yet."""
    sample = [len(comment.text) for comment in thread.comments[:_SAMPLE]]
    article = len(thread.article.text) if thread.article else 0
    return (article + sum(sample) * len(thread) // max(1, len(sample))) // _CHARACTERS_PER_WORD


def _text(thread: Thread, index: int) -> str:
    """Return the characters of a comment or of the article."""
    comment = thread.article if index == ARTICLE else thread.comments[index]
    return comment.text if comment else ""


def _read(text: str) -> Generator[None, None, Words]:
    """Return the words of a text."""
    words = Words(text, read=False)
    yield from words.reading()
    return words
