"""The overview of a thread: lines to move over, each of which leads to its comments."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from textual.worker import Worker, WorkerState

from threadview.session.overview import Target, lines, overview
from threadview.ui.plain import is_plain
from threadview.ui.widgets.pane import Pane

from .overlay import CLOSING_ACTIONS as OF_ALL
from .overlay import STANDS_FOR, LineEntries, Sheet, asked_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from datetime import datetime

    from textual import events

    from threadview.layout.runs import Line
    from threadview.session import Findings
    from threadview.session.overview import Overview

AT_ONCE: Final = 4000
"""Threads of up to so many comments are counted at once, within a frame or two; bigger ones beside the interface."""

CLOSING: Final = frozenset({"escape", "q", "i"})
CLOSING_ACTIONS: Final = OF_ALL | {"overview"}
HERE: Final = "→ "
MARGIN_LINES: Final = 2
_END: Final = 1 << 30


class LedEntries(LineEntries):
    """Lines, one of which is under the cursor."""

    def __init__(self, shown: Sequence[Line], cursor: int, *, plain: bool = False) -> None:
        """Take the lines, and the one under the cursor, which has a sign in its margin unless all is plain."""
        super().__init__(shown)
        self._cursor, self._plain = cursor, plain

    def key(self, row: int) -> Hashable:
        """Return the line, and whether the cursor stands on it."""
        return super().key(row), row == self._cursor

    def line(self, row: int, line: int) -> Line:
        """Return the line; the cursor stands in its margin."""
        shown = super().line(row, line)
        if row != self._cursor:
            return shown
        (margin, _), *rest = shown
        here = " " * len(HERE) if self._plain else HERE
        blanks = margin[len(HERE) :]
        return (here, ("cursor", "mark")), (blanks, ("cursor",)), *((text, ("cursor", *roles)) for text, roles in rest)


class OverviewScreen(Sheet["Target | None"]):
    """The overview; it gives what the chosen line leads to, None for nothing."""

    def __init__(self, findings: Findings, now: datetime) -> None:
        """Take a thread with what was found in it; ages count from ``now``."""
        super().__init__(f"overview · {findings.thread.title or 'untitled'}", "Enter goes there · Esc closes")
        self._findings, self._now = findings, now
        self._overview: Overview | None = None
        self._lines: list[Line] = []
        self._targets: dict[int, Target] = {}
        self._row = 0

    def on_mount(self) -> None:
        """Count the thread."""
        if len(self._findings.thread) <= AT_ONCE:
            self._overview = self._count()
        else:
            self.run_worker(self._count, thread=True)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show what was counted."""
        event.stop()
        if event.state is WorkerState.SUCCESS:
            self._overview = event.worker.result
            self._lay_out(self.query_one(Pane).text_width)

    def fit(self, pane: Pane) -> None:
        """Lay the lines out for the width."""
        self._lay_out(pane.text_width)

    def on_pane_pressed(self, message: Pane.Pressed) -> None:
        """Go where the pressed line leads."""
        message.stop()
        if message.row in self._targets:
            self.dismiss(self._targets[message.row])

    def on_key(self, event: events.Key) -> None:
        """Close, move, or go where the line leads."""
        event.stop()
        action = asked_of(self.app, event)
        key = STANDS_FOR.get(action) or (event.character if event.is_printable else event.key) or ""
        page = max(self.query_one(Pane).window - MARGIN_LINES, 1)
        steps = {"j": 1, "down": 1, "k": -1, "up": -1, " ": page, "pagedown": page, "pageup": -page}
        steps |= {"ctrl+d": page // 2, "ctrl+u": -(page // 2), "g": -_END, "home": -_END, "G": _END, "end": _END}
        if key in CLOSING or action in CLOSING_ACTIONS:
            self.dismiss(None)
        elif key == "enter":
            self.dismiss(self._targets.get(self._row))
        elif key in steps:
            self._move(steps[key])

    def _count(self) -> Overview:
        """Return the thread as a whole."""
        return overview(self._findings, self._now)

    def _lay_out(self, width: int) -> None:
        """Make the lines for a width; the cursor stays on its line, which is the same at every width."""
        if self._overview is None:
            self.fill(LineEntries([(("counting …", ("meta",)),)]))
            return
        made = lines(self._overview, width, plain=is_plain(self.app))
        self._lines = [line for line, _ in made]
        self._targets = {row: target for row, (_, target) in enumerate(made) if target is not None}
        if self._row not in self._targets:
            self._row = min(self._targets, default=0)
        self.fill(self._entries())

    def _move(self, rows: int) -> None:
        """Move the cursor down by at least so many lines, or up when negative, to one that leads somewhere."""
        led = list(self._targets)
        if not led:
            return
        wanted = self._row + rows
        place = bisect_left(led, wanted) if rows > 0 else bisect_right(led, wanted) - 1
        self._row = led[min(max(place, 0), len(led) - 1)]
        pane = self.query_one(Pane)
        pane.show(self._entries())
        # What stands above the first line and below the last one leads nowhere, but wants to be seen.
        if self._row == led[0]:
            pane.to_start()
        elif self._row == led[-1]:
            pane.to_end()
        else:
            pane.reveal(self._row, (0, 0), margin=MARGIN_LINES)

    def _entries(self) -> LedEntries:
        """Return the lines with the cursor."""
        return LedEntries(self._lines, self._row if self._targets else -1, plain=is_plain(self.app))
