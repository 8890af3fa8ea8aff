"""Which of two texts that hold the same words a comment more likely quotes."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from threadview.thread import Thread

ARTICLE: Final = -1
"""The index by which findings name the article."""


class Kin(IntEnum):
    """What an earlier text is to a comment, the likeliest source first."""

    PARENT = 0
    ANCESTOR = 1
    SIBLING = 2
    OTHER = 3


def kinship(thread: Thread, index: int, source: int) -> Kin:
    """Return what ``source``, an earlier comment or the article, is to the comment ``index``.

    The article is the parent of what stands at the top level, and an ancestor of everything else. No path is walked:
    a comment is an ancestor of all that stands in the range of its subtree.
    """
    parent = thread.parents[index]
    if source == parent:  # the article and NO_PARENT are the same number
        return Kin.PARENT
    if source == ARTICLE or source < index < thread.ends[source]:
        return Kin.ANCESTOR
    return Kin.SIBLING if thread.parents[source] == parent else Kin.OTHER
