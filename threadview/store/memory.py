"""The memory of one run: asked and told from the interface, it reads and writes in a thread of its own."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from .database import Database
from .identity import identity, lasting
from .known import Known
from .records import Shelved, keep, recall

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future

    from threadview.thread import Thread, Visit


class Memory:
    """What is remembered of the threads of some sources. Nothing is read or written before it is asked for.

    Attributes:
        is_first: Nothing was ever remembered: the program runs for the first time.
    """

    def __init__(
        self, threads: Sequence[Thread], sources: Sequence[str], *, writes: bool = True, path: Path | None = None
    ) -> None:
        """Take the threads that may be asked for.

        Args:
            threads: The threads of the sources.
            sources: What the command line calls them.
            writes: Whether anything may be written.
            path: The database; the user's own without it.
        """
        self._threads, self._sources = threads, [str(source) for source in sources]
        self._writes, self._path = writes, path or place()
        self.is_first = writes and not self._path.exists()
        self._database: Database | None = None
        self._asked: dict[int, Future[Visit | None]] = {}
        self._known: dict[str, Known] = {}
        self._worker = ThreadPoolExecutor(1, "memory")

    def recall(self, thread: Thread) -> Future[Visit | None]:
        """Ask how a thread was left; asked again, the answer is the same one until something is kept of the thread.

        It is None for a thread that was never read, or where nothing is remembered.
        """
        asked = self._asked.get(id(thread))
        if asked is None:
            asked = self._asked[id(thread)] = self._worker.submit(self._recall, thread)
        return asked

    def keep(
        self, thread: Thread, visit: Callable[[], Visit], shelved: Callable[[], Shelved] = Shelved
    ) -> Future[bool]:
        """Have it written how a thread is left; not of one whose earlier visit, if any, could not be read.

        The answer tells whether it was written.

        Args:
            thread: The thread.
            visit: Makes the visit, in the memory's own thread: it may take a moment.
            shelved: Makes what the shelf shows of it, but for the sources.
        """
        self._asked.pop(id(thread), None)
        return self._worker.submit(self._keep, thread, visit, shelved)

    def notices(self) -> list[str]:
        """Return what went wrong, in words for the reader; each once."""
        said: list[str] = []
        while self._database is not None and self._database.notices:
            said.append(self._database.notices.pop(0))
        return said

    def close(self) -> None:
        """Wait until everything is written, and close the database."""
        self._worker.submit(self._close)
        self._worker.shutdown()

    def _recall(self, thread: Thread) -> Visit | None:
        """Read how a thread was left."""
        name = identity(thread, self._threads, self._sources)
        found = self._opened().run(lambda connection: [recall(connection, name)])
        if found is None:
            return None
        visit = found[0]
        self._known[name] = visit.known if visit and isinstance(visit.known, Known) else Known()
        return visit

    def _keep(self, thread: Thread, make: Callable[[], Visit], shelve: Callable[[], Shelved]) -> bool:
        """Write how a thread is left, and of its comments what has not been written yet."""
        name = identity(thread, self._threads, self._sources)
        known = self._known.get(name)
        if known is None:
            return False
        made, now = make(), int(time.time())
        visit = replace(made, known=known.news(made.known))
        shelved = shelve()._replace(sources=lasting(self._sources))

        def write(connection: sqlite3.Connection) -> bool:
            keep(connection, name, thread.title, visit, now, shelved)
            return True

        written = bool(self._opened().run(write, begin="BEGIN IMMEDIATE"))
        if written:
            self._known[name] = known.with_(visit.known) if visit.known else known
        return written

    def _opened(self) -> Database:
        """Return the database, at its place."""
        if self._database is None:
            self._database = Database(self._path, writes=self._writes)
        return self._database

    def _close(self) -> None:
        """Close the database."""
        if self._database is not None:
            self._database.close()


def place() -> Path:
    """Return where the user's memory lies."""
    from platformdirs import user_state_path

    return Path(user_state_path("threadview", appauthor=False)) / "memory.db"
