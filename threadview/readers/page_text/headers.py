"""The line that says who wrote a comment, and when: its shapes, one line at a time.

A line is reduced: link numbers, pictures, the date, buttons and the words that introduce a name are taken off, and what
remains must look like a name. What was taken off gives the line its shape.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from threadview.readers.common import dates
from threadview.readers.common.patterns import lazy

from .furniture import is_button, plain_words
from .lines import holds_link
from .names import is_proper, long_name, name_of, without_picture

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

Shape = Literal["says", "by", "dated", "date", "wrote"]
"""``Ann says:``; ``Posted by Ann``; ``Ann on June 3``; a date; ``Ann wrote:``, which may only lead to a quotation."""

_MAX_HEADER: Final = 148
_MAX_LINKED: Final = 1200
_GAP: Final = "   "
_GAPS: Final = lazy(r" {3,}")

_SAY: Final = ("says", "said", "sagt", "sagte", "meint", "meinte", "dice", "dijo", "a dit", "dit", "zegt")
_SAY_TOO: Final = ("scrive", "ha detto", "säger", "пишет", "говорит")
_WRITE: Final = ("wrote", "writes", "schrieb", "schreibt", "replied", "a écrit", "hat folgendes geschrieben")
_VERBS: Final = rf"(?:\b(?P<says>{'|'.join((*_SAY, *_SAY_TOO))})\b|\b(?:{'|'.join(_WRITE)}))\s*(?:\.{{2,3}}|…|:|,)?\s*$"
_LAST: Final = 2
_VERB_ENDS: Final = frozenset(verb[-_LAST:] for verb in (*_SAY, *_SAY_TOO, *_WRITE))
_VERB: Final = lazy(_VERBS, re.IGNORECASE)
_SAYS: Final = lazy(r"(?P<name>\S.{0,100}?)\s*" + _VERBS, re.IGNORECASE)
_LONGEST_VERB: Final = len("hat folgendes geschrieben ... ")
_BY: Final = lazy(
    r"(?:(?:re)?posted|submitted|written|geschrieben|verfasst|eingereicht|comment|commented|reply|response|kommentar|erstellt"
    r"|publié|publicado|enviado)\s*(?:by|von|par|por|da)\b\s*:?\s*(?P<name>.+)"
    r"|(?:by|von|par|por|autor|author|from)\s*:?\s+(?P<bare>.+)",
    re.IGNORECASE,
)
_REPLY_TO: Final = lazy(
    r"(?:[↩↪→@]\s*)?(?:in\s+)?(?:reply|replying|response|replied|antwort|réponse|respuesta)\s+(?:to|an|auf|à|a)\s+"
    r"@?(?P<name>\S.{0,47}?)\s*[:.»›>]?$",
    re.IGNORECASE,
)
_REPLY_STARTS: Final = ("in ", "reply", "replied", "response", "antwort", "réponse", "respuesta")
_LONGEST_REPLY: Final = len("respuesta")
_REMEMBERED: Final = 4096
_NO_DIGITS: Final = bytes(set(range(256)) - set(b"0123456789\n"))
_REPLY_SIGNS: Final = frozenset("↩↪→@[#*_!")
_ID: Final = lazy(r"#?comment-(\d+)\b|item\?id=(\d+)|post-(\d+)\)|#(?:c|p|post|msg)?(\d{1,12})\b")
_LABELS: Final = lazy(
    r"(?:^|(?<=[\s·•|]))(?:posted|published|permalink|link|verfasst|geschrieben|on|at|am|um|le|el|il|в|edited|bearbeitet"
    r"|op|author|titel:.*|title:.*|\(?not verified\)?)(?=$|[\s:,·•|])\s*:?",
    re.IGNORECASE,
)
_POINTS: Final = lazy(
    r"[(\[]?-?\b\d+\s?(?:points?|pts|likes?|votes?|children|child comments?|repl(?:y|ies))\b[)\]]?"
    r"|\[[–—+-]\]|\[?score hidden\]?",
    re.IGNORECASE,
)
_NOT_OF_COMMENT: Final = lazy(
    r"(?:joined|registered|registriert|anmeldungsdatum|mitglied seit|last edited|edited|zuletzt|updated|modified"
    r"|aktualisiert|member since|dabei seit|last (?:post|update|visit)|©|copyright)\b",
    re.IGNORECASE,
)
_POST_NUMBER: Final = lazy(r"^\s*#?\d{1,5}[.):]?\s+(?=[^\W\d])")
_BY_STARTS: Final = frozenset(
    {"by", "po", "su", "co", "wr", "au", "ge", "vo", "fr", "re", "ve", "ko", "ei", "er", "pu", "en", "pa"}
)
_STARTS: Final = _BY_STARTS | {"ye", "ju", "to"}
_INTRODUCE: Final = ("by ", "von ", "par ", "por ", "autor", "author", "from ")
_EDGES: Final = " \t\u00a0,;:|/·•●○@–—-~()[]<>»›*_\\↑↓"
_OUTER: Final = " \t\u00a0,;|/·•●○–—-~<>»›*\\"
_DIGIT: Final = lazy("[0-9]")
_DATE_STOOD_HERE: Final = "\x00"


class Mark(NamedTuple):
    """What one line says of a comment's origin.

    Attributes:
        shape: How it says so.
        author: The name; None for a date alone.
        time: When, where an absolute date stands there.
        ident: The comment's id, where the line holds one; empty else.
        relative: A date stands there that only a clock could tell.
    """

    shape: Shape
    author: str | None
    time: datetime | None
    ident: str
    relative: bool = False


def likely(texts: Sequence[str], written: Sequence[int]) -> list[int]:
    """Return which of the lines that are not blank may be headers: this rules out most of them cheaply.

    A header has digits, ends in a colon or dots, begins with ``by`` or so, or holds one of a few words. All lines
    together are freed of what is no digit. A long line may be short enough without its addresses and gaps.
    """
    short = [
        place
        for place in written
        if (length := len(text := texts[place])) <= _MAX_HEADER
        or (length <= _MAX_LINKED and (_GAP in text or holds_link(text)))
    ]
    together = "\n".join([texts[place] for place in short]).encode(errors="surrogatepass")
    digits = together.translate(None, _NO_DIGITS).split(b"\n")
    return [
        place
        for place, found in zip(short, digits, strict=False)
        if found or (texts[place] and _is_telling(texts[place]))
    ]


def _is_telling(text: str) -> bool:
    """Tell whether a line without digits may say who wrote."""
    if text[-1] in ":…" or text[:2].lower() in _STARTS or text.endswith(".."):
        return True
    return " ago" in text or "says" in text or "said" in text


def marks(texts: Sequence[str]) -> list[Mark | None]:
    """Return what each of some lines without line breaks says, as :func:`mark` tells it; equal ones are judged once."""
    known: dict[str, Mark | None] = {}
    found: list[Mark | None] = []
    for text, (before, written, behind, words) in zip(texts, dates.parted(texts), strict=True):
        if written and len(text) <= _MAX_HEADER and (date := dates.find_parted(before, written, behind)):
            start, length, time = date
            found.append(_marked(text, _beside_date(before[:start], behind[length:]), time))
        elif text in known:
            found.append(known[text])
        else:
            found.append(known.setdefault(text, _mark(text, dates.find_in_words) if words else mark(text)))
    return found


def mark(text: str) -> Mark | None:
    """Return what a line says of who wrote, and when; None when it says nothing of that kind."""
    return _mark(text, dates.find)


def _mark(text: str, find: Callable[[str], dates.Found | None]) -> Mark | None:
    """Return what a line says, by the date that is found in it."""
    said = plain_words(text)
    if _GAP in said:
        said = _GAPS().sub(_GAP, said)
    if not said or len(said) > _MAX_HEADER:
        return None
    found = find(said)
    if found is None:
        shaped = _shape(_reduced(said), dated=False) if _may_be_undated(said) else None
        return Mark(*shaped, None, ident_of(text)) if shaped else None
    start, end, time = found
    return _marked(text, (_beside_date if time else _beside_age)(said[:start], said[end:]), time)


def _marked(text: str, shaped: tuple[Shape, str | None] | None, time: datetime | None) -> Mark | None:
    """Return what a line says that holds a date, by what it says beside it."""
    if shaped is None:
        return None
    shape, name = shaped
    return tuple.__new__(Mark, (shape, name, time, ident_of(text), time is None))  # in half the time of naming them


@lru_cache(maxsize=_REMEMBERED)
def _beside_date(before: str, after: str) -> tuple[Shape, str | None] | None:
    """Return what a line says beside its date; the headers of one author differ in nothing but their dates."""
    return _beside_age(before, after, dates.find(f"{before} {_DATE_STOOD_HERE} {after}"))


@lru_cache(maxsize=_REMEMBERED)
def _beside_age(before: str, after: str, age: dates.Found | None = None) -> tuple[Shape, str | None] | None:
    """Return what a line says beside an age; besides a date, where it has both."""
    if _NOT_OF_COMMENT().match(f"{before}0"):
        return None
    rest = f"{before} {_DATE_STOOD_HERE} {after}"
    return _shape(_reduced(rest if age is None else rest[: age.start] + rest[age.end :]), dated=True)


def _may_be_undated(said: str) -> bool:
    """Tell cheaply whether a line without a date may have a name: it introduces one, or somebody says something."""
    if said[-1] in ":…,." or said[:2].lower() in _BY_STARTS or _ends_in_verb(said):
        return True
    lowered = said.lower()
    return any(map(lowered.__contains__, _INTRODUCE))


def is_verb(text: str) -> bool:
    """Tell whether a line holds no more than the verb of a header, which a wrap broke off: ``says:``."""
    return len(text) <= _LONGEST_VERB and _VERB().fullmatch(text) is not None


def reply_to(text: str) -> str | None:
    """Return whom a line says it answers: ``Reply to Ann``, ``In reply to Ann``, ``↩ Ann``."""
    if not 0 < len(text) <= _MAX_HEADER:
        return None
    if text[0] not in _REPLY_SIGNS and not text[:_LONGEST_REPLY].lower().startswith(_REPLY_STARTS):
        return None
    match = _REPLY_TO().match(plain_words(text))
    return match["name"] if match and name_of(match["name"]) else None


def _shape(rest: str, *, dated: bool) -> tuple[Shape, str | None] | None:
    """Return the shape and the name of a line whose date and buttons are off."""
    if not rest:
        return ("date", None) if dated else None
    if (match := _saying(rest)) and (name := name_of(match["name"]) or long_name(rest, match["name"])):
        return ("says" if match["says"] else "wrote"), name
    rest = _POST_NUMBER().sub("", rest)
    if rest[:2].lower() in _BY_STARTS and (match := _BY().match(rest)):
        name = name_of(match["name"] or match["bare"])
        if name and (dated or match["name"] or "(" in name or is_proper(name)):
            return "by", name
    name = name_of(rest) if dated else None
    return ("dated", name) if name else None


def _saying(rest: str) -> re.Match[str] | None:
    """Return the name and the verb of ``Ann says:``; other lines are ruled out by their last characters."""
    return _SAYS().match(rest) if _ends_in_verb(rest) else None


def _ends_in_verb(text: str) -> bool:
    """Tell whether somebody says something by the end of a line; the last two letters rule most lines out."""
    end = text.rstrip().rstrip(".…:,").rstrip()[-_LAST:].casefold()
    return end in _VERB_ENDS and _VERB().search(text, max(0, len(text) - _LONGEST_VERB)) is not None


def _reduced(rest: str) -> str:
    """Take off placeholders of pictures, points, buttons and connecting words."""
    if "[" in rest or _DIGIT().search(rest):
        rest = _POINTS().sub(" ", rest)
    rest = without_picture(rest)
    if _DATE_STOOD_HERE not in rest:
        return rest.strip(_OUTER)
    before, _, after = _LABELS().sub(" ", rest).partition(_DATE_STOOD_HERE)
    after = _without_buttons(after).strip(_EDGES + "0123456789#.")
    return f"{before.strip(_EDGES)} {after}".strip(_OUTER)


def _without_buttons(text: str) -> str:
    """Take the buttons off the end of a header."""
    words = text.split()
    while words and (is_button(words[-1]) or not words[-1].strip("#[]()0123456789") or not _has_letter(words[-1])):
        words.pop()
    return " ".join(words)


def _has_letter(word: str) -> bool:
    """Tell whether a word holds a letter or a digit."""
    return any(letter.isalnum() for letter in word)


def ident_of(text: str) -> str:
    """Return the id in a permalink or a post number, empty where a text holds none."""
    if "#" not in text and "=" not in text and "-" not in text:
        return ""
    match = _ID().search(text)
    return next((group for group in match.groups() if group), "") if match else ""
