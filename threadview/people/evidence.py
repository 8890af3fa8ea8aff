"""Whether a word is a name: what its places say, and what else the thread knows of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from .findings import person_key
from .tokens import tokens
from .vocabulary import AMBIGUOUS, COMMON, ENDINGS, GIVEN_NAMES
from .vocatives import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.thread import Thread

    from .authors import Authors

ENOUGH: Final = 2
"""So much evidence makes a name."""

_STRENGTH: Final = {Form.ALONE: 2, Form.HAILED: 2, Form.MARK: 0, Form.PARAGRAPH: 0, Form.SPEAKER: 0}
_BEGINNINGS: Final = frozenset({Form.ALONE, Form.HAILED, Form.OPENED, Form.COMMA, Form.DOTS, Form.MARK, Form.GREETED})
_UNSURE: Final = frozenset({Form.LAST, Form.PARAGRAPH})
"""Here even a known name may be a word."""

_INSIDE: Final = frozenset({Form.PARAGRAPH, Form.SPEAKER})
"""Words stand here so often that they count as used."""

_SHORTEST_ENDING: Final = 6
_NEAR: Final = 240
_SHORTEST: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]\w+")
_NO_LETTERS: Final = "0123456789_"
_NO_NAME: Final = re.compile(r"^[b-df-hj-np-tv-xz]+$|(?<!^[dlo])['’]|([^\W\d_])\1\1")
"""A cry without a vowel or with a letter three times in a row, a contraction; but O'Neill is a name."""
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

    def __init__(self, thread: Thread, authors: Authors) -> None:
        """Know the authors, which are names for certain, and what the thread is about."""
        self._thread, self._authors = thread, authors
        self._called: set[str] = set()
        self._begun: Counter[str] = Counter()
        self._set_off: Counter[str] = Counter()
        self._used: Counter[str] = Counter()
        article = thread.article.text if thread.article else ""
        self._topics = frozenset(word.casefold() for word in _WORD.findall(f"{thread.title} {article}"))

    def know(self, handle: str) -> None:
        """Take note of a name that is one for certain: somebody is called so with an ``@``."""
        self._called.add(handle.casefold())

    def note(self, places: Sequence[Place]) -> None:
        """Take note of the places of one comment where names would stand."""
        self._begun.update({place.word.casefold() for place in places if place.form in _BEGINNINGS})
        self._set_off.update({place.word.casefold() for place in places if place.form not in _INSIDE})

    def look_at(self, text: str) -> None:
        """Count the words in question that a comment uses, when all places are noted; each comment once."""
        if self._set_off:
            self._used.update(self._set_off.keys() & _words(text.casefold()))

    def is_name(self, place: Place) -> bool:
        """Tell whether the word at a place is the name of somebody in the discussion."""
        word = place.word.casefold()
        if word in self._called or self._authors.handle(word):
            return place.form not in _UNSURE and (word not in COMMON or place.form is Form.ALONE)
        if _is_common(place.word) or self._is_word(word):
            return False
        return self._strength(place, word) >= ENOUGH

    def may_be_name(self, place: Place, handle: str) -> bool:
        """Tell whether a word that could be a known name, perhaps in another spelling, is one at this place."""
        if _is_common(place.word) or self._is_word(place.word.casefold()):
            return False
        return place.form is not Form.LAST or self._answers(place.comment, handle)

    def _answers(self, comment: int, handle: str) -> bool:
        """Tell whether a comment answers one by this author."""
        parent = self._thread.parents[comment]
        author = self._thread.comments[parent].author if parent >= 0 else None
        return author is not None and person_key(author) == person_key(handle)

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


def _words(text: str) -> list[str]:
    """Return what :data:`_WORD` finds in a text, and perhaps single letters, which are no names."""
    if not text.isascii():
        return _WORD.findall(text)
    found = tokens(text)
    return found + [word.lstrip(_NO_LETTERS) for word in found if not word[0].isalpha()]


def _is_common(written: str) -> bool:
    """Tell whether a word looks like no name: too short, a common one, a cry, or an ending that names do not have."""
    word = written.casefold()
    if len(word) < _SHORTEST or word in COMMON or written.isupper() or _NO_NAME.search(word):
        return True
    return len(word) >= _SHORTEST_ENDING and word.endswith(ENDINGS)
