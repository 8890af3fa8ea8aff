"""The reader: two panes, a line of status, a prompt; it owns the Session and gives keys to actions."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen

from threadview.errors import QueryError
from threadview.session import ACTIONS, BY_ID, Keymap, press_name, searching
from threadview.session.status import left, right
from threadview.ui import background
from threadview.ui.panes import SIDE_BY_SIDE, Panes
from threadview.ui.screens import commands
from threadview.ui.widgets.pane import Pane
from threadview.ui.widgets.prompt import Prompt
from threadview.ui.widgets.splitter import Splitter
from threadview.ui.widgets.status import StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from threadview.session import Action, Session


class ReaderScreen(Screen[None]):
    """Reads one thread.

    Attributes:
        state: The reading position; changed by :meth:`update` alone.
    """

    DEFAULT_CSS = """
    ReaderScreen { layout: vertical; background: $background; }
    ReaderScreen > #panes { height: 1fr; }
    """
    AUTO_FOCUS: ClassVar[str] = ""
    KEYMAP: ClassVar[Keymap] = Keymap(ACTIONS)

    class Left(Message):
        """The reader wants to leave this thread."""

    def __init__(self, state: Session) -> None:
        """Begin in a state."""
        super().__init__()
        self.state = state
        self._pending = ""
        self._origin: Session | None = None
        self._ask: Callable[[Session, str, Session], Session] = searching.seek
        self._last_key = 0.0
        self._study: background.Study | None = None
        self.panes: Panes

    def compose(self) -> ComposeResult:
        """Yield the panes, the prompt and the status line."""
        article, splitter, comments = Pane(id="article"), Splitter(), Pane(id="comments")
        self.panes = Panes(article, comments, splitter)
        with Horizontal(id="panes"):
            yield article
            yield splitter
            yield comments
        yield Prompt()
        yield StatusLine()

    def on_mount(self) -> None:
        """Share the screen, and begin to study the thread once the first picture stands."""
        untouched = self.state.search is None and self.state.row == 0
        if untouched and self.app.size.width < SIDE_BY_SIDE and self.state.thread.article is not None:
            self.state = replace(self.state, pane="article")
        self.panes.arrange(self.state, self.app.size.width)
        self._say()
        self.call_after_refresh(self._begin_study)

    def update(self, new: Session, *, reveal: bool = True) -> None:
        """Show another state, with the cursor in view."""
        old, self.state = self.state, new
        if new.pane != old.pane:
            self.panes.arrange(new, self.size.width)
        self.panes.show(old, new, reveal=reveal)
        self._say()

    def perform(self, action: Action, argument: str = "") -> None:
        """Do what an action stands for."""
        if action.run is not None and not commands.in_article(self, action):
            self.update(action.run(replace(self.state, notice=""), argument))
        elif action.run is None:
            commands.HANDLERS[action.id](self, argument)

    def ask(self, question: str, text: str, query: Callable[[Session, str, Session], Session]) -> None:
        """Ask for a query; it is followed letter by letter."""
        self._origin, self._ask = self.state, query
        self.query_one(StatusLine).display = False
        self.query_one(Prompt).ask(question, text)

    def notice(self, words: str) -> None:
        """Say something in the status line."""
        self.update(self.state.saying(words))

    def on_key(self, event: events.Key) -> None:
        """Give a key to the action it asks for."""
        self._last_key = perf_counter()
        if self.focused is not None:
            return
        event.stop()
        event.prevent_default()
        prompt = self.query_one(Prompt)
        if prompt.display:
            prompt.take(event)
        else:
            self._press(event.key, event.character)

    def _press(self, key: str, character: str | None) -> None:
        """Do what a key asks for, or wait for the rest of its sequence."""
        asked = self.KEYMAP.press(self._pending, press_name(key, character))
        self._pending = asked.pending
        if asked.action is not None:
            self.perform(asked.action, asked.argument)
        else:
            self._say()

    def on_resize(self, event: events.Resize) -> None:
        """Share the new screen."""
        self.panes.arrange(self.state, event.size.width)

    def on_pane_resized(self, message: Pane.Resized) -> None:
        """Lay a pane out for its new width."""
        message.stop()
        self.panes.resized(message.pane, self.state)

    def on_pane_pressed(self, message: Pane.Pressed) -> None:
        """Select what was pressed; on the fold mark, fold."""
        message.stop()
        commands.press(self, message)

    def on_pane_scrolled(self, message: Pane.Scrolled) -> None:
        """Let the cursor follow the wheel."""
        message.stop()
        commands.follow(self, message.pane)

    def on_splitter_drawn(self, message: Splitter.Drawn) -> None:
        """Let the mouse draw the splitter."""
        message.stop()
        self.panes.move_splitter(self.state, self.size.width, column=message.column)

    def on_prompt_typed(self, message: Prompt.Typed) -> None:
        """Follow what is typed; what is no query yet is said, not refused."""
        message.stop()
        if self._origin is None:
            return
        prompt = self.query_one(Prompt)
        try:
            self.update(self._ask(self.state, message.text, self._origin))
        except QueryError as error:
            prompt.say(str(error))
        else:
            prompt.say(self.state.notice or right(self.state))

    def on_prompt_entered(self, message: Prompt.Entered) -> None:
        """Keep what the query led to; when it is none, say why and give everything back."""
        message.stop()
        origin = self._close_prompt()
        try:
            found = self._ask(self.state, message.text, origin)
        except QueryError as error:
            self.update(origin.saying(str(error)))
        else:
            self.update(searching.accept(found, origin))

    def on_prompt_cancelled(self, message: Prompt.Cancelled) -> None:
        """Give everything back as it was."""
        message.stop()
        self.update(self._close_prompt())

    def on_prompt_overtaken(self, message: Prompt.Overtaken) -> None:
        """Take a key that was typed faster than the prompt closed."""
        message.stop()
        self._press(message.key, message.character)

    def action_do(self, identity: str) -> None:
        """Do what the action of this id stands for: for the palette."""
        self.perform(BY_ID[identity])

    def _close_prompt(self) -> Session:
        """Hide the prompt; return the state in which it was opened."""
        self.query_one(Prompt).close()
        self.query_one(StatusLine).display = True
        origin, self._origin = self._origin, None
        return origin or self.state

    def _say(self) -> None:
        """Bring the status line up to date."""
        notice = self._pending or self.state.notice
        self.query_one(StatusLine).say(notice or left(self.state), right(self.state), urgent=bool(notice))

    def _begin_study(self) -> None:
        """Start looking for quotes and handles."""
        self._study = background.Study(self.state)
        self.set_timer(background.REST, self._study_on)

    def _study_on(self) -> None:
        """Study a little, unless keys are being pressed."""
        if self._study is None:
            return
        waiting = background.QUIET - (perf_counter() - self._last_key)
        if waiting > 0:
            self.set_timer(waiting, self._study_on)
            return
        self.state, touched = self._study.go_on(self.state)
        if self._origin is not None:
            self._origin = replace(self._origin, findings=self.state.findings, index=self.state.index)
        if touched is None or self.panes.shows_any(self.state, touched):
            self.panes.refresh(self.state)
        if self._study.done:
            self._study = None
        else:
            self.set_timer(background.REST, self._study_on)
