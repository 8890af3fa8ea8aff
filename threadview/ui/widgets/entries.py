"""What the two panes show: the comments of a state, and its article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self

from threadview.layout.comment import CommentLayout
from threadview.layout.pointing import ARTICLE_TEXT, Pointed
from threadview.layout.runs import Overlay
from threadview.layout.viewport import Top
from threadview.session import article_look, look
from threadview.session.arrival import is_awaited
from threadview.session.excerpt import selected
from threadview.session.looks import left_out

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import datetime

    from threadview.layout.article import ArticleLayout
    from threadview.layout.linear import LinearArticle, LinearComment
    from threadview.layout.look import Look
    from threadview.layout.pointing import Selection
    from threadview.layout.runs import Line
    from threadview.session import Session
    from threadview.thread import Thread

KEPT_LAYOUTS: Final = 512


class Layouts:
    """The laid-out comments of a thread at one width, made when they are first shown."""

    def __init__(self, thread: Thread, width: int, *, guides: bool = True) -> None:
        """Lay out nothing yet; with lines that lead down the levels, or without."""
        self.thread, self.width, self._guides = thread, width, guides
        self._kept: dict[tuple[int, bool, tuple[tuple[int, int], ...]], CommentLayout] = {}

    def said(self, _state: Session, _index: int) -> Hashable:
        """Return what decides how a comment looks besides its look: nothing."""
        return None

    def of(self, state: Session, index: int) -> CommentLayout | LinearComment:
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

    def __init__(self, state: Session, layouts: Layouts, now: datetime, selection: Selection | None = None) -> None:
        """Show a state; ages count from ``now``."""
        self._state, self._layouts, self._now, self._selection = state, layouts, now, selection
        self._looks: dict[int, Look] = {}
        self._keys: dict[int, Hashable] = {}
        self._overlays: dict[int, dict[int, list[Overlay]]] = {}

    def __len__(self) -> int:
        """Return how many comments are visible."""
        return len(self._state.rows)

    def height(self, row: int) -> int:
        """Return the lines of a comment."""
        return self.layout(row).height

    def key(self, row: int) -> Hashable:
        """Return the look of a comment."""
        found = self._keys.get(row)
        if found is None:
            shown = self._looks[row] = self._look(row)
            said = self._layouts.said(self._state, shown.comment)
            found = self._keys[row] = shown if said is None else (shown, said)
        return found

    def line(self, row: int, line: int) -> Line:
        """Return one line of a comment."""
        shown = self._look(row) if row not in self._looks else self._looks[row]
        layout = self.layout(row)
        if layout.body is not None and row not in self._overlays:
            self._overlays[row] = layout.body.by_line(shown.overlays)
        return layout.paint_line(line, shown, self._now, self._overlays.get(row, {}))

    def absence(self) -> Line:
        """Return why there is nothing to read."""
        said = "no match; Esc shows everything again" if self._state.kept is not None else "no comments"
        return ((" on its way" if is_awaited(self._state.thread) else f" {said}", ("meta",)),)

    def pointed(self, row: int, line: int, column: int) -> Pointed:
        """Return the character at a cell of a comment."""
        return Pointed(self._state.rows[row], *self.layout(row).grapheme_at(line, column))

    def text(self, number: int) -> str:
        """Return the text of a comment."""
        return self._state.thread.comments[number].text

    def selecting(self, selection: Selection | None) -> Self:
        """Return the same comments with something else selected of their texts."""
        return type(self)(self._state, self._layouts, self._now, selection)

    def selected(self) -> str:
        """Return the words that are selected, as they were written."""
        return selected(self._state, self._selection) if self._selection is not None else ""

    def _look(self, row: int) -> Look:
        """Return the look of a comment, with what is selected of its text."""
        index = self._state.rows[row]
        found = look(self._state, index)
        if self._selection is None:
            return found
        range_here = self._selection.of(index, len(self._state.thread.comments[index].text))
        laid = [Overlay(*range_here, "selected")] if range_here and not found.closed else []
        return found._replace(overlays=(*found.overlays, *laid))

    def layout(self, row: int) -> CommentLayout | LinearComment:
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

    def __init__(
        self, state: Session, layout: ArticleLayout | LinearArticle, selection: Selection | None = None
    ) -> None:
        """Show the article of a state."""
        self.layout, self._state, self._selection = layout, state, selection
        self._look = article_look(state)
        if range_here := self._range():
            self._look = self._look._replace(overlays=(*self._look.overlays, Overlay(*range_here, "selected")))
        self._overlays = layout.body.by_line(self._look.overlays)
        self._counts = layout.counts_by_line(self._look)

    def __len__(self) -> int:
        """Return 1."""
        return 1

    def height(self, row: int) -> int:  # noqa: ARG002 - there is one entry
        """Return the lines of the article."""
        return self.layout.height

    def key(self, row: int) -> Hashable:  # noqa: ARG002 - there is one entry
        """Return the look of the article, and its layout, which in words depends on what was found in it."""
        return self._look, self.layout

    def line(self, row: int, line: int) -> Line:  # noqa: ARG002 - there is one entry
        """Return one line of the article."""
        return self.layout.paint_line(line, self._overlays, self._counts)

    def absence(self) -> Line:
        """Return nothing: the article is there."""
        return ()

    def pointed(self, row: int, line: int, column: int) -> Pointed:  # noqa: ARG002 - there is one entry
        """Return the character at a cell of the article."""
        return Pointed(ARTICLE_TEXT, *self.layout.grapheme_at(line, column))

    def text(self, number: int) -> str:  # noqa: ARG002 - there is one
        """Return the text of the article."""
        return self.layout.body.body.text

    def selecting(self, selection: Selection | None) -> Self:
        """Return the article with something else selected of it."""
        return type(self)(self._state, self.layout, selection)

    def selected(self) -> str:
        """Return the words that are selected, as they were written."""
        start, end = self._range() or (0, 0)
        return self.layout.body.body.text[start:end]

    def says_count(self, line: int, column: int) -> bool:
        """Tell whether a cell of the margin says how many quote the paragraph."""
        return line - len(self.layout.head) in self._counts and self.layout.is_margin(column)

    def _range(self) -> tuple[int, int] | None:
        """Return what is selected of the text."""
        return self._selection.of(ARTICLE_TEXT, len(self.layout.body.body.text)) if self._selection else None

    def anchor(self, top: Top) -> tuple[int, int]:
        """Return 0 and the first code point that a line shows; -1 in the head."""
        return 0, self.layout.offset_of(top.line) if top.line >= len(self.layout.head) else -1

    def find(self, anchor: tuple[int, int]) -> Top:
        """Return the line that shows a place of the article."""
        return Top(0, self.layout.line_of(anchor[1]) if anchor[1] >= 0 else 0)
