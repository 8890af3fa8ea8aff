"""Studying a thread while it is read: a little whenever no key was pressed for a moment."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from threadview import heap
from threadview.session import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from threadview.people import Mentions
    from threadview.quotes import Found
    from threadview.session import Session

SLICE: Final = 0.004
"""Seconds of work at a time: a key that comes meanwhile waits no longer than this."""

HURRIED: Final = 0.03
"""Seconds of work at a time while a search waits for the texts: somebody looks at the screen for it."""

REST: Final = 0.006
"""Seconds between two slices, for Textual to do its own work in."""

SOON: Final = 0.008
"""Seconds of work at a time while the quotes of what is on the screen are waited for."""

QUIET: Final = 0.12
"""Seconds without a key after which work goes on: longer than the pauses of somebody who pages through a thread."""

MANY: Final = 5_000
"""The quotes of so many comments have a large index."""

AROUND: Final = 24
"""So many rows before and behind the cursor are taken to be on the screen."""


class Study:
    """Folds the texts of a thread for the search, then finds its quotes and its people, piece by piece.

    Attributes:
        done: Everything was found.
    """

    def __init__(self, state: Session, clock: Callable[[], float] = perf_counter) -> None:
        """Begin at the start of the thread; what small threads were opened with is not sought again."""
        self.done = False
        self._clock = clock
        from threadview.quotes import Finder

        self._finder = Finder(state.thread)
        self._quotes: list[Found] = []
        self._passed = bytearray(len(state.thread) + 1)  # by index; the last one is the article's
        self._cursor = NOWHERE
        self._first: Iterator[Found | None] = iter(())
        self._mentions: Mentions | None = None
        self._steps = self._work(state)

    def go_on(self, state: Session) -> tuple[Session, set[int] | None]:
        """Work for :data:`SLICE` seconds; a little longer where the quotes of what is on the screen are not known yet.

        The texts that a search waits for come before these, and so does a search that goes on in a huge thread.

        Returns:
            The state with what was found, and the texts in which quotes were found; None where any may have changed.
        """
        if is_hurried(state):
            if not state.index.is_warm:
                self._spend(self._steps, HURRIED)
        else:
            self._look_at(state)
            self.done = not self._spend(self._before_the_rest(), SOON) and not self._spend(self._steps, SLICE)
        found, self._quotes = self._quotes, []
        findings = state.findings
        if any(quotes for _, quotes in found):
            findings = replace(findings, quotes=findings.quotes.adding(found))
        if self._mentions is not None:
            quotes = findings.quotes.repeating(self._finder.repeats)
            findings = replace(findings, quotes=quotes, mentions=self._mentions, whole=True)
            self._mentions = None
            return replace(state, findings=findings, index=state.index.knowing(findings)), None
        if findings is not state.findings:
            state = replace(state, findings=findings, index=state.index.knowing(findings))
        return state, {index for index, quotes in found if quotes}

    def _look_at(self, state: Session) -> None:
        """Take up first what is on the screen, whenever the cursor moved to where nothing is known yet."""
        if state.findings.whole or state.cursor == self._cursor or not state.rows:
            return
        self._cursor = state.cursor
        row = state.row
        shown = [index for index in state.rows[max(row - AROUND, 0) : row + AROUND] if not self._passed[index]]
        self._first = self._finder.soon(shown)

    def _before_the_rest(self) -> Iterator[None]:
        """Yield after each small step towards the quotes of what is on the screen."""
        for found in self._first:
            self._keep(found)
            yield

    def _keep(self, found: Found | None) -> None:
        """Keep what was found in a text, once."""
        if found and not self._passed[found[0]]:
            self._passed[found[0]] = 1
            self._quotes.append(found)

    def _spend(self, steps: Iterator[None], seconds: float) -> bool:
        """Work for some time; tell whether it was up before the work was done."""
        until = self._clock() + seconds
        return any(self._clock() > until for _ in steps)

    def _work(self, state: Session) -> Iterator[None]:
        """Yield after each small step; what it found lies ready then."""
        if len(state.thread) >= MANY:
            heap.part_large()
        # First what the first letter of a search would wait for: it takes little beside the rest.
        for _ in state.index.warm():
            yield
        if not state.findings.whole:
            for found in self._finder.steps():
                self._keep(found)
                yield
            from threadview.people import mention_steps

            self._mentions = yield from mention_steps(state.thread)


def pause(state: Session, last_key: float) -> float:
    """Return the seconds to wait before going on: keys come first, unless what they asked for waits for it."""
    return 0.0 if is_hurried(state) else QUIET - (perf_counter() - last_key)


def is_hurried(state: Session) -> bool:
    """Tell whether a search is under way: in texts that are being read, or in a thread too large for one go."""
    return state.search is not None and state.search.goes_on
