"""The words of one text, as numbers that compare fast."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final

from .offsets import PIECE, Offsets, pieces, split_words

if TYPE_CHECKING:
    from collections.abc import Iterator

GRAM: Final = 4
"""How many words in a row make a gram, the unit that is looked up; nothing shorter can be an unmarked quote."""

_ID_BITS: Final = 0x7FFF_FFFF


class Words:
    """The words of a text once case, blanks, typographic quotes, dashes and punctuation are laid aside.

    Attributes:
        text: The characters.
        offsets: Where the words stand in the text.
        ids: A number for each word, never negative; equal words have equal numbers within one run of the program.
        grams: A hash for each stretch of :data:`GRAM` words; the one at ``i`` covers the words ``i`` to ``i + GRAM``.
    """

    def __init__(self, text: str, *, read: bool = True) -> None:
        """Read the words; with ``read=False`` :meth:`reading` is still to be gone through."""
        self.text = text
        self.offsets = Offsets(text)
        self.ids = array("i")
        self.grams: list[int] = []
        if read:
            for _ in self.reading():
                pass

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.ids)

    def reading(self) -> Iterator[None]:
        """Read the words, some milliseconds' worth for each step."""
        if len(self.text) <= PIECE:
            self._take(self.offsets.split(), 0)
            return
        before: list[str] = []
        for start, end in pieces(self.text):
            words = split_words(self.text[start:end])
            self.offsets.begin_piece(start, len(self.ids))
            self._take(before + words, len(before))
            before = words[1 - GRAM :]
            if end < len(self.text):
                yield

    def _take(self, words: list[str], known: int) -> None:
        """Take in words, of which the first were taken already: they begin grams of the others."""
        self.ids.extend([hash(word) & _ID_BITS for word in (words[known:] if known else words)])
        self.grams += map(hash, zip(words, words[1:], words[2:], words[3:], strict=False))


def word_pieces(text: str) -> Iterator[list[str]]:
    """Yield the words of a text, those of some milliseconds' worth at a time; each gram is whole in one list."""
    if len(text) <= PIECE:
        yield split_words(text)
        return
    before: list[str] = []
    for start, end in pieces(text):
        words = before + split_words(text[start:end])
        yield words
        before = words[1 - GRAM :]


class Grams:
    """Grams that are looked for in many texts."""

    def __init__(self) -> None:
        """Look for nothing yet."""
        self._whole: set[tuple[str, str, str, str]] = set()
        self._parts: set[tuple[str, str, str]] = set()

    def add(self, words: list[str]) -> None:
        """Look for the grams of these words too."""
        self._whole.update(zip(words, words[1:], words[2:], words[3:], strict=False))
        self._parts.update(zip(words, words[1:], words[2:], strict=False))

    def in_words(self, words: list[str]) -> bool:
        """Tell whether these words have one of the grams."""
        # Of the two stretches of three words in a gram, one begins at an even place: half as many to look up.
        if self._parts.isdisjoint(zip(words[::2], words[1::2], words[2::2], strict=False)):
            return False
        return not self._whole.isdisjoint(zip(words, words[1:], words[2:], words[3:], strict=False))
