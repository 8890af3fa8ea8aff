"""The application: themes, the guard at the exit, the palette; its one screen is the reader."""

from __future__ import annotations

import gc
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand

from threadview.errors import QueryError
from threadview.search import Index
from threadview.session import ACTIONS, begin, searching, shown_key, study, unstudied
from threadview.session.folds import to_level
from threadview.session.selection import comment_at
from threadview.session.status import loaded

from .guard import Guard
from .screens.reader import ReaderScreen
from .theme import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.filter import LineFilter
    from textual.screen import Screen

    from threadview.session import Session
    from threadview.thread import Thread

SMALL: int = 300
SMALL_TEXT: int = 400_000
"""Threads of up to so many comments and characters are studied before the first picture: nobody sees it take time."""


def is_small(thread: Thread) -> bool:
    """Tell whether a thread can be studied before its first picture without anyone noticing."""
    return len(thread) <= SMALL and sum(len(comment.text) for comment in thread.comments) <= SMALL_TEXT


def begun(thread: Thread) -> Session:
    """Return the state in which a thread is first shown; a big one is studied while it is read."""
    findings = study(thread) if is_small(thread) else unstudied(thread)
    return begin(findings, Index(thread, findings, clock=monotonic))


class ThreadviewApp(App[int]):
    """Reads a thread, or one after another of those that a source holds."""

    TITLE = "threadview"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING: ClassVar[str] = "ctrl+p"

    def __init__(self, threads: Sequence[Thread], begin_at: Callable[[Thread], Session] = begun) -> None:
        """Take the threads to choose from, and what opens one."""
        self._guard = Guard()
        super().__init__()
        self._threads, self._begin_at = threads, begin_at
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "threadview-dark"

    def get_default_screen(self) -> Screen[Any]:
        """Return the reader, which is there from the first picture on."""
        return ReaderScreen(self._begin_at(self._threads[0]))

    def on_mount(self) -> None:
        """Ask which thread to read, when there are several."""
        self._choose()

    def on_reader_screen_left(self) -> None:
        """Go back to the choice of threads, or leave when there is none."""
        if len(self._threads) > 1:
            self.pop_screen()
            self._choose()
        else:
            self.exit(0)

    def _choose(self) -> None:
        """Show the threads of the source, when there are several."""
        if len(self._threads) == 1:
            return
        from .screens.picker import Choice, Picked, Picker

        def chosen(picked: Picked | None) -> None:
            if picked is None:
                self.exit(0)
            else:
                self.push_screen(ReaderScreen(self._begin_at(self._threads[picked.place])))

        choices = [Choice(thread.title or "untitled", loaded(thread)) for thread in self._threads]
        self.push_screen(Picker("threads", choices), chosen)

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
    chosen = threads if select is None else [threads[select]]
    first = opened(chosen[0], find=find, fold=fold, at=at)
    app = ThreadviewApp(chosen, lambda thread: first if thread is first.thread else begun(thread))
    gc.freeze()
    gc.enable()
    return app.run() or 0


def opened(thread: Thread, *, find: str | None, fold: int | None, at: str | None) -> Session:
    """Return the state in which a thread is opened as the command line asks."""
    state = begun(thread)
    if fold is not None:
        state = to_level(state, fold).saying("")
    if find:
        try:
            state = searching.seek(state, find, state)
        except QueryError as error:
            raise error.at("--find") from None
    return state.revealed(comment_at(state.thread, at)) if at else state
