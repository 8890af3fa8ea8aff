"""Whether words that stand in an earlier text are quoted from there, or only said again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .kinship import ARTICLE, Kin
from .passages import weight_of
from .words import GRAM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .passages import Passage, Shared

STRONG: Final = 8
"""A line of so many words that stands in an earlier text word for word is a quote."""

STRONG_NEAR: Final = 12
"""A line of so many words is one that is only like its source."""

ALIKE: Final = 0.8
"""So many of a line's words must stand in its source, in order, for the two to be alike."""

SHORTEST_NEAR: Final = 6
"""Fewer words than these are never taken for altered ones."""

SHORTEST_CODE: Final = 6
"""A line of code or an address is only a quote with so many words: who takes code over from an earlier comment does not
quote it."""

SHARED_BY: Final = 3
"""What so many earlier texts have word for word, the parent not among them, is a phrase of the thread."""

EVERYWHERE: Final = 12
"""What so many earlier texts have, neither the article nor an ancestor among them, is quoted from none of them."""

LONGER: Final = 3
"""Who is no kin is quoted with a short line only when they wrote so many times as much: else both say the same."""

WIDEST_JUMP: Final = 60
"""So many words may stand between two lines, here and in their source, for the second to go on where the first ends."""


def chained(judged: Sequence[tuple[Passage, bool]]) -> list[Passage]:
    """Return the lines that are quoted, in order.

    A line that is too short to tell is judged by its neighbours too: where one goes on in the source after a quoted
    line, or before one, it is quoted with it.

    Args:
        judged: The lines that :func:`is_alike` lets pass, in order, and what :func:`is_quote` says of each.
    """
    alike = [passage for passage, _ in judged]
    quoted = [yes for _, yes in judged]
    for at in range(1, len(alike)):
        quoted[at] = quoted[at] or (quoted[at - 1] and _goes_on(alike[at - 1], alike[at]))
    for at in range(len(alike) - 2, -1, -1):
        quoted[at] = quoted[at] or (quoted[at + 1] and _goes_on(alike[at], alike[at + 1]))
    return [passage for passage, yes in zip(alike, quoted, strict=True) if yes]


def is_alike(passage: Passage) -> bool:
    """Tell whether a line may come from its source at all: it is the same, or most of its words are."""
    alignment = passage.alignment
    return alignment.exact or (passage.size >= SHORTEST_NEAR and alignment.equal >= ALIKE * passage.size)


def is_quote(shared: Shared, passage: Passage) -> bool:
    """Tell whether a line that is alike is a quote whatever stands beside it."""
    answered = passage.alignment.end < len(shared.words)
    weight = weight_of(shared, passage)
    if weight >= (STRONG if passage.alignment.exact else STRONG_NEAR):
        return not is_phrase(passage) or (answered and not is_everywhere(passage))
    if is_phrase(passage) and passage.kin is not Kin.PARENT:
        return False
    return answered and not _is_own(shared, passage) and _is_likely(shared, passage, weight)


def is_phrase(passage: Passage) -> bool:
    """Tell whether so many have said this that nobody is quoted with it: a greeting, a proverb, a footer."""
    return passage.copies >= SHARED_BY


def is_everywhere(passage: Passage) -> bool:
    """Tell whether too many have said this for it to come from any of them: a form that is filled in."""
    return passage.copies >= EVERYWHERE and passage.kin > Kin.ANCESTOR


def _is_likely(shared: Shared, passage: Passage, weight: int) -> bool:
    """Tell whether a short line is rather quoted than said again; ``shared`` knows how much its source wrote."""
    if passage.kin <= Kin.ANCESTOR:
        return weight >= GRAM or (passage.alignment.exact and passage.size >= SHORTEST_CODE)
    if not passage.alignment.exact or weight < GRAM:
        return False
    return shared.index.length_of(passage.alignment.text) >= LONGER * passage.size


def _is_own(shared: Shared, passage: Passage) -> bool:
    """Tell whether the same person wrote both: a signature, a closing line."""
    thread = shared.thread
    source = thread.article if passage.source == ARTICLE else thread.comments[passage.source]
    author = thread.comments[shared.comment].author
    return bool(author and source and source.author == author)


def _goes_on(before: Passage, behind: Passage) -> bool:
    """Tell whether two lines follow each other in one source as they do here."""
    here, there = behind.alignment.first - before.alignment.end, behind.alignment.place - before.alignment.place_end
    return before.alignment.text == behind.alignment.text and here <= WIDEST_JUMP and 0 <= there <= WIDEST_JUMP
