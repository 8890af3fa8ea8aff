"""The words of one text, as numbers that compare fast and as places in the text."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from threadview.markup import WORD, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

GRAM: Final = 4
"""How many words in a row make a gram, the unit that is looked up; nothing shorter can be an unmarked quote."""

_PIECES: Final = re.compile(f"({WORD.pattern})")
"""Splits a text into what stands between words and the words, in turns."""

_ID_BITS: Final = 0x7FFF_FFFF


class Words:
    """The words of a text once case, blanks, typographic quotes, dashes and punctuation are laid aside.

    Attributes:
        text: The characters.
        ids: A number for each word, never negative; equal words have equal numbers within one run of the program.
        grams: A hash for each stretch of :data:`GRAM` words; the one at ``i`` covers the words ``i`` to ``i + GRAM``.
    """

    def __init__(self, text: str) -> None:
        """Read the words; their places in the text are worked out when first asked for."""
        self.text = text
        words = WORD.findall(fold(text))
        self.ids = array("i", [hash(word) & _ID_BITS for word in words])
        self.grams = list(map(hash, zip(words, words[1:], words[2:], words[3:], strict=False)))

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.ids)

    @cached_property
    def _bounds(self) -> tuple[array[int], array[int]]:
        """Where each word starts, and where it ends."""
        borders = list(accumulate(map(len, _PIECES.split(fold(self.text)))))
        return array("i", borders[:-1:2]), array("i", borders[1::2])

    def start(self, word: int) -> int:
        """Return the offset of a word's first character."""
        return self._bounds[0][word]

    def end(self, word: int) -> int:
        """Return the offset behind a word's last character."""
        return self._bounds[1][word]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the words that begin in a range of characters, as ``(first, one past the last)``."""
        starts = self._bounds[0]
        return bisect_left(starts, start), bisect_left(starts, end)

    def lines(self) -> Iterator[tuple[int, int]]:
        """Yield the words of each line that has any, as ``(first, one past the last)``."""
        starts = self._bounds[0]
        first, size = 0, len(starts)
        while first < size:
            end = self.text.find("\n", starts[first])
            past = size if end < 0 else bisect_left(starts, end, first)
            yield first, past
            first = past
