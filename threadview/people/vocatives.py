"""The places of a text where people are spoken to by name, or spoken of as its other writers."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from .vocabulary import CLOSINGS, GREETINGS, LEADING_TO_A_NAME, OPENERS

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME: Final = re.compile(r"[^\W\d_][\w’'-]{0,30}[^\W_]|[^\W\d_]\w{1,31}")
"""What may be a name: it begins with a letter."""

_LONGEST: Final = 33
_LAST_WORD: Final = re.compile(r"(?<!\w)[^\W\d_][\w’-]{1,31}\Z")
_HEAD: Final = 160
_TAIL: Final = 80
_MOST_OPENERS: Final = 4
_PAUSE: Final = re.compile(r"[ \t]*(,|[:!]|\.{2,}|…+|[-–—]+(?=[ \t\n]))")
_PARAGRAPH: Final = re.compile(rf"\n\n({NAME.pattern})[ \t]*,")
_LINE_END: Final = re.compile(r"[ \t]*\n")
_ONLY_PAUSE: Final = re.compile(r"[ \t,.!…–—-]*")
_FINAL_MARKS: Final = " \t.,!?…:;)(🙂😉🙃😀"
_PAUSES: Final = ",;:.…!?–—- \t"
_SPOKEN_OF: Final = re.compile(
    r"\b(?i:(?:post|comment|reply|answer|point)s?[ ](?:after|by|from|of|to)|(?:dis)?agree[ ]with|replying[ ]to)"
    r"[ ]([^\W\d_][\w’-]{1,31})"
)
_SPEAKS: Final = re.compile(
    r"(?:['’]s[ ](?:comment|point|post|reply)|[ ](?:mentioned|replied|said|says|writes|wrote))\b"
)


_SPOKEN: Final = ("post", "comment", "reply", "answer", "point", "agree")
_SPEAKING: Final = (" mentioned", " replied", " said", " says", " writes", " wrote", "'s ", "’s ")
"""What stands where one of these two finds something; in a text that is not ASCII the first finds more."""


class Form(Enum):
    """How a name is set off from what stands round it."""

    ALONE = "on a line of its own, before a comma"
    HAILED = "behind a greeting, before a pause: Hi ann, …"
    OPENED = "behind words that open an address, before a pause: Not so fast Ann, …"
    COMMA = "at the beginning, before a comma"
    DOTS = "at the beginning, before dots"
    MARK = "at the beginning, before another mark or a dash"
    GREETED = "behind a greeting, with nothing behind it"
    PARAGRAPH = "at the beginning of a later paragraph, before a comma"
    CLOSING = "at the end, behind a comma"
    LAST = "at the end, with nothing before it"
    SPOKEN_OF = "behind what is said of other writers: a comment by Ann"
    SPEAKER = "before what writers do: as Ann said"


class Vocative(NamedTuple):
    """A word that may be the name of somebody who is spoken to.

    Attributes:
        start: Its first code point in the text.
        end: One past the last.
        form: How it is set off.
    """

    start: int
    end: int
    form: Form


def vocatives(text: str, begin: int = 0) -> Iterator[Vocative]:
    """Yield the places of a text where a name would stand: at its beginning, at its end, and behind "a comment by".

    Args:
        text: The text.
        begin: Where its own words begin: behind a quote that it begins with.
    """
    head = at_beginning(text, begin)
    if head:
        yield head
    tail = _at_end(text, max(begin, head.end if head else 0))
    if tail:
        yield tail
    for match in _PARAGRAPH.finditer(text, begin):
        yield Vocative(match.start(1), match.end(1), Form.PARAGRAPH)
    if not text.isascii() or _has_any(text.lower(), _SPOKEN):
        for match in _SPOKEN_OF.finditer(text, begin):
            yield Vocative(match.start(1), match.end(1), Form.SPOKEN_OF)
    if _has_any(text, _SPEAKING):
        yield from _speakers(text, begin)


def _has_any(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether one of some words stands in a text: in far less time than an expression that begins with them."""
    for word in words:  # noqa: SIM110 - half as fast with any()
        if word in text:
            return True
    return False


def _speakers(text: str, begin: int) -> Iterator[Vocative]:
    """Yield who said, wrote or mentioned something."""
    for match in _SPEAKS.finditer(text, begin):
        base = max(begin, match.start() - _LONGEST)
        word = _LAST_WORD.search(text, base, match.start())
        if word:
            yield Vocative(word.start(), word.end(), Form.SPEAKER)


def at_beginning(text: str, begin: int) -> Vocative | None:
    """Return the first word that opens no sentence, if what stands round it sets it off like a name."""
    at, opener = begin, ""
    for openers, match in enumerate(NAME.finditer(text, begin, begin + _HEAD)):
        if openers > _MOST_OPENERS or not _ONLY_PAUSE.fullmatch(text, at, match.start()):
            return None
        if match.group().lower() not in OPENERS:
            form = _form_at_beginning(text, match, opener)
            return None if form is None else Vocative(match.start(), match.end(), form)
        at, opener = match.end(), match.group().lower()
    return None


def _form_at_beginning(text: str, match: re.Match[str], opener: str) -> Form | None:
    """Return how a word at the beginning is set off; None when it is not."""
    pause = _PAUSE.match(text, match.end())
    if not pause:
        return Form.GREETED if opener in GREETINGS else None
    if opener:
        return Form.HAILED if opener in GREETINGS else Form.OPENED
    if pause.group(1) == ",":
        return Form.ALONE if _LINE_END.match(text, pause.end()) else Form.COMMA
    return Form.DOTS if pause.group(1)[0] in ".…" else Form.MARK


def _at_end(text: str, begin: int) -> Vocative | None:
    """Return the last word, unless it is a signature or what a preposition leads to."""
    base = max(begin, len(text) - _TAIL)
    tail = text[base:].rstrip(_FINAL_MARKS)
    rest, _, word = tail.rpartition("\n")[2].rpartition(" ")
    spoken = rest.rstrip(_PAUSES)
    if not any(map(str.isalnum, spoken)) or not NAME.fullmatch(word):
        return None
    before, pause = spoken.split()[-1], rest[len(spoken) :].strip()
    if before.lower() in CLOSINGS or (not pause and (before[0].isupper() or before.lower() in LEADING_TO_A_NAME)):
        return None
    return Vocative(base + len(tail) - len(word), base + len(tail), Form.CLOSING if "," in pause else Form.LAST)
