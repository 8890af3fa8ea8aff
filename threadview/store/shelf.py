"""The shelf: the threads that were read, newest first, found by their titles and words, pinned, forgotten."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from .database import Database
from .memory import place
from .records import index_words

if TYPE_CHECKING:
    import sqlite3
    from concurrent.futures import Future
    from pathlib import Path

MOST: Final = 500
"""So many threads are listed; whoever seeks an older one types a word of it."""

_WORD: Final = re.compile(r"\w+")
_COLUMNS: Final = "id, identity, title, sources, comments, new, last_read, pinned"


class Entry(NamedTuple):
    """A thread on the shelf.

    Attributes:
        number: By what the shelf knows it.
        identity: By what the memory knows it; see :func:`.identity.identity`.
        title: Its title, empty where it has none.
        sources: What to open to read it again.
        comments: How many it has.
        new: How many of them nobody has seen.
        read: When it was read last.
        pinned: It stands above all that are not.
    """

    number: int
    identity: str
    title: str
    sources: tuple[str, ...]
    comments: int
    new: int
    read: datetime
    pinned: bool


class Listed(NamedTuple):
    """Threads of the shelf.

    Attributes:
        entries: The pinned ones, then the others, those read last first; :data:`MOST` at most.
        total: How many there are.
    """

    entries: list[Entry]
    total: int


class Shelf:
    """The threads that were read; asked and told from the interface, it reads and writes in a thread of its own."""

    def __init__(self, path: Path | None = None) -> None:
        """Open nothing yet; without a path it is the user's own memory."""
        self._database = Database(path or place())
        self._worker = ThreadPoolExecutor(1, "shelf")

    def listed(self, query: str = "") -> Future[Listed]:
        """Ask for the threads that have all words of a query, each at the beginning of a word; all for no words."""
        return self._worker.submit(self._listed, query)

    def pin(self, entry: Entry, *, pinned: bool) -> Future[None]:
        """Let a thread stand above the others, or no longer."""
        return self._change("UPDATE threads SET pinned = ? WHERE id = ?", (pinned, entry.number))

    def forget(self, entry: Entry) -> Future[None]:
        """Forget a thread, with all that is remembered of it."""
        return self._worker.submit(self._forget, entry)

    def notices(self) -> list[str]:
        """Return what went wrong, in words for the reader; each once."""
        said, self._database.notices[:] = list(self._database.notices), []
        return said

    def close(self) -> None:
        """Wait until everything is written, and close the database."""
        self._worker.submit(self._database.close)
        self._worker.shutdown()

    def _change(self, statement: str, values: tuple[object, ...]) -> Future[None]:
        """Have one statement done."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(statement, values)

        return self._worker.submit(self._database.run, work, begin="BEGIN IMMEDIATE")

    def _listed(self, query: str) -> Listed:
        """Read the threads."""
        found = self._database.run(lambda connection: _read(connection, query))
        return found if found is not None else Listed([], 0)

    def _forget(self, entry: Entry) -> None:
        """Delete a thread, its comments and its words."""

        def work(connection: sqlite3.Connection) -> None:
            index_words(connection, entry.number, "", None)
            connection.execute("DELETE FROM comments WHERE thread = ?", (entry.number,))
            connection.execute("DELETE FROM threads WHERE id = ?", (entry.number,))

        self._database.run(work, begin="BEGIN IMMEDIATE")


def _read(connection: sqlite3.Connection, query: str) -> Listed:
    """Read the threads that can be opened again and have all words of a query."""
    import json

    wanted = " ".join(f'"{word}"*' for word in _WORD.findall(query))
    where = "sources <> '[]'"
    given: tuple[object, ...] = ()
    if wanted:
        where += " AND id IN (SELECT rowid FROM words WHERE words MATCH ?)"
        given = (wanted,)
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM threads WHERE {where} ORDER BY pinned DESC, last_read DESC LIMIT ?",  # noqa: S608 - of constants
        (*given, MOST),
    ).fetchall()
    (total,) = connection.execute(f"SELECT count(*) FROM threads WHERE {where}", given).fetchone()  # noqa: S608
    entries = [
        Entry(number, name, title, tuple(json.loads(sources)), comments, new, _time(read), bool(pinned))
        for number, name, title, sources, comments, new, read, pinned in rows
    ]
    return Listed(entries, total)


def _time(seconds: int) -> datetime:
    """Return a time of the database; one that no calendar has is the oldest."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)
