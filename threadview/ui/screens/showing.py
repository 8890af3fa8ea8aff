"""Showing text over the reader: the keys, the chain of parents, how a quote differs from its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from threadview.layout.comment import CommentLayout
from threadview.layout.look import Look
from threadview.session import ACTIONS, shown_key
from threadview.session.difference import difference

from .overlay import Overlay

if TYPE_CHECKING:
    from threadview.layout.runs import Line

    from .reader import ReaderScreen

KEY_COLUMN: Final = 16
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
            layout = CommentLayout(state.thread, index, width, closed=False)
            made += layout.paint(Look(index), screen.panes.now)
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


def help_screen(screen: ReaderScreen, _argument: str) -> None:
    """Show the keys."""
    screen.app.push_screen(Overlay("keys", help_lines))


def help_lines(_width: int) -> list[Line]:
    """Return the table of actions as lines."""
    lines: list[Line] = []
    section = ""
    for action in ACTIONS:
        if action.section != section:
            section = action.section
            lines += [(), ((section, ("heading",)),)] if lines else [((section, ("heading",)),)]
        keys = "  ".join(shown_key(key) for key in action.keys)
        lines.append(((f"  {keys}".ljust(KEY_COLUMN + 2), ("label",)), (action.title, ())))
    return lines
