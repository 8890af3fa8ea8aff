"""From words to characters: which marks before and behind a stretch of words belong to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .offsets import Offsets

_OPENING: Final = "\"'“‘„‚«‹([{¿¡#@$*_<…-–—.•"
_CLOSING: Final = re.compile(r"[.!?…;,:%)\]}\"'”’“»›*_>。！？」』]{0,12}")
_PAIRS: Final = {
    '"': '"',
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "‚": "‘’",
    "‹": "›",
    "「": "」",
    "『": "』",
}
_MOST_MARKS: Final = 12


def whole_lines(offsets: Offsets, first: int, end: int) -> tuple[int, int]:
    """Return the characters of the lines that hold these words, without the blanks round them."""
    text = offsets.text
    start = text.rfind("\n", 0, offsets.start(first)) + 1
    stop = text.find("\n", offsets.end(end - 1))
    stop = len(text) if stop < 0 else stop
    line = text[start:stop]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def stretch(offsets: Offsets, first: int, end: int) -> tuple[int, int]:
    """Return the characters of these words with the marks that belong to them.

    Those are the marks that touch the first word, from the last blank on, and behind the last word the marks that end a
    sentence or close a quotation.
    """
    text = offsets.text
    start, stop = offsets.start(first), offsets.end(end - 1)
    floor = max(start - _MOST_MARKS, offsets.end(first - 1) if first else 0)
    while start > floor and text[start - 1] in _OPENING:
        start -= 1
    closing = _CLOSING.match(text, stop)
    return start, closing.end() if closing else stop


def in_quotation_marks(offsets: Offsets, first: int, end: int) -> bool:
    """Tell whether these words are just what a pair of quotation marks encloses."""
    text = offsets.text
    start, stop = offsets.start(first), offsets.end(end - 1)
    closing = _PAIRS.get(text[start - 1 : start]) if start else None
    return closing is not None and any(mark in closing for mark in text[stop : stop + 3].rstrip())
