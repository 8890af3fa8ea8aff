"""What comes of a thread while somebody reads it: news of a fetch, or of what is read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from threadview.thread import Thread, build

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from threadview.errors import ThreadviewError

    from .findings import Findings


class Opening(NamedTuple):
    """How a thread is to be opened.

    Attributes:
        find: A query to begin with.
        fold: The outline level to fold to at first.
        at: The label or id of the comment to begin at.
    """

    find: str | None = None
    fold: int | None = None
    at: str | None = None


class News(NamedTuple):
    """What there is to be shown now.

    Attributes:
        findings: The thread as far as it has come; None where nothing that can be shown has come since the last news.
        said: How far it is, for the status line; empty at the end.
        threads: At the end, all threads of the source; empty before, and where it failed.
        error: At the end, why there is no thread.
    """

    findings: Findings | None = None
    said: str = ""
    threads: Sequence[Thread] = ()
    error: ThreadviewError | None = None

    @property
    def is_last(self) -> bool:
        """Whether nothing follows."""
        return bool(self.threads) or self.error is not None


AWAITED: Final = "awaited"
"""The format of a thread of which nothing has come yet."""


def awaited(title: str) -> Thread:
    """Return what stands for a thread of which nothing has come yet."""
    return Thread(**build([])._asdict(), title=title, format=AWAITED)


def is_awaited(thread: Thread) -> bool:
    """Tell whether nothing of a thread has come yet."""
    return thread.format == AWAITED


class Loading(Protocol):
    """Something that is being fetched or read in a thread of its own.

    Attributes:
        name: What it is called until it has a title.
    """

    name: str

    def on_news(self, told: Callable[[], object]) -> None:
        """Call this whenever there is news of comments, or all has come; in whatever thread that is known first."""

    def news(self) -> News:
        """Return what has come since this was asked last; waits for nothing."""

    def shown(self) -> None:
        """Take note that what has come stands on the screen: the processor is free for the rest."""

    def stop(self) -> None:
        """Want no more: what has come is kept."""
