"""Quotes inside a line: a stretch between quotation marks, a long run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .borders import in_quotation_marks
from .judgement import is_phrase
from .kinship import Kin
from .passages import best_passage, weight_of
from .runs import Line

if TYPE_CHECKING:
    from .passages import Passage, Shared

LONG: Final = 8
"""A stretch of so many words is a quote wherever it stands in a line."""

ENCLOSED: Final = 6
"""What quotation marks enclose is one from so many words on."""

MOST_STRETCHES: Final = 16
"""How many stretches of one line are looked at."""


def inline_passages(shared: Shared, line: Line) -> list[Passage]:
    """Return the quotes inside a line that is not quoted as a whole, in order."""
    taken: list[Passage] = []
    for first, end in _stretches(line)[:MOST_STRETCHES]:
        passage = best_passage(shared, Line(first, end, line.runs))
        if passage and passage.alignment.exact and _is_quoted(shared, passage):
            if taken and taken[-1].alignment.end > first:
                taken.append(max(taken.pop(), passage, key=lambda one: one.size))
            else:
                taken.append(passage)
    return taken


def _stretches(line: Line) -> list[tuple[int, int]]:
    """Return the stretches of a line that an earlier text has word for word, in order, none of them inside another."""
    found = {
        (max(line.first, run.first), -min(line.end, run.first + run.length))
        for runs in line.runs.values()
        for run in runs
    }
    widest, reached = [], line.first
    for first, negative_end in sorted(found):
        end = -negative_end
        if end > reached and end - first >= ENCLOSED:
            widest.append((first, end))
            reached = end
    return widest


def _is_quoted(shared: Shared, passage: Passage) -> bool:
    """Tell whether a stretch of equal words inside a line is a quote."""
    if is_phrase(passage) and passage.kin is not Kin.PARENT:
        return False
    weight = weight_of(shared, passage)
    if weight >= LONG:
        return True
    enclosed = in_quotation_marks(shared.words.offsets, passage.alignment.first, passage.alignment.end)
    return enclosed and weight >= ENCLOSED
