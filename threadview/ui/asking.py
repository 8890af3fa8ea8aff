"""What is asked for at the prompt: a query that is followed letter by letter, or words that are taken when entered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from threadview.errors import QueryError
from threadview.session import searching
from threadview.session.actions import QUERY
from threadview.session.completing import Tab, completed
from threadview.session.status import holding

from . import background

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from threadview.session import Session

    from .screens.reader import ReaderScreen

    Complete = Callable[[str, int, Callable[[str], None]], None]
    Find = Callable[[Session, str, Session], Session]


class Question(Protocol):
    """Something that is asked."""

    def follow(self, text: str) -> str:
        """Follow what stands in the field; return what to say of it."""

    def turn(self) -> str | None:
        """Ask the next of several questions (Tab); return it, None where there is but this one."""

    def complete(self, text: str, step: int, put: Callable[[str], None]) -> None:
        """Put what a text may become into the field (Tab), now or later; again, what comes ``step`` after it."""

    def enter(self, text: str) -> None:
        """Take the answer."""

    def cancel(self) -> None:
        """Give everything back as it was."""

    def learn(self, state: Session) -> None:
        """Take note of what was found in the thread meanwhile."""


def fill(tab: Tab, text: str, step: int, put: Callable[[str], None], fitting: Sequence[str]) -> None:
    """Put what Tab makes of a text into the field: the next of those that fit, where it goes round them already."""
    put(tab.turned(text, step) if tab.goes_round(text) else tab.begin(text, fitting))


class Query:
    """Asks for a query, and shows where it leads while it is typed."""

    def __init__(self, screen: ReaderScreen, find: Find) -> None:
        """Begin where the reader is."""
        self._screen, self._find = screen, find
        self._origin = screen.state
        self._tab = Tab()

    def follow(self, text: str) -> str:
        """Show where a query leads; what is no query yet is said, not refused."""
        screen = self._screen
        try:
            screen.update(self._find(screen.state, text, self._origin))
        except QueryError as error:
            if background.is_hurried(screen.state):
                screen.update(searching.halted(screen.state))
            return str(error)
        return screen.preferences.keymap.worded(screen.state.notice) or " · ".join(holding(screen.state))

    def turn(self) -> str | None:
        """Ask nothing else."""

    def complete(self, text: str, step: int, put: Callable[[str], None]) -> None:
        """Complete the last term."""
        fill(self._tab, text, step, put, completed(QUERY, text, self._origin))

    def enter(self, text: str) -> None:
        """Keep what the query led to; when it is none, say why and give everything back."""
        try:
            found = self._find(self._screen.state, text, self._origin)
        except QueryError as error:
            self._screen.update(self._origin.saying(str(error)))
        else:
            self._screen.update(searching.accept(found, self._origin))

    def cancel(self) -> None:
        """Give everything back as it was."""
        self._screen.update(self._origin)

    def learn(self, state: Session) -> None:
        """Take note of what was found in the thread meanwhile."""
        self._origin = replace(self._origin, findings=state.findings, index=state.index)


class Words:
    """Asks for words; with several questions, Tab goes from one to the next."""

    def __init__(
        self, questions: list[str], answer: Callable[[str, str], None], completing: Complete | None = None
    ) -> None:
        """Begin with the first question; ``answer`` gets the words and the question that they answer."""
        self._questions, self._answer = questions, answer
        self._completing = completing

    def follow(self, _text: str) -> str:
        """Tell how to get to the next question."""
        return "Tab: " + ", ".join(self._questions[1:]) if len(self._questions) > 1 else ""

    def turn(self) -> str | None:
        """Ask the next question."""
        self._questions = [*self._questions[1:], self._questions[0]]
        return self._questions[0] if len(self._questions) > 1 else None

    def complete(self, text: str, step: int, put: Callable[[str], None]) -> None:
        """Complete the words, where it is known how."""
        if self._completing is not None:
            self._completing(text, step, put)

    def enter(self, text: str) -> None:
        """Hand the words over."""
        if text.strip():
            self._answer(text.strip(), self._questions[0])

    def cancel(self) -> None:
        """Do nothing."""

    def learn(self, state: Session) -> None:
        """Need nothing of it."""
