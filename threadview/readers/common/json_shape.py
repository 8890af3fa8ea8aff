"""The shape of a JSON answer, for sniffing and for walking: its objects wherever they stand, without recursion."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .json_fields import Fields

_HOLDERS: Final = frozenset({dict, list})

steps: Final = lru_cache(256)(partial(str.split, sep="."))
"""Returns the keys of a path; a document is asked for the same ones with each of its comments."""


def names(listed: str) -> tuple[str, ...]:
    """Return the names that stand in a line, parted by blanks."""
    return tuple(listed.split())


def first_object(value: object) -> dict[str, object]:
    """Return a value itself where it is an object, or the first object of a list of objects or of such lists."""
    for _ in range(3):
        if not isinstance(value, list):
            break
        value = next((one for one in value if one), None)
    return value if isinstance(value, dict) else {}


def at(value: object, path: str) -> object:
    """Return what stands under a path of keys with dots, in lists under their first object; None where nothing does."""
    for key in steps(path):
        value = (value if isinstance(value, dict) else first_object(value)).get(key)
    return value


def has(value: object, keys: Iterable[str]) -> bool:
    """Tell whether the first object of a value has all of these keys."""
    first = first_object(value)
    return all(key in first for key in keys)


def inner_objects(part: Fields, passed: frozenset[str] = frozenset()) -> list[Fields]:
    """Return the objects that stand in an object, in it or in lists of it, but those under some keys."""
    found: list[Fields] = []
    for key, value in part.value.items():
        if type(value) in _HOLDERS and key not in passed:
            found += _inner(part, key, value)
    return found


def _inner(part: Fields, key: str, value: object) -> Iterator[Fields]:
    """Yield the object under a key, or those of the list there."""
    if isinstance(value, dict):
        yield type(part)(value, part.problems, part, f".{key}")
    elif isinstance(value, list):
        for place, one in enumerate(value):
            if isinstance(one, dict):
                yield type(part)(one, part.problems, part, f".{key}[{place}]")


def nested(
    roots: Iterable[Fields], replies: Callable[[Fields], Iterable[Fields]], *ids: str
) -> Iterator[tuple[Fields, str, str]]:
    """Yield each object, its id, and the id of the one that it stands within (empty at the top), in page order.

    Args:
        roots: Those that answer nothing.
        replies: Returns the objects that stand within one.
        ids: The keys of their ids; none where nobody asks for them.
    """
    waiting = [(root, "") for root in roots][::-1]
    while waiting:
        fields, above = waiting.pop()
        name = fields.id(*ids) if ids else ""
        yield fields, name, above
        if within := replies(fields):
            waiting += [(reply, name) for reply in within][::-1]
