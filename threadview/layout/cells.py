"""How wide characters are on a terminal, in cells. Agrees with what Textual assumes, since both ask rich."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

ELLIPSIS: Final = "…"

_NARROW: Final = re.compile(
    "[\t -~\xa1-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038e-\u03a1\u03a3-\u0482\u048a-\u052f"
    "\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2190-\u2199\u2500-\u25fc]*"
)
"""Characters that are one cell wide whatever follows: most of those of Western languages; a tab is shown as a blank."""


class Grapheme(NamedTuple):
    """What a reader takes for one character.

    Attributes:
        start: Its first code point in the text.
        end: One past its last code point.
        width: Cells: 0, 1 or 2.
    """

    start: int
    end: int
    width: int


def is_narrow(text: str, start: int = 0, end: int | None = None) -> bool:
    """Tell whether every code point of the range is one cell wide, so that widths are counts."""
    if end is None:
        end = len(text)
    match = _NARROW.match(text, start, end)
    return match is not None and match.end() == end


def width_of(text: str) -> int:
    """Return the cells that a text without line breaks takes."""
    if is_narrow(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def graphemes(text: str, start: int, end: int) -> list[Grapheme]:
    """Return the graphemes of a range of a text, with offsets into the text."""
    from rich.cells import split_graphemes

    spans, _ = split_graphemes(text[start:end].replace("\t", " "))
    return [Grapheme(start + a, start + b, width) for a, b, width in spans]


def truncate(text: str, width: int) -> str:
    """Return the text in at most ``width`` cells, with an ellipsis where something was cut off."""
    if width_of(text) <= width:
        return text
    if width <= 0:
        return ""
    if is_narrow(text):
        return text[: width - 1].rstrip() + ELLIPSIS
    kept, used = 0, 0
    for grapheme in graphemes(text, 0, len(text)):
        used += grapheme.width
        if used > width - 1:
            break
        kept = grapheme.end
    return text[:kept].rstrip() + ELLIPSIS


def pad(text: str, width: int) -> str:
    """Return the text in exactly ``width`` cells: truncated, or with blanks behind it."""
    text = truncate(text, width)
    return text + " " * (width - width_of(text))
