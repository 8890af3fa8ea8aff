"""The shelf as one reads it: which thread the cursor stands on, what is sought, what each line says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from threadview.layout.age import age
from threadview.layout.cells import truncate
from threadview.layout.header import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from threadview.layout.runs import Line, Run
    from threadview.store.shelf import Entry

LINES: Final = 3
"""Lines of a thread: its title, what is known of it, a blank one."""

PINNED, NEW = "◆", "✱"


class Browsing(Struct, frozen=True):
    """Where somebody is on the shelf.

    Attributes:
        entries: The threads that are listed.
        total: How many there are of these.
        row: The one under the cursor.
        query: What they were sought by.
        notice: What the status line says once.
        doomed: The thread that another ``d`` forgets.
    """

    entries: Sequence[Entry] = ()
    total: int = 0
    row: int = 0
    query: str = ""
    notice: str = ""
    doomed: int | None = None

    @property
    def entry(self) -> Entry | None:
        """The thread under the cursor; None on an empty shelf."""
        return self.entries[self.row] if self.entries else None

    def listing(self, entries: Sequence[Entry], total: int, query: str) -> Browsing:
        """Return the shelf with other threads; the cursor stays on its thread, for another query it is the first."""
        numbers = [entry.number for entry in entries]
        kept = self.entry is not None and query == self.query
        here = numbers.index(self.entry.number) if kept and self.entry and self.entry.number in numbers else None
        row = here if here is not None else min(self.row, max(len(entries) - 1, 0)) if kept else 0
        return replace(self, entries=entries, total=total, row=row, query=query, doomed=None)

    def moved(self, row: int) -> Browsing:
        """Return the shelf with the cursor on another row, no further than the ends."""
        return replace(self, row=min(max(row, 0), max(len(self.entries) - 1, 0)), notice="", doomed=None)

    def saying(self, notice: str) -> Browsing:
        """Return the same with a notice."""
        return replace(self, notice=notice)


def left(state: Browsing) -> str:
    """Return what the status line says of the shelf."""
    if state.notice:
        return state.notice
    found = counted(state.total, "thread", "threads")
    where = f"{state.row + 1:,} of {found}" if state.entries else "nothing"
    return f"{where} with {state.query}" if state.query else f"{where} on the shelf" if state.entries else "the shelf"


def lines(entry: Entry, now: datetime, width: int, *, current: bool) -> list[Line]:
    """Return the lines of a thread: its title with what is new, then its size, age and source."""
    cursor = ("cursor",) if current else ()
    head: list[Run] = [(f"{PINNED} " if entry.pinned else "  ", (*cursor, "mark"))]
    news = f" {NEW} {entry.new:,} new" if entry.new else ""
    head.append((truncate(entry.title or "untitled", max(width - len(news) - 3, 8)), (*cursor, "author")))
    if news:
        head.append((news, (*cursor, "new")))
    said = f"  {counted(entry.comments, 'comment', 'comments')} · read {age(entry.read, now)} · {_named(entry.sources)}"
    return [tuple(head), ((truncate(said, width), ("meta",)),), ()]


def spoken_lines(entry: Entry, now: datetime, width: int, *, current: bool) -> list[Line]:
    """Return the lines of a thread in words."""
    from threadview.session.spoken import ago

    cursor = ("cursor",) if current else ()
    states = [*(["pinned"] if entry.pinned else []), *([f"{entry.new:,} new"] if entry.new else [])]
    title = entry.title or "untitled"
    head = truncate(": ".join([", ".join(states), title]) if states else title, width)
    said = f"{counted(entry.comments, 'comment', 'comments')}, read {ago(entry.read, now)}, {_named(entry.sources)}"
    return [((head, (*cursor, "author")),), ((truncate(said, width), ("meta",)),), ()]


def _named(sources: Sequence[str]) -> str:
    """Return the first source, and how many there are besides."""
    return sources[0] + (f" and {len(sources) - 1} more" if len(sources) > 1 else "") if sources else ""
