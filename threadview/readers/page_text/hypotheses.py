"""The ways in which pages set comments apart, and the choice between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from .headed import headed
from .listed import listed
from .lone import lone
from .placement import with_texts
from .unmarked import unmarked

if TYPE_CHECKING:
    from collections.abc import Callable

    from .page import Page, Reading

_ABOUT: Final = 0.1


class Hypothesis(NamedTuple):
    """One way.

    Attributes:
        name: For tests and the curious.
        read: What the page holds if it is so; None where it cannot be so.
        credit: How much one comment with a text found so counts beside one found another way.
    """

    name: str
    read: Callable[[Page], Reading | None]
    credit: float


HYPOTHESES: Final = (
    Hypothesis("header lines with names and dates", headed, 3.0),
    Hypothesis("items of a nested list", listed, 1.0),
    Hypothesis("texts without marks, bulleted replies below them", unmarked, 1.0),
    Hypothesis("bare handles on lines of their own", lone, 0.5),
)
"""In order: of equally supported ones the first is taken. A header says more than a marker, so it counts more."""


def interpret(page: Page) -> Reading | None:
    """Return the best supported reading of a page, None when nothing in it looks like comments.

    The first that finds as many comments as the heading above them counts is taken at once.
    """
    best: Reading | None = None
    support = 0.0
    for hypothesis in HYPOTHESES:
        reading = hypothesis.read(page)
        if reading is None:
            continue
        if _agrees(page, reading):
            return reading
        supported = len(reading.anchors) * with_texts(page, reading.anchors) * hypothesis.credit
        if supported > support:
            best, support = reading, supported
    return best


def _agrees(page: Page, reading: Reading) -> bool:
    """Tell whether a reading finds about as many comments as the heading above them says there are."""
    said = dict(page.headings).get(reading.start)
    if said is None or said.declared is None:
        return False
    return abs(len(reading.anchors) - said.declared) <= _ABOUT * said.declared
