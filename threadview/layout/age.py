"""How old a comment is, in as few characters as a reader needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

_MINUTE: Final = 60
_HOUR: Final = 60 * _MINUTE
_DAY: Final = 24 * _HOUR
_DATE_AFTER: Final = 30 * _DAY


def age(time: datetime, now: datetime) -> str:
    """Return ``now``, ``12m``, ``3h``, ``5d`` before ``now``; for what is older than 30 days, or to come, the date."""
    seconds = (now - time).total_seconds()
    if seconds < 0 or seconds >= _DATE_AFTER:
        return time.strftime("%Y-%m-%d")
    if seconds < _MINUTE:
        return "now"
    if seconds < _HOUR:
        return f"{int(seconds // _MINUTE)}m"
    if seconds < _DAY:
        return f"{int(seconds // _HOUR)}h"
    return f"{int(seconds // _DAY)}d"
