"""Sources that are read in a thread of their own: what has come is shown while the rest is on its way.

What is known of a thread is imported when there is one: till then the answers are waited for.
"""

from __future__ import annotations

import gc
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Final

from threadview.errors import SourceError, ThreadviewError
from threadview.sources.watch import Watch

from .interruption import Interrupted, Interruption

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from threadview.session import Findings
    from threadview.session.arrival import News
    from threadview.sources.watch import Progress
    from threadview.thread import Document, Thread

PAUSE: Final = 0.05
"""Seconds at least between two looks at comments that have come so far; the first ones are awaited."""

LULL: Final = 0.02
"""Seconds that what comes together may be apart: an article and its first comments are read in one go."""

COST: Final = 3
"""So many times as long as reading what has come took it is left alone: most of the time is the reader's."""

STOPPED: Final = "it was stopped before all had come"

MANY: Final = 1_000
MEGA: Final = 1_000_000


class Loading:
    """One reading of some sources, under way.

    Attributes:
        name: What it is called until it has a title.
    """

    def __init__(
        self,
        name: str,
        read: Callable[[Watch], Sequence[Thread]],
        look: Callable[[Sequence[Document]], Thread | None],
        *,
        at_once: bool = True,
        is_near: bool = False,
        prepare: Callable[[], object] | None = None,
    ) -> None:
        """Begin to read.

        Args:
            name: What is read: ``"example.org"``.
            read: Reads it to the end.
            look: Reads the parts that are there, None where they are no thread yet.
            at_once: Whether it begins now, or when its news are first asked for: when the first picture stands.
            is_near: Whether all of it is here: then nothing but :meth:`stop` ends it before its time.
            prepare: Gets ready to look, while the first answer is on its way.
        """
        self.name = name
        self._doing, self._read, self._look = doing(is_near=is_near), read, look
        self._prepare = prepare or _nobody
        self._watch = Watch()
        self._ends = Interruption()
        if is_near:
            self._watch.on_stop(self._ends.raise_there)
        self._asked = Event()
        if at_once:
            self._asked.set()
        self._found: Findings | None = None
        self._told: Callable[[], object] = _nobody
        pool = ThreadPoolExecutor(2, "loading")
        self._reading = pool.submit(self._read_on)
        self._reading.add_done_callback(lambda _: self._tell_end())
        pool.submit(self._look_on)
        pool.shutdown(wait=False)

    def settle(self) -> bool:
        """Wait until all is read, or it has to be waited for: a question to somebody far away goes out; tell which.

        Whatever else there is to do then is done while the answer is on its way, and does not keep it from being asked.
        """
        self._watch.wait(lambda: self._reading.done() or self._watch.waits)
        return self._reading.done()

    def on_news(self, told: Callable[[], object]) -> None:
        """Call this whenever there is news, in one of the threads that read."""
        self._told = told

    def news(self) -> News:
        """Return what has come since this was asked last; waits for nothing."""
        self._asked.set()
        if self._reading.done():
            return self._reading.result()
        from threadview.session.arrival import News

        found, self._found = self._found, None
        return News(found, said(f"{self._doing} {self.name}", self._watch.progress, stopped=self._watch.stopped))

    def shown(self) -> None:
        """Take note that what has come stands on the screen: the processor is free for the rest."""
        self._watch.take()

    def stop(self) -> None:
        """Want no more: what has come is kept."""
        self._watch.stop()

    def _read_on(self) -> News:
        """Read to the end, or until it is stopped."""
        self._asked.wait()
        # To look for garbage among a million things that all stay takes longer than to make them.
        gc.disable()
        try:
            with self._ends:
                return self._read_all()
        except Interrupted:
            what = f"was stopped while {self._doing} it"
            return self._kept(SourceError(what, mend="open it again", where=self.name))
        finally:
            gc.freeze()
            gc.enable()

    def _read_all(self) -> News:
        """Read to the end."""
        if self._watch.stopped:
            raise Interrupted
        try:
            threads = self._read(self._watch)
        except ThreadviewError as error:
            return self._kept(error)
        from threadview.session import unstudied
        from threadview.session.arrival import News

        return News(unstudied(threads[0]) if len(threads) == 1 else None, threads=threads)

    def _kept(self, error: ThreadviewError) -> News:
        """Return what had come where it was stopped, else what went wrong."""
        from threadview.session.arrival import News

        kept = self._look(self._watch.parts()) if self._watch.stopped else None
        if kept is None:
            return News(error=error)
        from msgspec.structs import replace

        from threadview.session import unstudied

        kept = replace(kept, notes=(STOPPED, *kept.notes))
        return News(unstudied(kept), threads=[kept])

    def _look_on(self) -> None:
        """Read what has come whenever more has, until all has."""
        self._prepare()
        seen: Sequence[Document] = ()
        while not self._reading.done():
            self._watch.wait(partial(self._is_news, seen))
            self._watch.wait(lambda: self._reading.done() or self._watch.is_answered, LULL)
            seen = self._watch.parts()
            begun = time.monotonic()
            thread = None if self._reading.done() else self._look(seen)
            if thread is not None:
                from threadview.session import unstudied

                self._found = unstudied(thread)
                self._told()
            else:
                self._watch.take()
            if thread is None or len(thread):  # comments are waited for, where there is but an article
                time.sleep(max(PAUSE if thread else 0, COST * (time.monotonic() - begun)))

    def _tell_end(self) -> None:
        """Tell that all is there."""
        self._watch.wake()
        self._told()

    def _is_news(self, seen: Sequence[Document]) -> bool:
        """Tell whether more has come, or all."""
        return self._reading.done() or self._watch.parts() is not seen


def doing(*, is_near: bool) -> str:
    """Return how it is called what is done with sources."""
    return "reading" if is_near else "fetching"


def _nobody() -> None:
    """Tell nobody."""


def said(what: str, progress: Progress, *, stopped: bool = False) -> str:
    """Return how far a fetch has come, and what stops it: ``fetching example.org · 12 of 30 answers · Esc stops``."""
    from threadview.session.keys import key_of

    end = "stopping" if stopped else f"{key_of('clear')} stops"
    return f"{how_far(what, progress)} · {end}"


def how_far(what: str, progress: Progress) -> str:
    """Return how far a fetch has come, in words: ``fetching example.org · 12 of 30 answers · 340 kB``."""
    parts = [what]
    if progress.asked > 1:
        parts.append(f"{progress.answered:,} of {progress.asked:,} answers")
    if progress.received >= MANY:
        size = progress.received
        parts.append(f"{size / MEGA:.1f} MB" if size >= MEGA else f"{size // MANY} kB")
    return " · ".join(parts)
