"""Typing a command by its name, as ``:`` asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from threadview.errors import UsageError
from threadview.session import BY_ID, jumping
from threadview.session.actions import FILE
from threadview.session.commands import THEME, candidates, hint, ordered, takes
from threadview.session.completing import Tab, completed
from threadview.session.selection import comment_at

from .asking import fill
from .files import Files

if TYPE_CHECKING:
    from collections.abc import Callable

    from threadview.session import Session

    from .screens.reader import ReaderScreen


class Commanding:
    """Asks for a command."""

    def __init__(self, screen: ReaderScreen) -> None:
        """Take the screen that does it."""
        self._screen, self._tab, self._files = screen, Tab(), Files(screen)

    def follow(self, text: str) -> str:
        """Tell which command it may be, or what it does."""
        return hint(text)

    def turn(self) -> str | None:
        """Ask nothing else."""

    def complete(self, text: str, step: int, put: Callable[[str], None]) -> None:
        """Complete the name, or what the command is given."""
        lead, kind = takes(text)
        if kind == FILE:
            self._files(text[len(lead) :], step, put, lead)
        else:
            fill(self._tab, text, step, put, self._fitting(text, lead, kind))

    def _fitting(self, text: str, lead: str, kind: str) -> list[str]:
        """Return all that a text may become."""
        if not kind:
            return candidates(text)
        begun = text[len(lead) :]
        if kind == THEME:
            found = [name for name in sorted(self._screen.app.available_themes) if name.startswith(begun)]
        else:
            found = completed(kind, begun, self._screen.state)
        return [lead + one for one in found]

    def enter(self, text: str) -> None:
        """Do it, or say why it cannot be done."""
        if not text.strip():
            return
        try:
            command, argument = ordered(text)
            _DOES.get(command.does, _perform(command.does))(self._screen, argument)
        except UsageError as error:
            self._screen.notice(str(error))

    def cancel(self) -> None:
        """Do nothing."""

    def learn(self, state: Session) -> None:
        """Need nothing of it."""


def _perform(identity: str) -> Callable[[ReaderScreen, str], None]:
    """Return what does an action of the table."""
    return lambda screen, argument: screen.perform(BY_ID[identity], argument)


def _go(screen: ReaderScreen, label: str) -> None:
    """Go to a comment."""
    state = screen.state
    screen.update(jumping.opened(state.saying(""), comment_at(state.thread, label, where="")))


def _theme(screen: ReaderScreen, name: str) -> None:
    """Put a theme on, or let one be chosen."""
    themes = screen.app.available_themes
    if not name:
        screen.app.action_change_theme()
    elif name in themes:
        screen.app.theme = name
    else:
        from difflib import get_close_matches

        near = get_close_matches(name, themes, n=1)
        mend = f"did you mean {near[0]}?" if near else "Tab shows all"
        raise UsageError(f"there is no theme {name!r}", mend=mend)


_DOES = {"go": _go, "theme": _theme}
"""What is no action of the table, having no keys."""
