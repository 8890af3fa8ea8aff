"""The lists of a page, and which of their items are lists inside an item."""

from __future__ import annotations

from collections import Counter
from itertools import compress
from typing import TYPE_CHECKING, Final, NamedTuple

from .furniture import is_furniture
from .ordinals import comes_next

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lines import Line

_LOOSE: Final = 0.6
_LONG_ITEM: Final = 40
_USUAL_MARKER: Final = 0.15
_GAP_IN_NUMBERS: Final = 8

Mark = tuple[bool, str]
"""Whether an item stands further in than the outermost ones, and the kind of its marker."""


class Run(NamedTuple):
    """A list: lines that begin with markers, and the lines that stand further in.

    Attributes:
        items: The lines with markers.
        base: The column of the outermost items.
        end: One past its last line.
        broken: Only its numbers go on over lines that stand as far out as they do.
    """

    items: list[int]
    base: int
    end: int
    broken: bool = False


def runs(lines: Sequence[Line]) -> list[Run]:
    """Return the lists of a page. A list goes on over a break when the numbers of its outermost items do."""
    found: list[Run] = []
    items: list[int] = []
    base = 0
    for number, line in enumerate(lines):
        if line.marker:
            base = min(base, line.indent) if items else line.indent
            items.append(number)
        elif items and line.text and line.indent <= base:
            _add(lines, found, Run(items, base, number))
            items = []
    if items:
        _add(lines, found, Run(items, base, len(lines)))
    return found


def outer_and_inner(lines: Sequence[Line], run: Run) -> list[int]:
    """Return the items of a list that stand for themselves, not for a list inside an item.

    Where the outermost items are parted by blank lines, items that follow each other without one are a list inside an
    item; so are items with a mark that items here do not have.
    """
    loose = [_is_parted(lines, number) for number in run.items]
    if not all(loose) and not _blanks_tell(lines, run, loose):
        loose = [True] * len(loose)
    marks = [(lines[number].indent > run.base, lines[number].kind) for number in run.items]
    usual = _usual_marks(marks, loose)
    kept = [number for number, mark in zip(run.items, marks, strict=True) if mark in usual]
    if all(loose):
        return kept
    tight = {number for place, number in enumerate(run.items) if _is_tight(lines, run.items, loose, place)}
    return [number for number in kept if number not in tight]


def _add(lines: Sequence[Line], found: list[Run], run: Run) -> None:
    """Add a run to the list, or to the run that its numbers go on."""
    if found and _goes_on(lines, found[-1], run):
        found[-1].items.extend(run.items)
        found[-1] = found[-1]._replace(end=run.end, broken=True)
    else:
        found.append(run)


def _goes_on(lines: Sequence[Line], above: Run, run: Run) -> bool:
    """Tell whether a run's first number follows the last outermost number of the run above."""
    first = lines[run.items[0]]
    if not first.path or run.base != above.base or first.indent != above.base:
        return False
    last = next(lines[number].path for number in reversed(above.items) if lines[number].indent == above.base)
    return bool(last) and comes_next(first.path, last, _GAP_IN_NUMBERS)


def _blanks_tell(lines: Sequence[Line], run: Run, loose: Sequence[bool]) -> bool:
    """Tell whether blank lines say which items stand for themselves.

    They do where most outermost items are parted, unless all others stand close and are long: then these are simply not
    parted here.
    """
    pairs = list(zip(run.items, loose, strict=True))
    outer = [parted for number, parted in pairs if lines[number].indent == run.base]
    inner = [(number, parted) for number, parted in pairs if lines[number].indent > run.base]
    if sum(outer) < _LOOSE * len(outer):
        return False
    if any(parted for _, parted in inner):
        return True
    return sum(len(lines[number].text) for number, _ in inner) < _LONG_ITEM * len(inner)


def _is_parted(lines: Sequence[Line], number: int) -> bool:
    """Tell whether an item begins after a blank line, a bare marker or a button further out."""
    if number == 0:
        return True
    above = lines[number - 1]
    return not above.text or (above.indent < lines[number].indent and is_furniture(above.text))


def _is_tight(lines: Sequence[Line], items: Sequence[int], loose: Sequence[bool], place: int) -> bool:
    """Tell whether an item belongs to a list whose items are not parted; the first of that list may be."""
    if not loose[place]:
        return place > 0
    after = place + 1
    return after < len(items) and not loose[after] and lines[items[after]].indent == lines[items[place]].indent


def _usual_marks(marks: Sequence[Mark], loose: Sequence[bool]) -> set[Mark]:
    """Return the kinds of markers that are not rare: at the outermost level, and further in."""
    counts = Counter(compress(marks, loose))
    totals = {inner: sum(count for mark, count in counts.items() if mark[0] == inner) for inner in (False, True)}
    return {mark for mark, count in counts.items() if count >= _USUAL_MARKER * totals[mark[0]]}
