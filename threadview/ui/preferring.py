"""Taking up what the reader set otherwise while a thread is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from threadview.session.folds import unfold_all
from threadview.session.renewal import renewed

from .opening import begun

if TYPE_CHECKING:
    from threadview.session import Session

    from .preferences import Preferences
    from .screens.reader import ReaderScreen


def prefer(screen: ReaderScreen, preferences: Preferences) -> None:
    """Show a thread as other preferences want it; the reader stays where they are."""
    before, screen.preferences = screen.preferences.settings, preferences
    settings = preferences.settings
    hued = settings.colors.people == "all"
    if hued != screen.state.hued:
        screen.state = replace(screen.state, hued=hued)
    if (settings.layout, settings.plain_ui) != (before.layout, before.plain_ui):
        tops = screen.panes.tops(screen.state)
        screen.panes.plain = settings.plain_ui
        screen.panes.sharing, screen.panes.split = settings.layout, None
        screen.turn_to(screen.state, *tops)
    if settings.order != before.order:
        reorder(screen)
    screen.panes.refresh(screen.state)
    screen.say()


def reorder(screen: ReaderScreen) -> None:
    """Put the comments in the order that is wanted, with the reader where they are."""
    old = screen.state
    fresh = begun(old.findings, None, screen.preferences.settings)
    if fresh.thread is not old.thread:
        state = renewed(old, fresh, screen.seen, news=False)
        screen.forget_seen()
        screen.turn_to(state)


def as_before(screen: ReaderScreen) -> Session:
    """Return the state without the folds of a first visit, where it turns out to be none."""
    asked = screen.origin.opening.fold
    return unfold_all(screen.state) if screen.preferences.settings.fold and asked is None else screen.state
