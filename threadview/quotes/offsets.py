"""Where the words of a text stand in it, worked out piece by piece: most of a long text is never asked for."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from threadview.markup import UNSPACED, WORD, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE: Final = 1 << 15
"""About so many characters of a text are read at a time."""

_PIECES_KEPT: Final = 8

_ASCII_WORDS: Final = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))

_WORD: Final = re.compile(WORD)
_BETWEEN: Final = re.compile(f"({WORD})")
"""Splits a text into what stands between words and the words, in turns."""

_SEAM: Final = re.compile(f"[\\W_{UNSPACED}]")
"""Before such a character no word goes on."""


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ``(start, end)`` of stretches of about :data:`PIECE` characters that cut no word in two."""
    start = 0
    while start < len(text):
        seam = _SEAM.search(text, start + PIECE)
        end = seam.start() if seam else len(text)
        yield start, end
        start = end


def split_words(text: str) -> list[str]:
    """Return the words of a text, folded; what :data:`~threadview.markup.WORD` finds, faster where all is ASCII."""
    folded = fold(text)
    return folded.translate(_ASCII_WORDS).split() if folded.isascii() else _WORD.findall(folded)


class Offsets:
    """Tells words, by their numbers from 0, and characters of one text from each other.

    Attributes:
        text: The characters.
    """

    def __init__(self, text: str) -> None:
        """Know nothing yet; a text of one piece needs no more."""
        self.text = text
        self._firsts = array("i", [0])
        self._starts = array("i", [0])
        self._kept: dict[int, tuple[array[int], array[int]]] = {}
        self._line_ends: list[int] = []

    def begin_piece(self, start: int, first: int) -> None:
        """Take down that the word ``first`` is the first from the character ``start`` on."""
        if start:
            self._starts.append(start)
            self._firsts.append(first)

    def split(self) -> list[str]:
        """Return the words of a text of one piece, and take down in which line each stands."""
        words: list[str] = []
        self._line_ends = [0]
        for line in self.text.split("\n"):
            if in_line := split_words(line):
                words += in_line
                self._line_ends.append(len(words))
        return words

    @property
    def is_long(self) -> bool:
        """Whether the text has several pieces."""
        return len(self._starts) > 1

    def start(self, word: int) -> int:
        """Return the offset of a word's first character."""
        piece = bisect_right(self._firsts, word) - 1
        return self._bounds(piece)[0][word - self._firsts[piece]]

    def end(self, word: int) -> int:
        """Return the offset behind a word's last character."""
        piece = bisect_right(self._firsts, word) - 1
        return self._bounds(piece)[1][word - self._firsts[piece]]

    def word_from(self, offset: int) -> int:
        """Return the first word that begins at a character or behind it; past the last word, how many there are."""
        piece = bisect_right(self._starts, offset) - 1
        return self._firsts[piece] + bisect_left(self._bounds(piece)[0], offset)

    def lines(self) -> Iterator[tuple[int, int]]:
        """Yield the words of each line that has any, as ``(first, one past the last)``."""
        return pairwise(self._line_ends) if self._line_ends else self._lines_of_pieces()

    def _lines_of_pieces(self) -> Iterator[tuple[int, int]]:
        """Yield the lines of a text that was read in pieces, of which one may be as long as the whole."""
        first, size = 0, self.word_from(len(self.text))
        while first < size:
            end = self.text.find("\n", self.start(first))
            past = size if end < 0 else self.word_from(end)
            yield first, past
            first = past

    def _bounds(self, piece: int) -> tuple[array[int], array[int]]:
        """Return where each word of a piece starts, and where it ends."""
        bounds = self._kept.get(piece)
        if bounds is None:
            start = self._starts[piece]
            end = self._starts[piece + 1] if piece + 1 < len(self._starts) else len(self.text)
            split = _BETWEEN.split(fold(self.text[start:end]))
            borders = list(accumulate(map(len, split), initial=start))[1:]
            bounds = array("i", borders[:-1:2]), array("i", borders[1::2])
            if len(self._kept) >= _PIECES_KEPT:
                self._kept.clear()
            self._kept[piece] = bounds
        return bounds
