"""Breaking lines of two columns, such as keys and what they do: the second one hangs under its own beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .runs import Line, fit, line_width
from .wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

INDENT: Final = 4
COLUMNS: Final = 2


def hanging(lines: Sequence[Line], width: int) -> list[Line]:
    """Return the lines in ``width`` cells: those of two runs broken, others, which were made for a width, cut.

    Where the first runs leave little room, the second ones stand below them.
    """
    pairs = [line for line in lines if len(line) == COLUMNS]
    broken = any(line_width(line) > width for line in pairs)
    below = broken and 2 * max(line_width(line[:1]) for line in pairs) > width
    made: list[Line] = []
    for line in lines:
        made += _broken(line, width, below=below) if broken and len(line) == COLUMNS else [fit(line, width)]
    return made


def _broken(line: Line, width: int, *, below: bool) -> list[Line]:
    """Break the second run, beside the first one or below it."""
    (lead, lead_roles), (text, roles) = line
    room = width - line_width(line[:1])
    first: list[Line] = []
    if below:
        first, lead, room = [fit(((lead.rstrip(), lead_roles),), width)], " " * INDENT, width - INDENT
    hang = " " * (width - room)
    ranges = wrap(text, 0, len(text), room)
    rest = [((hang if place else lead, lead_roles), (text[a:b], roles)) for place, (a, b) in enumerate(ranges)]
    return [*first, *rest]
