"""Everybody in a thread: who wrote, and who is only mentioned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threadview.thread import Thread

    from .findings import Mentions


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who wrote in a thread or is mentioned in it.

    Attributes:
        handle: The name, without ``@``, as it is written first; of an author as the source has it.
        comments: The indexes of the comments that this person wrote, in page order.
        mentions: The indexes of the comments, or :data:`~threadview.people.ARTICLE`, that mention this person.
    """

    handle: str
    comments: tuple[int, ...]
    mentions: tuple[int, ...]


def roster(thread: Thread, mentions: Mentions) -> list[Person]:
    """Return everybody: authors before those who are only mentioned, most active first, then by name.

    A name in another case, or with an ``@``, is the same person.
    """
    handles: dict[str, str] = {}
    written: dict[str, list[int]] = {}
    mentioned: dict[str, list[int]] = {}
    for index, comment in enumerate(thread.comments):
        if comment.author:
            written.setdefault(_key(comment.author), []).append(index)
            handles.setdefault(_key(comment.author), comment.author)
    for index, found in mentions:
        for key in dict.fromkeys(_key(mention.handle) for mention in found):
            mentioned.setdefault(key, []).append(index)
        for mention in found:
            handles.setdefault(_key(mention.handle), mention.handle)
    people = [
        Person(handle, tuple(written.get(key, ())), tuple(mentioned.get(key, ()))) for key, handle in handles.items()
    ]
    return sorted(people, key=_activity)


def _key(handle: str) -> str:
    """Return what two spellings of one name have in common."""
    return handle.removeprefix("@").casefold()


def _activity(person: Person) -> tuple[int, int, str]:
    """Return a key that sorts the most active first."""
    return -len(person.comments), -len(person.mentions), person.handle.casefold()
