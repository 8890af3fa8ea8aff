"""Where each stretch of four words stood before: an index of grams that grows with the page.

For a word two numbers of four bytes are kept (the word, a link) and half to a whole one more (the head of a chain).
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from .words import GRAM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .words import Words

MOST_PLACES: Final = 32
"""How many earlier texts are looked at for one gram, the newest first. A gram that more texts share is a phrase of the
thread, and a quote that holds it is found by its other grams."""

STEP: Final = 1 << 12
"""So many grams are looked up, or taken in, in one step."""

_SMALLEST_TABLE: Final = 1 << 12
_BITS: Final = bytes(1 << bit for bit in range(8))
"""The bits of a tag: which of these a gram has set tells, with one look into little memory, what is in no chain."""

_WALKED: Final = 32
_SEPARATOR: Final = -1


class Index:
    """The grams of the texts added so far, in one sequence of words.

    A text is named by its number, from 0, in the order of adding. A place is a word's position in the whole sequence.
    """

    def __init__(self, expected_words: int = 0) -> None:
        """Make room for about that many words; more are taken as well, a little slower to look up."""
        self._words = array("i")
        self._links = array("i")
        self._starts = array("i")
        self._tables = [_new_table(expected_words)]
        self._tags = [bytearray(len(self._tables[0]))]
        self._room = 2 * len(self._tables[0])

    def add(self, words: Words) -> None:
        """Take in the next text. Of a gram that it holds several times, only the first is kept."""
        for _ in self.adding(words):
            pass

    def adding(self, words: Words) -> Iterator[None]:
        """Take in the next text, some milliseconds' worth for each step; between steps nothing may be looked up."""
        if self._room < len(words):
            self._tables.append(_new_table(max(4 * len(self._tables[-1]), len(words))))
            self._tags.append(bytearray(len(self._tables[-1])))
            self._room = 2 * len(self._tables[-1])
        self._room -= len(words)
        start = len(self._words)
        self._starts.append(start)
        self._words.extend(words.ids)
        self._words.append(_SEPARATOR)
        self._links.frombytes(b"\xff" * 4 * (len(words) + 1))
        for first in range(0, len(words.grams), STEP):
            self._link(words.grams[first : first + STEP], start, first)
            if first + STEP < len(words.grams):
                yield

    def _link(self, grams: list[int], start: int, first: int) -> None:
        """Put some grams of the text that begins at ``start`` at the heads of their chains."""
        table, tags, links = self._tables[-1], self._tags[-1], self._links
        mask = len(table) - 1
        for place, gram in enumerate(grams, start + first):
            slot = gram & mask
            head = table[slot]
            if head >= start and self._stands_in(head, start, place):
                continue
            links[place] = head
            table[slot] = place
            tags[slot] |= _BITS[gram >> 40 & 7]

    def _stands_in(self, head: int, start: int, place: int) -> bool:
        """Tell whether a chain has the gram at a place already, from its head as far back as the word ``start``."""
        words, links = self._words, self._links
        while head >= start:
            if words[head : head + GRAM] == words[place : place + GRAM]:
                return True
            head = links[head]
        return False

    def likely(self, words: Words, begin: int = 0) -> list[int]:
        """Return the first words of the grams that may stand here, in order; the others certainly do not.

        Only the :data:`STEP` grams from ``begin`` on are looked at.
        """
        grams = words.grams if len(words.grams) <= STEP else words.grams[begin : begin + STEP]
        found: list[int] = []
        for tags in self._tags:
            mask = len(tags) - 1
            found += [at for at, gram in enumerate(grams, begin) if tags[gram & mask] & _BITS[gram >> 40 & 7]]
        return found if len(self._tags) == 1 else sorted(set(found))

    def certain(self, words: Words, likely: Iterable[int]) -> list[int]:
        """Return those of the likely grams that do stand here: by their words, so that no chance of hashing matters."""
        grams, ids, known, links = words.grams, words.ids, self._words, self._links
        tables = [(table, len(table) - 1) for table in self._tables]
        found: list[int] = []
        for first in likely:
            gram, lead = grams[first], ids[first]
            for table, mask in tables:
                place = table[gram & mask]
                while place >= 0 and not (
                    known[place] == lead and known[place : place + GRAM] == ids[first : first + GRAM]
                ):
                    place = links[place]
                if place >= 0:
                    found.append(first)
                    break
        return found

    def places(self, words: Words, first: int) -> list[int]:
        """Return where the gram of ``words`` that begins with the word ``first`` stands, the newest first."""
        found: list[int] = []
        gram, known, links = words.grams[first], self._words, self._links
        lead = words.ids[first]
        for table in reversed(self._tables):
            place = table[gram & (len(table) - 1)]
            while place >= 0:
                if known[place] == lead and known[place : place + GRAM] == words.ids[first : first + GRAM]:
                    found.append(place)
                    if len(found) == MOST_PLACES:
                        return found
                place = links[place]
        return found

    def text_of(self, place: int) -> int:
        """Return the number of the text that holds a place."""
        return bisect_right(self._starts, place) - 1

    def start_of(self, text: int) -> int:
        """Return the place of a text's first word."""
        return self._starts[text]

    def length_of(self, text: int) -> int:
        """Return how many words a text has."""
        end = self._starts[text + 1] if text + 1 < len(self._starts) else len(self._words)
        return end - self._starts[text] - 1

    def word_at(self, place: int) -> int:
        """Return the number of the word at a place."""
        return self._words[place]

    def find(self, ids: array[int], text: int) -> int:
        """Return the first place in a text where these words stand in a row, -1 when they do not."""
        start = self._starts[text]
        known = self._words[start : start + self.length_of(text)].tobytes()
        wanted, at = ids.tobytes(), -1
        while (at := known.find(wanted, at + 1)) >= 0:
            if at % ids.itemsize == 0:
                return start + at // ids.itemsize
        return -1

    def equal_ahead(self, words: Words, first: int, place: int, guess: int = GRAM) -> int:
        """Return how many words from ``first`` on equal those from ``place`` on; so many are the likeliest answer."""
        ids, known = words.ids, self._words
        length = guess if guess < _WALKED and ids[first : first + guess] == known[place : place + guess] else 0
        most = min(len(ids) - first, _WALKED)
        while length < most and ids[first + length] == known[place + length]:
            length += 1
        return length if length < _WALKED else length + self._leaps_ahead(ids, first + length, place + length)

    def _leaps_ahead(self, ids: array[int], first: int, place: int) -> int:
        """Return how many words are equal from here on, comparing whole stretches: twice as long, then half as long."""
        known, begin, leap = self._words, first, _WALKED
        growing = True
        while leap:
            there = place + first - begin
            if first + leap <= len(ids) and ids[first : first + leap] == known[there : there + leap]:
                first += leap
                leap *= 2 if growing else 1
            else:
                growing = False
                leap //= 2
        return first - begin

    def equal_behind(self, words: Words, first: int, place: int, floor: int) -> int:
        """Return how many words before ``first``, down to ``floor``, equal those before ``place``."""
        ids, known = words.ids, self._words
        length, most = 0, min(first - floor, place)
        while length < most and ids[first - length - 1] == known[place - length - 1]:
            length += 1
        return length


def _new_table(expected_words: int) -> array[int]:
    """Return an empty table: a power of two of heads, at least one for two words."""
    size = _SMALLEST_TABLE
    while 2 * size < expected_words:
        size *= 2
    return array("i", b"\xff" * 4 * size)
