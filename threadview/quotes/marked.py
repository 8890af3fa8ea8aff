"""Where the words of marked quotes stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .alignment import Alignment
from .kinship import ARTICLE
from .passages import best_passage, passage_of
from .words import GRAM

if TYPE_CHECKING:
    from .attributed import Named
    from .passages import Passage, Shared
    from .runs import Line

HALF: Final = 0.5
"""So much of a marked quote must stand in a text for it to be the source."""

LONGEST_SEARCHED: Final = 20_000
"""In longer texts, by their words, quotes too short for the index are not sought: there may be thousands of them."""


def locate(shared: Shared, line: Line, who: Named | None) -> Passage | None:
    """Return where at least half of the words of a marked quote stand, None when nowhere."""
    size = line.end - line.first
    if 0 < size < GRAM:
        return _locate_short(shared, line.first, line.end)
    passage = best_passage(shared, line, who)
    return passage if passage and passage.alignment.equal >= HALF * size else None


def _locate_short(shared: Shared, first: int, end: int) -> Passage | None:
    """Return where a quote stands that is too short for the index: it is sought in the parent and the article only."""
    for source in (shared.thread.parents[shared.comment], ARTICLE):
        text = shared.texts[source + 1]
        if text < 0 or shared.index.length_of(text) > LONGEST_SEARCHED:
            continue
        place = shared.index.find(shared.words.ids[first:end], text)
        if place >= 0:
            size = end - first
            return passage_of(shared, Alignment(first, end, text, place, place + size, size, size), 1)
    return None
