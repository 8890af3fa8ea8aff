"""What the two panes show: the comments of a state, and its article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from threadview.layout.comment import CommentLayout
from threadview.layout.viewport import Top
from threadview.session import article_look, look
from threadview.session.arrival import is_awaited
from threadview.session.looks import left_out

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import datetime

    from threadview.layout.article import ArticleLayout
    from threadview.layout.look import Look
    from threadview.layout.runs import Line, Overlay
    from threadview.session import Session
    from threadview.thread import Thread

KEPT_LAYOUTS: Final = 2048


class Layouts:
    """The laid-out comments of a thread at one width, made when they are first shown."""

    def __init__(self, thread: Thread, width: int, *, guides: bool = True) -> None:
        """Lay out nothing yet; with lines that lead down the levels, or without."""
        self.thread, self.width, self._guides = thread, width, guides
        self._kept: dict[tuple[int, bool, tuple[tuple[int, int], ...]], CommentLayout] = {}

    def of(self, state: Session, index: int) -> CommentLayout:
        """Return the layout of a comment in a state."""
        key = index, state.closed(index), left_out(state, index)
        layout = self._kept.get(key)
        if layout is None:
            if len(self._kept) >= KEPT_LAYOUTS:
                self._kept.clear()
            layout = CommentLayout(self.thread, index, self.width, closed=key[1], left_out=key[2], guides=self._guides)
            self._kept[key] = layout
        return layout


class CommentEntries:
    """The visible comments of a state: a row each."""

    def __init__(self, state: Session, layouts: Layouts, now: datetime) -> None:
        """Show a state; ages count from ``now``."""
        self._state, self._layouts, self._now = state, layouts, now
        self._looks: dict[int, Look] = {}
        self._overlays: dict[int, dict[int, list[Overlay]]] = {}

    def __len__(self) -> int:
        """Return how many comments are visible."""
        return len(self._state.rows)

    def height(self, row: int) -> int:
        """Return the lines of a comment."""
        return self.layout(row).height

    def key(self, row: int) -> Hashable:
        """Return the look of a comment."""
        found = self._looks.get(row)
        if found is None:
            found = self._looks[row] = look(self._state, self._state.rows[row])
        return found

    def line(self, row: int, line: int) -> Line:
        """Return one line of a comment."""
        shown = look(self._state, self._state.rows[row]) if row not in self._looks else self._looks[row]
        layout = self.layout(row)
        if layout.body is not None and row not in self._overlays:
            self._overlays[row] = layout.body.by_line(shown.overlays)
        return layout.paint_line(line, shown, self._now, self._overlays.get(row, {}))

    def absence(self) -> Line:
        """Return why there is nothing to read."""
        said = "no match; Esc shows everything again" if self._state.kept is not None else "no comments"
        return ((" on its way" if is_awaited(self._state.thread) else f" {said}", ("meta",)),)

    def layout(self, row: int) -> CommentLayout:
        """Return the layout of a visible comment."""
        return self._layouts.of(self._state, self._state.rows[row])

    def anchor(self, top: Top) -> tuple[int, int]:
        """Return the comment at a line and the first code point that it shows; -1 on its header."""
        layout = self.layout(top.row)
        return self._state.rows[top.row], layout.offset_of(top.line) if top.line else -1

    def find(self, anchor: tuple[int, int]) -> Top:
        """Return the line that shows a place of a comment."""
        from threadview.layout.rows import row_of

        index, offset = anchor
        row = row_of(self._state.rows, index)
        if row >= len(self._state.rows) or self._state.rows[row] != index or offset < 0:
            return Top(row)
        return Top(row, self.layout(row).line_of(offset))


class ArticleEntries:
    """The article: one entry."""

    def __init__(self, state: Session, layout: ArticleLayout) -> None:
        """Show the article of a state."""
        self.layout = layout
        self._look = article_look(state)
        self._overlays = layout.body.by_line(self._look.overlays)
        self._counts = layout.counts_by_line(self._look)

    def __len__(self) -> int:
        """Return 1."""
        return 1

    def height(self, row: int) -> int:  # noqa: ARG002 - there is one entry
        """Return the lines of the article."""
        return self.layout.height

    def key(self, row: int) -> Hashable:  # noqa: ARG002 - there is one entry
        """Return the look of the article."""
        return self._look

    def line(self, row: int, line: int) -> Line:  # noqa: ARG002 - there is one entry
        """Return one line of the article."""
        return self.layout.paint_line(line, self._overlays, self._counts)

    def absence(self) -> Line:
        """Return nothing: the article is there."""
        return ()

    def anchor(self, top: Top) -> tuple[int, int]:
        """Return 0 and the first code point that a line shows; -1 in the head."""
        return 0, self.layout.offset_of(top.line) if top.line >= len(self.layout.head) else -1

    def find(self, anchor: tuple[int, int]) -> Top:
        """Return the line that shows a place of the article."""
        return Top(0, self.layout.line_of(anchor[1]) if anchor[1] >= 0 else 0)
