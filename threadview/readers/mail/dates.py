"""The Date field (RFC 5322 section 3.3, and what programs write instead)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import Final

from threadview.readers.common.calendar import MONTHS, ZONES

_USUAL: Final = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(\d{1,2}\s+[A-Za-z]{3}\s+\d{2,4})\s+(\d\d?):(\d\d)(?::(\d\d))?"
    r"\s*([+-]\d{4}|[A-Z]{2,4}\b|$)"
)
_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d")
_DAY: Final = 24 * 60
_PIVOT: Final = 50
"""Of two figures, years below this one belong to the next century; those of three count from 1900 (RFC 5322, 4.3)."""


def date_of(value: str) -> datetime | None:
    """Return the time that a Date field tells, in UTC where it names no zone; None where it is no time."""
    match = _USUAL.match(value)
    if match and (found := _from_usual(match)):
        return found
    return _from_odd(value) if value else None


def _from_usual(match: re.Match[str]) -> datetime | None:
    """Return the time of a date in the usual form."""
    written, hour, minute, second, name = match.groups()
    day, zone = _day(written), _zone(name)
    if day is None or zone is None:
        return None
    try:
        return datetime(*day, int(hour), int(minute), min(int(second or 0), 59), tzinfo=zone)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=1024)
def _day(written: str) -> tuple[int, int, int] | None:
    """Return year, month and day of ``1 Mar 2016``; None where that is no month."""
    day, month, year = written.split()
    number = MONTHS.get(month.lower())
    return None if number is None else (_year(year), number, int(day))


def _year(written: str) -> int:
    """Return a year in four figures; one of three counts from 1900, as programs wrote it after 1999."""
    year = int(written)
    if len(written) > 3:  # noqa: PLR2004 - years have four figures
        return year
    return year + (2000 if year < _PIVOT and len(written) < 3 else 1900)  # noqa: PLR2004


@lru_cache(maxsize=256)
def _zone(written: str) -> timezone | None:
    """Return the zone of ``+0100`` or of a name; UTC for none and for one that cannot be, None for an unknown name."""
    if not written[1:].isdecimal():
        hours = ZONES.get(written or "UTC")
        return None if hours is None else timezone(timedelta(hours=hours))
    minutes = 60 * int(written[1:3]) + int(written[3:])
    return timezone(timedelta(minutes=-minutes if written[0] == "-" else minutes)) if minutes < _DAY else UTC


def _from_odd(value: str) -> datetime | None:
    """Return the time of a date in any other form that the standard library reads."""
    from email.utils import parsedate_tz

    try:
        if _ISO.match(value):
            time = datetime.fromisoformat(value)
            return time if time.tzinfo else time.replace(tzinfo=UTC)
        parts = parsedate_tz(value)
        if parts is None:
            return None
        return datetime(*parts[:6], tzinfo=timezone(timedelta(seconds=parts[9] or 0)))
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
