"""Finding the one date in a short line, and saying when that was.

Only absolute dates become times: a reader looks at no clock, so "3 hours ago" is recognised and laid aside. A date
without a zone counts as UTC. ``03/04/2021`` says nothing certain and gives no time; a day above 12, or the weekday
before it, settles which number is which.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from .calendar import ENGLISH_WEEKDAYS, MONTHS, WEEKDAYS, ZONES
from .patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

_YEAR: Final = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY_AND_YEAR: Final = rf"\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}"
_AFTER_MONTH: Final = lazy(_DAY_AND_YEAR)
_MONTH_FIRST: Final = lazy(rf"(?<![^\W\d_])(?P<month>[^\W\d_]{{3,40}}+)\.?{_DAY_AND_YEAR}")
_SHORTEST_MONTH, _LONGEST_MONTH = 3, 40
_WORD: Final = r"[^\s\[*]++"
_PLAIN_LINE: Final = lazy(
    rf"^(?:(?![#_])((?:{_WORD} (?!\d))*+)([^\W\d_]{{3,40}}+\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d)(?!\d)"
    rf"((?: ?{_WORD})*+)$|([^\d\n]*+)$|.*$)",
    re.MULTILINE,
)
_DATES: Final = (
    lazy(
        r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|\\?\.)?\s+(?:de\s+|of\s+)?"
        rf"(?P<month>[^\W\d_]{{3,12}})\.?,?\s+(?:de\s+)?{_YEAR}"
    ),
    lazy(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?!\d)"),
    lazy(rf"(?<![\d.])(?P<first>\d\d?)(?P<mark>[./-])\s?(?P<second>\d\d?)(?:(?P=mark)\s?|,\s){_YEAR}(?!\.\d)"),
    lazy(r"(?<![\d.])(?P<first>\d\d)(?P<mark>[./])(?P<second>\d\d)(?P=mark)(?P<year>\d\d)(?!\d|[\d.]\d)"),
)
_CLOCK: Final = (
    r"(?P<hour>\d{1,2})[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?:?\s?(?P<half>[AaPp]\.?[Mm]\b\.?)?"
)
_ZONE: Final = r"(?:\s?(?P<zone>Z|UTC|GMT|[ECMP][SD]T|CES?T|[+-]\d\d:?\d\d)\b)?"
_TIME_AFTER: Final = lazy(
    r"(?:[\s,;|@·•/–—-]|T(?=\d)|\b(?:at|um|on|à|a las|alle|ore|om|kl\.?|klo|в)\b){0,8}"
    + _CLOCK
    + r"(?:\s?Uhr\b)?"
    + _ZONE
)
_TIME_BEFORE: Final = lazy(_CLOCK + _ZONE + r"(?:[\s,;|@·•/–—-]|\bon\b|\bam\b){1,6}$")
_MAX_TIME_BEFORE: Final = 24
_UNITS: Final = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|mos?|years?|yrs?|[smhdwy])"
_AGO: Final = lazy(
    rf"\b(?:(?:about|over|almost|around|more than)\s+)?(?:\d+|an?|one|two|a few)\s?{_UNITS}\s+ago\b"
    r"|\b(?:vor|hace|il y a)\s+(?:etwa\s+|environ\s+)?(?:\d+|einer?m?|une?|un)\s+[^\W\d_]{3,9}"
    r"|\b(?:yesterday|today|gestern|heute)(?:,?\s+(?:at|um)?\s*\d{1,2}:\d\d(?:\s?[ap]m)?)?\b|\bjust now\b",
    re.IGNORECASE,
)
_AGO_HINTS: Final = ("ago", "vor ", "hace ", "il y a", "esterday", "oday", "gestern", "heute", "just now")
_MAX_COMPACT: Final = 12
_MAX_YEARLESS: Final = 80
_COMPACT: Final = lazy(r"(?:(?<=[·•|–—-])|(?<=[·•|–—-]\s)|^)\d{1,3}\s?(?:[smhdwy]|min|hrs?|mos?|yrs?)\.?$")
_SHORT_CLOCK: Final = r"[\s,@at]{1,6}\d{1,2}:\d\d(?:\s?[AaPp][Mm])?"
_YEARLESS: Final = lazy(
    rf"(?:(?P<month>[^\W\d_]{{3,10}})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?|\b\d{{1,2}}\.?\s+(?P<after>[^\W\d_]{{3,10}})\.?)"
    rf"(?:{_SHORT_CLOCK})?(?=\s*(?:$|[·•|(]))"
)
_HAS_YEAR_OR_CLOCK: Final = lazy(r"[12:.](?:(?<=1)9\d\d|(?<=2)0\d\d|(?<=\d[:.])\d\d)")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZé"
_MONTHS_A_YEAR: Final = 12
_NOON: Final = 12
_CENTURY: Final = 2000
_MINUTES_A_DAY: Final = 24 * 60
_MIDNIGHT: Final = time(tzinfo=UTC)
_REMEMBERED: Final = 4096
_SHORT: Final = 200


class Found(NamedTuple):
    """A date in a line.

    Attributes:
        start: Its first character, its weekday and clock included.
        end: One past its last character.
        time: When that was; None for relative and for uncertain dates.
    """

    start: int
    end: int
    time: datetime | None


def find(text: str) -> Found | None:
    """Return the first date of a line, absolute before relative, or None."""
    numbers = _AFTER_MONTH().search(text)
    if numbers and (found := _month_first(text, numbers)):
        return found
    if numbers or _HAS_YEAR_OR_CLOCK().search(text):
        for pattern in _DATES:
            match = pattern().search(text)
            if match and (found := _absolute(text, match)):
                return found
    return _found(text, _age(text) or _yearless(text))


def find_in_words(text: str) -> Found | None:
    """Return what :func:`find` does of a line without digits."""
    return _found(text, _age(text))


def parted(lines: Sequence[str]) -> list[tuple[str, str, str, str]]:
    """Part plain lines at their first date: what stands before it, a date such as ``May 4, 2020``, what stands behind.

    Args:
        lines: Lines without line breaks. One without digits is the fourth text instead. One with signs of markup or
            with gaps, or in which something else with a number comes first, gives four empty texts.
    """
    return _PLAIN_LINE().findall("\n".join(lines)) if lines else []


def find_parted(before: str, written: str, behind: str) -> tuple[int, int, datetime] | None:
    """Return when that was which :func:`find` finds in a line that is not long and was parted.

    Returns:
        Where the date with its weekday begins in what stands before it, how long the clock behind it is, and the time;
        None where :func:`find` must be asked.
    """
    day, glued = _spelled(written)
    length, hour = _clock_after(written[-1] + behind)
    if not day or not hour or not length or glued:
        return None
    return _with_weekday(before), length, datetime.combine(day, hour)


def _month_first(text: str, numbers: re.Match[str]) -> Found | None:
    """Return a date such as ``May 4, 2020``: its numbers were found first, the month is the word before them."""
    start, end = numbers.span()
    first = text.rfind(" ", 0, start) + 1
    if _SHORTEST_MONTH <= start - first <= _LONGEST_MONTH:
        day, glued = _spelled(text[first:end])
        if glued >= 0:
            return _with_clock(text, first + glued, end, day)
    match = _MONTH_FIRST().search(text, first)
    return _absolute(text, match) if match else None


@lru_cache(maxsize=_REMEMBERED)
def _spelled(written: str) -> tuple[date | None, int]:
    """Return the day that a month's name and two numbers are, and how many letters before it are none of the name.

    These are -1 where the word names no month. The comments of a page were written on few days.
    """
    match = _MONTH_FIRST().match(written)
    month, glued = _month(match["month"]) if match else (0, 0)
    return (_day(match["year"], month, match["day"]), glued) if match and month else (None, -1)


def _found(text: str, match: re.Match[str] | None) -> Found | None:
    """Return a date that only a clock could tell."""
    return Found(_with_weekday(text[: match.start()]), match.end(), None) if match else None


def _age(text: str) -> re.Match[str] | None:
    """Return an age in words: ``3 hours ago``, ``yesterday``."""
    lowered = text.lower()
    return _AGO().search(text) if any(map(lowered.__contains__, _AGO_HINTS)) else None


def _yearless(text: str) -> re.Match[str] | None:
    """Return a short age (``· 2h``) or a day without its year."""
    if len(text) > _MAX_YEARLESS or not any(map(text.__contains__, "1234567890")):
        return None
    if match := _COMPACT().search(text, max(0, len(text) - _MAX_COMPACT)):
        return match
    match = _YEARLESS().search(text)
    return match if match and (match["month"] or match["after"]).lower() in MONTHS else None


def _absolute(text: str, match: re.Match[str]) -> Found | None:
    """Widen a date to its weekday and clock; None where the words between the numbers name no month."""
    parts = match.groupdict()
    start, end = match.span()
    if "mark" in parts:
        numbers = _numeric(parts["first"], parts["second"], parts["mark"]) or _by_weekday(text, match)
    else:
        month, glued = _month(parts["month"])
        if not month:
            return None
        start += glued if glued and match.start("month") == start else 0
        numbers = (month, parts["day"])
    when = _day(parts["year"], *numbers) if numbers else None
    return _with_clock(text, start, end, when)


def _with_clock(text: str, start: int, end: int, day: date | None) -> Found:
    """Return a date with its weekday, and the clock behind it, else the one before it."""
    is_short = len(text) <= _SHORT
    length, hour = (_clock_after if is_short else _clock_after.__wrapped__)(text[end - 1 :])
    if not length and (clock := _TIME_BEFORE().search(text, max(0, start - _MAX_TIME_BEFORE), start)):
        start, hour = clock.start(), _hour(*clock.groups())
    when = datetime.combine(day, hour) if day and hour else None
    first = (_with_weekday if is_short else _with_weekday.__wrapped__)(text[:start])
    return tuple.__new__(Found, (first, end + length, when))  # in half the time of naming them


@lru_cache(maxsize=_REMEMBERED)
def _clock_after(rest: str) -> tuple[int, time | None]:
    """Return how long the clock behind a date is, and what it shows; its zone included, midnight where there is none.

    The comments of a page have few clocks, whatever their dates. ``rest`` begins with the last digit of the date: a
    clock's first word must be parted from it.
    """
    clock = _TIME_AFTER().match(rest, 1)
    return (clock.end() - 1, _hour(*clock.groups())) if clock else (0, _MIDNIGHT)


@lru_cache(maxsize=_REMEMBERED)
def _month(name: str) -> tuple[int, int]:
    """Return the month, and how many letters before it belong to a name glued to it (``AnnMay``); 0 for no month."""
    if name.isdecimal():
        return int(name) if 1 <= int(name) <= _MONTHS_A_YEAR else 0, 0
    lowered = name.lower()
    if lowered in MONTHS:
        return MONTHS[lowered], 0
    capital = max((place for place, letter in enumerate(name) if letter.isupper()), default=0)
    return MONTHS.get(lowered[capital:], 0), capital


def _numeric(first: str, second: str, mark: str) -> tuple[int, str] | None:
    """Return month and day of two numbers; None when both orders are possible. With dots the day comes first."""
    if mark == "." or int(first) > _MONTHS_A_YEAR:
        return int(second), first
    return (int(first), second) if int(second) > _MONTHS_A_YEAR or int(second) == int(first) else None


def _by_weekday(text: str, match: re.Match[str]) -> tuple[int, str] | None:
    """Return month and day of two numbers of which the weekday before them tells the order; None where it does not."""
    start = match.start()
    told = ENGLISH_WEEKDAYS.get(text[_with_weekday(text[:start]) : start].rstrip(" ,.").lower())
    first, second = match["first"], match["second"]
    both = ((int(first), second), (int(second), first))
    fitting = [one for one in both if (day := _day(match["year"], *one)) and day.weekday() == told]
    return fitting[0] if len(fitting) == 1 else None


@lru_cache(maxsize=_REMEMBERED)
def _day(year: str, month: int, day: str) -> date | None:
    """Return a day, None when there is no such one; of a year in two digits, that of this century."""
    try:
        return date(int(year) + (_CENTURY if len(year) < len("2000") else 0), month, int(day))
    except ValueError:
        return None


def _hour(hour: str, minute: str, second: str | None, half: str | None, zone: str | None) -> time | None:
    """Return the time of a clock with its zone, None when no clock shows that."""
    hours = int(hour)
    if half:
        hours = hours % _NOON + (_NOON if half[0] in "Pp" else 0)
    try:
        return time(hours, int(minute), int(second or 0), tzinfo=_zone(zone))
    except ValueError:
        return None


def _zone(name: str | None) -> timezone:
    """Return the zone of a written name or offset; UTC when there is none."""
    if not name:
        return UTC
    if name[0] in "+-":
        minutes = int(name[1:3]) * 60 + int(name[-2:])
        return timezone(timedelta(minutes=minutes if name[0] == "+" else -minutes)) if minutes < _MINUTES_A_DAY else UTC
    return timezone(timedelta(hours=ZONES[name])) if name in ZONES else UTC


@lru_cache(maxsize=_REMEMBERED)
def _with_weekday(text: str) -> int:
    """Return where the weekday at the end of what stands before a date begins, or the date itself."""
    before = text.rstrip(" ,.")
    word = before[len(before.rstrip(_LETTERS)) :]
    return len(before) - len(word) if word.lower() in WEEKDAYS else len(text)
