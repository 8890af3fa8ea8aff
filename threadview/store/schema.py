"""The tables, and how a database of an earlier version gets to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

STEPS: Final[Sequence[Sequence[str]]] = (
    (
        """
        CREATE TABLE threads (
            id INTEGER PRIMARY KEY,
            identity TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            first_read INTEGER NOT NULL, -- seconds since 1970
            last_read INTEGER NOT NULL,
            left_at TEXT NOT NULL -- JSON, see records
        )
        """,
        """
        CREATE TABLE comments (
            thread INTEGER NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
            key TEXT NOT NULL,
            digest TEXT, -- of the text that was looked at; NULL where none was
            PRIMARY KEY (thread, key)
        ) WITHOUT ROWID
        """,
    ),
    (
        # JSON: the keys that were known at the first visit without having been looked at; one value, since a thread may
        # have a million of them
        "ALTER TABLE threads ADD COLUMN unread TEXT NOT NULL DEFAULT '[]'",
    ),
    (
        # JSON: what to open to read the thread again; empty for what cannot be opened again
        "ALTER TABLE threads ADD COLUMN sources TEXT NOT NULL DEFAULT '[]'",
        "ALTER TABLE threads ADD COLUMN comments INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE threads ADD COLUMN new INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE threads ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX shelf ON threads (pinned DESC, last_read DESC)",
        # what stands in the index of words, which forgets nothing that it is not told: packed by zlib
        "CREATE TABLE texts (thread INTEGER PRIMARY KEY, title TEXT NOT NULL, packed BLOB NOT NULL)",
        "CREATE VIRTUAL TABLE words USING fts5 (title, text, content='', tokenize='unicode61 remove_diacritics 2')",
    ),
    (
        # the summary of all comments, where none of them is new any longer: that of a visit, see there
        "ALTER TABLE threads ADD COLUMN whole TEXT NOT NULL DEFAULT ''",
    ),
)
"""The statements that lead from each version to the next. A step that was released is never changed."""


def version(connection: sqlite3.Connection) -> int:
    """Return the version of a database; 0 for an empty one."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    return int(found)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a database up to date, wholly or not at all, whoever else may be about to."""
    if version(connection) >= len(STEPS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in STEPS[version(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {max(version(connection), len(STEPS))}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
