"""The hypothesis that a line with a name, mostly with a date, stands above (or below) every comment."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import pairwise
from math import ceil
from typing import Final

from .bylines import Byline, bylines
from .furniture import counts_comments
from .items import at_items
from .page import Anchor, Page, Reading
from .placement import are_signatures, as_footers, has_text, own_lines, with_subjects, with_texts

_ITEMISED: Final = 0.5
_KEPT_SHAPES: Final = 0.25
_AFTER_HEADING: Final = 0.6
_AFTER_COUNT: Final = 0.4
_BEFORE_FORM: Final = 0.8
_FEWEST_OF_SHAPE: Final = 2
_ENOUGH: Final = 3
_WITH_TEXT: Final = 0.5
_LINES_OF_STORY: Final = 4
_LONGEST_COMMENT: Final = 2000
_STRENGTH: Final = {"says": 1.0, "by": 1.0, "dated": 1.0, "titled": 1.0, "wrote": 0.5, "date": 0.4}
_WEAK: Final = frozenset({"date", "wrote"})


def headed(page: Page) -> Reading | None:
    """Take every header of the page's usual shape as the beginning of a comment."""
    found = bylines(page)
    start = _start(page, found)
    below = [byline for byline in found if byline.first > start]
    itemised = [byline for byline in below if byline.item >= 0 and byline.shape != "wrote"]
    listed = bool(itemised) and len(itemised) >= _ITEMISED * sum(byline.shape != "wrote" for byline in below)
    anchors = at_items(page, itemised) if listed else _beside_texts(page, below, start)
    anchors = _before_the_form(page, _without_story(page, anchors, start))
    if not anchors or (start < 0 and not _speak_for_themselves(page, anchors)):
        return None
    if with_texts(page, anchors) < _WITH_TEXT:
        return None
    return Reading(anchors, start if start >= 0 else anchors[0].line, _end(page, anchors[-1], listed=listed))


def _speak_for_themselves(page: Page, anchors: list[Anchor]) -> bool:
    """Tell whether headers below no heading are those of comments: several, with texts shorter than articles."""
    above = [page.weights[anchor.line] for anchor in anchors]
    lengths = sorted(below - weight for weight, below in pairwise(above))
    return len(anchors) >= _ENOUGH and lengths[len(lengths) // 2] <= _LONGEST_COMMENT


def _start(page: Page, found: list[Byline]) -> int:
    """Return the line of the heading that most headers stand below, -1 without one.

    One that says how many comments there are goes before one that does not, the last before earlier ones.
    """
    firsts = sorted(byline.first for byline in found)
    most = [
        (said.declared is not None, number)
        for number, said in page.headings
        if len(firsts) - bisect_right(firsts, number)
        >= max(1, len(firsts) * (_AFTER_HEADING if said.declared is None else _AFTER_COUNT))
    ]
    return max(most)[1] if most else -1


def _beside_texts(page: Page, found: list[Byline], start: int) -> list[Anchor]:
    """Return the comments of headers that open no list items."""
    usual = _usual(found)
    anchors = [byline.anchor for byline in usual]
    if not anchors:
        return []
    if start < 0 and all(byline.shape == "by" for byline in usual) and are_signatures(page, anchors):
        start = page.before(anchors[0].line) - 1
    return as_footers(page, with_subjects(page, anchors), start)


def _usual(found: list[Byline]) -> list[Byline]:
    """Keep the headers of the most common shape, and of those that come near it in number."""
    counts = Counter(byline.shape for byline in found)
    if not counts:
        return []
    usual = max(counts, key=lambda shape: counts[shape] * _STRENGTH[shape])
    least = max(_FEWEST_OF_SHAPE, _KEPT_SHAPES * counts[usual])
    kept = {shape for shape, count in counts.items() if shape == usual or (count >= least and shape not in _WEAK)}
    return [byline for byline in found if byline.shape in kept]


def _without_story(page: Page, anchors: list[Anchor], start: int) -> list[Anchor]:
    """Drop the headers of what is discussed: those that count its comments, and one below them without a text."""
    if start >= 0:
        return anchors
    counting = 0
    for place, anchor in enumerate(anchors[:_LINES_OF_STORY]):
        if any(counts_comments(page.lines[number].text) for number in anchor.consumed):
            counting = place + 1
    rest = anchors[counting:]
    if len(rest) > 1 and not has_text(page, own_lines(rest[0], rest[0].line, rest[1].line)):
        return rest[1:]
    return rest


def _before_the_form(page: Page, anchors: list[Anchor]) -> list[Anchor]:
    """Drop what looks like headers below the form that ends the comments; a form above most of them ends nothing."""
    most = max(1, ceil(_BEFORE_FORM * len(anchors)))
    for place, (anchor, below) in enumerate(pairwise(anchors[most - 1 :]), most):
        if page.ending(anchor.line) <= below.line:
            return anchors[:place]
    return anchors


def _end(page: Page, last: Anchor, *, listed: bool) -> int:
    """Return one past the last line of the last comment."""
    first = page.after(max((last.line, *last.consumed)))
    ending = page.ending(first)
    if not listed or first >= len(page.lines):
        return ending
    text = page.lines[first].indent
    for number in range(first, ending):
        line = page.lines[number]
        if line.text and line.indent < text and line.indent <= last.column:
            return number
    return ending
