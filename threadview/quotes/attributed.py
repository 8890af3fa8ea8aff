"""Whom a text says that it quotes: the lines above its quotes, and which comment they mean."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup import fold, words
from threadview.markup.attribution import attribution, attribution_above

from .kinship import ARTICLE

if TYPE_CHECKING:
    from threadview.thread import Thread

_LOOKED_BACK: Final = 400
_ENDINGS: Final = (":", "：", "...")
_REFERENCE: Final = re.compile(r"(.*?)\s*(?:#|>>)(\d{1,12})")
_INITIALS: Final = re.compile(r"[A-Z][A-Za-z]{1,3}")


class Named(NamedTuple):
    """Who is said to have written a quote.

    Attributes:
        name: A name or a handle, or initials; empty when only a number is given.
        number: The place of a comment in its thread, from 1, or its id; empty when only a name is given.
    """

    name: str
    number: str = ""


def named(marker: str | None) -> Named | None:
    """Return what the marker of an attribution says; None when it names nobody."""
    if not marker:
        return None
    reference = _REFERENCE.fullmatch(marker)
    return Named(reference[1], reference[2]) if reference else Named(marker)


def named_above(text: str, start: int) -> Named | None:
    """Return whom the line above a place in a text names, where it is an attribution."""
    above = text[max(start - _LOOKED_BACK, 0) : start].rstrip()
    if not above.endswith(_ENDINGS) and not above[-1:].isdigit():
        return None
    found = attribution_above(above.rsplit("\n", 3)[-3:])
    return named(found[1]) if found else None


def is_attribution(line: str) -> bool:
    """Tell whether a line says who wrote the next one."""
    return line.endswith(_ENDINGS) and attribution(line) is not None


def fits(thread: Thread, who: Named, source: int) -> bool:
    """Tell whether a comment, or the article, is what an attribution means."""
    comment = thread.article if source == ARTICLE else thread.comments[source]
    if comment is None:
        return False
    if who.number:
        return _is_numbered(comment.id, who.number) or str(source + 1) == who.number
    return comment.author is not None and is_called(comment.author, who.name)


def _is_numbered(identity: str, number: str) -> bool:
    """Tell whether an id is this number, or ends in it: ``msg5767``."""
    before = identity.removesuffix(number)
    return before != identity and not before[-1:].isdigit()


@lru_cache(maxsize=4096)
def is_called(author: str, name: str) -> bool:
    """Tell whether an author may be called so: all words of one stand in the other, or these are the initials."""
    own, called = _words(author), _words(name)
    if not own or not called:
        return False
    if own <= called or called <= own:
        return True
    initials = "".join(word[0] for word, _, _ in words(fold(author)))
    return _INITIALS.fullmatch(name) is not None and initials == fold(name)


def _words(name: str) -> frozenset[str]:
    """Return the words of a name, folded."""
    return frozenset(word for word, _, _ in words(fold(name)))
