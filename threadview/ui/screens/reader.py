"""The reader: two panes, a line of status, a prompt; it owns the Session and gives keys to actions."""

from __future__ import annotations

import gc
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, Final

from msgspec.structs import replace
from textual.containers import Horizontal
from textual.message import Message

from threadview.errors import QueryError
from threadview.layout.cells import width_of
from threadview.session import BY_ID, first_steps, press_name, searching
from threadview.session.arrival import is_awaited
from threadview.session.commands import OPTIONAL
from threadview.ui import arriving, background, preferring, recalling, wording
from threadview.ui.arriving import NO_ORIGIN, Arriving, Origin
from threadview.ui.panes import Panes, sharing
from threadview.ui.plain import is_plain
from threadview.ui.preferences import PLAIN, Preferences
from threadview.ui.screens.pressing import Pressable
from threadview.ui.widgets.pane import Pane
from threadview.ui.widgets.prompt import Prompt
from threadview.ui.widgets.splitter import Splitter
from threadview.ui.widgets.status import StatusLine

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from textual import events
    from textual.app import ComposeResult

    from threadview.session import Action, Session
    from threadview.ui.asking import Question
    from threadview.ui.remembering import Remembering
    from threadview.ui.saving import Saving


HESITATION: Final = 0.03
"""Seconds after which a key that waits for others is shown: of keys that come as one, only what they do is."""

COPYING: Final = "ctrl+c"
"""Textual's key for it, and everybody's; it is no action's, since it means nothing where nothing is selected."""


