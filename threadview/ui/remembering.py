"""What one reader sees of a thread, and when it is handed to the memory: never while keys are being pressed."""

from __future__ import annotations

from concurrent.futures import wait
from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from threadview.session.since import Since
from threadview.session.visits import is_compared, left
from threadview.store import BUSY_SECONDS, Shelved

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from concurrent.futures import Future

    from threadview.session import Session
    from threadview.store import Memory
    from threadview.thread import Thread, Visit

    from .panes import Panes

PATIENCE: Final = 0.003
"""Seconds that the first picture waits for the memory; what comes later is taken up when it comes."""

SOON: Final = 0.05
"""Seconds after which it is asked again whether the memory has answered."""

EVERY: Final = 10.0
"""Seconds between two looks at whether there is something to keep."""

PAUSE: Final = 1.0
"""Seconds without a key before something is kept in between."""


MOST_WORDS: Final = 300_000
"""Characters of a thread by which the shelf finds it."""


class Remembering:
    """The memory of one thread while it is read.

    A comment is seen when it is open and the end of its text stood in the window of the discussion, or the cursor
    stood on it there; one of somebody who is muted as soon as its header stood there.
    """

    def __init__(self, memory: Memory, thread: Thread) -> None:
        """Ask how the thread was left."""
        self._memory, self._thread = memory, thread
        self._asked: Future[Visit | None] = memory.recall(thread)
        self._since: Since | None = None
        self._seen: set[int] = set()
        self._kept: tuple[object, ...] = ()
        self._told: tuple[Future[bool], bool] | None = None

    @property
    def is_first(self) -> bool:
        """Whether the program runs for the first time."""
        return self._memory.is_first

    @property
    def seen(self) -> AbstractSet[int]:
        """The comments that were on the screen."""
        return self._seen

    @property
    def answered(self) -> bool:
        """Whether it is known how the thread was left."""
        return self._asked.done()

    def anew(self) -> Remembering:
        """Return the memory of the same thread, of which nothing was seen yet: it is shown in another order."""
        return Remembering(self._memory, self._thread)

    def visit(self, wait: float = PATIENCE) -> Visit | None:
        """Return how the thread was left; None where it is not known, or not after so many seconds."""
        try:
            return self._asked.result(wait)
        except TimeoutError:
            return None

    def notices(self) -> list[str]:
        """Return what went wrong since this was asked last."""
        return self._memory.notices()

    def see(self, state: Session, panes: Panes) -> None:
        """Take note of what is on the screen."""
        self._seen.update(panes.seen(state))

    def keep(self, state: Session, panes: Panes) -> Future[bool] | None:
        """Have it written how the thread is left, where that changed and the earlier visit was taken up."""
        if not self.answered or (state.findings.since is None and self.visit() is not None):
            return None
        top, article = panes.tops(state)
        people = (state.tags, state.muted)
        now = (state.place, top, article, state.folds, state.marks, people, len(self._seen), state.findings.whole)
        if now == self._kept:
            return None
        self._kept = now
        since = self._since = self._since or state.findings.since or Since(state.thread)
        seen, compared = frozenset(self._seen), is_compared(state.findings)
        told = self._has_told(compared=compared)

        def visit() -> Visit:
            shown = (since.keys[top[0]], top[1]) if top else None
            return replace(left(state, since, seen, told=told, news=True), top=shown, article=article)

        asked = self._memory.keep(self._thread, visit, partial(_shelved, state, seen))
        if not told:
            self._told = asked, compared
        return asked

    def _has_told(self, *, compared: bool) -> bool:
        """Tell whether the memory has of all comments what it is to have."""
        if self._told is None:
            return False
        asked, before = self._told
        return before == compared and asked.done() and asked.exception() is None and asked.result()

    def keep_now(self, state: Session, panes: Panes) -> None:
        """Keep it, and wait until it is written, as before the program is put to sleep."""
        asked = self.keep(state, panes)
        if asked is not None:
            wait([asked], timeout=BUSY_SECONDS)


def _shelved(state: Session, seen: AbstractSet[int]) -> Shelved:
    """Return what the shelf is to show of a thread; its words once all its texts were made anyway."""
    thread, new = state.thread, sum(index not in seen for index in state.findings.new)
    return Shelved((), len(thread) - thread.stubs, new, _words(thread) if is_compared(state.findings) else None)


def _words(thread: Thread) -> str:
    """Return the words by which the shelf finds a thread."""
    parts = [thread.article.text] if thread.article else []
    room = MOST_WORDS - sum(map(len, parts))
    for comment in thread.comments:
        if room <= 0:
            break
        parts += [comment.author or "", comment.text]
        room -= len(comment.text)
    return "\n".join(parts)[:MOST_WORDS].encode("utf-8", "replace").decode()
