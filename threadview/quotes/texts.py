"""The texts that may be quoted: those read so far, and where their words stand."""

from __future__ import annotations

from array import array
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from . import borders
from .index import Index
from .kinship import ARTICLE
from .offsets import Offsets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from threadview.thread import Thread

    from .passages import Passage
    from .words import Words

_UNREAD: Final = -1
_OFFSETS_KEPT: Final = 64


class Texts:
    """The article and the comments read so far, in the order of reading.

    Attributes:
        thread: The thread.
        index: Their words.
        sources: What each is: the index of a comment, or ARTICLE.
        numbers: The number of the article's text and of each comment's, in this order; negative where it is not read.
    """

    def __init__(self, thread: Thread, expected_words: int = 0) -> None:
        """Have read nothing yet."""
        self.thread = thread
        self.index = Index(expected_words)
        self.sources = array("i")
        self.numbers = array("i", [_UNREAD] * (len(thread) + 1))
        self._long: dict[int, Offsets] = {}
        self._short = lru_cache(_OFFSETS_KEPT)(partial(_offsets_of, thread))  # no circle: it goes when it is done with

    def taking_in(self, source: int, words: Words) -> Iterator[None]:
        """Make a text one that can be quoted, some milliseconds' worth for each step."""
        self.numbers[source + 1] = len(self.sources)
        self.sources.append(source)
        if words.offsets.is_long:
            self._long[source] = words.offsets
        yield from self.index.adding(words)

    def range_of(self, passages: Sequence[Passage]) -> tuple[int, int]:
        """Return the characters of the source that passages which follow each other stand on."""
        first, last = passages[0].alignment, passages[-1].alignment
        base = self.index.start_of(first.text)
        source = self.sources[first.text]
        offsets = self._long.get(source) or self._short(source)
        return borders.stretch(offsets, first.place - base, last.place_end - base)


def _offsets_of(thread: Thread, source: int) -> Offsets:
    """Return where the words of a short text stand."""
    comment = thread.article if source == ARTICLE else thread.comments[source]
    return Offsets(comment.text if comment else "")
