"""How much the words of a stretch say: what tells a short quote from a phrase, an address or a line of code."""

from __future__ import annotations

import re
from typing import Final

from threadview.markup import UNSPACED

_TOKEN: Final = re.compile(r"\S+")
_NATURAL: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")

ENOUGH: Final = 64
"""Nothing that is asked of a weight depends on more words than these."""

_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
_LONGEST_TOKEN: Final = 256
_CODE: Final = re.compile(r"\w[@=<>{}\\|_]\w|://|\w\(.|[;{}=<>|]$|^[<{}=/\\|]|\w/\w+/|\w::\w|->|[a-z][A-Z]|\w\.\w+\(")


def weight(text: str, start: int, end: int) -> int:
    """Return how many words of a natural language stand in a range of characters.

    An address, a piece of code or any other token with marks inside counts as nothing; of scripts without blanks two
    characters count as a word. Counting ends at :data:`ENOUGH`.
    """
    counted = 0
    for match in _TOKEN.finditer(text, start, end):
        counted += _token_weight(match.group()[:_LONGEST_TOKEN])
        if counted >= ENOUGH:
            break
    return counted


def _token_weight(token: str) -> int:
    """Return how many words one token is worth."""
    if unspaced := len(_UNSPACED.findall(token)):
        return (unspaced + 1) // 2
    if _CODE.search(token):
        return 0
    return len(_NATURAL.findall(token))
