"""Studying a thread while it is read: a little whenever no key was pressed for a moment."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, Final

from threadview.people import mention_steps
from threadview.quotes import find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from threadview.people import Mentions
    from threadview.quotes import Quote
    from threadview.session import Session

SLICE: Final = 0.004
"""Seconds of work at a time: a key that comes meanwhile waits no longer than this."""

REST: Final = 0.006
"""Seconds between two slices, for Textual to do its own work in."""

QUIET: Final = 0.12
"""Seconds without a key after which work goes on."""


class Study:
    """Finds the quotes and the people of a thread, then folds its texts for the search, piece by piece.

    Attributes:
        done: Everything was found.
    """

    def __init__(self, state: Session, clock: Callable[[], float] = perf_counter) -> None:
        """Begin at the start of the thread; what small threads were opened with is not sought again."""
        self.done = False
        self._clock = clock
        self._quotes: list[tuple[int, tuple[Quote, ...]]] = []
        self._mentions: Mentions | None = None
        self._steps = self._work(state)

    def go_on(self, state: Session) -> tuple[Session, set[int] | None]:
        """Work for :data:`SLICE` seconds.

        Returns:
            The state with what was found, and the texts in which quotes were found; None where any may have changed.
        """
        until = self._clock() + SLICE
        self.done = True
        for _ in self._steps:
            if self._clock() > until:
                self.done = False
                break
        found, self._quotes = self._quotes, []
        findings = state.findings
        if any(quotes for _, quotes in found):
            findings = replace(findings, quotes=findings.quotes.adding(found))
        if self._mentions is not None:
            findings = replace(findings, mentions=self._mentions, whole=True)
            self._mentions = None
            return replace(state, findings=findings, index=state.index.knowing(findings.handles)), None
        if findings is not state.findings:
            state = replace(state, findings=findings)
        return state, {index for index, quotes in found if quotes}

    def _work(self, state: Session) -> Iterator[None]:
        """Yield after each small step; what it found lies ready then."""
        if not state.findings.whole:
            for pair in find(state.thread):
                self._quotes.append(pair)
                yield
            self._mentions = yield from mention_steps(state.thread)
        for _ in state.index.warm():
            yield
