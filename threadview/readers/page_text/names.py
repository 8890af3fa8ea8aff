"""Telling a name from anything else that may stand on a short line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from threadview.readers.common.patterns import lazy

from .furniture import is_button, plain_words
from .vocabulary import NO_NAMES

_MAX_NAME: Final = 48
_MAX_NAME_WORDS: Final = 6
_MAX_PROPER_WORDS: Final = 3
_MAX_INITIAL: Final = len("Esq.")
_NUMERIC_HANDLE: Final = 4
_REMEMBERED: Final = 4096
_MAX_LINE, _MAX_PLAIN = 1200, 120

_PICTURE: Final = lazy(
    r"(?:\[[^\]\s]{0,12}\]|\(image\)|\[image\]|(?:user )?avatar(?: for| image of| of| von)?\b|gravatar\b|photo of"
    r"|profile (?:photo|picture|image)(?: of| for)?|portrait of)\s*",
    re.IGNORECASE,
)
_ADDRESSES: Final = lazy(r"^(?:[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}['’\"]?\s*){1,3}(?<=['’\"\s])(?=\w)")
_PICTURE_STARTS: Final = frozenset({"avat", "grav", "phot", "prof", "user", "port"})
_REFUSED: Final = lazy(r"[!?;:=<>{}|^\"“”]|\S {3,}\S|\w{4}\.\s+[A-Z]\w|\.\.|https?|\s[–—-]\s|,\s+[a-z]|[.,]$")
_HANDLE: Final = lazy(r"[^\W\d_]+[_.-]?\d+")
_EDGES: Final = " \t\u00a0,;:|/·•●○@–—-~[]<>»›*_\\↑↓"
_PAIRS: Final = frozenset({("(", ")"), ("[", "]"), ("“", "”"), ('"', '"'), ("_", "_"), ("*", "*")})


@lru_cache(maxsize=_REMEMBERED)
def name_of(text: str) -> str | None:
    """Return the name that a text is, None when it is more or less than a name."""
    if len(text) > _MAX_LINE or (len(text) > _MAX_PLAIN and "[" not in text and "(" not in text):
        return None
    name = _unwrap(without_picture(plain_words(text))).strip(_EDGES)
    if name.startswith("(") or name.endswith("("):
        name = name.strip("() ")
    if not 1 <= len(name) <= _MAX_NAME or not _has_letters(name):
        return None
    words = name.split()
    if len(words) > _MAX_NAME_WORDS or words[0].lower().rstrip(":") in NO_NAMES:
        return None
    if is_button(name) and not _HANDLE().fullmatch(name):
        return None
    if name[-1] == "." and len(words[-1]) > _MAX_INITIAL:
        return None
    return None if _REFUSED().search(name.rstrip(".")) else name


def long_name(line: str, name: str) -> str | None:
    """Return what says something by a line's end, when no person is called so: the title of a page that links here."""
    fits = line.rstrip().endswith(":") and ". " not in name and len(name.split()) > 1 and name[0].isupper()
    return name if fits else None


def is_proper(name: str) -> bool:
    """Tell whether each word of a short name begins like one, or it is a handle: ``Anonymous Coward``, ``ann_2``."""
    words = name.split()
    capitals = all(word[0].isupper() for word in words)
    handle = any(letter.isdigit() or letter == "_" for letter in name)
    return len(words) <= _MAX_PROPER_WORDS and (capitals or handle)


def without_picture(text: str) -> str:
    """Take off a picture or an address before a name: ``[]``, ``[ab12f.png]``, ``Avatar``, ``ann@example.org'``."""
    if text[:1] in "[(" or text[:4].lower() in _PICTURE_STARTS:
        text = _PICTURE().sub("", text, count=2)
    return _ADDRESSES().sub("", text) if "@" in text else text


def _has_letters(name: str) -> bool:
    """Tell whether a name has a letter, or is a handle of four digits; other numbers are scores and counts."""
    return any(letter.isalpha() for letter in name) or (name.isdecimal() and len(name) == _NUMERIC_HANDLE)


def _unwrap(text: str) -> str:
    """Return a text without the brackets or quotes that stand round all of it."""
    text = text.strip()
    while text[1:-1] and (text[0], text[-1]) in _PAIRS:
        text = text[1:-1].strip()
    return text
