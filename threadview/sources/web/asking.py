"""Requests of one session, made in a thread of its own: whoever waits for the answers can be interrupted any time."""

from __future__ import annotations

from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, Protocol

from threadview.errors import SourceError

from . import addresses
from .background import Background
from .exchange import Exchange

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from threadview.sources.watch import Watch

    from .answer import Asked, Reply
    from .limits import Limits

    Came = Callable[[int, Reply], None]


class Asking(Protocol):
    """Somebody who asks addresses."""

    def ask_all(self, asked: Sequence[Asked], came: Came | None) -> Sequence[Reply | SourceError]:
        """Return what each address gave, in their order; ``came`` gets each answer, by its number, when it comes."""

    def give_up(self) -> None:
        """Let what has not been answered go unanswered."""

    def close(self) -> None:
        """Ask nothing more."""


class Here:
    """Asks in this process."""

    def __init__(self, typed: str, limits: Limits, watch: Watch) -> None:
        """Start the thread; open no connection yet.

        Args:
            typed: The address that the reader gave: its host may be a private one.
            limits: What bounds every request.
            watch: Who is told how far it has come, and may end it.
        """
        self._background, self._exchange = Background(), Exchange(typed, limits, watch)

    def ask_all(self, asked: Sequence[Asked], came: Came | None) -> Sequence[Reply | SourceError]:
        """Return what each address gave, in their order; ``came`` gets each answer, by its number, when it comes.

        Raises:
            SourceError: It was closed meanwhile, from another thread.
        """
        try:
            return self._background.run(self._exchange.ask_all(asked, came))
        except CancelledError:
            raise given_up(asked[0].url) from None

    def give_up(self) -> None:
        """Let what has not been answered go unanswered."""
        self._background.call(self._exchange.give_up)

    def close(self) -> None:
        """Give up what still runs, and close all connections."""
        self._background.close(self._exchange.close())


def given_up(url: str) -> SourceError:
    """Return the error of a session that was closed while somebody waited for it."""
    return SourceError("was given up", mend="open it again", where=addresses.named(url))
