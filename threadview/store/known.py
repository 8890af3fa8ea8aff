"""What is known of the comments of a thread: of a huge one not all of it is looked at when it is opened again."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import filterfalse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class Known(Mapping[str, str | None]):
    """The comments that are known, by their keys, with the digest of the text each was known with.

    That is None for one that nobody has looked at. It never changes.
    """

    def __init__(
        self, unread: Callable[[], Iterable[str]] = tuple, told: Mapping[str, str | None] | None = None
    ) -> None:
        """Look at nothing yet.

        Args:
            unread: Returns the keys of the comments that nobody has looked at; called once, if at all.
            told: The other ones, and any of the same with what is known better.
        """
        self._unread = cache(lambda: frozenset(unread()))
        self._told: Mapping[str, str | None] = told or {}

    def __getitem__(self, key: str) -> str | None:
        """Return the digest of a comment's text."""
        if key in self._told:
            return self._told[key]
        if key in self._unread():
            return None
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        """Tell whether a comment is known."""
        return key in self._told or key in self._unread()

    def __iter__(self) -> Iterator[str]:
        """Yield all keys."""
        yield from self._told
        yield from filterfalse(self._told.__contains__, self._unread())

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._unread().union(self._told))

    def get(self, key: str, /, default: Any = None) -> Any:  # noqa: ANN401 - as that of any mapping
        """Return the digest of a comment's text; for a default of None no unread ones are looked at."""
        if default is None or key in self._told:
            return self._told.get(key)
        return None if key in self._unread() else default

    def news(self, told: Mapping[str, str | None]) -> Mapping[str, str | None]:
        """Return what is told that is not known already."""
        if not self._told and not self._unread():
            return told
        return {
            key: digest
            for key, digest in told.items()
            if (key not in self if digest is None else digest != self._told.get(key))
        }

    def with_(self, news: Mapping[str, str | None]) -> Known:
        """Return what is known once some more is."""
        known = Known(told={**self._told, **news} if self._told else news)
        known._unread = self._unread
        return known
