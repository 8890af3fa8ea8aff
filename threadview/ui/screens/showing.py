"""Showing text over the reader: the keys, the chain of parents, how a quote differs from its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from threadview.session.difference import difference
from threadview.session.manual import sections
from threadview.ui.wording import painted

from .overlay import Overlay

if TYPE_CHECKING:
    from threadview.layout.runs import Line

    from .reader import ReaderScreen

MOST_PARENTS: Final = 50


def peek(screen: ReaderScreen, _argument: str) -> None:
    """Show the chain of parents without moving."""
    state = screen.state
    chain = [*reversed(list(state.thread.ancestors(state.cursor)))] if state.rows else []
    if not chain:
        screen.notice("this is a top-level comment")
        return
    nearest = chain[-MOST_PARENTS:]

    def lines(width: int) -> list[Line]:
        made: list[Line] = []
        for index in nearest:
            made += painted(screen.panes, state, index, width)
        return made

    screen.app.push_screen(Overlay(f"what {state.thread.label(state.cursor)} answers", lines))


def difference_screen(screen: ReaderScreen, _argument: str) -> None:
    """Show how the quote under the cursor differs from its source."""
    state = screen.state
    sourced = (
        [quote for quote in state.findings.quotes.of(state.cursor) if quote.source is not None] if state.rows else []
    )
    if not sourced:
        screen.notice("this quotes nothing that is here")
        return

    def lines(width: int) -> list[Line]:
        return [line for quote in sourced for line in (*difference(state.thread, state.cursor, quote, width), ())][:-1]

    screen.app.push_screen(Overlay("the quote and its source", lines))


def help_screen(screen: ReaderScreen, words: str) -> None:
    """Show the help, narrowed to what has some words."""
    from .help import HelpScreen
    from .shelf import told

    keymap = screen.preferences.keymap
    screen.app.push_screen(HelpScreen(sections(keymap.actions, told(keymap)), words))
