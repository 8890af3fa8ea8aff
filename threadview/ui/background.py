"""Studying a thread while it is read: a little whenever no key was pressed for a moment."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, Final

from threadview.quotes import find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from threadview.session import Session

SLICE: Final = 0.004
"""Seconds of work at a time: a key that comes meanwhile waits no longer than this."""

REST: Final = 0.006
"""Seconds between two slices, for Textual to do its own work in."""

QUIET: Final = 0.12
"""Seconds without a key after which work goes on."""


class Study:
    """Finds the quotes and handles of a thread piece by piece.

    Attributes:
        done: Everything was found.
    """

    def __init__(self, state: Session, clock: Callable[[], float] = perf_counter) -> None:
        """Begin at the start of the thread."""
        thread = state.thread
        self._clock = clock
        self._quotes = find(thread)
        self._words = self._warm(state)
        self.done = False

    def go_on(self, state: Session) -> tuple[Session, set[int]]:
        """Work for :data:`SLICE` seconds; return the state with what was found, and the texts it was found in."""
        until = self._clock() + SLICE
        pairs = []
        for pair in self._quotes:
            pairs.append(pair)
            if self._clock() > until:
                break
        else:
            self._finish(until)
        quotes = state.findings.quotes.adding(pairs)
        touched = {index for index, found in pairs if found}
        if touched:
            state = replace(state, findings=replace(state.findings, quotes=quotes))
        return state, touched

    def _finish(self, until: float) -> None:
        """Fold the texts for the search once the quotes are found."""
        for _ in self._words:
            if self._clock() > until:
                return
        self.done = True

    @staticmethod
    def _warm(state: Session) -> Iterator[int]:
        """Yield while the search index takes in the texts."""
        yield from state.index.warm()


__all__ = ["QUIET", "REST", "Study"]
