"""The application: themes, the guard at the exit, the palette; its one screen is the reader."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand

from threadview.errors import QueryError, UsageError
from threadview.people import Mentions
from threadview.quotes import Quotes
from threadview.search import Index
from threadview.session import ACTIONS, Findings, begin, searching, shown_key, study
from threadview.session.folds import to_level

from .guard import Guard
from .screens.reader import ReaderScreen
from .theme import THEMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.filter import LineFilter
    from textual.screen import Screen

    from threadview.session import Session
    from threadview.thread import Thread

SMALL: int = 300
"""Threads of up to so many comments are studied before the first picture: it takes no time that anyone sees."""


class ThreadviewApp(App[int]):
    """Reads one thread after another."""

    TITLE = "threadview"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING: ClassVar[str] = "ctrl+p"
    CSS = "Screen { background: $background; }"

    def __init__(self, states: Sequence[Session]) -> None:
        """Take a state for each thread to choose from."""
        self._guard = Guard()
        super().__init__()
        self._states = states
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "threadview-dark"

    def get_default_screen(self) -> Screen[Any]:
        """Return the reader, which is there from the first picture on."""
        return ReaderScreen(self._states[0])

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's filters and, last, the guard."""
        return [*super().get_line_filters(), self._guard]

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Yield every action for the palette, and the choice of a theme."""
        if isinstance(screen, ReaderScreen):
            for action in ACTIONS:
                if "{" not in action.keys[0]:
                    keys = "  ".join(shown_key(key) for key in action.keys)
                    yield SystemCommand(action.title, keys, lambda identity=action.id: screen.action_do(identity))
        yield SystemCommand("theme", "choose the colours", self.action_change_theme)


def run(
    threads: Sequence[Thread],
    *,
    select: int | None = None,
    find: str | None = None,
    fold: int | None = None,
    at: str | None = None,
) -> int:
    """Open the panes on a thread and return the exit code.

    Args:
        threads: The threads of a source, at least one.
        select: Which to show, from 0; None asks when there are several.
        find: A query to begin with.
        fold: The outline level to fold to at first.
        at: The label or id of the comment to begin at.

    Raises:
        UsageError: There is no such comment.
        QueryError: The query cannot be understood.
    """
    states = [
        opened(thread, find=find, fold=fold, at=at) for thread in (threads if select is None else [threads[select]])
    ]
    app = ThreadviewApp(states)
    gc.freeze()
    gc.enable()
    return app.run() or 0


def opened(thread: Thread, *, find: str | None, fold: int | None, at: str | None) -> Session:
    """Return the state in which a thread is opened as the command line asks."""
    findings = study(thread) if len(thread) <= SMALL else Findings(thread, Quotes.collect(()), Mentions())
    state = begin(findings, Index(thread, lambda index: (m.handle for m in findings.mentions.of(index))))
    if fold is not None:
        state = to_level(state, fold).saying("")
    if find:
        try:
            state = searching.seek(state, find, state)
        except QueryError as error:
            raise error.at("--find") from None
    return at_comment(state, at) if at else state


def at_comment(state: Session, at: str) -> Session:
    """Return the state with the cursor on the comment of a label or id.

    Raises:
        UsageError: There is no such comment.
    """
    index = state.thread.labelled(at)
    if index is None:
        index = next((place for place, comment in enumerate(state.thread.comments) if comment.id == at), None)
    if index is None:
        raise UsageError(f"there is no comment {at!r}", mend="give a label such as 1.2.1, or an id", where="--at")
    return state.revealed(index)
