"""Where a quote and its source differ, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from threadview.layout.wrap import wrap
from threadview.markup import fold
from threadview.quotes import ARTICLE

from .looks import source_name

if TYPE_CHECKING:
    from threadview.layout.runs import Line, Run
    from threadview.quotes import Quote
    from threadview.thread import Thread

_WORD: Final = re.compile(r"\S+\s*")
_MARKS: Final = re.compile(r"\W+")
_LONGEST: Final = 4000
"""Words beyond so many are shown without comparing them."""


def difference(thread: Thread, index: int, quote: Quote, width: int) -> list[Line]:
    """Return the quote as it stands here and its source as it stands there, what differs marked in both.

    Args:
        thread: The thread.
        index: Who quotes.
        quote: One of its quotes, with a source.
        width: Cells of a line.
    """
    here = thread.comments[index].text[quote.start : quote.end]
    source = thread.article if quote.source == ARTICLE else thread.comments[quote.source or 0]
    there = source.text[quote.source_start : quote.source_end] if source else ""
    ours, theirs = _WORD.findall(here)[:_LONGEST], _WORD.findall(there)[:_LONGEST]
    same = SequenceMatcher(None, [_bare(word) for word in theirs], [_bare(word) for word in ours], autojunk=False)
    blocks = same.get_matching_blocks()
    kept_there = {block.a + place for block in blocks for place in range(block.size)}
    kept_here = {block.b + place for block in blocks for place in range(block.size)}
    return [
        ((f"{source_name(thread, quote)} says:", ("label",)),),
        *_wrapped(theirs, kept_there, "removed", width),
        (),
        ((f"{thread.label(index)} quotes:", ("label",)),),
        *_wrapped(ours, kept_here, "added", width),
        (),
        ((_said(len(theirs) - len(kept_there), len(ours) - len(kept_here)), ("meta",)),),
    ]


def _bare(word: str) -> str:
    """Return a word without case and punctuation: what must be equal for two words to be the same."""
    return _MARKS.sub("", fold(word)) or word.strip()


def _wrapped(words: list[str], kept: set[int], role: str, width: int) -> list[Line]:
    """Return words on lines, those not kept in a role."""
    lines: list[Line] = []
    text = "".join(words)
    roles: list[tuple[int, int, bool]] = []
    start = 0
    for place, word in enumerate(words):
        roles.append((start, start + len(word.rstrip()), place in kept))
        start += len(word)
    for paragraph_start, paragraph_end in _lines_of(text):
        for first, last in wrap(text, paragraph_start, paragraph_end, width):
            lines.append(_marked(text, first, last, roles, role))
    return lines


def _lines_of(text: str) -> list[tuple[int, int]]:
    """Return the range of each line of a text that is not empty."""
    ranges, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            ranges.append((start, start + len(line)))
        start += len(line) + 1
    return ranges


def _marked(text: str, first: int, last: int, roles: list[tuple[int, int, bool]], role: str) -> Line:
    """Return one line of a text, its words that differ in a role."""
    runs: list[Run] = []
    done = first
    for start, end, kept in roles:
        if kept or end <= first or start >= last:
            continue
        runs += [(text[done : max(start, first)], ()), (text[max(start, first) : min(end, last)], (role,))]
        done = min(end, last)
    return tuple(run for run in [*runs, (text[done:last], ())] if run[0])


def _said(removed: int, added: int) -> str:
    """Return the difference in words."""
    if not removed and not added:
        return "word for word, but for case and punctuation"
    parts = [f"{removed} left out or changed"] * bool(removed) + [f"{added} put in or changed"] * bool(added)
    return "words: " + ", ".join(parts)
