"""Times as people read them, and as machines do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def zone_name(time: datetime) -> str:
    """Return the zone of a time: ``UTC``, ``UTC+02:00``."""
    return f"UTC{time.isoformat()[-6:]}" if time.utcoffset() else "UTC"


def time_html(time: datetime | None, zone: str) -> str:
    """Return when a text was written, with its zone where that is not the usual one of the page."""
    if time is None:
        return ""
    own = zone_name(time)
    shown = f"{time.day} {_MONTHS[time.month - 1]} {time.year}, {time:%H:%M}{'' if own == zone else f' {own}'}"
    return f'<time itemprop="datePublished" datetime="{time.isoformat()}">{shown}</time>'
