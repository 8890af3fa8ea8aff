"""The two panes together: how they share the screen, and how a change of state moves their windows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from textual.widget import Widget

from threadview.config import DEFAULTS
from threadview.layout import viewport
from threadview.layout.rows import row_of
from threadview.layout.viewport import Top
from threadview.session import ARTICLE

from . import wording
from .widgets.entries import ArticleEntries, CommentEntries

if TYPE_CHECKING:
    from textual.geometry import Size

    from threadview.config import Layout
    from threadview.layout.article import ArticleLayout
    from threadview.layout.linear import LinearArticle
    from threadview.session import Session

    from .widgets.dragging import Dragged
    from .widgets.entries import Layouts
    from .widgets.pane import Pane
    from .widgets.splitter import Splitter

MIN_PANE: Final = 24
MIN_ROWS: Final = 6
STEP: Final = 4


def sharing(wanted: Layout, size: Size) -> str | None:
    """Return how both panes share a screen: ``"beside"`` one another or ``"stacked"``; None where one is shown."""
    tall = size.height > 2 * MIN_ROWS + 1
    wide = size.width >= wanted.side_by_side
    if tall and (wanted.stacked == "always" or (wanted.stacked == "narrow" and not wide)):
        return "stacked"
    return "beside" if wide else None


class Panes:
    """Shows states in two panes.

    Attributes:
        zoomed: Only the active pane is shown, however wide the screen.
        split: Columns of the article where both are shown, or rows; None until someone moves the splitter.
        sharing: How the panes share the screen.
        now: What the ages of comments count from.
        plain: Everything is said in words, in one pane.
    """

    def __init__(self, article: Pane, comments: Pane, splitter: Splitter, sharing: Layout = DEFAULTS.layout) -> None:
        """Take the widgets."""
        self.sharing = sharing
        self.article, self.comments, self.splitter = article, comments, splitter
        self.zoomed = self.plain = False
        self.split: int | None = None
        self._stacked = False
        self._layouts: Layouts | None = None
        self._article_layout: ArticleLayout | LinearArticle | None = None
        self.now = datetime.now(UTC)
        self._begun: dict[Pane, tuple[int, int]] = {}

    def begin_at(self, comments: tuple[int, int] | None, article: int | None) -> None:
        """Show these places at the tops of the windows, as soon as these have a size: a comment and an offset in it."""
        places = {self.comments: comments, self.article: None if article is None else (0, article)}
        for pane, place in places.items():
            if place is not None and pane.entries is not None:
                pane.show(pane.entries, pane.entries.find(place))
            elif place is not None:
                self._begun[pane] = place

    def tops(self, state: Session) -> tuple[tuple[int, int] | None, int | None]:
        """Return what stands at the tops of the windows: a comment and an offset, an offset; None for a lack of one."""
        comments, article = (
            pane.entries.anchor(pane.top) if pane.entries is not None and len(pane.entries) else self._begun.get(pane)
            for pane in (self.comments, self.article)
        )
        return comments if state.rows else None, article[1] if article else None

    def seen(self, state: Session) -> set[int]:
        """Return the comments on the screen that are read to their end, are under the cursor, or shall not be read."""
        if self._layouts is None or not self.comments.display or not state.rows:
            return set()
        reached = dict(self.comments.shown())
        seen = {state.rows[row] for row, line in reached.items() if line >= self._last_line(state, row)}
        if state.row in reached and not state.closed(state.cursor):
            seen.add(state.cursor)
        return seen

    def active(self, state: Session) -> Pane:
        """Return the pane the keys go to."""
        return self.article if state.pane == "article" else self.comments

    def selected(self) -> str:
        """Return the words that the mouse has selected in one of the panes."""
        return self.comments.selected() or self.article.selected()

    def says_count(self, line: int, column: int) -> bool:
        """Tell whether the article says at a cell how many quote it there."""
        entries = self.article.entries
        return isinstance(entries, ArticleEntries) and entries.says_count(line, column)

    def is_fold_mark(self, state: Session, index: int, line: int, column: int) -> bool:
        """Tell whether a cell of a comment shows the mark of its fold."""
        return self._layouts is not None and self._layouts.of(state, index).is_mark(line, column)

    def unselect(self, other_than: Dragged | None = None) -> None:
        """Select nothing, in one of the panes at most."""
        for pane in (self.comments, self.article):
            if pane is not other_than:
                pane.select(None)

    def arrange(self, state: Session, size: Size) -> None:
        """Share the screen between the panes."""
        way = None if self.plain else sharing(self.sharing, size)
        both = way is not None and not self.zoomed and state.thread.article is not None
        self._stack(stacked=both and way == "stacked")
        self.article.display = both or state.pane == "article"
        self.comments.display = both or state.pane == "comments"
        self.splitter.display = both
        width, height = (self._split(size) if both else None), None
        if self._stacked:
            width, height = None, width
        self.article.styles.width = "1fr" if width is None else width
        self.article.styles.height = "1fr" if height is None else height
        self.article.activate(active=state.pane == "article")
        self.comments.activate(active=state.pane == "comments")

    def move_splitter(self, state: Session, size: Size, to: tuple[int, int] | None = None, step: int = 0) -> None:
        """Put the splitter at a column and row of the screen, or move it by steps."""
        now = self._split(size) if to is None else to[1] if self._stacked else to[0]
        self.split = now + step * (1 if self._stacked else STEP)
        self.split = self._split(size)
        self.arrange(state, size)

    def _split(self, size: Size) -> int:
        """Return the columns of the article, or its rows where the panes are stacked."""
        room, least = (size.height - 1, MIN_ROWS) if self._stacked else (size.width, MIN_PANE)
        wanted = self.split or int(room * self.sharing.article_share)
        return min(max(wanted, least), room - least)

    def _stack(self, *, stacked: bool) -> None:
        """Put the article above the comments, or beside them."""
        if stacked != self._stacked:
            self._stacked, self.split = stacked, None
            self.splitter.set_class(stacked, "stacked")
            if isinstance(self.splitter.parent, Widget):
                self.splitter.parent.styles.layout = "vertical" if stacked else "horizontal"

    def turn_to(self, state: Session, comments: tuple[int, int] | None, article: int | None) -> None:
        """Show a state of another thread, with these places at the tops of the windows, as :meth:`tops` gives them."""
        self.unselect()
        for pane in (self.comments, self.article):
            if pane.entries is not None:
                self._lay_out(pane, state)
        self.begin_at(comments, article)
        if state.rows and self._layouts is not None and not self._shows_cursor(state):
            self._reveal_cursor(state)

    def resized(self, pane: Pane, state: Session) -> None:
        """Lay out for a pane's new width, keeping the same words at its top."""
        begun = self._begun.pop(pane, None)
        anchor = pane.entries.anchor(pane.top) if pane.entries is not None and len(pane.entries) else begun
        self._lay_out(pane, state)
        if anchor is not None and pane.entries is not None:
            pane.show(pane.entries, pane.entries.find(anchor))
        lost = anchor is None or (anchor is begun and not self._shows_cursor(state))
        if lost and state.rows and pane is self.comments:
            self._reveal_cursor(state)

    def show(self, old: Session, new: Session, *, reveal: bool = True) -> None:
        """Show a changed state, moving the windows no more than needed; not at all without ``reveal``."""
        if new.lit != old.lit or new.search is not old.search or new.findings is not old.findings:
            self._show_article(new)
        if self._layouts is not None:
            self._show_comments(old, new, self._layouts, reveal=reveal)
        if new.lit is not None and new.lit is not old.lit:
            self._reveal_lit(new)

    def refresh(self, state: Session) -> None:
        """Show the same state with new findings, without moving anything."""
        self._show_article(state)
        if self._layouts is not None:
            self.comments.show(CommentEntries(state, self._layouts, self.now))

    def visible_comments(self, state: Session) -> list[int]:
        """Return the comments in the window, in page order."""
        return list(dict.fromkeys(state.rows[row] for row, _ in self.comments.shown()))

    def shows_any(self, state: Session, texts: set[int]) -> bool:
        """Tell whether one of these comments, or the article, is in a window."""
        return ARTICLE in texts or not texts.isdisjoint(self.visible_comments(state))

    def skip_quoted(self, state: Session) -> bool:
        """Show the first own words of the comment under the cursor that stand behind a quote; False without a quote.

        Asked again where they stand at the top already, those behind the next quote.
        """
        quotes = state.findings.quotes.of(state.cursor) if state.rows and self._layouts else ()
        if not quotes or self._layouts is None or self.comments.entries is None:
            return False
        layout = self._layouts.of(state, state.cursor)
        behind = [
            Top(state.row, layout.line_of(min(quote.end + 2, len(state.thread.comments[state.cursor].text))))
            for quote in quotes
        ]
        top = self.comments.top
        self.comments.show(self.comments.entries, next((place for place in behind if place > top), behind[0]))
        return True

    def cursor_into_window(self, state: Session) -> int:
        """Return the comment nearest the cursor that stands in the window: where the cursor goes after scrolling."""
        headers = [row for row, line in self.comments.shown() if line == 0]
        rows = headers or [row for row, _ in self.comments.shown()]
        nearest = min(rows, key=lambda row: abs(row - state.row), default=state.row)
        return state.rows[nearest] if state.rows else state.cursor

    def _lay_out(self, pane: Pane, state: Session) -> None:
        """Lay a state out in a pane, from its start."""
        pane.forget()
        if pane is self.article:
            self._article_layout = wording.article(self, state)
            self._show_article(state)
        else:
            self._layouts = wording.layouts(self, state)
            pane.show(CommentEntries(state, self._layouts, self.now))

    def _shows_cursor(self, state: Session) -> bool:
        """Tell whether any line of the comment under the cursor is in the window, and no search wants another one."""
        return state.search is None and any(row == state.row for row, _ in self.comments.shown())

    def _last_line(self, state: Session, row: int) -> int:
        """Return the line of a comment that a reader reaches last; one that is never reached where a fold hides it."""
        index = state.rows[row]
        if state.folds[index] or self._layouts is None:
            return 1
        return max(self._layouts.of(state, index).height - 2, 0)

    def _show_article(self, state: Session) -> None:
        """Show the article of a state where the window stands."""
        if self._article_layout is not None:
            if self.plain:  # what was found since then is said between its lines
                self._article_layout = wording.article(self, state)
            self.article.show(ArticleEntries(state, self._article_layout))

    def _show_comments(self, old: Session, new: Session, layouts: Layouts, *, reveal: bool) -> None:
        """Show the comments of a state: the cursor's comment stays where it stood, else it is brought into view."""
        pane = self.comments
        entries = CommentEntries(new, layouts, self.now)
        top = pane.top
        if new.rows is not old.rows and new.rows and pane.entries is not None and len(pane.entries):
            held = row_of(old.rows, new.cursor)
            line = viewport.distance(pane.entries, pane.top, Top(held), pane.window)
            top = viewport.above(entries, Top(new.row), pane.window // 3 if line is None else line)
        pane.show(entries, top)
        changed = new.cursor != old.cursor or new.rows is not old.rows or new.search is not old.search
        if reveal and new.rows and changed:
            self._reveal_cursor(new)

    def _reveal_cursor(self, state: Session) -> None:
        """Bring the comment under the cursor into view: its first match in a search, else as much of it as fits."""
        layout = self._layouts.of(state, state.cursor) if self._layouts else None
        if layout is None:
            return
        last = max(layout.height - 2, 0)
        self.comments.reveal(state.row, (0, last))
        if state.search is not None and last >= self.comments.window:
            hits = state.index.spans(state.search.query, state.cursor)
            if hits:
                line = layout.line_of(hits[0][0])
                self.comments.reveal(state.row, (line, line), margin=2)

    def _reveal_lit(self, state: Session) -> None:
        """Bring lit words into view."""
        lit = state.lit
        if lit is None:
            return
        if lit.comment == ARTICLE:
            if self._article_layout is not None:
                lines = (self._article_layout.line_of(lit.start), self._article_layout.line_of(max(lit.end - 1, 0)))
                self.article.reveal(0, lines, margin=2)
        elif self._layouts is not None:
            layout = self._layouts.of(state, lit.comment)
            self.comments.reveal(state.row, (layout.line_of(lit.start), layout.line_of(max(lit.end - 1, 0))), margin=1)
