"""Names that are not written as the thread knows them: shortened, or with one letter wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .vocabulary import GIVEN_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST: Final = 3
"""Letters that are left at least of a name that is shortened."""

SHORTEST_MISSPELT: Final = 5
"""Letters of a name that may have one wrong: shorter ones have too many neighbours."""

LONGEST: Final = 32
"""Longer names are neither shortened nor misspelt."""

MOST_ALIKE: Final = 8
"""So many words that differ by the same letter are looked at: a name is not misspelt in more ways."""

_JOINT: Final = re.compile(r"(?<=[^\W\d_])(?=[\d_\W])|(?<=[a-z])(?=[A-Z])")
"""Where a handle may be broken off: ChrisHardwick, roy_043, Ann-Marie."""


class Spellings:
    """Some words, and which of the names that are learned behind them they mean."""

    def __init__(self) -> None:
        """Ask for nothing yet."""
        self._words: set[str] = set()
        self._meant: dict[str, set[str]] = {}
        self._learned: set[str] = set()
        self._alike: dict[str, list[str]] = {}

    def ask(self, word: str) -> None:
        """Take a word that is in question, in any case."""
        folded = word.casefold()
        if folded in self._words:
            return
        self._words.add(folded)
        if folded.isalpha() and SHORTEST_MISSPELT - 1 <= len(folded) <= LONGEST and folded not in GIVEN_NAMES:
            for left in _with_one_less(folded):
                alike = self._alike.setdefault(left, [])
                if len(alike) < MOST_ALIKE:
                    alike.append(folded)

    def learn(self, name: str) -> None:
        """Take note of a name that the thread knows."""
        folded = name.casefold()
        if not self._words or folded in self._learned or len(name) > LONGEST:
            return
        self._learned.add(folded)
        for short in _shortened(name):
            self._mean(short, name)
        for part in folded.split():
            for word in self._misspelt(part):
                self._mean(word, name)

    def meant(self, word: str) -> str | None:
        """Return the one name that a word means in another spelling; None where it is none, or several."""
        names = self._meant.get(word.casefold(), ())
        return next(iter(names)) if len(names) == 1 else None

    def knows(self, word: str) -> bool:
        """Tell whether a word is one of the names."""
        return word.casefold() in self._learned

    def _misspelt(self, part: str) -> Iterator[str]:
        """Yield the words that are a part of a name, folded, but for one letter."""
        if part.isalpha() and len(part) >= SHORTEST_MISSPELT:
            for left in _with_one_less(part):
                yield from (word for word in self._alike.get(left, ()) if _is_one_off(word, part))

    def _mean(self, word: str, name: str) -> None:
        """Note that one of the words may mean a name."""
        if word in self._words:
            self._meant.setdefault(word, set()).add(name)


def _shortened(name: str) -> Iterator[str]:
    """Yield the beginnings, folded, that a name is shortened to: up to a joint, or to a given name."""
    folded = name.casefold()
    joint = _JOINT.search(name, SHORTEST)
    if joint:
        yield name[: joint.start()].casefold()
    for size in range(SHORTEST, len(folded)):
        if folded[:size] in GIVEN_NAMES:
            yield folded[:size]


def _with_one_less(word: str) -> Iterator[str]:
    """Yield a word, and the word without each of its letters: two words with one letter wrong share one of these."""
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _is_one_off(one: str, other: str) -> bool:
    """Tell whether words differ by one letter put in, left out or changed, or by two neighbours in the wrong order."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    longer, shorter = sorted((one, other), key=len, reverse=True)
    at = next((place for place, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    if len(longer) > len(shorter):
        return longer[at + 1 :] == shorter[at:]
    swapped = longer[at + 1] + longer[at] + longer[at + 2 :] if at + 1 < len(longer) else ""
    return longer[at + 1 :] == shorter[at + 1 :] or swapped == shorter[at:]