class ReaderScreen(Pressable):
    """Reads one thread.

    Attributes:
        state: The reading position; changed by :meth:`update` alone.
        remembering: What is remembered of this visit; None where nothing is.
    """

    DEFAULT_CSS = """
    ReaderScreen { layout: vertical; background: $background; }
    ReaderScreen > #panes { height: 1fr; }
    """
    AUTO_FOCUS: ClassVar[str] = ""

    class Left(Message):
        """The reader wants to leave this thread."""

    def __init__(
        self,
        state: Session,
        remembering: Remembering | None = None,
        origin: Origin = NO_ORIGIN,
        preferences: Preferences = PLAIN,
    ) -> None:
        """Begin in a state; without ``remembering`` nothing is kept of this visit."""
        super().__init__()
        self.state, self.preferences = state, preferences
        self.origin = origin
        self.arriving: Arriving | None = None
        self.saving: Saving | None = None
        self.remembering = remembering
        self._pending = ""
        self._greets = False
        self._question: Question | None = None
        self._study: background.Study | None = None
        self._is_at_work = False
        self.panes: Panes

    def compose(self) -> ComposeResult:
        """Yield the panes, the prompt and the status line."""
        article, splitter, comments = Pane(self._fit, id="article"), Splitter(), Pane(self._fit, id="comments")
        self.panes = Panes(article, comments, splitter, self.preferences.settings.layout)
        self.panes.plain = is_plain(self.app)
        with Horizontal(id="panes"):
            yield article
            yield splitter
            yield comments
        yield Prompt(self.is_behind)
        yield StatusLine()

    def on_mount(self) -> None:
        """Share the screen, and begin to study the thread once the first picture stands."""
        if self.remembering is not None:
            recalling.begin(self, self.remembering)
        self.state = self.as_first_shown(self.state)
        self._greets = self.remembering is not None and self.remembering.is_first
        self.panes.arrange(self.state, self.app.size)
        if self.origin.loading is not None:
            self.arriving = Arriving(self, self.origin.loading, "first")
        self.say()
        self.call_after_refresh(self._shown)

    @property
    def is_asking(self) -> bool:
        """Whether something is being typed at the prompt."""
        return self._question is not None

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has gone anywhere yet."""
        return self.state.search is None and self.state.row == 0

    @property
    def seen(self) -> AbstractSet[int]:
        """The comments that were on the screen, as far as that is remembered."""
        return self.remembering.seen if self.remembering is not None else frozenset()

    def as_first_shown(self, state: Session) -> Session:
        """Return a state with the article before it, where nobody was yet and there is room for one pane only."""
        is_first = state.findings.since is None and state.search is None and state.row == 0
        one = self.panes.plain or sharing(self.preferences.settings.layout, self.app.size) is None
        narrow = one and state.thread.article is not None
        return replace(state, pane="article") if is_first and narrow else state

    def update(self, new: Session, *, reveal: bool = True) -> None:
        """Show another state, with the cursor in view."""
        old, self.state = self.state, new
        if new.pane != old.pane:
            self.panes.arrange(new, self.size)
        self.panes.show(old, new, reveal=reveal)
        self._see()
        self.say()
        if background.is_hurried(new):
            self._begin_work()

    def turn_to(self, state: Session, comments: tuple[int, int] | None = None, article: int | None = None) -> None:
        """Show a state of what the thread has become, with these places at the tops of the panes."""
        self.state = state
        self.panes.arrange(state, self.size)
        self.panes.turn_to(state, comments, article)
        self._see()
        self.say()
        self.call_after_refresh(self._shown)

    def remember(self, remembering: Remembering) -> None:
        """Remember the thread that has come from now on, in the place of what it was before."""
        if self.remembering is not None:
            self.remembering.keep(self.state, self.panes)
        self.remembering = remembering
        recalling.begin(self, remembering)

    def prefer(self, preferences: Preferences) -> None:
        """Take up what the reader set otherwise."""
        self._pending = ""
        preferring.prefer(self, preferences)

    def forget_seen(self) -> None:
        """Begin anew to take note of what is seen: the comments get other indexes."""
        if self.remembering is not None:
            self.remembering.keep(self.state, self.panes)
            self.remembering = self.remembering.anew()

    def perform(self, action: Action, argument: str = "") -> None:
        """Do what an action stands for."""
        from . import commands

        if action.id == "clear" and (arriving.is_stopped(self) or self.panes.selected()):
            self.panes.unselect()
            return
        if action.id != "copy":
            self.panes.unselect()
        if action.run is not None and not commands.in_article(self, action):
            self.update(action.run(replace(self.state, notice=""), argument))
        elif action.run is None:
            commands.HANDLERS[action.id](self, argument)

    def ask(self, asked: str, text: str, question: Question) -> None:
        """Ask something at the prompt, with a text to begin with."""
        self._question = question
        self.query_one(StatusLine).display = False
        self.query_one(Prompt).ask(asked, text, question)

    def leave(self) -> None:
        """Go; how the thread is left is written while the interface is taken down."""
        if self.remembering is not None:
            self.remembering.keep(self.state, self.panes)
        self.post_message(self.Left())

    def notice(self, words: str) -> None:
        """Say something in the status line."""
        self.update(self.state.saying(words))

    def pressed(self, event: events.Key) -> None:
        """Give a key to the action it asks for."""
        if event.key == COPYING:
            from .handing import copy_only_selected

            copy_only_selected(self)
        else:
            self._press(event.key, event.character)

    def _press(self, key: str, character: str | None) -> None:
        """Do what a key asks for, or wait for the rest of its sequence."""
        self._greets = False
        asked = self.preferences.keymap.press(self._pending, press_name(key, character))
        self._pending = asked.pending
        if asked.action is not None:
            self.perform(asked.action, asked.argument)
        elif asked.pending:
            self.set_timer(HESITATION, self._say_pending)
        else:
            self.say()

    def _say_pending(self) -> None:
        """Show the keys that wait for the rest of their sequence."""
        if self._pending:
            self.say()

    def on_resize(self, event: events.Resize) -> None:
        """Share the new screen."""
        self.panes.arrange(self.state, event.size)

    def _fit(self, pane: Pane) -> None:
        """Lay a pane out for its new size."""
        self.panes.resized(pane, self.state)
        self._see()

    def on_prompt_entered(self, message: Prompt.Entered) -> None:
        """Hand over what was answered."""
        message.stop()
        if question := self._close_prompt():
            question.enter(message.text)
            self._seek_on()

    def on_prompt_cancelled(self, message: Prompt.Cancelled) -> None:
        """Give everything back as it was."""
        message.stop()
        if question := self._close_prompt():
            question.cancel()
            self._seek_on()

    def on_prompt_overtaken(self, message: Prompt.Overtaken) -> None:
        """Take a key that was typed faster than the prompt closed."""
        message.stop()
        self._press(message.key, message.character)

    def action_do(self, identity: str) -> None:
        """Do what the action of this id stands for: for the palette. What it must be given is asked for."""
        if BY_ID[identity].takes in OPTIONAL:
            self.perform(BY_ID[identity])
        else:
            self.perform(BY_ID["command"], f"{identity} ")

    def _close_prompt(self) -> Question | None:
        """Hide the prompt; return what it asked."""
        self.query_one(Prompt).close()
        self.query_one(StatusLine).display = True
        question, self._question = self._question, None
        return question

    def say(self) -> None:
        """Bring the status line up to date."""
        keymap = self.preferences.keymap
        notice = self._pending or keymap.worded(self.state.notice)
        said = [keymap.worded(one.said) for one in (self.arriving, self.saving) if one is not None and one.said]
        here, besides = wording.said(self.panes, self.state, keymap)
        words = " · ".join([*said, besides])
        if self._greets and not said:
            words = first_steps(keymap.actions)
            if width_of(here) + width_of(words) > self.size.width - len(" · "):
                here = here.partition(" · ")[0]
        if self.panes.plain:
            words = words.replace(" · ", ", ")
        self.query_one(StatusLine).say(notice or here, words, urgent=bool(notice))

    def on_unmount(self) -> None:
        """Keep how the thread is left."""
        if self.remembering is not None:
            self.remembering.keep(self.state, self.panes)
        if self.arriving is not None:
            self.arriving.leave()
        if self.saving is not None:
            self.saving.stop()

    def _see(self) -> None:
        """Take note of what is on the screen."""
        if self.remembering is not None:
            self.remembering.see(self.state, self.panes)

    def _shown(self) -> None:
        """Import what the keys do, for which no picture waits, nor a thread on its way; begin to study what is here."""
        if not is_awaited(self.state.thread):
            import_module("threadview.ui.screens.commands")
            self._begin_study()

    def _seek_on(self) -> None:
        """Take a search further, once many more texts can be searched."""
        if searching.is_behind(self.state):
            self._seek_again()

    def _seek_again(self) -> None:
        """Ask a search again, also while it is typed."""
        from threadview.ui.asking import Query

        if isinstance(self._question, Query):
            self.query_one(Prompt).follow_again()
            return
        try:
            self.update(searching.further(self.state))
        except QueryError as error:
            self.update(searching.clear(self.state).saying(str(error)))

    def _begin_study(self) -> None:
        """Start looking for quotes and handles."""
        self._study = background.Study(self.state)
        self._begin_work()

    def _begin_work(self) -> None:
        """Work whenever no key is pressed, until nothing is left to do."""
        if not self._is_at_work:
            self._is_at_work = True
            self.set_timer(background.REST, self._work_on)

    def _work_on(self) -> None:
        """Work a little, unless keys are being pressed."""
        waiting = background.pause(self.state, self.last_key)
        if waiting > 0:
            self.set_timer(waiting, self._work_on)
            return
        if self._study is not None:
            self._study_on(self._study)
        self._seek_on()
        self._is_at_work = self._study is not None or background.is_hurried(self.state)
        if self._is_at_work:
            self.set_timer(background.REST, self._work_on)

    def _study_on(self, study: background.Study) -> None:
        """Study a little; when all is studied, do what waited for it."""
        self.state, touched = study.go_on(self.state)
        if self._question is not None:
            self._question.learn(self.state)
        if touched is None or self.panes.shows_any(self.state, touched):
            self.panes.refresh(self.state)
        if study.done:
            self._study = None
            gc.freeze()  # what was found stays: to look through it for garbage is felt at a key
            if searching.is_outdated(self.state):
                self._seek_again()
            if self.preferences.settings.order == "quoted":
                preferring.reorder(self)
            if self.saving is not None:
                self.saving.go_on()
