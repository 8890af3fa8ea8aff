"""The application: themes, the guard at the exit, the palette; its one screen is the reader."""

from __future__ import annotations

import gc
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand

from threadview.errors import QueryError
from threadview.search import Index
from threadview.session import ACTIONS, begin, searching, shown_key, study, unstudied
from threadview.session.folds import to_level
from threadview.session.selection import comment_at
from threadview.session.status import loaded
from threadview.session.visits import returned

from .guard import Guard
from .remembering import Remembering
from .screens.reader import ReaderScreen
from .theme import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.filter import LineFilter
    from textual.screen import Screen

    from threadview.session import Session
    from threadview.store import Memory
    from threadview.thread import Thread, Visit

SMALL: int = 300
SMALL_TEXT: int = 400_000
"""Threads of up to so many comments and characters are studied before the first picture: nobody sees it take time."""


def is_small(thread: Thread) -> bool:
    """Tell whether a thread can be studied before its first picture without anyone noticing."""
    return len(thread) <= SMALL and sum(len(comment.text) for comment in thread.comments) <= SMALL_TEXT


def begun(thread: Thread, visit: Visit | None = None) -> Session:
    """Return the state in which a thread is first shown, or shown again; a big one is studied while it is read."""
    findings = study(thread) if is_small(thread) else unstudied(thread)
    state = begin(findings, Index(thread, findings, clock=monotonic))
    return returned(state, visit) if visit is not None else state


class ThreadviewApp(App[int]):
    """Reads a thread, or one after another of those that a source holds."""

    TITLE = "threadview"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING: ClassVar[str] = "ctrl+p"

    def __init__(
        self,
        threads: Sequence[Thread],
        begin_at: Callable[[Thread, Visit | None], Session] = begun,
        memory: Memory | None = None,
        shown: Callable[[], None] | None = None,
    ) -> None:
        """Take the threads to choose from, what opens one as a visit left it, what remembers visits, what to begin."""
        self._guard = Guard()
        super().__init__()
        self._threads, self._begin_at, self._memory, self._shown = threads, begin_at, memory, shown
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "threadview-dark"

    def get_default_screen(self) -> Screen[Any]:
        """Return the reader, which is there from the first picture on."""
        if len(self._threads) > 1:
            return ReaderScreen(self._begin_at(self._threads[0], None))
        return self._reader(self._threads[0])

    def on_mount(self) -> None:
        """Ask which thread to read, when there are several; after a sleep, paint what the shell has painted over."""
        self.app_resume_signal.subscribe(self, lambda _app: self.refresh(layout=True))
        self._choose()

    def on_ready(self) -> None:
        """Begin what should not keep the first picture waiting."""
        if self._shown is not None:
            self._shown()

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
                self.push_screen(self._reader(self._threads[picked.place]))

        choices = [Choice(thread.title or "untitled", loaded(thread)) for thread in self._threads]
        self.push_screen(Picker("threads", choices), chosen)

    def _reader(self, thread: Thread) -> ReaderScreen:
        """Return the screen that reads a thread."""
        if self._memory is None:
            return ReaderScreen(self._begin_at(thread, None))
        remembering = Remembering(self._memory, thread)
        return ReaderScreen(self._begin_at(thread, remembering.visit()), remembering)

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
    memory: Memory | None = None,
    shown: Callable[[], None] | None = None,
) -> int:
    """Open the panes on a thread and return the exit code.

    Args:
        threads: The threads of a source, at least one.
        select: Which to show, from 0; None asks when there are several.
        find: A query to begin with.
        fold: The outline level to fold to at first.
        at: The label or id of the comment to begin at.
        memory: What remembers visits; None to remember nothing.
        shown: Is called once the first picture stands.

    Raises:
        UsageError: There is no such comment.
        QueryError: The query cannot be understood.
    """
    chosen = threads if select is None else [threads[select]]
    visit = Remembering(memory, chosen[0]).visit() if memory and len(chosen) == 1 else None
    first = opened(chosen[0], visit, find=find, fold=fold, at=at)

    def begin_at(thread: Thread, left: Visit | None) -> Session:
        if thread is not first.thread:
            return begun(thread, left)
        return first if left is visit else opened(thread, left, find=find, fold=fold, at=at)

    app = ThreadviewApp(chosen, begin_at, memory, shown)
    gc.freeze()
    gc.enable()
    return app.run() or 0


def opened(
    thread: Thread, visit: Visit | None = None, *, find: str | None, fold: int | None, at: str | None
) -> Session:
    """Return the state in which a thread is opened as the command line asks, else as a visit left it."""
    state = begun(thread, visit)
    if fold is not None:
        state = to_level(state, fold).saying("")
    if find:
        state = replace(state, pane="comments" if state.rows else state.pane)
        try:
            state = searching.seek(state, find, state)
        except QueryError as error:
            raise error.at("--find") from None
    return state.revealed(comment_at(state.thread, at)) if at else state
