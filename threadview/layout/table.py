"""Laying out a table: aligned columns where they fit, else a list of ``head: cell`` lines."""

from __future__ import annotations

from typing import Final, NamedTuple

from .cells import width_of

GAP: Final = " │ "
MIN_COLUMN: Final = 3


class Cell(NamedTuple):
    """The characters of one cell: ``text[start:end]``."""

    start: int
    end: int


def cells(text: str, start: int, end: int) -> list[Cell]:
    """Return the cells of a row, which a tab parts."""
    found = []
    while (tab := text.find("\t", start, end)) >= 0:
        found.append(Cell(start, tab))
        start = tab + 1
    found.append(Cell(start, end))
    return found


def column_widths(text: str, rows: list[list[Cell]], room: int) -> list[int] | None:
    """Return the width of each column in cells, or None where the table is wider than ``room``."""
    columns = max(len(row) for row in rows)
    widths = [MIN_COLUMN] * columns
    for row in rows:
        for column, cell in enumerate(row):
            widths[column] = max(widths[column], width_of(text[cell.start : cell.end]))
    return widths if sum(widths) + len(GAP) * (columns - 1) <= room else None
