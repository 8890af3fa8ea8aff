"""What a page says about itself: buttons, counts, forms, and the headings that comments stand under."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from threadview.readers.common.patterns import lazy

from .lines import is_rule
from .vocabulary import (
    BUTTONS,
    CARD_LABELS,
    CARD_STARTS,
    CARDS,
    END_STARTS,
    ENDS,
    HALF_BUTTONS,
    HEADING_STARTS,
    PLAIN_HEADINGS,
    in_any_case,
)

_TO_BLANKS: Final = str.maketrans(
    dict.fromkeys("0123456789»↓↑↩↪▲▼⇧⇩△▽▾▴→←+−-_~–—…·•|#/()[]{}<>:.,;*&×✓✔♥❤👍👎\u00a0\u200b", " ")
)
_MARKED: Final = frozenset("#[*_")
END_SIGNS: Final = _MARKED | {"©"}
NUMBERED: Final = frozenset("0123456789#[*_")
BEGIN_HEADING: Final = in_any_case(HEADING_STARTS)
BEGIN_END: Final = in_any_case(END_STARTS)
"""What lines begin with that may be a heading of comments, and what may stand below them: it rules out most lines."""

_LINK_NUMBER: Final = lazy(r"\[\d{1,5}\]")
_MARKDOWN_LINK: Final = lazy(
    r"!?\[((?:[^\[\]]|\[[^\[\]]{0,40}\]){0,300})\]\((?:\\.|[^()\s\\]){0,2000}(?:\s+\"[^\"]{0,300}\")?\)"
)
_REMEMBERED: Final = 4096
_MAX_WORDS: Final = 8
_MAX_BUTTONS: Final = 80
_MAX_LINKED_BUTTONS: Final = 320
_MAX_SCORE: Final = 6
_MAX_LABEL: Final = 20
_MAX_SIGN: Final = 2
_MIN_HEADING, _MAX_HEADING = 6, 160
_MAX_LOOSE_HEADING: Final = 80
_MAX_END: Final = 600
LONGEST_UNLINKED: Final = 200
"""A longer line without a link neither announces comments nor ends them."""

_COUNT: Final = r"(?:there (?:are|is)\s+)?(?:this (?:post|article|entry) has\s+)?(?P<count>\d[\d.,]{0,8}|one|no)\s?"
_WORD: Final = (
    r"(?:(?:user|reader|leser)[ -]?)?(?:comments?|responses?|replies|thoughts?|kommentare?|antworten|reaktionen"
    r"|reactions?|reacties|commentaires?|comentarios?|respuestas?|commenti|discussions?|opinions|posts?|talkbacks?|pings?"
    r"|комментари\w{1,3}|мысл\w{1,3})\b"
)
_COUNTED: Final = lazy(rf"{_COUNT}{_WORD}", re.IGNORECASE)
_OF_TITLE: Final = lazy(
    r"\s+(?:on|to|for|zu|auf|about|à|sur|en|a|su)\s+[“\"„«_‘']?(?P<title>.{3,200}?)[”\"“»_’']?[\s:]*$", re.IGNORECASE
)
_NAMED: Final = lazy(
    rf"(?:(?:all|your|user|reader|our|alle|die|ihre)\s)?{_WORD}\s*[:(]?\s*(?:(?P<count>\d{{1,6}})|rss)?"
    r"\s*(?:posted|total)?\s*[):]{0,2}$",
    re.IGNORECASE,
)
_COUNT_LAST: Final = lazy(
    r".{0,30}\bhat (?P<count>\d{1,6}) Kommentare?\.?$|.{0,20}\((?P<inside>\d{1,6}) (?:responses|comments)\)$",
    re.IGNORECASE,
)
_COUNTS: Final = lazy(rf"[|·•]\s*\d{{1,6}}\s{_WORD}\s*$", re.IGNORECASE)
_AFTER_COUNT: Final = ("e", "E", "r", "R", ".", ")")
_ENDS: Final = lazy("|".join(ENDS), re.IGNORECASE)
_CARD: Final = lazy(CARDS, re.IGNORECASE)


class Heading(NamedTuple):
    """A line that comments stand under: ``12 Comments``, ``5 thoughts on “A title”``, ``Comments:``.

    Attributes:
        declared: How many it says there are; None when it does not say.
        title: The article's title, where it is quoted; empty else.
    """

    declared: int | None
    title: str


def plain_words(text: str) -> str:
    """Return a line without the numbers and addresses of its links, image names and emphasis."""
    if "[" in text:
        if "](" in text:
            text = _unlinked(_unlinked(text) if "[![" in text else text)
        text = _LINK_NUMBER().sub("", text)
    if text[:1] in _MARKED:
        text = text.lstrip("#*_ ")
    return (text.replace("**", "") if "*" in text else text).strip()


def _unlinked(text: str) -> str:
    """Return a line with the words of Markdown links in their places, without its pictures."""
    return _MARKDOWN_LINK().sub(lambda match: "" if match.group()[0] == "!" else match.group(1), text)


def is_card(text: str) -> bool:
    """Tell whether a line belongs to the card of a forum's member: ``Joined: 3 May 2011``, ``Posts: 514``."""
    return text[:3].lower() in CARD_STARTS and _CARD().match(text) is not None


