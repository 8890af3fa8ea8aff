"""What moderators decided about comments, and their order, in what WordPress and Disqus give out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from threadview.markup import clean_line

if TYPE_CHECKING:
    from collections import Counter
    from datetime import datetime

    from threadview.thread import Row

    from .json_fields import Problems

LINKBACKS: Final = ("pingback", "trackback")
"""Kinds of comments that other sites leave by linking."""

_SHOWN: Final = frozenset({"", "1", "approved", "approve", "live", "deleted"})
_NAMES: Final = {"0": "unapproved", "hold": "unapproved", "post-trashed": "trash"}


def is_shown(status: str | None, hidden: Counter[str]) -> bool:
    """Tell whether the public sees a comment.

    Args:
        status: What was decided about it (``"1"``, ``"spam"``, ``"trash"``, ``"hold"``); None: nothing.
        hidden: Counts those that are not seen by what was decided.
    """
    decided = (status or "").strip().lower()
    if decided in _SHOWN:
        return True
    hidden[_NAMES.get(decided, clean_line(decided)[:20])] += 1
    return False


def say_hidden(hidden: Counter[str], problems: Problems) -> None:
    """Note how many comments were left out."""
    if hidden:
        kinds = ", ".join(f"{count} {name}" for name, count in sorted(hidden.items()))
        problems.say(f"comments that the site does not show are left out: {kinds}")


def oldest_first(rows: list[Row]) -> list[Row]:
    """Return the rows in the order in which they were written; as they stand where some tell no time."""
    if any(row.comment.time is None for row in rows):
        return rows
    return sorted(rows, key=_age)


def _age(row: Row) -> tuple[datetime | None, int]:
    """Return the time, and for those of one second the number that the site gave."""
    return row.comment.time, int(row.id) if row.id.isascii() and row.id.isdecimal() and len(row.id) < 20 else 0  # noqa: PLR2004 - digits of an id
