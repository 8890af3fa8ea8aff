"""The database file: opened when it is first needed, shared with other programs, set aside when it is damaged."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, TypeVar

from . import schema

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

Answer = TypeVar("Answer")

BUSY_SECONDS: Final = 2.0
"""So long another program may keep the database to itself."""

DAMAGED: Final = frozenset({11, 26})
"""SQLITE_CORRUPT and SQLITE_NOTADB (sqlite.org/rescode.html): errors of the file, not of the moment."""

BUSY: Final = 5
"""SQLITE_BUSY."""

COMPANIONS: Final = ("-wal", "-shm", "")
"""What belongs to a database; the database itself last, so that no new one ever meets the old one's log."""


class Database:
    """A database that is used from one thread.

    Attributes:
        notices: What went wrong and has not been said yet.
    """

    def __init__(self, path: Path, *, writes: bool = True) -> None:
        """Open nothing yet; without ``writes`` nothing is ever changed, not even an old schema or a damaged file."""
        self.notices: list[str] = []
        self._path, self._writes = path, writes
        self._connection: sqlite3.Connection | None = None
        self._file = 0
        self._said: set[str] = set()

    def run(self, work: Callable[[sqlite3.Connection], Answer], *, begin: str = "BEGIN") -> Answer | None:
        """Return what some work in one transaction gives; None where there is no database or it cannot be used.

        Args:
            work: What to do; it is done again when a damaged database had to be set aside.
            begin: How the transaction starts; ``BEGIN IMMEDIATE`` for one that writes.
        """
        import sqlite3

        for _ in range(2):
            try:
                connection = self._opened()
                if connection is None:
                    return None
                with _transaction(connection, begin):
                    return work(connection)
            except sqlite3.Error as error:
                self.close()
                if not self._mended(error):
                    return None
            except OSError as error:
                self._say(f"nothing is remembered: {self._path.parent}: {error.strerror or error}")
                return None
        return None

    def close(self) -> None:
        """Close the database, if it is open."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _opened(self) -> sqlite3.Connection | None:
        """Return the open database; None where there is none to read, or a newer program made it."""
        if self._connection is not None:
            return self._connection
        if not self._writes and not self._path.exists():
            return None
        import sqlite3

        if self._writes:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        mode = "rwc" if self._writes else "ro"
        connection = self._connection = sqlite3.connect(
            f"{self._path.as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
        )
        self._file = self._inode()
        if self._writes:
            _share(connection)
            schema.migrate(connection)
        if schema.version(connection) != len(schema.STEPS):
            self._say("nothing is remembered: another version of threadview made the memory")
            self.close()
        return self._connection

    def _mended(self, error: sqlite3.Error) -> bool:
        """Set a damaged database aside; for any other error say that nothing is remembered, and return False."""
        if _code(error) not in DAMAGED:
            self._say(f"nothing is remembered: {self._path}: {error}")
            return False
        if not self._writes:
            self._say(f"nothing is remembered: {self._path} is damaged")
            return False
        if self._inode() == self._file:
            try:
                aside = self._set_aside()
            except OSError as refused:
                self._say(f"nothing is remembered: {self._path} is damaged, and stays: {refused.strerror}")
                return False
            self._say(f"the memory was damaged: it is kept as {aside.name}, and a new one is begun")
        return True

    def _set_aside(self) -> Path:
        """Rename the database and its companions; return the new path."""
        aside = self._path.with_name(f"{self._path.stem}.damaged-{datetime.now(UTC):%Y-%m-%dT%H%M%S.%f}.db")
        for companion in COMPANIONS:
            with suppress(FileNotFoundError):
                self._path.with_name(self._path.name + companion).rename(aside.with_name(aside.name + companion))
        return aside

    def _inode(self) -> int:
        """Return which file lies at the path now: another program may have set the damaged one aside already."""
        try:
            return self._path.stat().st_ino
        except OSError:
            return 0

    def _say(self, words: str) -> None:
        """Say something once."""
        if words not in self._said:
            self._said.add(words)
            self.notices.append(words)


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    """Do all of something or nothing."""
    connection.execute(begin)
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _share(connection: sqlite3.Connection) -> None:
    """Let others read while one writes; a kill between two visits then loses nothing (sqlite.org/wal.html)."""
    import sqlite3

    connection.execute("PRAGMA synchronous = NORMAL")
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # Where another program changes the mode of a new database just now, it is changed for this one too.
        if _code(error) != BUSY:
            raise


def _code(error: sqlite3.Error) -> int:
    """Return SQLite's primary code of an error; 0 for one that Python raised."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
