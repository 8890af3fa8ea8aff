"""Everybody in a thread: who wrote, who seems to have, and who is only mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from .findings import person_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from threadview.thread import Thread

    from .findings import Mentions
    from .inference import Inferred


class Person(Struct, frozen=True):
    """Somebody who wrote in a thread or is mentioned in it.

    Attributes:
        handle: The name, without ``@``, as it is written first; of an author as the source has it.
        comments: The indexes of the comments that this person wrote, in page order.
        mentions: The indexes of the comments, or :data:`~threadview.people.ARTICLE`, that mention this person.
        inferred: The indexes of the comments without an author that seem to be by this person, in page order.
        first: When the first of ``comments`` was written; None where no time is known.
        last: When the last of them was written.
        is_poster: Whether the article is by this person.
        new: How many of ``comments`` are new.
    """

    handle: str
    comments: tuple[int, ...] = ()
    mentions: tuple[int, ...] = ()
    inferred: tuple[int, ...] = ()
    first: datetime | None = None
    last: datetime | None = None
    is_poster: bool = False
    new: int = 0


def roster(
    thread: Thread,
    mentions: Mentions,
    inferred: Mapping[int, Inferred] | None = None,
    new: Iterable[int] = (),
) -> list[Person]:
    """Return everybody: most comments first, then most guessed ones, then most mentions, then by name.

    A name in another case, or with an ``@``, is the same person. Who wrote the article is there even without a comment.

    Args:
        thread: The thread.
        mentions: Who is mentioned where.
        inferred: Who seems to have written what, as :func:`~threadview.people.infer` returns it.
        new: The indexes of the comments that are new.
    """
    count = _Count(new)
    poster = thread.article.person if thread.article else None
    if poster:
        count.key(poster)
    for index, comment in enumerate(thread.comments):
        if name := comment.person:
            count.written.setdefault(count.key(name), []).append(index)
    for index, found in mentions:
        for key in dict.fromkeys(count.key(mention.handle) for mention in found):
            count.mentioned.setdefault(key, []).append(index)
    for index, guess in (inferred or {}).items():
        count.inferred.setdefault(count.key(guess.name), []).append(index)
    people = [_person(thread, count, key, is_poster=key == (poster and person_key(poster))) for key in count.handles]
    return sorted(people, key=_activity)


class _Count:
    """Comments by the keys of people, and how each is written."""

    def __init__(self, new: Iterable[int]) -> None:
        """Know nobody yet, only which comments are new."""
        self.new = frozenset(new)
        self.handles: dict[str, str] = {}
        self.written: dict[str, list[int]] = {}
        self.mentioned: dict[str, list[int]] = {}
        self.inferred: dict[str, list[int]] = {}
        self._keys: dict[str, str] = {}

    def key(self, handle: str) -> str:
        """Return the key of a handle; the first spelling of each is kept."""
        key = self._keys.get(handle)
        if key is None:
            key = self._keys[handle] = person_key(handle)
            self.handles.setdefault(key, handle)
        return key


def _person(thread: Thread, count: _Count, key: str, *, is_poster: bool) -> Person:
    """Return one person."""
    comments = count.written.get(key, [])
    times = [time for index in comments if (time := thread.comments[index].time)]
    return Person(
        count.handles[key],
        tuple(comments),
        tuple(count.mentioned.get(key, ())),
        tuple(count.inferred.get(key, ())),
        min(times, default=None),
        max(times, default=None),
        is_poster,
        sum(index in count.new for index in comments) if count.new else 0,
    )


def _activity(person: Person) -> tuple[int, int, int, str]:
    """Return a key that sorts the most active first."""
    return -len(person.comments), -len(person.inferred), -len(person.mentions), person.handle.casefold()
