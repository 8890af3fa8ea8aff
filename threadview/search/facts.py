"""What a search may ask of a comment besides its text and its author; whoever studies threads supplies it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

ARTICLE: Final = -1
"""The index by which facts name the article."""


class Facts(Protocol):
    """What is known of the comments of a thread, by their indexes."""

    def handles(self, index: int) -> Iterable[str]:
        """Return whom a comment mentions, in any case, with or without ``@``."""

    def addressed(self, index: int) -> Iterable[str]:
        """Return to whom of these it speaks."""

    def sources(self, index: int) -> Collection[int | None]:
        """Return what a comment quotes, once a quote: an index, :data:`ARTICLE`, None where it is not in the thread."""

    def quoters(self, index: int) -> Collection[int]:
        """Return which comments quote a comment."""

    def is_repeat(self, index: int) -> bool:
        """Tell whether a comment was posted before."""

    def is_new(self, index: int) -> bool:
        """Tell whether a comment is new since the last visit."""

    def is_edited(self, index: int) -> bool:
        """Tell whether a comment has another text than at the last visit."""

    def guess(self, index: int) -> str | None:
        """Return who seems to have written a comment that has no author; None where nobody can tell."""


class Nothing:
    """The facts of a thread that nobody has studied."""

    def handles(self, _index: int, /) -> tuple[str, ...]:
        """Return nobody."""
        return ()

    def addressed(self, _index: int, /) -> tuple[str, ...]:
        """Return nobody."""
        return ()

    def sources(self, _index: int, /) -> tuple[int, ...]:
        """Return no source."""
        return ()

    def quoters(self, _index: int, /) -> tuple[int, ...]:
        """Return no comment."""
        return ()

    def is_repeat(self, _index: int, /) -> bool:
        """Return False."""
        return False

    def is_new(self, _index: int, /) -> bool:
        """Return False."""
        return False

    def is_edited(self, _index: int, /) -> bool:
        """Return False."""
        return False

    def guess(self, _index: int, /) -> None:
        """Return nobody."""
        return
