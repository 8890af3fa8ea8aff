"""Comments laid out in words. Imported by who needs them: everybody else starts without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from threadview.session import look
from threadview.session.spoken import Spoken, linear_comment, spoken

from .entries import KEPT_LAYOUTS, Layouts

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import datetime

    from threadview.layout.linear import LinearComment
    from threadview.session import Session
    from threadview.thread import Thread


class SpokenLayouts(Layouts):
    """The comments laid out in words; as these change with the state, a layout holds for what is said of a comment."""

    def __init__(self, thread: Thread, width: int, now: datetime) -> None:
        """Lay out nothing yet; ages count from ``now``."""
        super().__init__(thread, width)
        self._now = now
        self._spoken: dict[tuple[int, Hashable, bool], LinearComment] = {}
        self._state: Session | None = None
        self._here: dict[int, LinearComment] = {}

    def said(self, state: Session, index: int) -> Spoken:
        """Return what is said of a comment."""
        return spoken(state, index, self._now)

    def of(self, state: Session, index: int) -> LinearComment:
        """Return the layout of a comment in a state."""
        if state is not self._state:
            self._state, self._here = state, {}
        if index not in self._here:
            self._here[index] = self._found(state, index)
        return self._here[index]

    def _found(self, state: Session, index: int) -> LinearComment:
        """Return the layout of what is said of a comment in a state, made anew where that is something else."""
        said = self.said(state, index)
        key = index, said, state.closed(index)
        layout = self._spoken.get(key)
        if layout is None:
            if len(self._spoken) >= KEPT_LAYOUTS:
                self._spoken.clear()
            layout = self._spoken[key] = linear_comment(self.thread, look(state, index), said, self.width)
        return layout
