"""Times as programs write them into answers and exports."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

_MILLISECONDS: Final = 100_000_000_000
"""Seconds since 1970 stay below this until the year 5138; a larger number counts milliseconds."""

_NUMBER: Final = (int, float)
_STAMP: Final = len("2024-01-02T03:04:05")
"""So most answers write their times, with or without a zone behind; these need not be taken apart."""

_ISO: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ]+(\d\d:\d\d(?::\d\d)?)(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?", re.IGNORECASE
)


def time(value: object) -> datetime | None:
    """Return the time that a value of an answer tells, with its zone; None where it tells none.

    Args:
        value: A text in ISO 8601 or RFC 5322 form, or seconds or milliseconds since 1970. Without a zone it is UTC.
    """
    if not isinstance(value, str):
        return _since_1970(value) if isinstance(value, _NUMBER) and not isinstance(value, bool) else None
    if len(value) < _STAMP or value[10] not in "T ":
        return _written(value)
    try:
        found = datetime.fromisoformat(value if len(value) > _STAMP else f"{value}+00:00")
    except ValueError:
        return _written(value)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _written(written: str) -> datetime | None:
    """Return the time that a text of another form tells."""
    written = written.strip()
    if match := _ISO.fullmatch(written):
        return _iso(match)
    if written.isascii() and written.replace(".", "", 1).isdecimal() and len(written) > 8:  # noqa: PLR2004 - no year
        return _since_1970(float(written))
    return _dated(written)


def _since_1970(number: float) -> datetime | None:
    """Return the time so many seconds, or milliseconds, after the beginning of 1970."""
    seconds = number / 1000 if abs(number) >= _MILLISECONDS else number
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _iso(match: re.Match[str]) -> datetime | None:
    """Return the time of an ISO 8601 text; None where there is no such day or hour."""
    date, clock, fraction, zone = match.groups()
    try:
        found = datetime.fromisoformat(f"{date}T{clock or '00:00'}")
        offset = _offset(zone)
    except ValueError:
        return None
    return found.replace(microsecond=int((fraction or "0")[:6].ljust(6, "0")), tzinfo=offset)


def _offset(zone: str | None) -> timezone:
    """Return the zone of ``Z``, ``UTC``, ``+01:00`` or ``+0100``."""
    if not zone or zone[0] not in "+-":
        return UTC
    minutes = int(zone[1:3]) * 60 + int(zone[-2:])
    return timezone(timedelta(minutes=-minutes if zone[0] == "-" else minutes)) if minutes else UTC


def _dated(written: str) -> datetime | None:
    """Return the time of an RFC 5322 date (``Tue, 1 Mar 2016 10:00:00 +0100``)."""
    from email.utils import parsedate_to_datetime

    try:
        found = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
