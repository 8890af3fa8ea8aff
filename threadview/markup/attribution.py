"""Attribution lines: "On Tue, Ann wrote:" and what it looks like in other languages and programs.

No standard fixes their form. The wordings are those of mail and news programs (Gmail, Thunderbird, Outlook Express,
Gnus, trn) and of forums.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_LINES: Final = 3
"""Over so many lines a mail program may wrap an attribution."""

_LONGEST: Final = 400
_MOST_WORDS: Final = 6

_LEAD: Final = r"(?:on|in|at|am|le|el|op|il(?: giorno)?|em|den)"
_FOLLOWING_VERB: Final = (
    r"(?:wrote|writes|said|says|asked|replied|responded|a écrit|disait|escribió|ha scritto|escreveu|napisał(?:\(a\)|a)?"
    r"|писал(?:\(а\)|а)?|пишет|hat (?:folgendes )?geschrieben)"
)
_PRECEDING_VERB: Final = r"(?:schrieb|schreef|skrev)"
_END: Final = r"(?:\s*[:：]|\s*\.\.\.)[-\s]*"

_NAME_FIRST: Final = re.compile(rf"(?P<who>.+?)[\s,]+{_FOLLOWING_VERB}(?:\s[^\n]{{0,120}}?)?{_END}", re.IGNORECASE)
_NAME_LAST: Final = re.compile(rf"(?P<when>.*?)\b{_PRECEDING_VERB}\b(?P<rest>.*?){_END}", re.IGNORECASE)
_DATE_FIRST: Final = re.compile(r"\d{4}-\d\d-\d\d \d{1,2}:\d\d (?:GMT|UTC)[+-]\d\d:\d\d (?P<who>[^:]{1,200}>):")
_POSTED: Final = re.compile(
    r"(?:quote from|originally (?:posted|written) by|zitat von|citation de|cita de|citazione di)\s*:?\s+"
    r"(?P<who>[^:]{1,80}?)(?:\s+(?:on|am|le|en|il|at)\s+[^\n]{0,20}\d[^\n]{0,60})?\s*[:：↑»]?",
    re.IGNORECASE,
)
"""What forums write above a quote, in their box: "Quote from: Ann on May 03, 2012, 10:00:00 AM"."""

_NUMBERED: Final = re.compile(r"(?P<who>#\d{1,12}|>>\d{1,12})(?:\s*\((?:OP|You)\))?\s*:?")
_SUPERCITE: Final = re.compile(r">{2,8} +[\"“](?P<short>[^\"”]{1,40})[\"”] == (?P<who>[^:]{1,200}?) writes:")
_WHOLE: Final = (_NUMBERED, _SUPERCITE, _DATE_FIRST, _POSTED)
_VERB_ALONE: Final = re.compile(rf"{_FOLLOWING_VERB}{_END}", re.IGNORECASE)
_LED: Final = re.compile(rf"[*\s]*{_LEAD}\b", re.IGNORECASE)
_ENDS: Final = re.compile(r"(?:[:：]|\.\.\.)[-\s]*\Z")

_MESSAGE: Final = re.compile(r"[*\s]*in (?:article|message|news:)?\s*<[^>\s]{1,300}>,?\s*", re.IGNORECASE)
_MONTH: Final = (
    r"(?:jan|f[eé][bv]|m[aä]r|maa|mrt|a[pv]r|abr|ma[iy]|mei|ju[inl]|aug|ao[uû]|ago|sep|set|o[ck]t|out|nov|d[eéi][cz])"
)
_DATE: Final = re.compile(
    r".*(?<![\w.@-])[+-]?\d[\d:./+h-]*(?:st|nd|rd|th|\.)?(?![\w@])[\s,]*"
    rf"(?:[ap]\.?\s?m\b\.?|uhr\b|(?:de )?{_MONTH}[a-zû]{{0,7}}\b\.?|(?-i:\(?\b[A-Z]{{2,5}}\b\)?))?[\s,]*",
    re.IGNORECASE,
)
_DAY: Final = re.compile(rf"[*\s]*{_LEAD}\s+\w+\.?[\s,]+", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"\s*[(\[]?<[^>]*>[)\]]?|\s*\[mailto:[^\]]*\]")
_REAL_NAME: Final = re.compile(r"\S+@\S+\s+\(([^()]{1,80})\)?.*")
_NOBODY: Final = frozenset({"he", "i", "it", "one", "she", "somebody", "someone", "they", "we", "who", "you"})
_NO_NAME: Final = frozenset(
    {"a", "an", "and", "as", "because", "but", "here", "how", "if", "like", "my", "now", "of", "our", "so", "that"}
    | {"the", "then", "there", "this", "to", "what", "when", "which", "your"}
)
_SENTENCE: Final = re.compile(r"[?!;:>]|\w{3,}\.\s+\w")
_DATED: Final = re.compile(r"[\d@]")


def attribution(line: str) -> str | None:
    """Return whom an attribution names.

    Args:
        line: One line, or several joined by a blank.

    Returns:
        A name (``"Ann Smith"``), a handle (``"ann@x.example"``) or a reference (``"#12"``, ``">>12345"``); the empty
        string when it names nobody ("You wrote:"); None when the line is no attribution.
    """
    line = line.strip()
    if len(line) > _LONGEST:
        return None
    if match := next((found for form in _WHOLE if (found := form.fullmatch(line))), None):
        return _tidy(match["who"])
    if not _ENDS.search(line):
        return None
    if match := _NAME_FIRST.fullmatch(line):
        return _name(match["who"])
    if match := _NAME_LAST.fullmatch(line):
        after = bool(match["rest"].strip()) and (not match["when"].strip() or _LED.match(match["when"]))
        return _name(match["rest"] if after else match["when"])
    return None


def is_marked_alike(line: str) -> bool:
    """Tell whether an attribution only looks like a marked line: ``>>12345``, ``>>> "A" == Ann writes:``."""
    line = line.strip()
    return line.startswith(">>") and (_NUMBERED.fullmatch(line) or _SUPERCITE.fullmatch(line)) is not None


def attribution_above(lines: Sequence[str]) -> tuple[int, str] | None:
    """Return how many of the last of these lines are an attribution, and whom it names; None when none are.

    A wrapped one begins as attributions do ("On …", "In article …"), or leaves the verb alone on the last line.
    """
    for count in range(min(MOST_LINES, len(lines)), 1, -1):
        wrapped = lines[-count:]
        if _may_wrap(wrapped) and (name := attribution(" ".join(wrapped))) is not None:
            return count, name
    if lines and (name := attribution(lines[-1])) is not None:
        return 1, name
    if len(lines) > 1 and _VERB_ALONE.fullmatch(lines[-1].strip()):
        name = attribution(" ".join(lines[-2:]))
        return None if name is None else (2, name)
    return None


def _may_wrap(lines: Sequence[str]) -> bool:
    """Tell whether these lines may be one attribution: it begins as one does, and has a date or an address."""
    if not _LED.match(lines[0]) or any(not line.strip() or _ENDS.search(line) for line in lines[:-1]):
        return False
    return any(_DATED.search(line) for line in lines)


def _name(who: str) -> str | None:
    """Return the name in what stands beside the verb, without message ids, dates and addresses; None for prose."""
    rest = _MESSAGE.sub("", who, count=1)
    if _LED.match(rest):
        rest = _without_date(rest)
    name = _tidy(rest)
    if name.casefold() in _NOBODY:
        return ""
    words = name.split()
    if not words or len(words) > _MOST_WORDS or words[0].lower() in _NO_NAME or _SENTENCE.search(name):
        return None
    return name


def _without_date(said: str) -> str:
    """Return what follows the date that an attribution begins with."""
    for pattern in (_DATE, _DAY):
        match = pattern.match(said)
        if match and said[match.end() :].strip():
            return said[match.end() :]
    return said.rpartition(",")[2]


def _tidy(name: str) -> str:
    """Return a name without the address beside it, quotation marks and list marks; the address when it is alone."""
    if match := _REAL_NAME.fullmatch(name.strip()):
        return match[1].strip()
    alone = _ADDRESS.sub("", name).strip(" \t\"'“”‘’„,*_()")
    return alone.removeprefix("@") if alone else name.strip(" \t<>()[]\"'").removeprefix("mailto:")
