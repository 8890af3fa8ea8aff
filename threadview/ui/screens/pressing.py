"""What a press of the mouse does: fold, open a link, go to what is quoted, or just select."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from threadview.session import ARTICLE, BY_ID, jumping
from threadview.session.folds import toggle

from .keyed import Keyed

if TYPE_CHECKING:
    from threadview.session import Action, Session
    from threadview.thread import Comment
    from threadview.ui.panes import Panes
    from threadview.ui.widgets.pane import Pane
    from threadview.ui.widgets.splitter import Splitter
    from threadview.ui.widgets.status import StatusLine


class Pressable(Keyed):
    """A screen with two panes that the mouse is used on.

    Attributes:
        state: The reading position.
        panes: The panes.
    """

    state: Session
    panes: Panes

    def update(self, new: Session, *, reveal: bool = True) -> None:
        """Show another state."""
        raise NotImplementedError

    def perform(self, action: Action, argument: str = "") -> None:
        """Do what an action stands for."""
        raise NotImplementedError

    def notice(self, words: str) -> None:
        """Say something in the status line."""
        raise NotImplementedError

    def on_pane_pressed(self, message: Pane.Pressed) -> None:
        """Do what was pressed."""
        message.stop()
        if message.pane is self.panes.article:
            _in_article(self, message)
        else:
            _in_comment(self, message)

    def on_pane_selected(self, message: Pane.Selected) -> None:
        """Say how to copy what was selected."""
        message.stop()
        self.panes.unselect(other_than=message.pane)
        if self.panes.selected():
            self.notice("Ctrl+C copies what is selected")

    def on_status_line_pressed(self, message: StatusLine.Pressed) -> None:
        """Show the keys, or give them to the other pane."""
        message.stop()
        self.perform(BY_ID["help" if message.right else "other-pane"])

    def on_pane_scrolled(self, message: Pane.Scrolled) -> None:
        """Let the cursor follow the wheel."""
        from .commands import follow

        message.stop()
        follow(self, message.pane)

    def on_splitter_drawn(self, message: Splitter.Drawn) -> None:
        """Let the mouse draw the splitter."""
        message.stop()
        self.panes.move_splitter(self.state, self.size, (message.column, message.row))


def _in_article(screen: Pressable, message: Pane.Pressed) -> None:
    """Give the keys to the article; open the pressed link, follow the pressed quote, list who quotes a paragraph."""
    selected = replace(screen.state, pane="article", notice="")
    screen.update(selected)
    if not _followed(screen, selected, ARTICLE, message) and screen.panes.says_count(message.line, message.x):
        screen.perform(BY_ID["quoted-by"])


def _in_comment(screen: Pressable, message: Pane.Pressed) -> None:
    """Go to the pressed comment; on its fold mark, fold or open it; on its links and quotes, follow them."""
    state = screen.state
    if message.row >= len(state.rows):  # it was pressed before the thread became another
        return
    index = state.rows[message.row]
    selected = state.moved(index).saying("")
    if screen.panes.is_fold_mark(state, index, message.line, message.x):
        selected = toggle(selected)
    screen.update(selected)
    _followed(screen, selected, index, message)


def _followed(screen: Pressable, state: Session, index: int, message: Pane.Pressed) -> bool:
    """Open the link, or go to the source of the quote, on which the mouse was pressed; tell whether there was one."""
    pointed = message.pointed
    text = state.thread.article if index == ARTICLE else state.thread.comments[index]
    if pointed is None or pointed.start == pointed.end or text is None:
        return False
    url = _link_at(text, pointed.start)
    if url:
        from .following import open_link

        open_link(screen, url)
        return True
    there = jumping.quoted_at(state, index, pointed.start)
    if there is not None:
        screen.update(there)
    return there is not None


def _link_at(text: Comment, offset: int) -> str:
    """Return where the link at a character leads; empty for none."""
    return next((span.url for span in text.body.spans if span.url and span.start <= offset < span.end), "")
