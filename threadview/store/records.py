"""Visits as rows: what is read of one, and what is written of it."""

from __future__ import annotations

from functools import partial
from itertools import filterfalse
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from threadview.thread import Spot, Visit

from .known import Known

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence


RECALL: Final = """
    SELECT left_at, whole, unread, (SELECT json_group_object(key, digest) FROM comments WHERE thread = threads.id)
    FROM threads WHERE identity = ?
"""


def recall(connection: sqlite3.Connection, identity: str) -> Visit | None:
    """Return how a thread was left; None for one that was never read."""
    # One row, however many comments: before each row Python gives the interpreter away, and while the program starts,
    # whoever gets it is importing and keeps it.
    row = connection.execute(RECALL, (identity,)).fetchone()
    return _visit(row[0], row[1], Known(partial(_loads, row[2]), _loads(row[3]))) if row else None


class Shelved(NamedTuple):
    """What the shelf shows of a thread.

    Attributes:
        sources: What to open to read it again: absolute paths and addresses; none for what cannot be opened again.
        comments: How many it has.
        new: How many of them nobody has seen.
        text: All its words, None where they are not to be found by.
    """

    sources: Sequence[str] = ()
    comments: int = 0
    new: int = 0
    text: str | None = None


def keep(
    connection: sqlite3.Connection,
    identity: str,
    title: str,
    visit: Visit,
    now: int,
    shelved: Shelved = Shelved(),  # noqa: B008 - it never changes
) -> None:
    """Write how a thread is left. What was known of its comments before stays, but for those told anew.

    Args:
        connection: In a transaction that writes.
        identity: The name of the thread.
        title: Its title now.
        visit: How it is left; ``known`` holds at least what changed.
        now: Seconds since 1970.
        shelved: What the shelf shows of it.
    """
    is_first = connection.execute("SELECT id FROM threads WHERE identity = ?", (identity,)).fetchone() is None
    told, unread = visit.known, list[str]()
    if is_first:
        told = {key: digest for key, digest in visit.known.items() if digest is not None}
        unread = list(filterfalse(told.__contains__, visit.known))
    connection.execute(
        """
        INSERT INTO threads (identity, title, first_read, last_read, left_at, whole, unread, sources, comments, new)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (identity) DO UPDATE
        SET title = excluded.title, last_read = excluded.last_read, left_at = excluded.left_at,
            whole = excluded.whole, sources = excluded.sources, comments = excluded.comments, new = excluded.new
        """,
        (
            *(identity, title, now, now, _dumped(_left_at(visit)), visit.whole, _dumped(unread)),
            *(_dumped(list(shelved.sources)), shelved.comments, shelved.new),
        ),
    )
    (number,) = connection.execute("SELECT id FROM threads WHERE identity = ?", (identity,)).fetchone()
    connection.executemany(
        """
        INSERT INTO comments (thread, key, digest) VALUES (?, ?, ?)
        ON CONFLICT (thread, key) DO UPDATE SET digest = coalesce(excluded.digest, digest)
        """,
        ((number, key, digest) for key, digest in told.items()),
    )
    if shelved.text is not None:
        index_words(connection, number, title, shelved.text)


def index_words(connection: sqlite3.Connection, number: int, title: str, text: str | None) -> None:
    """Let a thread be found by its title and words, and no longer by those of before; by none for None."""
    import zlib

    row = connection.execute("SELECT title, packed FROM texts WHERE thread = ?", (number,)).fetchone()
    before = (row[0], zlib.decompress(row[1]).decode()) if row else None
    if before == (title, text):
        return
    if before:
        connection.execute(
            "INSERT INTO words (words, rowid, title, text) VALUES ('delete', ?, ?, ?)", (number, *before)
        )
        connection.execute("DELETE FROM texts WHERE thread = ?", (number,))
    if text is not None:
        connection.execute("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (number, title, text))
        packed = zlib.compress(text.encode())
        connection.execute("INSERT INTO texts (thread, title, packed) VALUES (?, ?, ?)", (number, title, packed))


def _left_at(visit: Visit) -> dict[str, Any]:
    """Return everything of a visit but what is known of the comments, as JSON holds it."""
    return {
        "spot": visit.spot,
        "top": visit.top,
        "article": visit.article,
        "folds": sorted(visit.folds),
        "marks": dict(visit.marks),
        "tags": dict(visit.tags),
        "muted": sorted(visit.muted),
    }


def _visit(left_at: str, whole: str, known: Mapping[str, str | None]) -> Visit:
    """Return a visit from its JSON; where that makes no sense, one that knows the comments and nothing else."""
    try:
        form = _loads(left_at)
        return Visit(
            spot=_spot(form["spot"]),
            top=_top(*form["top"]) if form["top"] else None,
            article=form["article"] and int(form["article"]),
            folds=frozenset(map(str, form["folds"])),
            marks={str(letter): _spot(spot) for letter, spot in form["marks"].items()},
            tags={str(handle): str(role) for handle, role in form["tags"].items()},
            muted=frozenset(map(str, form["muted"])),
            known=known,
            whole=whole,
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return Visit(Spot("comments", ""), known=known)


def _dumped(value: object) -> str:
    """Return a value as JSON; half a character is left to Python's."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        import json

        return json.dumps(value)


def _loads(written: str) -> Any:  # noqa: ANN401 - any JSON
    """Return what a JSON text holds, by what is imported already; only that of half a character is left to Python's."""
    try:
        return msgspec.json.decode(written)
    except msgspec.DecodeError:
        import json

        return json.loads(written)


def _spot(form: Sequence[str]) -> Spot:
    """Return a place in a thread."""
    pane, comment = form
    return Spot("article" if pane == "article" else "comments", str(comment))


def _top(comment: str, offset: int) -> tuple[str, int]:
    """Return what stood at the top of a pane."""
    return str(comment), int(offset)
