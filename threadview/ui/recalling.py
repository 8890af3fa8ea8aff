"""The memory in the course of a visit: going where one was, taking up what it answers late, keeping in the pauses."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from threadview.session.visits import returned, top

from . import preferring
from .remembering import EVERY, PAUSE, SOON

if TYPE_CHECKING:
    from .remembering import Remembering
    from .screens.reader import ReaderScreen


def begin(screen: ReaderScreen, remembering: Remembering) -> None:
    """Go where one was; keep what is to be remembered from now on."""
    visit = remembering.visit(0)
    if visit is not None and screen.state.findings.since is not None:
        screen.panes.begin_at(top(screen.state, visit), visit.article)
    screen.set_timer(SOON, lambda: _take_up(screen, remembering))
    # Early, since of a large thread most is to be written the first time, and leaving should not wait for that.
    screen.set_timer(PAUSE, lambda: _keep(screen, remembering))
    screen.app.app_suspend_signal.subscribe(screen, lambda _app: _keep_now(screen, remembering), immediate=True)


def _take_up(screen: ReaderScreen, remembering: Remembering) -> None:
    """Say what is wrong with the memory; take up what came later than the first picture."""
    if remembering is not screen.remembering:
        return
    if not remembering.answered or screen.is_asking:
        screen.set_timer(SOON, lambda: _take_up(screen, remembering))
        return
    visit = remembering.visit()
    if visit is not None and screen.state.findings.since is None:
        moving = not screen.last_key and screen.is_untouched
        screen.update(returned(preferring.as_before(screen) if moving else screen.state, visit, moving=moving))
        if moving:
            screen.panes.begin_at(top(screen.state, visit), visit.article)
    _warn(screen, remembering)


def _keep(screen: ReaderScreen, remembering: Remembering) -> None:
    """Keep what is to be remembered, in a pause between keys."""
    if remembering is not screen.remembering:
        return
    waiting = PAUSE - (perf_counter() - screen.last_key)
    if waiting <= 0:
        remembering.keep(screen.state, screen.panes)
        _warn(screen, remembering)
    screen.set_timer(EVERY if waiting <= 0 else waiting, lambda: _keep(screen, remembering))


def _keep_now(screen: ReaderScreen, remembering: Remembering) -> None:
    """Keep it before a sleep, unless the thread has become another one since."""
    if remembering is screen.remembering:
        remembering.keep_now(screen.state, screen.panes)


def _warn(screen: ReaderScreen, remembering: Remembering) -> None:
    """Say what is wrong with the memory."""
    for words in remembering.notices():
        screen.notice(words)
