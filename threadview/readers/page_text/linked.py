"""Headers that name pages which link here: a title instead of a name, often over two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from threadview.readers.common import dates

from .furniture import is_button, is_furniture, plain_words
from .page import Anchor

if TYPE_CHECKING:
    from .page import Page

_MOST_LINES: Final = 4
_LONGEST: Final = 200
_EDGES: Final = " \t\u00a0,;|·•-–—"


def linked(page: Page, item: int) -> Anchor | None:
    """Return the comment of an item that begins with a title, a date and a clock, and no more than a button after it.

    None where its first lines say anything else.
    """
    said = ""
    lines: list[int] = []
    for number in range(item, min(item + _MOST_LINES, len(page.lines))):
        line = page.lines[number]
        if (line.marker and number > item) or (said and not line.text):
            return None
        if line.text and (said or not is_furniture(plain_words(line.text))):
            said = f"{said} {plain_words(line.text)}".strip()
        lines.append(number)
        if len(said) > _LONGEST:
            return None
        if header := _title_and_time(said):
            return header._replace(line=item, column=page.lines[item].indent, consumed=tuple(lines))
    return None


def _title_and_time(said: str) -> Anchor | None:
    """Return what a line says that ends with a date and a clock."""
    found = dates.find(said) if said[-1:].isalnum() else None
    if found is None or found.time is None or ":" not in said[found.start : found.end]:
        return None
    title, rest = said[: found.start].strip(_EDGES), said[found.end :].strip(_EDGES)
    return Anchor(0, 0, (), title, found.time) if title and (not rest or is_button(rest)) else None
