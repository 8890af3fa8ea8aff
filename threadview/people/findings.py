"""What was found: who is mentioned where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ARTICLE: Final = -1
"""The index by which findings name the article."""

MentionKind = Literal["at", "addressed", "named"]
"""``at``: written ``@name``. ``addressed``: spoken to, at the beginning or the end of a text. ``named``: spoken of."""


@dataclass(frozen=True, slots=True)
class Mention:
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
        found: dict[int, list[Mention]] = {}
        for index, mention in pairs:
            others = found.setdefault(index, [])
            if all(mention.end <= other.start or other.end <= mention.start for other in others):
                others.append(mention)
        return cls({index: tuple(sorted(them, key=lambda one: one.start)) for index, them in found.items()})
