"""Small plots in text: sparklines, bars, and tables whose lines carry a bar. Whatever they draw, a number says too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from .cells import pad, width_of
from .runs import Line, fit

if TYPE_CHECKING:
    from collections.abc import Sequence

HEIGHTS: Final = " ▁▂▃▄▅▆▇█"
BAR: Final = "▇"
"""Not ``█``: bars of neighbouring lines would run into each other."""

MARGIN: Final = "  "
GAP: Final = 2
MIN_BAR: Final = 6
MAX_BAR: Final = 24
MIN_NAME: Final = 16


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        head: What stands above it.
        cells: What it says on each line; empty where there is nothing to say.
    """

    head: str
    cells: Sequence[str]


def sparkline(values: Sequence[float], most: float) -> str:
    """Return a character a value, ``█`` for ``most``; what is more than 0 never looks like nothing."""
    return "".join(HEIGHTS[_scaled(value, most, len(HEIGHTS) - 1)] for value in values)


def bar(value: float, most: float, width: int) -> str:
    """Return a bar in exactly ``width`` cells, all of them full for ``most``; more than 0 never looks like nothing."""
    return pad(BAR * _scaled(value, most, width), width)


def table(
    head: str,
    names: Sequence[str],
    amounts: Sequence[float],
    columns: Sequence[Column],
    width: int,
    role: str = "label",
) -> list[Line]:
    """Return a table with a bar on each line, its head first.

    Columns that say nothing are left out, and the last ones where the width does not suffice. The bar takes what room
    is left, and is left out where that is less than :data:`MIN_BAR`.

    Args:
        head: What stands above the names.
        names: A line each.
        amounts: What the bars show, a number a name.
        columns: With a cell a name; the first one is always shown.
        width: Cells of a line.
        role: What the names are.
    """
    said = [column for column in columns if any(column.cells)]
    longest = max(map(width_of, (head, *names)), default=0)
    while len(said) > 1 and _needed(said) + min(longest, MIN_NAME) > width:
        said.pop()
    name_width = max(min(longest, width - _needed(said)), 1)
    bar_width = min(width - _needed(said) - name_width - GAP, MAX_BAR)
    drawn = _drawn(amounts, bar_width if bar_width >= MIN_BAR else 0)
    lines: list[Line] = [_head(head, said, name_width + (width_of(drawn[0]) if drawn else 0))]
    for row, name in enumerate(names):
        cells = "".join(_cell(column, column.cells[row]) for column in said)
        runs = ((MARGIN, ()), (pad(name, name_width), (role,)), (drawn[row], ("guide0",)), (cells, ("count",)))
        lines.append(fit((run for run in runs if run[0]), width))
    return [fit(line, width) for line in lines]


def spoken_table(
    head: str,
    names: Sequence[str],
    _amounts: Sequence[float],
    columns: Sequence[Column],
    width: int,
    role: str = "label",
) -> list[Line]:
    """Return what :func:`table` shows in words: ``Ann: comments 3, answers 2`` on a line each."""
    lines: list[Line] = [((head, ("heading",)),)]
    for row, name in enumerate(names):
        said = ", ".join(
            f"{column.head} {column.cells[row]}" for column in columns if column.cells and column.cells[row]
        )
        lines.append(((MARGIN, ()), (name.replace(" → ", " to "), (role,)), (f": {said}" if said else "", ("count",))))
    return [fit((run for run in line if run[0]), width) for line in lines]


def _head(head: str, columns: Sequence[Column], width: int) -> Line:
    """Return the line above a table: ``width`` cells of name and bar, then the heads of the columns."""
    titles = "".join(_cell(column, column.head) for column in columns)
    gap = " " * (len(MARGIN) + width - width_of(head))
    return ((head, ("heading",)), (gap, ()), (titles, ("meta",)))


def _drawn(amounts: Sequence[float], width: int) -> list[str]:
    """Return the bars, with the gap before them; nothing for a width of 0."""
    most = max(amounts, default=0)
    return [" " * GAP + bar(amount, most, width) if width else "" for amount in amounts]


def _cell(column: Column, said: str) -> str:
    """Return a cell of a column, to the right, with the gap before it."""
    return " " * (_width(column) - width_of(said)) + said


def _width(column: Column) -> int:
    """Return the cells of a column with the gap before it."""
    return GAP + max(map(width_of, (column.head, *column.cells)))


def _needed(columns: Sequence[Column]) -> int:
    """Return the cells that margin and columns take."""
    return len(MARGIN) + sum(map(_width, columns))


def _scaled(value: float, most: float, steps: int) -> int:
    """Return how many of ``steps`` a value takes when ``most`` takes all: at least 1, 0 only for nothing."""
    if value <= 0 or most <= 0:
        return 0
    return min(max(round(value / most * steps), 1), steps)
