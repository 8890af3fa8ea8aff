"""Who may have written the comments that lost their authors: whom the answers to them speak to.

An answer that begins with whom it speaks to is evidence that the comment above it is by that person; one that ends so
is not, since it is too often about somebody else. The comment above is the parent; where that cannot be, because its
author is known to be another, or because it speaks to the same person itself, it is the nearest ancestor that can be: a
page that shows only so many levels hangs deep answers under a comment further up.

The evidence is counted over the thread:

* of several names for one comment the one with the most evidence is taken, unless the others have as much together;
* nobody answers themselves: of a comment and its parent that seem to be by one person the one with less evidence loses
  its name, or both where it is equal; beside a known author a guess always loses.

Everything here is a guess with its reasons, for comments without an author only; what is known is never touched.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from .finder import own_words
from .findings import ARTICLE, person_key
from .vocatives import at_beginning

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from threadview.thread import Thread

    from .findings import Mentions

    Votes = dict[int, dict[str, list[int]]]
    """By comment and name, folded, the comments that speak for it."""

FARTHEST: Final = 8
"""So many levels up the comment is sought that an answer speaks to: pages that cut at a level flatten few more away."""


class Inferred(Struct, frozen=True):
    """Who seems to have written a comment.

    Attributes:
        name: As it is written most often where somebody is spoken to.
        evidence: The indexes of the comments that speak for it, ascending, at least one.
    """

    name: str
    evidence: tuple[int, ...]


def infer(thread: Thread, mentions: Mentions) -> dict[int, Inferred]:
    """Return who seems to have written the comments without an author, by their indexes, ascending.

    Args:
        thread: The thread.
        mentions: Who is mentioned where, as :func:`~threadview.people.find_mentions` returns them.
    """
    if all(comment.author is not None for comment in thread.comments):
        return {}
    speaks_to = {
        index: {person_key(one.handle) for one in found if one.kind != "named"} for index, found in mentions if found
    }
    votes: Votes = {}
    spellings: dict[str, Counter[str]] = {}
    for index, handle in _addressees(thread, mentions):
        name = person_key(handle)
        spellings.setdefault(name, Counter())[handle] += 1
        above = _answered(thread, speaks_to, index, name)
        if above is not None:
            votes.setdefault(above, {}).setdefault(name, []).append(index)
    most = {index: best for index, names in votes.items() if (best := _most(names)) is not None}
    return {
        index: Inferred(spellings[name].most_common(1)[0][0], tuple(votes[index][name]))
        for index, name in sorted(_two_sides(thread, most, votes).items())
    }


def _addressees(thread: Thread, mentions: Mentions) -> Iterator[tuple[int, str]]:
    """Yield the answers that speak to somebody before they say anything, by name or with an ``@``, and to whom."""
    for index, found in mentions:
        if index == ARTICLE or thread.parents[index] < 0:
            continue
        body = thread.comments[index].body
        begin = own_words(body)
        name = at_beginning(body.text, begin)
        starts = {begin, name.start} if name else {begin}
        handle = next((one.handle for one in found if one.start in starts and one.kind != "named"), None)
        if handle:
            yield index, handle


def _answered(thread: Thread, speaks_to: Mapping[int, set[str]], index: int, name: str) -> int | None:
    """Return the comment that an answer to this person answers; None where its author is known, or there is none."""
    for above in islice(thread.ancestors(index), FARTHEST):
        author = thread.comments[above].author
        if author is None and name not in speaks_to.get(above, ()):
            return above
        if author is not None and person_key(author) == name:
            return None
    return None


def _most(names: Mapping[str, list[int]]) -> str | None:
    """Return the name with more evidence than all others have together, if there is one."""
    best = max(names, key=lambda name: len(names[name]))
    return best if 2 * len(names[best]) > sum(map(len, names.values())) else None


def _two_sides(thread: Thread, chosen: Mapping[int, str], votes: Votes) -> dict[int, str]:
    """Return the names without those that would make somebody answer themselves."""
    dropped = set()
    for index, name in chosen.items():
        above = thread.parents[index]
        if above < 0 or name != _name_of(thread, chosen, above):
            continue
        here, there = len(votes[index][name]), len(votes[above][name]) if above in chosen else len(thread)
        dropped |= {index} if here <= there else set()
        dropped |= {above} if there <= here else set()
    return {index: name for index, name in chosen.items() if index not in dropped}


def _name_of(thread: Thread, chosen: Mapping[int, str], index: int) -> str | None:
    """Return the author of a comment, folded, known or chosen."""
    author = thread.comments[index].author
    return chosen.get(index) if author is None else person_key(author)
