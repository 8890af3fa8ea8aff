"""The line that says who wrote a comment: its shapes in Markdown, and what may follow the name.

``**ann** (2021-06-03):``, ``**ann**: text``, ``@ann · 2h``, ``*ann, 3 June 2021*``, ``[ann](url) said``,
``Ann wrote:``, ``Ann • 3 hours ago``, ``Posted by Ann``, ``ann commented on [June 3, 2021](url)``, ``u/ann``.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final, NamedTuple

from threadview.markup import clean_line
from threadview.thread import FLAGS

ANONYMOUS: Final = "no name"
"""What stands, in emphasis, where the author is not known."""

MAX_NAME: Final = 60
"""A longer name needs a colon or a time behind it."""
MAX_LINE: Final = 2000
"""A longer line is text: no head is looked for in it, so that hostile lines cost nothing."""

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NAME: Final = re.compile(
    r"\*\*(?P<bold>(?:\\.|[^\\*]){1,200})\*\*"
    r"|__(?P<under>(?:\\.|[^\\_]){1,200})__"
    r"|\*(?P<slanted>(?:\\.|[^\\*]){1,200})\*(?!\*)"
    r"|_(?P<leaning>(?:\\.|[^\\_]){1,200})_(?!\w)"
    r"|\[(?P<linked>(?:\\.|[^\\\[\]]){1,200})\]\([^()\s]{1,2000}\)"
    r"|(?P<handle>@\w[\w.@-]{0,59}|/?u/[\w-]{1,40})"
    r"|(?:posted|written|comment|reply|answer|response)\s+(?:by|from):?\s+(?P<posted>[^:,·•|()]{1,60}?)(?=\s*(?:$|[:,·•|(]|\bon\b))"
    r"|(?P<plain>[^\W_][\w .'’@-]{0,59}?)(?=\s+(?:says|said|wrote|writes)\s*:"
    r"|\s+(?:commented|replied|answered|responded)(?:\s+(?:on|at)\b|\s*:|\s+\[|\s+\d|\s*$)|\s*[·•|]\s*\S|\s*\(\d{4}-\d\d-\d\d"
    r"|\s+on\s+\w+\s+\d)",
    re.IGNORECASE,
)
_ENDING: Final = re.compile(r"(?:\s+(?:says|said|wrote|writes))?\s*(?<!\\):\s*$", re.IGNORECASE)
_IN_NAME: Final = re.compile(r"(?<!\\)\[((?:\\.|[^\\\[\]])*)\]\([^()\s]*\)")
_VERB: Final = re.compile(
    r"\s*(?:says|said|wrote|writes|replied|commented|answered|responded|asked"
    r"|(?:opened|started|submitted|created)\s+this\s+(?:issue|pull request|discussion|question|topic|post|thread))\b",
    re.IGNORECASE,
)
_CLOSES: Final = re.compile(r"\A[ )\]]*(?:_(?=\s*(?::|$)))?")
_LINKED_DETAIL: Final = re.compile(r"\[([^\[\]]{1,80})\]\([^()\s]{1,2000}(?: \"[^\"]{0,200}\")?\)")
_SEPARATORS: Final = re.compile(r"[\s·•|,–—()\[\]_-]*(?:(?:on|at)\s+(?=\w+\s?\d|\d))?", re.IGNORECASE)
_DETAIL: Final = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:\s?(?:Z|UTC|[+-]\d\d:?\d\d(?::\d\d)?))?)?)"
    r"|(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?\s+" + _MONTH.format("month") + r"\.?,?\s+(?P<year>\d{4})"
    r"|" + _MONTH.format("month2") + r"\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{4})"
    r"|(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    r"|(?P<flag>" + "|".join(FLAGS) + r")\b"
    r"|(?P<rest>[⬆↑▲🔼]\ufe0f?\s?[+-]?\d+|(?:\d+|an?)\s?(?:s|m|h|d|w|mo|y|secs?|mins?|hrs?|seconds?|minutes?|hours?|days?|weeks?|months?|years?)"
    r"(?:\s+ago)?\b|just now\b|yesterday\b|today\b|[+-]?\d+\s+(?:points?|votes?|likes?|upvotes?|replies|reply)\b"
    r"|reply\b|permalink\b|link\b|share\b|author\b|op\b|mod\b)",
    re.IGNORECASE,
)
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")


class Head(NamedTuple):
    """Who wrote a comment.

    Attributes:
        author: None where the line says that nobody is named.
        time: When it was written, in UTC where no zone is named.
        flags: What the line says of the comment besides.
        rest: What of the line became no data: ``2h``, ``3 points``.
        body: What of the comment stands on the same line.
        is_marked: Whether Markdown marks the name (bold, emphasis, a link, ``@``).
        is_sure: Whether more than a marked name and a colon makes it an author's line: a time, a verb, ``@``.
        is_bare: Whether it is a name alone, without even a colon.
    """

    author: str | None
    time: datetime | None = None
    flags: tuple[str, ...] = ()
    rest: str = ""
    body: str = ""
    is_marked: bool = True
    is_sure: bool = False
    is_bare: bool = False


class _Details(NamedTuple):
    """What follows a name: the parts in order, and what comes after them."""

    found: list[re.Match[str]]
    after: str


def read_head(line: str) -> Head | None:
    """Return whom a line names as the author of what follows; None for a line that names nobody."""
    line = line.strip()
    match = _NAME.match(line) if len(line) <= MAX_LINE else None
    if match is None:
        return None
    form, written = match.lastgroup or "", match[match.lastgroup or 0]
    tail = line[match.end() :]
    if form in {"slanted", "leaning"} and not tail.strip(": "):
        return _slanted(written) or _plain_slanted(written, tail)
    has_colon = ":" in written and _ENDING.search(written) is not None
    name = _named(written)
    verb = _VERB.match(tail)
    details = _details(_unlinked(tail[verb.end() :] if verb else tail))
    colon, body = _split_body(details, has_colon=has_colon)
    is_sure = bool(details.found or verb) or form in {"handle", "posted"}
    if not _is_head(form, name, is_sure=is_sure, ends=bool(details.found or colon or not body)):
        return None
    if len(name) > MAX_NAME and not (details.found or colon):
        return None
    head = _head(form, name, details, body, is_sure=is_sure)
    return head._replace(is_bare=not (is_sure or colon))


def _is_head(form: str, name: str, *, is_sure: bool, ends: bool) -> bool:
    """Tell whether a name in this form, and what follows it, make an author's line."""
    if not name or not ends:
        return False
    if form in {"slanted", "leaning", "linked"}:
        return is_sure or name == ANONYMOUS
    return True


