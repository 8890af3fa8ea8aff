"""One folding of characters for everything that compares texts: search, quotes, people.

All foldings here keep the length, so an offset into folded text is an offset into the text.
"""

from __future__ import annotations

import re
from typing import Final

_TYPOGRAPHIC: Final = (
    ("\u2018", "'"),
    ("\u2019", "'"),
    ("\u201a", "'"),
    ("\u201b", "'"),
    ("\u2032", "'"),
    ("\u00b4", "'"),
    ("`", "'"),
    ("\u201c", '"'),
    ("\u201d", '"'),
    ("\u201e", '"'),
    ("\u201f", '"'),
    ("\u00ab", '"'),
    ("\u00bb", '"'),
    ("\u2033", '"'),
    ("\u2010", "-"),
    ("\u2011", "-"),
    ("\u2012", "-"),
    ("\u2013", "-"),
    ("\u2014", "-"),
    ("\u2015", "-"),
    ("\u2212", "-"),
    ("\u00a0", " "),
    ("\u2009", " "),
    ("\u202f", " "),
    ("\u3000", " "),
)

UNSPACED: Final = (
    r"\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003134f"
)
"""The ranges of the scripts that write no spaces between words: Han, Kana, Thai, Lao, Burmese, Khmer."""

WORD: Final = rf"[{UNSPACED}]|[^\W_{UNSPACED}]+"
"""The pattern of a word: a run of letters and digits; in scripts that write no spaces, one character."""


def fold_typography(text: str) -> str:
    """Return the text with plain quotes, dashes and blanks, in the same length."""
    if text.isascii():
        return text.replace("`", "'")
    for fancy, plain in _TYPOGRAPHIC:
        if fancy in text:
            text = text.replace(fancy, plain)
    return text


def fold(text: str) -> str:
    """Return the text in lower case with plain quotes, dashes and blanks, in the same length.

    A final sigma is an ordinary one here, so that a word folds the same wherever it is cut.
    """
    if text.isascii():
        return fold_typography(text).lower()
    lowered = fold_typography(text).replace("\u0130", "i").lower()
    return lowered.replace("ς", "σ")


def words(folded: str) -> list[tuple[str, int, int]]:
    """Return the ``(word, start, end)`` of a folded text: the unit in which texts are compared."""
    return [(match.group(), match.start(), match.end()) for match in re.finditer(WORD, folded)]
