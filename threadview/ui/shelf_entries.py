"""The threads of a shelf as a pane shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from threadview.layout.pointing import Pointed
from threadview.layout.viewport import Top

from .browsing import LINES, lines, spoken_lines

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import datetime

    from threadview.layout.pointing import Selection
    from threadview.layout.runs import Line

    from .browsing import Browsing


class Entries:
    """The threads of a shelf as a pane shows them."""

    def __init__(self, state: Browsing, now: datetime, width: int, *, plain: bool = False) -> None:
        """Take what is shown, with signs or plain, in words."""
        self._state, self._now, self._width, self._plain = state, now, width, plain

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._state.entries)

    def height(self, row: int) -> int:  # noqa: ARG002 - all are alike
        """Return the lines of a thread."""
        return LINES

    def key(self, row: int) -> Hashable:
        """Return all that decides how a thread looks."""
        return self._state.entries[row], row == self._state.row, self._width

    def line(self, row: int, line: int) -> Line:
        """Return one line of a thread."""
        make = spoken_lines if self._plain else lines
        return make(self._state.entries[row], self._now, self._width, current=row == self._state.row)[line]

    def absence(self) -> Line:
        """Return why there is nothing."""
        said = " nothing has these words" if self._state.query else " nothing was read yet: threadview SOURCE"
        return ((said, ("meta",)),)

    def pointed(self, row: int, line: int, column: int) -> Pointed:  # noqa: ARG002 - nothing is selected here
        """Return the thread."""
        return Pointed(row, 0, 0)

    def text(self, number: int) -> str:  # noqa: ARG002 - nothing is selected here
        """Return nothing."""
        return ""

    def selecting(self, _selection: Selection | None) -> Self:
        """Return the same: nothing is selected here."""
        return self

    def selected(self) -> str:
        """Return nothing."""
        return ""

    def anchor(self, top: Top) -> tuple[int, int]:
        """Return the thread at a line."""
        return top.row, top.line

    def find(self, anchor: tuple[int, int]) -> Top:
        """Return the line of a thread."""
        return Top(*anchor)
