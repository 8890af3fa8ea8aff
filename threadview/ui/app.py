"""The application: themes, the guard at the exit, the palette; its one screen is the reader."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.app import SystemCommand

from threadview.session import first_look, shown_key, unstudied
from threadview.session.arrival import Opening, awaited
from threadview.session.status import loaded

from .arriving import Failed, Origin, Several
from .dressed import Dressed
from .opening import begun, opened
from .remembering import Remembering
from .screens.reader import ReaderScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.screen import Screen

    from threadview.errors import ThreadviewError
    from threadview.session.arrival import Loading
    from threadview.store import Memory
    from threadview.thread import Thread

    from .arriving import Supply
    from .preferences import ConfigSource

NOT_ASKED: Final = Opening()


class ThreadviewApp(Dressed[int]):
    """Reads a thread, or one after another of those that a source holds."""

    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        threads: Sequence[Thread],
        opening: Opening = NOT_ASKED,
        memory: Memory | None = None,
        shown: Callable[[], None] | None = None,
        supply: Supply | None = None,
        loading: Loading | None = None,
        config: ConfigSource | None = None,
    ) -> None:
        """Take the threads to choose from and all that :func:`run` takes; a single one is opened here.

        Raises:
            UsageError: There is no such comment.
            QueryError: The query cannot be understood.
        """
        super().__init__(config)
        self.failure: ThreadviewError | None = None
        self._threads, self._memory, self._shown = threads, memory, shown
        self._origin = Origin(supply, loading, opening)
        self._first = self._reader(threads[0], opening) if len(threads) == 1 else None

    def get_default_screen(self) -> Screen[Any]:
        """Return the reader, which is there from the first picture on."""
        if self._first is not None:
            return self._first
        loading = self._origin.loading
        waiting = self._threads[0] if loading is None else awaited(loading.name)
        return ReaderScreen(begun(unstudied(waiting)), origin=self._origin, preferences=self.preferences)

    def on_mount(self) -> None:
        """Ask which thread to read, when there are several."""
        self._choose()

    def changed_preferences(self) -> None:
        """Hand them to the readers."""
        super().changed_preferences()
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen):
                screen.prefer(self.preferences)

    def say(self, words: str) -> None:
        """Say something in the status line of the reader."""
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen):
                screen.notice(words)

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

    async def on_event(self, event: events.Event) -> None:
        """Let whoever presses a key go first."""
        if isinstance(event, events.InputEvent) and self._origin.supply is not None:
            self._origin.supply.stand_back()
        await super().on_event(event)

    def on_several(self, message: Several) -> None:
        """Ask which of the threads that have come is to be read."""
        supply = self._origin.supply
        self._threads = message.threads
        self._memory = supply.memory(message.threads) if supply is not None else None
        self._choose()

    def on_failed(self, message: Failed) -> None:
        """Leave, since there is nothing to be read."""
        self.failure = message.error
        self.exit(message.error.exit_code)

    def _choose(self) -> None:
        """Show the threads of the source, when there are several."""
        if len(self._threads) <= 1:
            return
        from .screens.picker import Choice, Picked, Picker

        def chosen(picked: Picked | None) -> None:
            if picked is None:
                self.exit(0)
            else:
                self.push_screen(self._reader(self._threads[picked.place]))

        choices = [Choice(thread.title or "untitled", loaded(thread)) for thread in self._threads]
        self.push_screen(Picker("threads", choices), chosen)

    def _reader(self, thread: Thread, opening: Opening = NOT_ASKED) -> ReaderScreen:
        """Return the screen that reads a thread."""
        remembering = Remembering(self._memory, thread) if self._memory is not None else None
        visit = remembering.visit() if remembering is not None else None
        state = opened(first_look(thread), visit, opening, self.preferences.settings)
        return ReaderScreen(state, remembering, Origin(self._origin.supply, None, opening), self.preferences)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Yield every action for the palette, and the choice of a theme; what needs a number or letter asks for it."""
        if isinstance(screen, ReaderScreen):
            for action in self.preferences.keymap.actions:
                keys = "  ".join(shown_key(key) for key in action.keys)
                yield SystemCommand(action.title, keys, lambda identity=action.id: screen.action_do(identity))
        yield SystemCommand("theme", "choose the colours", self.action_change_theme)


def run(
    threads: Sequence[Thread],
    supply: Supply | None = None,
    opening: Opening = NOT_ASKED,
    *,
    memory: Memory | None = None,
    shown: Callable[[], None] | None = None,
    loading: Loading | None = None,
    config: ConfigSource | None = None,
) -> int:
    """Open the panes on a thread and return the exit code.

    Args:
        threads: The threads to read: one, or several of which one is to be chosen; none while they are on their way.
        supply: Where they come from, to be asked again.
        opening: How the one is to be opened.
        memory: What remembers visits; None to remember nothing.
        shown: Is called once the first picture stands.
        loading: What is on its way.
        config: What the reader set; None for nothing.

    Raises:
        ThreadviewError: There is no such comment, the query cannot be understood, or what was awaited cannot be had.
    """
    app = ThreadviewApp(threads, opening, memory, shown, supply, loading, config)
    gc.freeze()
    gc.enable()
    code = app.run() or 0
    if app.failure is not None:
        raise app.failure
    return code
