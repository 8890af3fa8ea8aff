"""What was found: who is mentioned where."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ARTICLE: Final = -1
"""The index by which findings name the article."""

MentionKind = Literal["at", "addressed", "named"]
"""``at``: written ``@name``. ``addressed``: spoken to, at the beginning or the end of a text. ``named``: spoken of."""


class Mention(Struct, frozen=True, gc=False):
    """A handle in a text.

    Attributes:
        start: First code point, from 0; of an ``@name`` the ``@``.
        end: One past the last.
        handle: Who is meant, without ``@``: as the author is called where it is one, else as it is written here.
        kind: One of :data:`MentionKind`.
    """

    start: int
    end: int
    handle: str
    kind: MentionKind


class Mentions:
    """The mentions of a thread, immutable."""

    def __init__(self, found: Mapping[int, tuple[Mention, ...]]) -> None:
        """Keep what was found: mentions by index, :data:`ARTICLE` for the article, sorted by their start."""
        self._found = {index: mentions for index, mentions in found.items() if mentions}

    def of(self, index: int) -> tuple[Mention, ...]:
        """Return the mentions in a comment, or in the article, in the order of its text."""
        return self._found.get(index, ())

    def __iter__(self) -> Iterator[tuple[int, tuple[Mention, ...]]]:
        """Yield the texts that mention somebody, by index, with their mentions."""
        yield from sorted(self._found.items())

    @classmethod
    def collect(cls, pairs: Iterable[tuple[int, Mention]]) -> Mentions:
        """Return single mentions as findings; of mentions that overlap, the first one given is kept."""
        collection = Collection()
        for index, mention in pairs:
            collection.add(index, mention)
        return collection.mentions()


class Collection:
    """Mentions that come one after the other, in any order."""

    def __init__(self) -> None:
        """Begin without any."""
        self._found: dict[int, list[Mention]] = {}

    def add(self, index: int, mention: Mention) -> None:
        """Keep a mention in a text, unless it overlaps one that is there already."""
        others = self._found.setdefault(index, [])
        at = bisect_left(others, mention.start, key=lambda other: other.start)
        before, behind = others[at - 1 : at] if at else [], others[at : at + 1]
        if all(other.end <= mention.start for other in before) and all(mention.end <= other.start for other in behind):
            others.insert(at, mention)

    def mentions(self) -> Mentions:
        """Return what was kept."""
        return Mentions({index: tuple(found) for index, found in self._found.items()})


def person_key(handle: str) -> str:
    """Return what all spellings of one name have in common."""
    return handle.removeprefix("@").casefold()
