"""Words or signs: the one place that chooses. What is for the plain interface is imported where it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from threadview.layout.article import ArticleLayout
from threadview.layout.comment import CommentLayout
from threadview.layout.look import Look
from threadview.session import status

from .widgets.entries import Layouts

if TYPE_CHECKING:
    from threadview.layout.linear import LinearArticle
    from threadview.layout.runs import Line
    from threadview.session import Keymap, Session

    from .panes import Panes


def said(panes: Panes, state: Session, keymap: Keymap) -> tuple[str, str]:
    """Return what the status line says: where one is, and what holds besides."""
    to_pane, to_keys = keymap.shown("other-pane"), keymap.shown("help")
    if panes.plain:
        from threadview.session import spoken

        return spoken.left(state, to_pane), spoken.right(state, to_keys)
    return status.left(state, to_pane), status.right(state, to_keys)


def article(panes: Panes, state: Session) -> ArticleLayout | LinearArticle:
    """Return the article at its pane's width."""
    width = panes.article.text_width
    if panes.plain:
        from threadview.session.spoken import linear_article

        return linear_article(state.findings, width)
    return ArticleLayout(state.thread, width)


def layouts(panes: Panes, state: Session) -> Layouts:
    """Return what lays comments out at their pane's width."""
    width = panes.comments.text_width
    if panes.plain:
        from .widgets.spoken_layouts import SpokenLayouts

        return SpokenLayouts(state.thread, width, panes.now)
    return Layouts(state.thread, width, guides=panes.sharing.depth_guides)


def painted(panes: Panes, state: Session, index: int, width: int) -> list[Line]:
    """Return an open comment without a cursor, at another width."""
    look, thread = Look(index), state.thread
    if panes.plain:
        from threadview.session.spoken import linear_comment, plainly_spoken

        spoken = plainly_spoken(state.findings, index, panes.now, folded=False)
        return linear_comment(thread, look, spoken, width).paint(look, panes.now)
    return CommentLayout(thread, index, width, closed=False).paint(look, panes.now)
