"""How long an answer holds, when to ask again, and how old it is, from the fields of its header."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

AGAIN: Final = frozenset({408, 425, 429})
"""Refusals that may pass; so may those of a server in trouble (5xx), but for two that tell of what it cannot do."""

NEVER_AGAIN: Final = frozenset({501, 505})
IN_TROUBLE: Final = 500
LONGEST: Final = 86_400 * 365
_DIRECTIVE: Final = re.compile(r"([\w-]+)(?:\s*=\s*\"?(\d{1,12}))?")
_UNITS: Final = ((86_400 * 2, 86_400, "days"), (3_600 * 2, 3_600, "hours"), (60 * 2, 60, "minutes"))


def may_pass(status: int) -> bool:
    """Tell whether the same request may be answered when it comes again."""
    return status in AGAIN or (status >= IN_TROUBLE and status not in NEVER_AGAIN)


def fresh_seconds(fields: Mapping[str, str]) -> float:
    """Return how long its server says that an answer holds (RFC 9111, 4.2.1); 0 where it does not say so."""
    told = {name.lower(): value for name, value in _DIRECTIVE.findall(fields.get("cache-control", ""))}
    if "no-cache" in told or "no-store" in told:
        return 0
    if told.get("max-age"):
        age = fields.get("age", "")
        spent = int(age) if age.isascii() and age.isdecimal() and len(age) < 10 else 0  # noqa: PLR2004 - digits of a sane number
        return min(max(int(told["max-age"]) - spent, 0), LONGEST)
    until, since = (_date(fields.get(name, "")) for name in ("expires", "date"))
    return min(max(until - since, 0), LONGEST) if until is not None and since is not None else 0


def asked_to_wait(fields: Mapping[str, str], now: float) -> float | None:
    """Return the seconds that a server asks to be left alone; None where it does not say.

    It says so by ``Retry-After`` (RFC 9110, 10.2.3), in seconds or by a date, or by a limit that is used up:
    ``X-RateLimit-Remaining: 0`` with the time of its end, or the seconds until then, in ``X-RateLimit-Reset``.
    """
    after = fields.get("retry-after", "").strip()
    if seconds := _seconds(after):
        return seconds[0]
    date = _date(after)
    if date is not None:
        return max(date - now, 0)
    reset = _seconds(fields.get("x-ratelimit-reset", ""))
    if reset and _seconds(fields.get("x-ratelimit-remaining", "")) == [0]:
        return max(reset[0] - now, 0) if reset[0] > LONGEST else reset[0]
    return None


def age(then: float, now: float) -> str:
    """Return when something was, and how long ago: ``2026-11-20 14:03 UTC, 2 days ago``."""
    seconds = max(now - then, 0)
    ago = next((f"{int(seconds // unit)} {name}" for least, unit, name in _UNITS if seconds >= least), "")
    return f"{datetime.fromtimestamp(then, UTC):%Y-%m-%d %H:%M} UTC, {f'{ago} ago' if ago else 'a moment ago'}"


def _seconds(written: str) -> list[float]:
    """Return a number of seconds, nothing where it is none."""
    text = written.strip()
    try:
        number = float(text) if re.fullmatch(r"\d{1,12}(?:\.\d{1,9})?", text, re.ASCII) else None
    except ValueError:
        number = None
    return [] if number is None else [number]


def _date(written: str) -> float | None:
    """Return a date of a header in seconds since 1970."""
    from email.utils import parsedate_to_datetime

    try:
        date = parsedate_to_datetime(written)
        return date.replace(tzinfo=date.tzinfo or UTC).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
