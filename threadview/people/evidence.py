"""Whether a word is a name: what its places say, and what else the thread knows of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from .vocabulary import AMBIGUOUS, COMMON, ENDINGS, GIVEN_NAMES
from .vocatives import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from threadview.thread import Thread

ENOUGH: Final = 2
"""So much evidence makes a name."""

_STRENGTH: Final = {Form.ALONE: 2, Form.HAILED: 2, Form.MARK: 0}
_BEGINNINGS: Final = frozenset({Form.ALONE, Form.HAILED, Form.OPENED, Form.COMMA, Form.DOTS, Form.MARK, Form.GREETED})
_SHORTEST_ENDING: Final = 6
_NEAR: Final = 240
_SHORTEST: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]\w+")
_NO_NAME: Final = re.compile(r"^[b-df-hj-np-tv-xz]+$|(?<!^[dlo])['’]")
"""A cry without a vowel, a contraction; but O'Neill is one."""
_YOU: Final = re.compile(
    r"\b(?:you|your|yours|ur|u|du|dich|dir|dein|tu|te|toi|vous|votre|usted|jij|je)\b", re.IGNORECASE
)


class Place(NamedTuple):
    """A word where a name would stand.

    Attributes:
        comment: The comment.
        start: Its first code point.
        end: One past the last.
        word: As it is written.
        form: How it is set off.
    """

    comment: int
    start: int
    end: int
    word: str
    form: Form


class Evidence:
    """What a thread knows of the words that may be names."""

    def __init__(self, thread: Thread, places: Sequence[Place], known: Iterable[str]) -> None:
        """Look at the places of these words; their other uses are to be counted by :meth:`look_at`.

        Args:
            thread: The thread.
            places: The places where names would stand.
            known: Names of which it is certain, folded: authors, and who is called with an ``@``.
        """
        self._thread = thread
        self._known = frozenset(known)
        self._begun = _texts_with(place for place in places if place.form in _BEGINNINGS)
        self._set_off = _texts_with(places)
        self._words = frozenset(self._set_off)
        self._used: Counter[str] = Counter()
        article = thread.article.text if thread.article else ""
        self._topics = frozenset(word.casefold() for word in _WORD.findall(f"{thread.title} {article}"))

    def look_at(self, text: str) -> None:
        """Count the words in question that a comment uses; each comment is to be looked at once."""
        if self._words:
            self._used.update(self._words.intersection(_WORD.findall(text.casefold())))

    def is_name(self, place: Place) -> bool:
        """Tell whether the word at a place is the name of somebody in the discussion."""
        word = place.word.casefold()
        if word in self._known:
            return place.form is not Form.LAST and (word not in COMMON or place.form is Form.ALONE)
        if _is_common(place.word) or self._is_word(word):
            return False
        return self._strength(place, word) >= ENOUGH

    def _is_word(self, word: str) -> bool:
        """Tell whether people use a word otherwise than to speak to somebody."""
        return word in self._topics or self._used[word] > self._set_off[word]

    def _strength(self, place: Place, word: str) -> int:
        """Return how much speaks for a name."""
        given = word in GIVEN_NAMES and (place.word[0].isupper() or word not in AMBIGUOUS)
        if place.form is Form.LAST:
            return ENOUGH if given else 0
        several = self._begun[word] > 1 and place.form in _BEGINNINGS
        return _STRENGTH.get(place.form, 1) + given + several + self._speaks_to(place)

    def _speaks_to(self, place: Place) -> bool:
        """Tell whether the text round a capitalised word speaks to somebody: it says you, or answers with dots."""
        if not place.word[0].isupper():
            return False
        if place.form is Form.OPENED:
            return True
        if place.form is Form.DOTS:
            return self._thread.parents[place.comment] >= 0
        text = self._thread.comments[place.comment].text
        return place.form is Form.COMMA and _YOU.search(text, place.end, place.end + _NEAR) is not None


def _is_common(written: str) -> bool:
    """Tell whether a word looks like no name: too short, a common one, a cry, or an ending that names do not have."""
    word = written.casefold()
    if len(word) < _SHORTEST or word in COMMON or written.isupper() or _NO_NAME.search(word):
        return True
    return len(word) >= _SHORTEST_ENDING and word.endswith(ENDINGS)


def _texts_with(places: Iterable[Place]) -> Counter[str]:
    """Return in how many texts each word, folded, is at one of these places."""
    return Counter(word for word, _ in {(place.word.casefold(), place.comment) for place in places})