def _slanted(written: str) -> Head | None:
    """Read ``*ann, 3 June 2021*``: name and time in one emphasis."""
    name, comma, tail = written.partition(",")
    details = _details(tail)
    if not comma or not details.found or details.after:
        return None
    return _head("slanted", _named(name), details, "", is_sure=True)


def _plain_slanted(written: str, tail: str) -> Head | None:
    """Read ``*no name*:``."""
    return Head(None, is_sure=bool(tail.strip())) if _named(written) == ANONYMOUS else None


def _named(written: str) -> str:
    """Return a name without link, escapes, and the colon or "says:" that ends it."""
    name = _IN_NAME.sub(r"\1", written) if "](" in written else written
    name = _ENDING.sub("", name) if ":" in name else name
    name = _ESCAPED.sub(r"\1", name) if "\\" in name else name
    return clean_line(name).removeprefix("/").removeprefix("u/")


def _unlinked(tail: str) -> str:
    """Return what follows a name without the addresses of the times that link to the comment."""
    if "](" not in tail:
        return tail
    return _LINKED_DETAIL.sub(lambda link: link[1] if _DETAIL.match(link[1]) else link.group(), tail)


def _details(tail: str) -> _Details:
    """Take times, flags and counts off the front of what follows a name."""
    found: list[re.Match[str]] = []
    while True:
        separators = _SEPARATORS.match(tail)
        rest = tail[separators.end() :] if separators else tail
        detail = _DETAIL.match(rest)
        if detail is None:
            return _Details(found, (_CLOSES.sub("", tail) if found else tail).strip())
        found.append(detail)
        tail = rest[detail.end() :]


def _split_body(details: _Details, *, has_colon: bool) -> tuple[bool, str]:
    """Return whether a colon ends the head, and the body that stands behind it."""
    after = details.after
    if after.startswith(":"):
        return True, after[1:].strip()
    return has_colon, after.lstrip("·•|–—- ") if details.found else after


def _head(form: str, name: str, details: _Details, body: str, *, is_sure: bool) -> Head:
    """Put the parts together."""
    flags = {detail["flag"].lower() for detail in details.found if detail["flag"]}
    rest = [detail["rest"] for detail in details.found if detail["rest"]]
    return Head(
        author=None
        if form in {"slanted", "leaning"} and name == ANONYMOUS
        else name.lstrip("@")
        if form == "handle"
        else name,
        time=_time(details.found),
        flags=tuple(flag for flag in FLAGS if flag in flags),
        rest=" · ".join(rest),
        body=body,
        is_marked=form not in {"plain", "posted"},
        is_sure=is_sure,
    )


def _time(found: list[re.Match[str]]) -> datetime | None:
    """Return the time that the details tell of: the first date, with the first clock time."""
    date = next((detail for detail in found if detail["iso"] or detail["month"] or detail["month2"]), None)
    clock = next((detail for detail in found if detail["hour"]), None)
    if date is None:
        return None
    try:
        time = datetime.fromisoformat(_iso(date["iso"])) if date["iso"] else _day(date)
        if clock and not (time.hour or time.minute):
            time = time.replace(hour=_hour(clock), minute=int(clock["minute"]))
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _iso(written: str) -> str:
    """Return an ISO time as Python reads it."""
    if written[-1] in "Cc":
        written = f"{written[: -len('UTC')].rstrip()}+00:00"
    return written.replace(" +", "+").replace(" Z", "Z")


def _day(date: re.Match[str]) -> datetime:
    """Return the midnight of a day written with the name of its month."""
    month = (date["month"] or date["month2"])[:3].lower()
    day, year = date["day"] or date["day2"], date["year"] or date["year2"]
    return datetime(int(year), _MONTHS.index(month) + 1, int(day), tzinfo=UTC)


def _hour(clock: re.Match[str]) -> int:
    """Return the hour of the day, from 0 to 23."""
    hour = int(clock["hour"])
    if clock["half"]:
        return hour % 12 + (12 if clock["half"].lower() == "p" else 0)
    return hour