def is_label(text: str) -> bool:
    """Tell whether a line only names what stands below it on the card of a forum's member: ``Joined``."""
    return len(text) <= _MAX_LABEL and text.rstrip(":").lower() in CARD_LABELS


@lru_cache(maxsize=_REMEMBERED)
def is_button(text: str) -> bool:
    """Tell whether a line holds only buttons and their counts: ``Reply``, ``[31]Reply  Delete``, ``Like (3)``."""
    if len(text) > _MAX_BUTTONS and (len(text) > _MAX_LINKED_BUTTONS or "](" not in text):
        return False
    if _begins_otherwise(text):
        return False
    words = _words(plain_words(text))
    if not words:
        return _is_sign(text)
    if len(words) > _MAX_WORDS or not BUTTONS.issuperset(words):
        return False
    return len(words) > 1 or words[0] not in HALF_BUTTONS or any(letter.isdigit() for letter in text)


def _begins_otherwise(text: str) -> bool:
    """Tell cheaply whether the first word of a line stands on no button."""
    end = text.find(" ")
    first = text if end < 0 else text[:end]
    return first.isalpha() and first.lower() not in BUTTONS


def counts_comments(text: str) -> bool:
    """Tell whether a line ends with how many comments there are: ``12 points by ann 3 hours ago | 45 comments``."""
    return len(text) <= _MAX_LINKED_BUTTONS and _COUNTS().search(plain_words(text)) is not None


def is_score(text: str) -> bool:
    """Tell whether a line is a bare number or a tick box, as vote counters leave them: ``38``, ``[ ]``, ``~``."""
    return len(text) <= _MAX_SCORE and text.isascii() and not any(letter.isalpha() for letter in text)


def is_prose(text: str) -> bool:
    """Tell cheaply of most texts that they are no furniture: they are long, or begin with a word of no button."""
    if len(text) > _MAX_BUTTONS:
        return ("[" not in text or "](" not in text) and (text[0].isalnum() or not is_rule(text))
    return text != "" and _begins_otherwise(text)


def is_furniture(text: str) -> bool:
    """Tell whether a line at the edge of a comment belongs to the page: a button, a counter, a drawn line."""
    if len(text) > _MAX_BUTTONS and ("[" not in text or "](" not in text):
        return not text[0].isalnum() and is_rule(text)
    if _begins_otherwise(text):
        return False
    return is_button(text) or is_score(text) or is_rule(text)


def is_end(text: str) -> bool:
    """Tell whether a line begins what stands below the comments: a form, a navigation, a colophon; long ones do not."""
    if text[:3] not in BEGIN_END and text[:1] not in END_SIGNS:
        return False
    if len(text) > LONGEST_UNLINKED and "](" not in text:
        return False
    if text[:1] in _MARKED:
        text = plain_words(text[:_MAX_END])
    return text[:1] == "©" or (text[:3] in BEGIN_END and _ENDS().match(text) is not None)


def heading(text: str) -> Heading | None:
    """Return what a heading of comments says, None when the line is none."""
    if not _MIN_HEADING <= len(text) <= _MAX_HEADING:
        return None
    if text[0] not in NUMBERED and text[:3] not in BEGIN_HEADING:
        return None
    said = plain_words(text)
    match = _COUNTED().match(said)
    if match:
        return _counted(said, match)
    match = _NAMED().match(said) or (_COUNT_LAST().match(said) if said.endswith(_AFTER_COUNT) else None)
    if match is None or (is_button(said) and not PLAIN_HEADINGS.issuperset(_words(said))):
        return None
    return Heading(_number(match[match.lastgroup] if match.lastgroup else None), "")


def _words(said: str) -> list[str]:
    """Return the words of a line in lower case, without digits, brackets and arrows."""
    return said.translate(_TO_BLANKS).lower().split()


def _counted(said: str, match: re.Match[str]) -> Heading | None:
    """Return what a line says that begins with a number of comments; None when it goes on as a sentence does."""
    declared = _number(match["count"])
    if title := _OF_TITLE().match(said, match.end()):
        return Heading(declared, title["title"])
    goes_on = match.end() < len(said.rstrip(" :»¶.↓"))
    if goes_on and (len(said) > _MAX_LOOSE_HEADING or said[-1] in ".,;?!" or not said[0].isdigit()):
        return None
    return Heading(declared, "")


def _is_sign(text: str) -> bool:
    """Tell whether a line without words is a sign on a button: ``»``, ``[-]``, ``▲▼``."""
    if not text or text[0].isalnum():
        return False
    return len(text) > _MAX_SIGN or text in "»↓↑▲▼#"


def _number(written: str | None) -> int | None:
    """Return a written number."""
    if not written:
        return None
    digits = written.replace(",", "").replace(".", "")
    return int(digits) if digits.isdecimal() else {"one": 1, "no": 0}.get(written.lower())
