"""How many comments a page says it has: in the heading over them, or in what it tells machines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .page import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

    from .page import Page

_HEADINGS: Final = (
    "#comments h2, #comments h3, #comments h4, .comments-title, #comments-title, .comments-area h2, .comments-area h3, "
    "h2#comments, h3#comments, h4#comments, .comment-title, .comments-heading, .comments-count, .comment-count"
)
_WORDS: Final = (
    r"(?:thoughts?|comments?|responses?|repl(?:y|ies)|reactions?|kommentare?|antwort(?:en)?|gedanken?|meinung(?:en)?"
    r"|commentaires?|réponses?|réflexions?|comentarios?|respuestas?|pensamientos?|commenti|risposte|pensieri|reacties"
    r"|gedachten|comentários?|komentarz[ey]?|svar|kommentarer|комментари\w{1,3})"
)
_COUNT: Final = re.compile(rf"\D{{0,12}}?(\d{{1,3}}(?:[.,\s]\d{{3}})+|\d{{1,7}}|one|ein)\b\s*{_WORDS}\b", re.IGNORECASE)
_LONGEST: Final = 300


def declared_in(page: Page) -> int | None:
    """Return how many comments the heading over the comments says there are; None where it does not."""
    for node in _headings(page):
        said = line(node)
        if len(said) <= _LONGEST and (count := count_in(said)) is not None:
            return count
    return None


def _headings(page: Page) -> Iterator[LexborNode]:
    """Yield what may be that heading; the first, which mostly tells, without a search of the whole page."""
    first = page.tree.css_first(_HEADINGS)
    if first is not None:
        yield first
        yield from page.tree.css(_HEADINGS)


def count_in(heading: str) -> int | None:
    """Return the number in a heading such as ``12 thoughts on “A pond”``; None where it has none."""
    found = _COUNT.match(heading)
    if found is None:
        return None
    digits = re.sub(r"\D", "", found[1])
    return int(digits) if digits else 1
