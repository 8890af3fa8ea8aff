"""A thread that comes while it is read: what has come is taken up when nobody is in the middle of something."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol

from msgspec.structs import replace
from textual.message import Message

from threadview.errors import SourceError, ThreadviewError
from threadview.layout.header import counted
from threadview.session.arrival import Opening, is_awaited
from threadview.session.keys import key_of
from threadview.session.renewal import passage, renewed
from threadview.thread.order import in_page_order

from .opening import begun, opened
from .remembering import Remembering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.session import Findings, Session
    from threadview.session.arrival import Loading, News
    from threadview.store import Memory
    from threadview.thread import Thread

    from .saving import Target
    from .screens.reader import ReaderScreen

LOOK: Final = 0.03
"""Seconds between two looks at what has come."""

Why = Literal["first", "again", "missing"]
"""Why something is loaded: the thread for the first time, the thread once more, replies that it lacks."""


class Supply(Protocol):
    """Where the thread on the screen came from, to be asked again."""

    def stand_back(self) -> None:
        """Have whatever goes on beside the interface rest for a moment: a key was pressed, or the mouse used."""

    def again(self, selected: Thread) -> Loading:
        """Have the sources read once more, from the web anew; of several threads the one that is on the screen."""

    def missing(self, url: str, thread: Thread) -> Loading:
        """Have the comments at an address read, and added to those of a thread."""

    def target(self, name: str) -> Target:
        """Return the file of this name, for a thread to be written to in the form that it tells.

        Raises:
            ThreadviewError: It tells no form, or the file is there already.
        """

    def memory(self, threads: Sequence[Thread]) -> Memory | None:
        """Return what remembers visits of these threads, None where nothing is to be remembered."""


class Origin(NamedTuple):
    """Where a thread comes from.

    Attributes:
        supply: What can be asked again; None where nothing can.
        loading: What is still to come of it.
        opening: How it is to be opened once it has come.
    """

    supply: Supply | None = None
    loading: Loading | None = None
    opening: Opening = Opening()


NO_ORIGIN: Final = Origin()


class Several(Message):
    """What was awaited are several threads, one of which is to be chosen."""

    def __init__(self, threads: Sequence[Thread]) -> None:
        """Name them."""
        super().__init__()
        self.threads = threads


class Failed(Message):
    """What was awaited cannot be had, and there is nothing to be read instead."""

    def __init__(self, error: ThreadviewError) -> None:
        """Say why."""
        super().__init__()
        self.error = error


class Arriving:
    """One loading, and the screen that shows what comes of it.

    Attributes:
        said: How far it is, for the status line.
    """

    def __init__(self, screen: ReaderScreen, loading: Loading, why: Why) -> None:
        """Begin to look."""
        self.said = ""
        self._screen, self._loading, self._why = screen, loading, why
        self._is_over = False
        self._timer = screen.set_interval(LOOK, self._look)
        loading.on_news(partial(screen.call_later, self._look))

    def stop(self) -> None:
        """Want no more; what has come stays. Where nothing has come, nothing is waited for."""
        self._loading.stop()
        if is_awaited(self._screen.state.thread):
            self._is_over = True
            self._timer.stop()
            self._screen.post_message(Failed(SourceError("was stopped before anything came", where=self._loading.name)))
        else:
            self._screen.notice("stopping")

    def leave(self) -> None:
        """Want nothing of it any longer: nobody looks."""
        self._is_over = True
        self._timer.stop()
        self._loading.stop()

    def _look(self) -> None:
        """Take up what has come, unless somebody types a query or looks at a list."""
        screen = self._screen
        if self._is_over or screen.is_asking or screen.app.screen is not screen:
            return
        news = self._loading.news()
        self.said = news.said
        if not news.is_last:
            if news.findings is not None:
                self._take_up(news.findings)
                screen.call_after_refresh(self._loading.shown)
            screen.say()
            return
        self._is_over = True  # a look that was due before may still come
        self._timer.stop()
        screen.arriving = None
        screen.say()
        self._finish(news)

    def _finish(self, news: News) -> None:
        """Show all of it, or say why there is nothing."""
        screen = self._screen
        if news.error is not None and is_awaited(screen.state.thread):
            screen.post_message(Failed(news.error))
        elif news.error is not None:
            screen.notice(str(news.error))
        elif news.findings is None:
            screen.post_message(Several(news.threads))
        else:
            self._take_up(news.findings, last=True)

    def _take_up(self, findings: Findings, *, last: bool = False) -> None:
        """Show what has come, with the reader where they are."""
        screen, old = self._screen, self._screen.state
        if is_awaited(old.thread):
            screen.turn_to(screen.as_first_shown(self._opened(findings, last=last)))
        else:
            self._renew(old, findings)
        if last:
            self._say_what_came(old)
            self._remember()

    def _renew(self, old: Session, findings: Findings) -> None:
        """Show what the thread has become."""
        screen = self._screen
        new = renewed(
            old,
            begun(findings, None, screen.preferences.settings),
            screen.seen,
            moved=not screen.is_untouched,
            news=self._why == "again",
        )
        comments, article = screen.panes.tops(old)
        way = passage(old.thread, new.thread)
        there = way.near(comments[0]) if comments else None
        same = comments and there is not None and way.to(comments[0]) == there
        top = (there, comments[1] if same and comments else 0) if there is not None else None
        screen.turn_to(new.saying(""), top if not screen.is_untouched else None, article)

    def _opened(self, findings: Findings, *, last: bool) -> Session:
        """Return what has come first as the command line asks; a comment that it names may come later."""
        opening, settings = self._screen.origin.opening, self._screen.preferences.settings
        try:
            return opened(findings, None, opening if last else opening._replace(at=None), settings)
        except ThreadviewError as error:
            return begun(findings, None, settings).saying(str(error))

    def _remember(self) -> None:
        """Remember what has come from now on; what was known of it is taken up, where the reader has not gone on."""
        supply, thread = self._screen.origin.supply, in_page_order(self._screen.state.thread)
        memory = supply.memory([thread]) if supply is not None else None
        if memory is not None:
            self._screen.remember(Remembering(memory, thread))

    def _say_what_came(self, old: Session) -> None:
        """Say what a reader who asked for something has got."""
        screen = self._screen
        if self._why == "again":
            came = len(screen.state.findings.new) - len(old.findings.new)
            screen.notice(f"read again: {counted(came, 'new comment', 'new comments') if came > 0 else 'nothing new'}")
        elif self._why == "missing":
            came = len(screen.state.thread) - screen.state.thread.stubs - len(old.thread) + old.thread.stubs
            screen.notice(f"{counted(came, 'comment', 'comments')} more" if came > 0 else "nothing more came")


def is_stopped(screen: ReaderScreen) -> bool:
    """Stop what is on its way, unless there is a search or a limit to be ended first; tell whether anything was."""
    state = screen.state
    under_way = screen.saving or screen.arriving
    if under_way is None or state.search is not None or state.kept is not None:
        return False
    under_way.stop()
    return True


def again(screen: ReaderScreen, _argument: str) -> None:
    """Read the thread once more."""
    _load(screen, "again")


def missing(screen: ReaderScreen, _argument: str) -> bool:
    """Load the replies that the comment under the cursor stands for; tell whether it stands for any."""
    state = screen.state
    comment = state.thread.comments[state.cursor] if state.rows and state.pane == "comments" else None
    if comment is None or not {"stub", "more"}.intersection(comment.flags):
        return False
    if not comment.url:
        screen.notice("its source does not say where these are to be had")
    else:
        _load(screen, "missing", comment.url)
    return True


def _load(screen: ReaderScreen, why: Why, url: str = "") -> None:
    """Begin to load something, unless something is being loaded."""
    supply = screen.origin.supply
    if supply is None:
        screen.notice("there is nothing to ask again")
        return
    if screen.arriving is not None:
        screen.notice(f"it is still on its way: {key_of('clear')} stops it")
        return
    thread = in_page_order(screen.state.thread)
    try:
        loading = supply.missing(url, thread) if url else supply.again(thread)
    except ThreadviewError as error:
        screen.notice(str(error))
        return
    screen.update(replace(screen.state, notice=""))
    screen.arriving = Arriving(screen, loading, why)
