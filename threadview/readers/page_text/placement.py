"""Where a text stands beside its header: below it, below a subject above it, or above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .furniture import is_furniture, plain_words
from .names import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .page import Anchor, Page

_MOST: Final = 0.7
_FEW: Final = 0.15
_ENOUGH_SIGNED: Final = 3
_SAMPLED: Final = 400
_SHORTEST_SUBJECT, _LONGEST_SUBJECT = 3, 100


def with_subjects(page: Page, anchors: list[Anchor]) -> list[Anchor]:
    """Let comments begin at the subject above their header, where most headers have a short line right above them.

    Above the cards of a forum's members, with their ranks, that line is the name.
    """
    sample = anchors[:: 1 + len(anchors) // _SAMPLED]
    if sum(_subject(page, anchor) >= 0 for anchor in sample) < _MOST * len(sample) / 2:
        return anchors
    above = [_subject(page, anchor) for anchor in anchors]
    if sum(number >= 0 for number in above) < _MOST * len(anchors) or _leaves_bare(page, anchors, above):
        return anchors
    ranked = _have_ranks(page, anchors, above)
    return [
        anchor if number < 0 else _above_rank(page, anchor, number) if ranked else anchor._replace(line=number)
        for anchor, number in zip(anchors, above, strict=True)
    ]


def as_footers(page: Page, anchors: list[Anchor], start: int) -> list[Anchor]:
    """Let comments end at their header, where a text stands above the first of them and none below the last."""
    first, last = anchors[0], anchors[-1]
    end = page.ending(last.line)
    above = own_lines(first, start + 1, first.line)
    below = own_lines(last, last.line, end)
    if start < 0 or not has_text(page, above) or has_text(page, below):
        return anchors
    begins = [start, *(max(anchor.consumed) for anchor in anchors)]
    return [anchor._replace(line=page.after(begin)) for anchor, begin in zip(anchors, begins, strict=False)]


def are_signatures(page: Page, anchors: list[Anchor]) -> bool:
    """Tell whether headers below no heading stand right below the texts that they sign."""
    close = sum(anchor.line > 0 and page.lines[anchor.line - 1].text != "" for anchor in anchors)
    return len(anchors) >= _ENOUGH_SIGNED and close >= _MOST * len(anchors)


def with_texts(page: Page, anchors: list[Anchor]) -> float:
    """Return the share of comments that have a text, as some hundred of them tell."""
    ends = [*(anchor.line for anchor in anchors[1:]), len(page.lines)]
    step = 1 + len(anchors) // _SAMPLED
    found = [
        has_text(page, own_lines(anchor, anchor.line, end))
        for anchor, end in zip(anchors[::step], ends[::step], strict=True)
    ]
    return sum(found) / len(found)


def has_text(page: Page, numbers: Iterable[int]) -> bool:
    """Tell whether more than furniture stands on these lines."""
    texts = (page.lines[number].text for number in numbers)
    return any(text and not is_furniture(text) for text in texts)


def own_lines(anchor: Anchor, first: int, end: int) -> Iterable[int]:
    """Return the lines of a range that are no part of the header."""
    return (number for number in range(first, end) if number not in anchor.consumed)


def _have_ranks(page: Page, anchors: list[Anchor], above: list[int]) -> bool:
    """Tell whether what looks like names are the ranks of a forum's members.

    Most stand above the member's card, and they differ less than what stands above them.
    """
    carded = sum(any(map(page.on_card, anchor.consumed)) for anchor in anchors)
    ranks, names = {anchor.author for anchor in anchors}, {page.lines[number].text for number in above if number >= 0}
    return carded >= _MOST * len(anchors) and len(ranks) < len(names)


def _above_rank(page: Page, anchor: Anchor, number: int) -> Anchor:
    """Take the line above a member's rank as the name."""
    author = name_of(page.lines[number].text)
    if author is None:
        return anchor
    return anchor._replace(line=number, author=author, consumed=(number, *anchor.consumed))


def _leaves_bare(page: Page, anchors: list[Anchor], above: list[int]) -> bool:
    """Tell whether comments would lose their only line to the subject of the next."""
    bare = sum(
        subject >= 0 and not has_text(page, own_lines(anchor, anchor.line, subject))
        for anchor, subject in zip(anchors, above[1:], strict=False)
    )
    return bare > _FEW * len(anchors)


def _subject(page: Page, anchor: Anchor) -> int:
    """Return the line above a header when it may be the comment's subject, else -1."""
    number = page.before(anchor.line)
    if number < max(1, anchor.line - 2) or not page.lines[number - 1].blank:
        return -1
    line = page.lines[number]
    if line.marker or is_furniture(line.text) or line.text[-1] in ".,;":
        return -1
    fits = _SHORTEST_SUBJECT <= len(plain_words(line.text)) <= _LONGEST_SUBJECT
    return number if fits and (line.text.startswith("Re:") or line.indent == anchor.column) else -1
