"""What a visit leaves behind in a thread, and by what a comment is known again at the next one."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from msgspec import Struct, field

from .thread import STUB_FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .comment import Comment
    from .thread import Thread

HEAD: Final = -1
"""The offset of what stands above a text: a comment's header, the article's title."""


class Spot(NamedTuple):
    """Somewhere in a thread, by what will be there at the next visit too.

    Attributes:
        pane: The pane the keys went to.
        comment: The key of the comment; empty in a thread without any.
    """

    pane: Literal["article", "comments"]
    comment: str


class Visit(Struct, frozen=True):
    """How a reader left a thread, and what they know of it. Comments are named by their :func:`keys`.

    Attributes:
        spot: Where the cursor was.
        top: The comment at the top of its pane and the first code point shown of it, :data:`HEAD` for its header;
            None where that pane was never shown.
        article: The first code point of the article that was shown; None where its pane was never shown.
        folds: The folded comments.
        marks: Places by letter.
        tags: The role that colours a person, by the folded handle.
        muted: The folded handles of those who are not heard.
        known: The comments that are not new any longer, with the :func:`digest` of the text they were known with; None
            for a text that nobody has looked at.
        whole: The :func:`summary` of the thread's comments where none of them was new any longer; else empty.
    """

    spot: Spot
    top: tuple[str, int] | None = None
    article: int | None = None
    folds: frozenset[str] = frozenset()
    marks: Mapping[str, Spot] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    muted: frozenset[str] = frozenset()
    known: Mapping[str, str | None] = field(default_factory=dict)
    whole: str = ""


def keys(thread: Thread) -> list[str]:
    """Return by what each comment is known again: its id, else who wrote it and what.

    Of several nameless comments with the same words the second is ``…#2``, so that one more of them is one more.
    """
    ids = thread.ids()
    if all(ids):
        return list(ids)
    made: list[str] = []
    times: dict[str, int] = {}
    for index, name in enumerate(ids):
        if name:
            made.append(name)
            continue
        comment = thread.comments[index]
        key = "~" + digest(f"{comment.author or ''}\n{comment.text}")
        times[key] = times.get(key, 0) + 1
        made.append(key if times[key] == 1 else f"{key}#{times[key]}")
    return made


def summary(keys: Iterable[str]) -> str:
    """Return a short form of the keys of all comments of a thread: the same, all but surely, for these only."""
    return digest("\n".join(keys))


def digest(text: str) -> str:
    """Return a short form of a text: another one, all but surely, when the text is edited.

    A checksum and the length: nothing hangs on it but a word in a header, and it costs no import of a large library.
    """
    return f"{zlib.crc32(text.encode('utf-8', 'surrogatepass')):08x}{len(text):x}"


def is_absent(comment: Comment) -> bool:
    """Tell whether a comment only stands for one that the source lacks: it is neither known nor new."""
    return bool(comment.flags) and not STUB_FLAGS.isdisjoint(comment.flags)
