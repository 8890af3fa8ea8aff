"""The line that says who wrote a comment, and when: "Ann says:", "Posted by: Ann | May 3, 2012 at 10:00 am"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup.html.tree import names
from threadview.readers.common import dates

if TYPE_CHECKING:
    from datetime import datetime

MOST: Final = 200
"""A longer line is no byline."""

_LONGEST_SPEAKER: Final = 60
_LEAD: Final = re.compile(
    r"(?:(?:(?:comment|posted|written|submitted|added|left|reply|commented|response|geschrieben|verfasst|kommentar"
    r"|kommentiert|publicado|escrito|comentario|publié|écrit|rédigé|commentaire|posté|scritto|inviato|commento|geplaatst"
    r"|reactie|published|veröffentlicht|view all posts|alle beiträge)\s+)?(?:by|von|par|por|from|door|af|av)"
    r"|(?:comment(?:aire)?|publié|écrit|rédigé|geplaatst|reactie|publicado|escrito)\s+de"
    r"|(?:scritto|inviato|commento)\s+da)\s*:?\s+",
    re.IGNORECASE,
)
_VERBS: Final = names(
    "says said wrote writes commented replied responded sagt sagte gesagt schreibt schrieb meint meinte kommentiert "
    "dit écrit dice dijo scritto detto scrive escribió escreveu diz disse zegt schreef skriver skrev napisał napisała "
    "napisał(a) mówi пишет сказал сказала сказал(а)"
)
_HELPERS: Final = names("hat a ha")
_BEFORE_DATES: Final = names("am on at um vom den le el il the em op à of")
_SIGNS: Final = " \t\n,;:|·•@»›/–—…↩#*-"
_WORD: Final = re.compile(r"\w")


class Byline(NamedTuple):
    """What a byline tells.

    Attributes:
        name: Who wrote it; None where no name is left.
        time: When; None where it does not say, or says "3 hours ago".
        dated: Whether it holds a date of any kind.
    """

    name: str | None
    time: datetime | None
    dated: bool


@lru_cache(4096)
def read(line: str) -> Byline:
    """Take a line apart that names an author, a date, or both; what stands behind a date is left out."""
    if len(line) > MOST:
        return Byline(None, None, dated=False)
    date = dates.find(line)
    if date is None:
        return Byline(name_of(line), None, dated=False)
    name = name_of(line[: date.start], before_date=True) or name_of(line[date.end :])
    return Byline(name, date.time, dated=True)


def is_rest(line: str) -> bool:
    """Tell whether a line is what a name and a date leave of a byline: "Says:", "schrieb am", a sign between them."""
    words = line.strip(_SIGNS).lower().split()
    return not words or (_VERBS.issuperset(words[:1]) and _BEFORE_DATES.issuperset(words[1:]))


def speaker(line: str) -> str | None:
    """Return the name in a line that says nothing but who speaks: "Ann wrote:"; None in any other."""
    words = line.rstrip(_SIGNS).split(" ")
    return name_of(line) if len(line) <= _LONGEST_SPEAKER and len(words) > 1 and words[-1].lower() in _VERBS else None


@lru_cache(4096)
def name_of(written: str, *, before_date: bool = False) -> str | None:
    """Return a name without the words that pages put before and behind it; None where nothing is left."""
    line = written.strip().removesuffix("...").rstrip(_SIGNS)
    lead = _LEAD.match(f"{line} ")
    line = line[lead.end() :] if lead else line
    words = line.split(" ")
    while before_date and words and words[-1].lower() in _BEFORE_DATES:
        words.pop()
    if len(words) > 1 and words[-1].lower() in _VERBS:
        words.pop()
        if len(words) > 1 and words[-1].lower() in _HELPERS:
            words.pop()
    line = " ".join(words).strip(' \t,;:|·•»›–—"“”')
    return line if _WORD.search(line) else None
