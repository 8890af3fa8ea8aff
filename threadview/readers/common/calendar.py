"""The names of months and days, in the languages that were seen, and of time zones."""

from __future__ import annotations

from typing import Final

_MONTH_NAMES: Final = (
    "jan january januar janvier enero gennaio januari janeiro января",
    "feb february februar février fevrier febrero febbraio februari fevereiro февраля",
    "mar march märz maerz mars marzo maart março mär mrz марта",
    "apr april avril abril aprile avr abr апреля",
    "may mai mayo maggio mei maio мая",
    "jun june juni juin junio giugno junho июня",
    "jul july juli juillet julio luglio julho juil июля",
    "aug august août aout agosto augustus augusti августа",
    "sep sept september septembre septiembre settembre setembro set сентября",
    "oct october oktober octobre octubre ottobre outubro okt ott октября",
    "nov november novembre noviembre novembro ноября",
    "dec december dezember décembre decembre diciembre dicembre dezembro dez déc dic декабря",
)
MONTHS: Final = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
"""The number of a month, by its name or its shortened name."""

_WEEKDAY_NAMES: Final = (
    "mon tue wed thu fri sat sun tues thur thurs monday tuesday wednesday thursday friday saturday sunday "
    "mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes"
)
WEEKDAYS: Final = frozenset(_WEEKDAY_NAMES.split())
"""The names and shortened names of days."""

ENGLISH_WEEKDAYS: Final = {
    name[:length]: number
    for number, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
    for length in (3, len(name))
}
"""The number of a weekday, by its English name or its shortened name; Monday is 0."""

ZONES: Final = {"UT": 0, "UTC": 0, "GMT": 0, "BST": 1, "MET": 1, "CET": 1, "MEST": 2, "CEST": 2, "JST": 9} | {
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
}
"""The hours that a zone is ahead of UTC, by its short name; those of North America as in RFC 5322 section 4.3."""
